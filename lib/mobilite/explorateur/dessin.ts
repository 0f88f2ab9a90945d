import type { CodeMetier } from "../../rome";
import { ANNEAUX, type Anneau, nature, type Voisin, type Voisinage } from "./modele";
import { envelopper, equilibrer, largeurTexte } from "./texte";

/**
 * Where everything of the drawing goes: a métier in the middle, a ring for each closeness, a sector for each grand domaine,
 * and the names in two columns beside the rings, each tied to its mark by a line. Pure: the same moves give the same
 * drawing, on the server and in the browser. Units are those of the SVG's viewBox.
 */
export interface Dessin {
  readonly largeur: number;
  readonly hauteur: number;
  readonly centre: {
    readonly x: number;
    readonly y: number;
    readonly rayon: number;
    readonly corps: number;
    readonly interligne: number;
    readonly lignes: readonly string[];
  };
  readonly anneaux: readonly { readonly nom: string; readonly rayon: number; readonly milieu: number }[];
  readonly secteurs: readonly Secteur[];
  readonly noeuds: readonly Noeud[];
}

/** A grand domaine on one side; one that goes round the bottom is there twice. */
export interface Secteur {
  readonly code: string;
  readonly cote: Cote;
  /** Outline of the slice of the rings. */
  readonly contour: string;
  readonly titre: Etiquette;
}
export type Cote = "gauche" | "droite";

export interface Etiquette {
  /** Edge that the lines start from, on the right, or end at, on the left. */
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly lignes: readonly string[];
  /** The box that the text stays in. */
  readonly boite: Boite;
}
export interface Boite {
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
  readonly hauteur: number;
}

export interface Noeud {
  readonly code: CodeMetier;
  readonly cote: Cote;
  /** Centre of the mark. */
  readonly x: number;
  readonly y: number;
  /** From the middle to the mark, and from the mark to its name. */
  readonly rayon: string;
  readonly renvoi: string;
  /** The name; the kind of move is on a line of its own below it. */
  readonly etiquette: Etiquette;
  readonly mention: string;
}

export const LARGEUR = 1160;
export const CORPS = 15;
export const CORPS_MENTION = 13;
export const CORPS_TITRE = 13;
export const RAYON_MARQUE = 9.5;
const INTERLIGNE = 18;
const INTERLIGNE_MENTION = 16;
const INTERLIGNE_TITRE = 16;
const MARGE = 12;
/** Room between two names, and around the title of a sector. */
const ESPACE = 9;
const AVANT_TITRE = 16;
const APRES_TITRE = 5;
const RAYON_CENTRE = 92;
const PREMIER_RAYON = 102;
const EPAISSEUR = 52;
const DERNIER_RAYON = PREMIER_RAYON + EPAISSEUR * ANNEAUX.length;
/** Marks of one ring stand by turns a little nearer and a little farther, so that neighbours do not touch. */
const DECALAGE = 10.5;
/** From the horizontal, in degrees: the top and the bottom are kept for the names of the rings. */
const OUVERTURE = 70;
const X = LARGEUR / 2;
/** Where the names begin, from the middle. */
const COLONNE = DERNIER_RAYON + 40;
const LARGEUR_COLONNE = X - COLONNE - MARGE;
const HAUTEUR_MIN = 2 * DERNIER_RAYON + 2 * MARGE;

interface Bloc {
  readonly voisin: Voisin | null;
  readonly domaine: Voisin["grandDomaine"];
  readonly lignes: readonly string[];
  readonly hauteur: number;
  readonly avant: number;
}

/** "officielle, rang 3 · ⚠ réglementé": what is said under each name. */
export const mention = (v: Voisin): string =>
  [nature(v), ...(v.reglemente === true ? ["⚠\u00a0réglementé"] : [])].join(" · ");

/** The drawing of the moves `voisins` around `centre`. */
export function dessiner(centre: Voisinage["centre"], voisins: readonly Voisin[]): Dessin {
  const ordonnes = ranger(voisins, 1);
  const lignesDe = coupeur();
  const coupe = meilleureCoupe(ordonnes, lignesDe);
  // Sectors go clockwise from the top: down the right side, then up the left one.
  const droite = blocs(ordonnes.slice(0, coupe), lignesDe);
  const gauche = blocs(ranger(ordonnes.slice(coupe), -1), lignesDe);
  const hauteur = Math.max(HAUTEUR_MIN, ...[droite, gauche].map((b) => total(b) + 2 * MARGE));
  const milieu = hauteur / 2;
  const cotes = [poser(droite, "droite", milieu), poser(gauche, "gauche", milieu)];
  return {
    largeur: LARGEUR,
    hauteur,
    centre: { x: X, y: milieu, rayon: RAYON_CENTRE, ...nommer(centre.libelle) },
    anneaux: ANNEAUX.map((nom, i) => ({
      nom,
      rayon: PREMIER_RAYON + EPAISSEUR * (i + 1),
      milieu: rayonDe(i as Anneau),
    })),
    secteurs: cotes.flatMap(({ secteurs }) => secteurs),
    noeuds: cotes.flatMap(({ noeuds }) => noeuds),
  };
}

