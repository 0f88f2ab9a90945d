import { codesProches, type Referential, type Source } from "../rome";
import { findRetired, keptDiffs } from "../rome/versions";
import { probleme } from "./result";
import { versResume } from "./schemas";

/** The extract has a part of the codes: one it lacks may well be a métier. */
const OU: Readonly<Record<Source, string>> = {
  extrait: "l'extrait du ROME que ce site a pour l'instant",
  archive: "cette version du ROME",
  api: "cette version du ROME",
};

/** The 404 of a métier code: the nearest codes, and what took over a code that was retired. */
export function metierInconnu(referential: Referential, code: string): ReturnType<typeof probleme> {
  const proches = codesProches(referential, code).map(versResume);
  const retire = findRetired(code, referential, keptDiffs());
  return retire === null
    ? probleme(404, `Aucun métier ne porte ce code dans ${OU[referential.source]}.`, { proches })
    : probleme(404, "Ce code a été retiré du ROME ; ses successeurs sont donnés.", {
        proches,
        successeurs: retire.successeurs.map((s) => ({ code: s.metier.code, libelle: s.metier.libelle })),
      });
}
