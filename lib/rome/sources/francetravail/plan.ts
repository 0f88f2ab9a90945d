import { IDS_API, type IdApi } from "./apis";
import { MARGE } from "./cadence";
import { LISTES, type NomListe } from "./wire";

/** Métiers that are read to see whether the reference still says what the API says. */
export const ECHANTILLON = 25;

/** The lists that serve: that of the fiches only tells where a reference is out of date. */
export const listesUtiles = (avecReference: boolean): NomListe[] =>
  (Object.keys(LISTES) as NomListe[]).filter((nom) => nom !== "fiches" || avecReference);

export interface Plan {
  readonly parApi: readonly { readonly api: IdApi; readonly appels: number; readonly secondes: number }[];
  readonly appels: number;
  /** The APIs are called side by side: the longest of them. */
  readonly secondes: number;
}

/**
 * The calls of a whole synchronisation: the version, one call a list, one a métier to read.
 * @param lectures métiers to read one by one
 * @param quota calls a second for each API
 */
export function calculerPlan(lectures: number, avecReference: boolean, quota: number): Plan {
  const combien = new Map<IdApi, number>();
  const ajouter = (api: IdApi, appels: number): void => {
    combien.set(api, (combien.get(api) ?? 0) + appels);
  };
  ajouter("metiers", 1 + lectures);
  for (const nom of listesUtiles(avecReference)) ajouter(LISTES[nom].api, 1);
  const parApi = IDS_API.flatMap((api) => {
    const appels = combien.get(api);
    return appels === undefined ? [] : [{ api, appels, secondes: secondesDe(appels, quota) }];
  });
  return {
    parApi,
    appels: parApi.reduce((somme, { appels }) => somme + appels, 0),
    secondes: Math.max(...parApi.map(({ secondes }) => secondes)),
  };
}

/** Seconds that so many calls to one API take at the pace of `Cadence`. */
export const secondesDe = (appels: number, quota: number): number => (appels * MARGE) / quota;