/** Moves by sector, the sectors by their letter or against it, then the nearest first. */
const ranger = (voisins: readonly Voisin[], sens: 1 | -1): Voisin[] =>
  [...voisins].sort(
    (a, b) => sens * comparer(a.grandDomaine.code, b.grandDomaine.code) || a.anneau - b.anneau,
  );

const rayonDe = (anneau: Anneau): number => PREMIER_RAYON + EPAISSEUR * (anneau + 0.5);

/** The name in the disc: as large as fits. */
function nommer(libelle: string): Pick<Dessin["centre"], "corps" | "interligne" | "lignes"> {
  for (const [corps, interligne] of [
    [15, 18],
    [13.5, 16],
    [12, 14.5],
    [11, 13],
  ] as const) {
    for (const largeur of [128, 140, 116, 104]) {
      const lignes = equilibrer(libelle, largeur, corps);
      const demi = (lignes.length * interligne) / 2;
      const plusLarge = Math.max(...lignes.map((l) => largeurTexte(l, corps))) / 2;
      if (Math.hypot(demi, plusLarge) <= RAYON_CENTRE - 3) return { corps, interligne, lignes };
    }
  }
  return { corps: 10, interligne: 12, lignes: equilibrer(libelle, 128, 10) };
}

type Coupeur = (texte: string, corps: number) => readonly string[];

/** Cuts texts to the width of a column, each once: many splits in two are tried. */
function coupeur(): Coupeur {
  const faites = new Map<string, readonly string[]>();
  return (texte, corps) => {
    const cle = `${corps} ${texte}`;
    const lignes = faites.get(cle) ?? envelopper(texte, LARGEUR_COLONNE, corps);
    faites.set(cle, lignes);
    return lignes;
  };
}

/** The blocks of a column, top to bottom: the title of a sector, then the names of its métiers. */
function blocs(voisins: readonly Voisin[], lignesDe: Coupeur): Bloc[] {
  return voisins.flatMap((voisin, i) => {
    const domaine = voisin.grandDomaine;
    const precedent = voisins[i - 1];
    const nouveau = precedent?.grandDomaine.code !== domaine.code;
    const lignes = lignesDe(voisin.libelle, CORPS);
    const nom: Bloc = {
      voisin,
      domaine,
      lignes,
      hauteur: lignes.length * INTERLIGNE + INTERLIGNE_MENTION,
      avant: nouveau ? APRES_TITRE : ESPACE,
    };
    if (!nouveau) return [nom];
    const titre = lignesDe(domaine.libelle, CORPS_TITRE);
    return [
      {
        voisin: null,
        domaine,
        lignes: titre,
        hauteur: titre.length * INTERLIGNE_TITRE,
        avant: i === 0 ? 0 : AVANT_TITRE,
      },
      nom,
    ];
  });
}

const total = (colonne: readonly Bloc[]): number =>
  colonne.reduce((somme, b) => somme + b.avant + b.hauteur, 0);

/** How many moves go to the right, so that the taller of the two columns is as short as can be. */
function meilleureCoupe(ordonnes: readonly Voisin[], lignesDe: Coupeur): number {
  const hauteurDe = (voisins: readonly Voisin[]): number => total(blocs(voisins, lignesDe));
  let meilleure = { coupe: 0, hauteur: Number.POSITIVE_INFINITY };
  for (let coupe = 0; coupe <= ordonnes.length; coupe++) {
    const hauteur = Math.max(hauteurDe(ordonnes.slice(0, coupe)), hauteurDe(ordonnes.slice(coupe)));
    // A sector that is not cut in two is worth a few lines.
    const entier =
      ordonnes[coupe - 1]?.grandDomaine.code === ordonnes[coupe]?.grandDomaine.code ? 3 * INTERLIGNE : 0;
    if (hauteur + entier < meilleure.hauteur) meilleure = { coupe, hauteur: hauteur + entier };
  }
  return meilleure.coupe;
}

