import type { Voisin } from "./modele";

export const COLONNES = ["nature", "nom", "proximite", "domaine"] as const;
export type Colonne = (typeof COLONNES)[number];
/** A column of the table, and whether it is read backwards. */
export interface Tri {
  readonly colonne: Colonne;
  readonly inverse: boolean;
}

/** Official moves in their order, then computed ones: how the moves come. */
export const TRI_INITIAL: Tri = { colonne: "nature", inverse: false };

const collateur = new Intl.Collator("fr");
const ORDRES: Readonly<Record<Colonne, (a: Voisin, b: Voisin) => number>> = {
  nature: () => 0,
  nom: (a, b) => collateur.compare(a.libelle, b.libelle),
  proximite: (a, b) => a.anneau - b.anneau,
  domaine: (a, b) => collateur.compare(a.grandDomaine.libelle, b.grandDomaine.libelle),
};

/** The moves by a column; those it does not tell apart stay in the order they came in. */
export function trier(voisins: readonly Voisin[], { colonne, inverse }: Tri): readonly Voisin[] {
  if (colonne === "nature") return inverse ? [...voisins].reverse() : voisins;
  const sens = inverse ? -1 : 1;
  return [...voisins].sort((a, b) => sens * ORDRES[colonne](a, b));
}
