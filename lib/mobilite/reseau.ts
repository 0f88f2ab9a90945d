import type { Metier, PasAPas, Referential } from "../rome";
import { Calcul, derive } from "../rome";
import { modeleDe } from "./modele";
import { toutesLesPaires } from "./proximite";

/** A move from one métier, by rank in code order. */
export interface Lien {
  readonly cible: number;
  readonly score: number;
  /** Official rank, from 1; null for a computed move. */
  readonly ordre: number | null;
}

/** Every move worth showing, source by source, in code order. */
export interface Reseau {
  readonly officielles: readonly (readonly Lien[])[];
  /** Near by content and not official, best first; the first ten are re-ranked for breadth. */
  readonly calculees: readonly (readonly Lien[])[];
}

/** Computed moves kept for a source. */
export const CALCULEES_MAX = 50;
/** Those that are seen first, on which breadth is held. */
export const PREMIERES = 10;

/**
 * What is left of the score of a métier of the same grand domaine. Content alone keeps three first moves out of four in
 * the grand domaine; the official list keeps 56 %.
 */
const MEME_GRAND_DOMAINE = 0.78;

/** No métier is shown among the first ten of more than this share of sources. */
const PART_CARREFOUR = 0.05;

export const calculReseau = (referential: Referential): Calcul<Reseau> =>
  derive(referential, "mobilite.reseau", (r) => new Calcul(relier(r)));

/** The moves of a whole referential, scored once on first use. */
export const reseauDe = (referential: Referential): Reseau => calculReseau(referential).maintenant();

function* relier(referential: Referential): PasAPas<Reseau> {
  const { metiers, rangs } = modeleDe(referential);
  const officielles: Lien[][] = [];
  const candidats: Lien[][] = [];
  let rang = 0;
  for (const { scores } of toutesLesPaires(referential)) {
    const source = metiers[rang];
    if (source) {
      const liens = source.mobilites.flatMap(({ cible, ordre }): Lien[] => {
        const j = rangs.get(cible);
        return j === undefined ? [] : [{ cible: j, score: scores[j] ?? 0, ordre }];
      });
      officielles.push(liens);
      candidats.push(elargis(metiers, rang, source, scores, new Set(liens.map((l) => l.cible))));
    }
    rang++;
    yield;
  }
  return { officielles, calculees: yield* sansCarrefours(candidats, metiers.length) };
}

/** Candidates of one source by score, once the métiers of its own grand domaine are held back. */
function elargis(
  metiers: readonly Metier[],
  rang: number,
  source: Metier,
  scores: Float32Array,
  officielles: ReadonlySet<number>,
): Lien[] {
  const ajustes = scores.map((score, j) =>
    metiers[j]?.grandDomaine.code === source.grandDomaine.code ? score * MEME_GRAND_DOMAINE : score,
  );
  ajustes[rang] = 0;
  for (const j of officielles) ajustes[j] = 0;
  // Two lengths in reserve: the first ten may have to pass over métiers that are everywhere.
  return plusGrands(ajustes, 2 * CALCULEES_MAX).map((cible) => ({
    cible,
    score: scores[cible] ?? 0,
    ordre: null,
  }));
}

/** Ranks of the `combien` greatest positive values, greatest first. */
function plusGrands(valeurs: Float32Array, combien: number): number[] {
  const seuil = valeurs.slice().sort().at(-combien) ?? 0;
  const rangs: number[] = [];
  for (const [j, v] of valeurs.entries()) if (v > 0 && v >= seuil) rangs.push(j);
  return rangs.sort((a, b) => (valeurs[b] ?? 0) - (valeurs[a] ?? 0) || a - b).slice(0, combien);
}

/** Fills the first ten one place at a time, all sources in turn, so that none is served before the others. */
function* sansCarrefours(candidats: readonly (readonly Lien[])[], n: number): PasAPas<Lien[][]> {
  const plafond = Math.max(1, Math.floor(n * PART_CARREFOUR));
  const vus = new Uint16Array(n);
  const restes = candidats.map((liens) => [...liens]);
  const listes = candidats.map((): Lien[] => []);
  for (let place = 0; place < PREMIERES; place++) {
    for (const [i, reste] of restes.entries()) {
      const k = reste.findIndex((l) => (vus[l.cible] ?? 0) < plafond);
      const [lien] = k < 0 ? [] : reste.splice(k, 1);
      if (!lien) continue;
      vus[lien.cible] = (vus[lien.cible] ?? 0) + 1;
      listes[i]?.push(lien);
    }
    yield;
  }
  return listes.map((liste, i) => [...liste, ...(restes[i] ?? [])].slice(0, CALCULEES_MAX));
}