/** Puts a column in its place, and the marks of its métiers on the rings, in the same order. */
function poser(
  colonne: readonly Bloc[],
  cote: Cote,
  milieu: number,
): { readonly secteurs: Secteur[]; readonly noeuds: Noeud[] } {
  const sens = cote === "droite" ? 1 : -1;
  const bord = X + sens * COLONNE;
  const demi = Math.max(total(colonne) / 2, DERNIER_RAYON);
  const angleEn = (y: number): number => (((y - milieu) / demi) * OUVERTURE * Math.PI) / 180;
  const point = (rayon: number, angle: number): readonly [number, number] => [
    arrondi(X + sens * rayon * Math.cos(angle)),
    arrondi(milieu + rayon * Math.sin(angle)),
  ];
  const secteurs: Secteur[] = [];
  const noeuds: Noeud[] = [];
  let y = milieu - total(colonne) / 2;
  let rang = 0;
  for (const [i, bloc] of colonne.entries()) {
    y += bloc.avant;
    const estTitre = bloc.voisin === null;
    const etiquette = etiqueter(bloc, cote, bord, y, estTitre ? CORPS_TITRE : CORPS);
    if (bloc.voisin === null) {
      const fin = colonne.findIndex((b, j) => j > i && b.voisin === null);
      const suite = colonne.slice(i, fin < 0 ? undefined : fin);
      secteurs.push({
        code: bloc.domaine.code,
        cote,
        contour: part(
          point,
          angleEn(y - AVANT_TITRE / 2),
          angleEn(y + total(suite) - bloc.avant + AVANT_TITRE / 2),
          sens,
        ),
        titre: etiquette,
      });
    } else {
      const { code, anneau } = bloc.voisin;
      const angle = angleEn(y + bloc.hauteur / 2);
      const r = rayonDe(anneau) + (rang % 2 === 0 ? -DECALAGE : DECALAGE);
      const [mx, my] = point(r, angle);
      const [dx, dy] = point(RAYON_CENTRE, angle);
      const [ax, ay] = point(r + RAYON_MARQUE, angle);
      const [sx, sy] = point(DERNIER_RAYON, angle);
      // On along the ray for a while, then level with the name: no corner at the edge of the rings.
      const [tx, ty] = point(DERNIER_RAYON + 22, angle);
      const but = arrondi(y + bloc.hauteur / 2);
      const fin = bord - sens * 6;
      noeuds.push({
        code,
        cote,
        x: mx,
        y: my,
        rayon: `M${dx} ${dy}L${mx} ${my}`,
        renvoi: `M${ax} ${ay}L${sx} ${sy}C${tx} ${ty} ${fin - sens * 24} ${but} ${fin} ${but}`,
        etiquette,
        mention: mention(bloc.voisin),
      });
      rang++;
    }
    y += bloc.hauteur;
  }
  return { secteurs, noeuds };
}

function etiqueter(bloc: Bloc, cote: Cote, x: number, y: number, corps: number): Etiquette {
  const mentionLargeur = bloc.voisin === null ? 0 : largeurTexte(mention(bloc.voisin), CORPS_MENTION);
  const largeur = Math.max(mentionLargeur, ...bloc.lignes.map((l) => largeurTexte(l, corps)));
  return {
    x,
    y: arrondi(y + corps * 0.92),
    lignes: bloc.lignes,
    boite: { x: cote === "droite" ? x : x - largeur, y, largeur, hauteur: bloc.hauteur },
  };
}

/** Outline of the rings between two angles. */
function part(
  point: (rayon: number, angle: number) => readonly [number, number],
  de: number,
  a: number,
  sens: 1 | -1,
): string {
  const [x1, y1] = point(PREMIER_RAYON, de);
  const [x2, y2] = point(DERNIER_RAYON, de);
  const [x3, y3] = point(DERNIER_RAYON, a);
  const [x4, y4] = point(PREMIER_RAYON, a);
  const tour = sens === 1 ? 1 : 0;
  return `M${x1} ${y1}L${x2} ${y2}A${DERNIER_RAYON} ${DERNIER_RAYON} 0 0 ${tour} ${x3} ${y3}L${x4} ${y4}A${PREMIER_RAYON} ${PREMIER_RAYON} 0 0 ${1 - tour} ${x1} ${y1}Z`;
}

const arrondi = (n: number): number => Math.round(n * 10) / 10;
const comparer = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
