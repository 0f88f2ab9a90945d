import type { Textes } from "./textes";

/** The first answers that the others are compared to, and those whose domaine has a say. */
const PREMIERS = 5;
const VOTANTS = 20;

/** What the first answers of a query say of one of them. */
export interface Retour {
  /** How far they are of its domaine: the sum of their shares of the best score, each over its rank. */
  readonly domaine: number;
  /** How like theirs its text is, 0 to 1. */
  readonly ressemblance: number;
}

/**
 * Second look at the answers of a query (pseudo-relevance feedback, after Rocchio): what the first ones have in common says
 * what the query is about, even where it is in other words than the ROME's.
 * @param rangs métiers, best first
 * @returns one row a métier of `rangs`, in the same order
 */
export function retour(
  rangs: readonly number[],
  scores: Float64Array,
  domaines: readonly string[],
  textes: Textes,
): Retour[] {
  const scoreDe = (m: number): number => scores[m] ?? 0;
  const [meilleur = 0] = rangs;
  const votes = new Map<string, number>();
  for (const [i, m] of rangs.slice(0, VOTANTS).entries()) {
    const domaine = domaines[m] ?? "";
    votes.set(domaine, (votes.get(domaine) ?? 0) + scoreDe(m) / scoreDe(meilleur) / (i + 1));
  }
  const tete = rangs.slice(0, PREMIERS);
  const total = tete.reduce((somme, m) => somme + scoreDe(m), 0);
  const ressemblances = textes.ressemblances(
    tete,
    tete.map((m) => scoreDe(m) / total),
    rangs,
  );
  return rangs.map((m, i) => ({
    domaine: votes.get(domaines[m] ?? "") ?? 0,
    ressemblance: ressemblances[i] ?? 0,
  }));
}
