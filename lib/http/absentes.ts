import { z } from "zod";
import { current, findMetier, type Referential } from "../rome";
import { findAppellation, findRetired, keptDiffs } from "../rome/versions";

/** For each kind of page of one thing: whether the referential, or a past version of it, has that thing. */
const EXISTE: Readonly<Record<string, ((r: Referential, code: string) => boolean) | undefined>> = {
  metiers: (r, code) => findMetier(r, code).statut === "trouve" || findRetired(code, r, keptDiffs()) !== null,
  appellations: (r, code) => findAppellation(code, r, keptDiffs()).statut !== "absent",
  domaines: (r, code) => r.domaines.has(code.toUpperCase()) || r.grandsDomaines.has(code.toUpperCase()),
  competences: (r, code) => r.competences.has(code),
  contextes: (r, code) => r.contextes.has(code),
  "centres-interet": (r, code) => r.centresInteret.has(code),
  secteurs: (r, code) => r.secteurs.has(code),
  // Whose a dossier is, its page finds out; what is no id at all is nobody's.
  dossiers: (_, code) => z.uuid().safeParse(code).success,
};

/**
 * Whether `chemin` (a path, percent-encoded) is that of a page of one thing that does not exist. Next sends what
 * `notFound()` shows as an empty page that JavaScript fills, and sends whole the 404 of an address without a route: `proxy.ts`
 * gives the former the way of the latter, so that they read without JavaScript.
 */
export function estAbsente(chemin: string): boolean {
  const etat = current();
  const [, genre = "", code = "", ...reste] = chemin.split("/");
  if (etat.statut !== "charge" || code === "" || reste.length > 0 || !Object.hasOwn(EXISTE, genre))
    return false;
  try {
    return !EXISTE[genre]?.(etat.referential, decodeURIComponent(code));
  } catch {
    return true;
  }
}
