import type { CodeMetier, Referential } from "../rome";
import { FACETTES } from "./facettes";
import { type Ligne, valeur } from "./lignes";
import { type Modele, modeleDe, POIDS_TOTAL } from "./modele";

/**
 * Proximity from a source to every métier, in the order of `modele.metiers`. The official table is not read.
 * @param scores where to write; made when not given.
 * @returns figures from 0 to about 1, the weighted mean of the facets.
 */
export function scoresDepuis(
  modele: Modele,
  { debuts, cles, source, facteurs }: Ligne,
  scores = new Float32Array(modele.metiers.length),
): Float32Array {
  const { colonnes } = modele;
  scores.fill(0);
  for (let f = 0; f < facteurs.length; f++) {
    const facteur = facteurs[f] ?? 1;
    const fin = debuts[f + 1] ?? 0;
    for (let i = debuts[f] ?? 0; i < fin; i++) {
      const cle = cles[i] ?? 0;
      const u = (source[i] ?? 0) * facteur;
      const finColonne = colonnes.debuts[cle + 1] ?? 0;
      for (let j = colonnes.debuts[cle] ?? 0; j < finColonne; j++) {
        const metier = colonnes.metiers[j] ?? 0;
        scores[metier] = (scores[metier] ?? 0) + u * (colonnes.poids[j] ?? 0);
      }
    }
  }
  return scores;
}

/** The same figure for one pair, facet by facet: their `part`s add up to the score. */
export function parts(source: Ligne, cible: Ligne): number[] {
  return FACETTES.map(({ poids }, f) =>
    poids === 0 ? 0 : ((source.facteurs[f] ?? 1) * valeur(f, source, cible) * poids) / POIDS_TOTAL,
  );
}

/**
 * Proximity of all pairs, one source after the other, in code order: for the map and for evaluation.
 * @yields the code of the source and its scores; the array is used again for the next one.
 */
export function* toutesLesPaires(
  referential: Referential,
): Generator<{ readonly source: CodeMetier; readonly scores: Float32Array }> {
  const modele = modeleDe(referential);
  const scores = new Float32Array(modele.metiers.length);
  for (const [i, { code }] of modele.metiers.entries()) {
    const ligne = modele.lignes[i];
    if (ligne) yield { source: code, scores: scoresDepuis(modele, ligne, scores) };
  }
}
