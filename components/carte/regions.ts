import { enLignes, typo } from "@/lib/typo";
import { type DonneesCarte, titreCourt } from "./donnees";

/** A grand domaine as a place on the map. */
export interface Region {
  readonly groupe: number;
  readonly code: string;
  readonly lignes: readonly string[];
  /** Middle of its métiers, in units of the map. */
  readonly x: number;
  readonly y: number;
  readonly effectif: number;
}

/** Longest line of a name on the map, in letters. */
const LIGNE_MAX = 16;

export function regionsDe({ grandsDomaines, groupes, x, y }: DonneesCarte): Region[] {
  return grandsDomaines
    .map(({ code, libelle }, groupe) => {
      const rangs = groupes.flatMap((g, i) => (g === groupe ? [i] : []));
      return {
        groupe,
        code,
        lignes: enLignes(typo(titreCourt(libelle)), LIGNE_MAX),
        x: mediane(rangs.map((i) => x[i] ?? 0)),
        y: mediane(rangs.map((i) => y[i] ?? 0)),
        effectif: rangs.length,
      };
    })
    .filter((r) => r.effectif > 0)
    .sort((a, b) => b.effectif - a.effectif);
}

// The median: a few far métiers must not draw a name out of its region.
export const mediane = (valeurs: readonly number[]): number =>
  valeurs.toSorted((a, b) => a - b)[valeurs.length >> 1] ?? 0;

/** Side of the picture of territories, in pixels; it is only ever seen blurred. */
const COTE_IMAGE = 900;
/** How far a métier's ground reaches, in units of the map. */
const PORTEE = 270;

/**
 * The ground of each grand domaine: a soft stain around its métiers, painted once and then only moved. Covers the map
 * from `-marge` to `cote + marge` on both axes.
 */
export function peindreTerritoires(
  { groupes, x, y }: DonneesCarte,
  teintes: readonly string[],
  cote: number,
  marge: number,
): HTMLCanvasElement {
  const image = nouvelleToile();
  const dessin = image.getContext("2d");
  const echelle = COTE_IMAGE / (cote + 2 * marge);
  for (const [groupe, teinte] of teintes.entries()) {
    const couche = nouvelleToile();
    const pinceau = couche.getContext("2d");
    if (dessin === null || pinceau === null) break;
    pinceau.fillStyle = teinte;
    pinceau.beginPath();
    for (const [i, g] of groupes.entries()) {
      if (g !== groupe) continue;
      const px = ((x[i] ?? 0) + marge) * echelle;
      const py = (cote + marge - (y[i] ?? 0)) * echelle;
      pinceau.moveTo(px, py);
      pinceau.arc(px, py, PORTEE * echelle, 0, 2 * Math.PI);
    }
    pinceau.fill();
    // Painted opaque, then laid at once: where two métiers are near, the ground is not darker.
    dessin.globalAlpha = 0.13;
    dessin.filter = "blur(7px)";
    dessin.drawImage(couche, 0, 0);
  }
  return image;
}

function nouvelleToile(): HTMLCanvasElement {
  const toile = document.createElement("canvas");
  toile.width = COTE_IMAGE;
  toile.height = COTE_IMAGE;
  return toile;
}
