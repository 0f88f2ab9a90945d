import type { Appellation, PasAPas } from "../rome";
import type { Lecteur } from "./normalise";

/** Endings of a word that say gender, number, verb or noun, but not what it is about; the longest that fits goes. */
const SUFFIXES =
  /(?:ateurs?|atrices?|ations?|itions?|ements?|ages?|euses?|eurs?|rices?|ieres?|iers?|iennes?|iens?|istes?|iques?|eries?|ances?|ences?|ants?|antes?|ents?|entes?|aires?|ees?|es?|er|ir|ifs?|ives?|ales?|als?|aux|elles?|els?|s|x)$/;
const RACINE_MIN = 4;
const RACINE_MAX = 7;

/** "coiffeuse", "coiffeur", "coiffer", "coiffage" → "coiff"; words that share it are of one family. */
export function racine(mot: string): string {
  const coupe = mot.replace(SUFFIXES, "");
  return (coupe.length >= RACINE_MIN ? coupe : mot.replace(/[esx]+$/, "")).slice(0, RACINE_MAX);
}

/** What a French ear hears of a word without accents: "fotografe" and "photographe" have one key. */
export function son(mot: string): string {
  return mot
    .replace(/ph/g, "f")
    .replace(/(?<=ps[iy])ch|ch(?=[lnr])/g, "k")
    .replace(/(?:er|ez|et|ee?s?|ai[st]?)$/, "e")
    .replace(/(?:eau|au)x?/g, "o")
    .replace(/qu|ck|q|c(?![eiyh])/g, "k")
    .replace(/ch/g, "C")
    .replace(/c/g, "s")
    .replace(/g(?=[eiy])/g, "j")
    .replace(/gn/g, "n")
    .replace(/h/g, "")
    .replace(/y/g, "i")
    .replace(/[ae](?=[nm](?![aeiounm]))/g, "a")
    .replace(/t?z/g, "s")
    .replace(/ai|ei/g, "e")
    .replace(/(.)\1+/g, "$1")
    .replace(/[stdxpe]+$/, "");
}

/**
 * Optimal string alignment distance (insert, drop, replace, swap of neighbours: one each), or `max` + 1 when it is more.
 */
export function distance(a: string, b: string, max: number): number {
  if (max < 0 || Math.abs(a.length - b.length) > max) return max + 1;
  let avant = RANGEES[0];
  let ligne = RANGEES[1];
  let suivante = RANGEES[2];
  for (let j = 0; j <= b.length; j++) ligne[j] = j;
  for (let i = 1; i <= a.length; i++) {
    suivante[0] = i;
    let moindre = i;
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a.charCodeAt(i - 1), b.charCodeAt(j - 1)];
      let d = Math.min(ligne[j] ?? 0, suivante[j - 1] ?? 0) + 1;
      d = Math.min(d, (ligne[j - 1] ?? 0) + (x === y ? 0 : 1));
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === y) {
        d = Math.min(d, (avant[j - 2] ?? 0) + 1);
      }
      suivante[j] = d;
      if (d < moindre) moindre = d;
    }
    if (moindre > max) return max + 1;
    [avant, ligne, suivante] = [ligne, suivante, avant];
  }
  return Math.min(ligne[b.length] ?? 0, max + 1);
}
/** Three rows of the table that `distance` fills, kept from one call to the next: it is called a thousand times a query. */
const RANGEES: [number[], number[], number[]] = [[], [], []];

/** Titles read in one step. */
const PAR_PAS = 16;

/**
 * Feminine word → masculine word, as the titles themselves pair them: "boulangère" → "boulanger". Both forms of a title
 * then have the same words, whatever the rule of the feminine.
 */
export function* genres(
  appellations: Iterable<Pick<Appellation, "intitule">>,
  lecteur: Lecteur,
): PasAPas<Map<string, string>> {
  const masculins = new Map<string, string>();
  const dernier = (mot: string): string => {
    const masculin = masculins.get(mot);
    return masculin === undefined ? mot : dernier(masculin);
  };
  let lues = 0;
  for (const { intitule } of appellations) {
    if (intitule.masculin === intitule.feminin) continue;
    if (lues++ % PAR_PAS === 0) yield;
    const m = lecteur.mots(intitule.masculin);
    const f = lecteur.mots(intitule.feminin);
    if (m.length !== f.length) continue;
    for (const [i, feminin] of f.entries()) {
      const masculin = m[i];
      if (masculin === undefined || masculins.has(feminin) || masculin.slice(0, 2) !== feminin.slice(0, 2))
        continue;
      // A word written both ways round in two titles must not lead to itself.
      if (dernier(masculin) !== feminin) masculins.set(feminin, masculin);
    }
  }
  return masculins;
}
