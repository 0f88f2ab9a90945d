import type { Api } from "./apis";

/**
 * What keeps an API from answering:
 * - `refusee`: the credentials themselves are refused;
 * - `non-souscrite`: they do not open this API;
 * - `quota`: too many calls;
 * - `attente`: no room left among our own calls in the time that was given: nothing was asked;
 * - `injoignable`: network, time-out, 5xx, an empty answer where there must be one;
 * - `derive`: an answer that is not what the contract says;
 * - `arretee`: the caller gave up.
 */
export type Cas = "refusee" | "non-souscrite" | "quota" | "attente" | "injoignable" | "derive" | "arretee";

/** Told in French, without anything of the request's credentials. */
export interface Defaut {
  readonly cas: Cas;
  readonly api: Api["id"];
  readonly detail: string;
}

/** Found, absent (404), or unavailable: never an empty value for any of the three. */
export type Lecture<T> =
  | { readonly statut: "trouve"; readonly valeur: T }
  | { readonly statut: "absent" }
  | { readonly statut: "indisponible"; readonly defaut: Defaut };

export const indisponible = (
  api: Api,
  cas: Cas,
  quoi: string,
): { readonly statut: "indisponible"; readonly defaut: Defaut } => ({
  statut: "indisponible",
  defaut: { cas, api: api.id, detail: `API ${api.nom} : ${quoi}.` },
});
