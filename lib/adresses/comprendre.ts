import type { Metier, Referential } from "../rome";
import { rechercher } from "../search";

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
  /** Nothing has these words; `proches` resemble them. */
  | { readonly statut: "absent"; readonly texte: string; readonly proches: readonly Metier[] };

/** Other meanings that are offered. */
const AUTRES_MAX = 5;

/** The métier that a person means by a code, a title or words. */
export function comprendre(referential: Referential, valeur: string | null): Compris {
  if (valeur === null) return { statut: "vide" };
  const { direct, requete, resultats, proches } = rechercher(referential, valeur, AUTRES_MAX + 1);
  const [premier, ...suite] = resultats;
  if (premier === undefined) {
    return {
      statut: "absent",
      texte: requete,
      proches: proches.slice(0, AUTRES_MAX).map((r) => r.metier),
    };
  }
  const nomme = [premier.metier, premier.appellation].some(
    (t) => t !== null && pareil(t.libelle, requete, t.intitule),
  );
  return {
    statut: "trouve",
    texte: requete,
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
