import { current } from "../referential/store";
import { type ClientFranceTravail, predire } from "../sources/francetravail";
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
  readonly #connues = new Map<string, { readonly propositions: Propositions; readonly perimeA: number }>();
  readonly #enVol = new Map<string, Promise<Propositions>>();

  constructor(client: ClientFranceTravail) {
    this.#client = client;
  }

  ouvert(): boolean {
    return !["refusee", "non-souscrite"].includes(this.#client.etats.get("romeo").statut);
  }

  proposer(texte: string): Promise<Propositions> {
    const cle = texte
      .slice(0, TEXTE_MAX)
      .normalize("NFC")
      .replace(/\s+/g, " ")
      .trim()
      .toLocaleLowerCase("fr");
    if (cle === "") return Promise.resolve({ statut: "absent" });
    const connue = this.#connues.get(cle);
    if (connue !== undefined && Date.now() < connue.perimeA) return Promise.resolve(connue.propositions);
    let vol = this.#enVol.get(cle);
    if (vol === undefined) {
      vol = this.#demander(cle).finally(() => this.#enVol.delete(cle));
      this.#enVol.set(cle, vol);
    }
    return vol;
  }

  async #demander(cle: string): Promise<Propositions> {
    const fin = AbortSignal.timeout(BUDGET_MS);
    const tropTard = new Promise<{ readonly statut: "indisponible" }>((resolve) =>
      fin.addEventListener("abort", () => resolve({ statut: "indisponible" })),
    );
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
    const etat = current();
    if (lue.statut === "indisponible" || etat.statut !== "charge") return { statut: "indisponible" };
    const { metiers } = etat.referential;
    const propositions = (lue.statut === "trouve" ? lue.valeur : []).flatMap(({ metier, appellation }) => {
      const libelle = metiers.get(metier)?.libelle;
      return libelle === undefined ? [] : [{ metier, libelle, appellation }];
    });
    const resultat: Propositions =
      propositions.length === 0 ? { statut: "absent" } : { statut: "trouve", propositions };
    this.#garder(cle, resultat);
    return resultat;
  }

  #garder(cle: string, propositions: Propositions): void {
    const [ancienne] = this.#connues.keys();
    if (this.#connues.size >= CACHE_MAX && ancienne !== undefined) this.#connues.delete(ancienne);
    this.#connues.set(cle, { propositions, perimeA: Date.now() + DUREE_CACHE_MS });
  }
}
