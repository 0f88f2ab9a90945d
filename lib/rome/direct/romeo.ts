// Bounded in number and in time.
import { LRUCache } from "lru-cache";
import { current } from "../referential/store";
import { type ClientFranceTravail, type Prediction, predire } from "../sources/francetravail";
import type { Propositions } from ".";

/** All that a person waits for ROMEO, its token included. */
const BUDGET_MS = 700;
const DUREE_CACHE_MS = 24 * 3600 * 1000;
const CACHE_MAX = 1000;
const TEXTE_MAX = 200;

/**
 * Free text to ROMEO, within 700 ms. Answers are kept a day in memory, never on disk: they go with what people typed.
 */
export class RomeoEnDirect {
  readonly #client: ClientFranceTravail;
  /** As ROMEO gave them: what they are called is read from the referential in service each time. */
  readonly #connues = new LRUCache<string, readonly Prediction[]>({ max: CACHE_MAX, ttl: DUREE_CACHE_MS });
  readonly #enVol = new Map<string, Promise<readonly Prediction[] | null>>();

  constructor(client: ClientFranceTravail) {
    this.#client = client;
  }

  ouvert(): boolean {
    return !["refusee", "non-souscrite"].includes(this.#client.etats.get("romeo").statut);
  }

  async proposer(texte: string): Promise<Propositions> {
    const cle = texte
      .slice(0, TEXTE_MAX)
      .normalize("NFC")
      .replace(/\s+/g, " ")
      .trim()
      .toLocaleLowerCase("fr");
    if (cle === "") return { statut: "absent" };
    const predictions = this.#connues.get(cle) ?? (await this.#predictions(cle));
    const etat = current();
    if (predictions === null || etat.statut !== "charge") return { statut: "indisponible" };
    const { metiers } = etat.referential;
    const propositions = predictions.flatMap(({ metier, appellation }) => {
      const libelle = metiers.get(metier)?.libelle;
      return libelle === undefined ? [] : [{ metier, libelle, appellation }];
    });
    return propositions.length === 0 ? { statut: "absent" } : { statut: "trouve", propositions };
  }

  /** Asked for once, however many wait. */
  #predictions(cle: string): Promise<readonly Prediction[] | null> {
    let vol = this.#enVol.get(cle);
    if (vol === undefined) {
      vol = this.#demander(cle).finally(() => this.#enVol.delete(cle));
      this.#enVol.set(cle, vol);
    }
    return vol;
  }

  /** Null when ROMEO does not say in time. */
  async #demander(cle: string): Promise<readonly Prediction[] | null> {
    const fin = AbortSignal.timeout(BUDGET_MS);
    const tropTard = new Promise<null>((resolve) => fin.addEventListener("abort", () => resolve(null)));
    const lue = await Promise.race([
      predire(this.#client, cle, {
        signal: fin,
        // Before the budget ends, so that a slow API is told from a person who gave up.
        delaiMs: BUDGET_MS - 50,
        attenteMaxMs: BUDGET_MS / 2,
        reprises: 0,
        priorite: 1,
      }),
      // The token may take longer than the budget: it then serves the next one.
      tropTard,
    ]);
    if (lue === null || lue.statut === "indisponible") return null;
    const predictions = lue.statut === "trouve" ? lue.valeur : [];
    this.#connues.set(cle, predictions);
    return predictions;
  }
}
