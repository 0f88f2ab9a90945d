import { sansAccent } from "../typo";
import type { Intitule } from "./model";

/**
 * Masculine and feminine forms of a ROME title, written "masculin / féminin complément". What follows the feminine noun
 * group belongs to both: "Boulanger / Boulangère d'usine" → "Boulanger d'usine", "Boulangère d'usine". An invariable
 * beginning is written once, on the left: "Responsable commercial / Commerciale" → "Responsable commerciale".
 *
 * The last word of the masculine group is looked for in the right part, near the same place, by its beginning. Where it
 * stands there unchanged the two are names of their own ("Homme sage-femme / Sage-femme") and are left as they are.
 * @returns the same text twice for a title with one form.
 */
export function separerIntitule(libelle: string): Intitule {
  const [gauche, droite, ...reste] = libelle.split(" / ");
  if (gauche === undefined || droite === undefined || reste.length > 0) {
    return { masculin: libelle, feminin: libelle };
  }
  const masculins = gauche.split(" ");
  const feminins = droite.split(" ");
  const fin = indexDuFeminin(masculins, feminins);
  if (fin === null) return { masculin: gauche, feminin: droite };

  const complement = feminins.slice(fin + 1);
  const tete = teteCommune(masculins, feminins, fin);
  const premier = feminins[0] ?? "";
  const groupe = tete.length > 0 ? [...tete, minuscule(premier), ...feminins.slice(1)] : feminins;
  return { masculin: [...masculins, ...complement].join(" "), feminin: groupe.join(" ") };
}

/** Index in `feminins` of the counterpart of the last masculine word; null when the two sides are names of their own. */
function indexDuFeminin(masculins: readonly string[], feminins: readonly string[]): number | null {
  const attendu = masculins.length - 1;
  const dernier = masculins[attendu] ?? "";
  for (const i of [attendu, attendu - 1, attendu + 1, attendu - 2]) {
    const mot = feminins[i];
    if (mot === undefined || !seRessemblent(dernier, mot)) continue;
    const seul = i !== attendu && sansAccent(mot) === sansAccent(dernier);
    return seul ? null : i;
  }
  return Math.min(attendu, feminins.length - 1);
}

/** Words of the left part that the right one leaves out, when its first word answers a later one of the left. */
function teteCommune(
  masculins: readonly string[],
  feminins: readonly string[],
  fin: number,
): readonly string[] {
  const manquants = masculins.length - 1 - fin;
  const premier = feminins[0];
  const vis = masculins[manquants];
  if (manquants <= 0 || premier === undefined || vis === undefined) return [];
  return seRessemblent(vis, premier) ? masculins.slice(0, manquants) : [];
}

/** The two words begin alike: half of the shorter, two to four letters ("boucher", "bouchère"). */
function seRessemblent(a: string, b: string): boolean {
  const x = sansAccent(a);
  const y = sansAccent(b);
  const n = Math.min(4, Math.max(2, Math.ceil(Math.min(x.length, y.length) / 2)));
  return x.slice(0, n) === y.slice(0, n);
}

/** An ordinary word loses its capital inside a title; an acronym or a proper compound keeps it. */
const minuscule = (mot: string): string =>
  /^\p{Lu}\p{Ll}/u.test(mot) ? mot.slice(0, 1).toLowerCase() + mot.slice(1) : mot;
