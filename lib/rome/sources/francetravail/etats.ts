import { z } from "zod";
import { APIS, IDS_API, type IdApi, idApi } from "./apis";
import type { Defaut, Lecture } from "./defaut";

/** What is known of an API, as it may be shown to anyone. */
export const etatApi = z.object({
  api: idApi,
  nom: z.string(),
  statut: z.enum(["inconnue", "ok", "refusee", "non-souscrite", "quota", "injoignable", "derive"]),
  /** Since when it has that state; null while nothing was asked of it. */
  depuis: z.iso.datetime().nullable(),
  /** In French; null when all is well. */
  detail: z.string().nullable(),
  /** Answers that were not what the contract says, since the start. */
  derives: z.int(),
});
export type EtatApi = z.infer<typeof etatApi>;

/** The state of each API, from the calls that are made: found out, never assumed. */
export class EtatsApis {
  readonly #etats = new Map<IdApi, EtatApi>(
    IDS_API.map((api) => [
      api,
      { api, nom: APIS[api].nom, statut: "inconnue", depuis: null, detail: null, derives: 0 },
    ]),
  );

  get(api: IdApi): EtatApi {
    const etat = this.#etats.get(api);
    if (etat === undefined) throw new Error(`EtatsApis: no ${api}`);
    return etat;
  }

  tous(): EtatApi[] {
    return [...this.#etats.values()];
  }

  noter(api: IdApi, lecture: Lecture<unknown>): void {
    if (lecture.statut === "indisponible") this.#noterDefaut(api, lecture.defaut);
    else this.#changer(api, "ok", null);
  }

  /** Takes up what another process saw, later than us; the greater count of drifts is kept. */
  reprendre(vus: readonly EtatApi[]): void {
    for (const vu of vus) {
      if (vu.statut === "inconnue") continue;
      const derives = Math.max(vu.derives, this.get(vu.api).derives);
      this.#changer(vu.api, vu.statut, vu.detail);
      this.#etats.set(vu.api, { ...this.get(vu.api), derives });
    }
  }

  /** An answer that serves, but has a value that the contract lacks. */
  compterDerive(api: IdApi): void {
    const etat = this.get(api);
    this.#etats.set(api, { ...etat, derives: etat.derives + 1 });
  }

  #noterDefaut(api: IdApi, { cas, detail }: Defaut): void {
    // Neither says anything of the API.
    if (cas === "arretee" || cas === "attente") return;
    if (cas === "derive") this.compterDerive(api);
    this.#changer(api, cas, detail);
  }

  #changer(api: IdApi, statut: EtatApi["statut"], detail: string | null): void {
    const avant = this.get(api);
    const depuis = avant.statut === statut ? avant.depuis : new Date().toISOString();
    this.#etats.set(api, { ...avant, statut, depuis, detail });
  }
}
