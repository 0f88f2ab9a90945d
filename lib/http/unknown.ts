import { ceReferentiel } from "../mots";
import { codesProches, type Referential } from "../rome";
import { findRetired, keptDiffs } from "../rome/versions";
import { probleme } from "./result";
import { versResume } from "./schemas";

/** The 404 of a métier code: the nearest codes, and what took over a code that was retired. */
export function metierInconnu(referential: Referential, code: string): ReturnType<typeof probleme> {
  const proches = codesProches(referential, code).map(versResume);
  const retire = repreneurs(referential, code);
  return retire === null
    ? probleme(404, `Aucun métier ne porte ce code dans ${ceReferentiel(referential.source)}.`, { proches })
    : probleme(404, "Ce code a été retiré du ROME ; ses successeurs sont donnés.", { proches, ...retire });
}

/** What took over from a code that was retired, as a problem tells it; null for any other. */
export function repreneurs(
  referential: Referential,
  code: string,
): { readonly successeurs: readonly { readonly code: string; readonly libelle: string }[] } | null {
  const retire = findRetired(code, referential, keptDiffs());
  return (
    retire && {
      successeurs: retire.successeurs.map((s) => ({ code: s.metier.code, libelle: s.metier.libelle })),
    }
  );
}
