import { findMetier, type Referential } from "../rome";
import { findRetired, keptDiffs, sinceVersion } from "../rome/versions";
import type { Contenu } from "./contenu";

/** How many métiers that took over a withdrawn one are named. */
const SUCCESSEURS = 3;

/** What became of a métier of a dossier since the version of the ROME that the dossier was written with. */
export type ChangementRome = { readonly code: string; readonly libelle: string } & (
  | { readonly statut: "renomme"; readonly apres: string }
  | {
      readonly statut: "retire";
      readonly successeurs: readonly { readonly code: string; readonly libelle: string }[];
    }
);

/**
 * The métiers of a dossier, past and chosen, that were withdrawn or renamed since; each once. The dossier itself stays as it is. A
 * code that neither the referential nor a kept comparison knows (on the embedded extract, most) is left untold.
 */
export function changementsDepuis(contenu: Contenu, referential: Referential): ChangementRome[] {
  if (contenu.rome === referential.version) return [];
  const diffs = keptDiffs();
  const vus = new Map([...contenu.passes, ...contenu.selection].map((m) => [m.code, m.libelle]));
  return [...vus].flatMap(([code, libelle]): ChangementRome[] => {
    const trouve = findMetier(referential, code);
    if (trouve.statut === "trouve") {
      const depuis = sinceVersion(trouve.metier, contenu.rome, referential, diffs);
      if (depuis.statut !== "changee") return [];
      return depuis.comparaison.metiers.renommes
        .filter((r) => r.code === code)
        .map((r) => ({ statut: "renomme", code, libelle: r.avant, apres: r.apres }));
    }
    const retire = findRetired(code, referential, diffs);
    if (retire === null) return [];
    const successeurs = retire.successeurs
      .slice(0, SUCCESSEURS)
      .map(({ metier }) => ({ code: metier.code, libelle: metier.libelle }));
    return [{ statut: "retire", code, libelle: retire.libelle ?? libelle, successeurs }];
  });
}
