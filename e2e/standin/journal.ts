import type { Api } from "./operations";

/** One call that came in. Never holds a token, a secret or a text that someone typed. */
export interface Appel {
  /** Milliseconds since 1970. */
  readonly quand: number;
  readonly api: Api | "jeton" | "inconnue";
  readonly methode: string;
  readonly chemin: string;
  readonly champs: string | null;
  /** 0 when the connection was cut. */
  readonly statut: number;
  /** Until the answer began to be sent. */
  readonly ms: number;
}
export interface Compteur {
  readonly appels: number;
  readonly statuts: Readonly<Record<string, number>>;
}
export type Compteurs = Readonly<Partial<Record<Appel["api"], Compteur>>>;

/** Older calls than these are forgotten: it may run for days. */
const MAX = 100_000;

export function noterAppel(journal: Appel[], appel: Appel): void {
  if (journal.length >= MAX) journal.splice(0, MAX / 10);
  journal.push(appel);
}

/** Calls and answers by status, for each API that was called. */
export function compter(journal: readonly Appel[]): Compteurs {
  const compteurs: Partial<Record<Appel["api"], { appels: number; statuts: Record<string, number> }>> = {};
  for (const { api, statut } of journal) {
    const compteur = compteurs[api] ?? { appels: 0, statuts: {} };
    compteurs[api] = compteur;
    compteur.appels++;
    compteur.statuts[statut] = (compteur.statuts[statut] ?? 0) + 1;
  }
  return compteurs;
}
