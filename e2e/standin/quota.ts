/** Calls that a client may make: `debit` a second, at most `rafale` at once. Written out because its four headers are part of what is stood in for. */
export interface Reglage {
  readonly debit: number;
  readonly rafale: number;
}

export type Entetes = Readonly<Record<string, string>>;

/** A token bucket per client and API. */
export class Quotas {
  readonly #seaux = new Map<string, { jetons: number; quand: number }>();
  constructor(readonly maintenant: () => number) {}

  /** Takes one call. @returns the rate headers and, when there is none left, the whole seconds to wait. */
  prendre(cle: string, { debit, rafale }: Reglage): { attente: number | null; entetes: Entetes } {
    const quand = this.maintenant();
    const seau = this.#seaux.get(cle) ?? { jetons: rafale, quand };
    const jetons = Math.min(rafale, seau.jetons + ((quand - seau.quand) / 1000) * debit);
    const permis = jetons >= 1;
    const reste = permis ? jetons - 1 : jetons;
    this.#seaux.set(cle, { jetons: reste, quand });
    return {
      attente: permis ? null : Math.max(1, Math.ceil((1 - jetons) / debit)),
      entetes: entetes({ debit, rafale }, Math.floor(reste)),
    };
  }
}

export const entetes = ({ debit, rafale }: Reglage, reste: number): Entetes => ({
  "X-RateLimit-Burst-Capacity-Clientidlimiter": String(rafale),
  "X-RateLimit-Remaining-Clientidlimiter": String(reste),
  "X-RateLimit-Replenish-Rate-Clientidlimiter": String(debit),
  "X-RateLimit-Requested-Tokens-Clientidlimiter": "1",
});
