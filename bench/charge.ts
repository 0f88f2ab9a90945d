import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { hasard } from "./jeux";

export interface Requete {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Charge {
  readonly envoyees: number;
  /** Answers other than 2xx, broken connections, answers later than `DELAI_MS`. */
  readonly fautes: number;
  /** Milliseconds from the instant a request was due to the end of its answer, shortest first. */
  readonly latences: readonly number[];
  /** Requests whose instant came at least 5 ms before they left: the generator itself was late. */
  readonly retards: number;
}

const DELAI_MS = 10_000;
const RETARD_MS = 5;

/**
 * Visitors who come when they like: requests at random instants (Poisson, the same for a seed), whether earlier ones are answered
 * or not, for a queue must be seen. By hand: autocannon sends the requests of a second all at its start when given a rate.
 * @param parSeconde requests a second, on average
 */
export async function charger(
  url: string,
  requetes: readonly Requete[],
  parSeconde: number,
  secondes: number,
): Promise<Charge> {
  const agent = new Agent({ keepAlive: true });
  const alea = hasard(1);
  const latences: number[] = [];
  const enCours: Promise<void>[] = [];
  let fautes = 0;
  let retards = 0;
  const debut = performance.now();
  for (let du = 0, i = 0; ; i++) {
    du += (-Math.log(1 - alea()) / parSeconde) * 1000;
    if (du > secondes * 1000) break;
    const attente = debut + du - performance.now();
    if (attente > 1) await pause(attente);
    const voulu = debut + du;
    if (performance.now() - voulu > RETARD_MS) retards++;
    const requete = requetes[i % requetes.length];
    if (requete === undefined) throw new RangeError("no request to send");
    enCours.push(
      envoyer(url, requete, agent).then(
        () => void latences.push(performance.now() - voulu),
        () => void fautes++,
      ),
    );
  }
  await Promise.all(enCours);
  agent.destroy();
  return { envoyees: enCours.length, fautes, latences: latences.sort((a, b) => a - b), retards };
}

/** @throws when the answer is no 2xx, breaks or comes too late. */
function envoyer(url: string, { path, ...options }: Requete, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const requete = request(
      new URL(path, url),
      { ...options, agent, signal: AbortSignal.timeout(DELAI_MS) },
      (r) => {
        const statut = r.statusCode ?? 0;
        r.on("end", () => (statut >= 200 && statut < 300 ? resolve() : reject(new Error(`HTTP ${statut}`))));
        r.on("error", reject);
        r.resume();
      },
    );
    requete.on("error", reject);
    requete.end();
  });
}
