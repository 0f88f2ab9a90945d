import type { Metier, Referential } from "../rome";
import { type Diff, findRetired, keptDiffs, type Retire } from "../rome/versions";
import { explorer } from "../search";

/** What a field that asks for a métier was given, as understood. */
export type Compris =
  | { readonly statut: "vide" }
  /** `autres`: what the words may also mean, best first; empty when they were a code or the very name of a title. */
  | {
      readonly statut: "trouve";
      readonly texte: string;
      readonly metier: Metier;
      readonly autres: readonly Metier[];
    }
  /** Words that only a guess could take for a métier: one of `proches`, best first, or another. */
  | { readonly statut: "incertain"; readonly texte: string; readonly proches: readonly Metier[] }
  /** Nothing has these words; `proches` resemble them or, for a code that the ROME had (`retire`), took over from it. */
  | {
      readonly statut: "absent";
      readonly texte: string;
      readonly proches: readonly Metier[];
      readonly retire?: Retire;
    };

/** Other meanings that are offered. */
const AUTRES_MAX = 5;

/** The métier that a person means by a code, a title or words. */
export function comprendre(
  referential: Referential,
  valeur: string | null,
  diffs: readonly Diff[] = keptDiffs(),
): Compris {
  if (valeur === null) return { statut: "vide" };
  const retire = findRetired(valeur, referential, diffs);
  if (retire !== null) {
    const proches = retire.successeurs.slice(0, AUTRES_MAX).map((s) => s.metier);
    return { statut: "absent", texte: valeur, proches, retire };
  }
  const {
    direct,
    requete: coupee,
    resultats,
    proches,
    incertaine,
  } = explorer(referential, valeur, {}, { limite: AUTRES_MAX + 1 });
  // Cut in the middle of a character, it could not be written in an address.
  const texte = coupee.replace(/[\uD800-\uDBFF]$/, "");
  const [premier, ...suite] = resultats;
  if (premier === undefined) {
    return { statut: "absent", texte, proches: proches.slice(0, AUTRES_MAX).map((r) => r.metier) };
  }
  const nomme = [premier.metier, premier.appellation].some(
    (t) => t !== null && pareil(t.libelle, texte, t.intitule),
  );
  if (incertaine && !nomme) return { statut: "incertain", texte, proches: resultats.map((r) => r.metier) };
  return {
    statut: "trouve",
    texte,
    metier: premier.metier,
    autres: direct !== null || nomme ? [] : suite.map((r) => r.metier),
  };
}

/** The whole title, in both genders or in one, whatever the case. */
function pareil(
  libelle: string,
  texte: string,
  { masculin, feminin }: { readonly masculin: string; readonly feminin: string },
): boolean {
  const voulu = texte.toLocaleLowerCase("fr");
  return [libelle, masculin, feminin].some((t) => t.toLocaleLowerCase("fr") === voulu);
}
