/**
 * Advance widths of Atkinson Hyperlegible Next, semi-bold, in hundredths of an em, rounded up: text is laid out without a
 * browser, the same for everyone. Measured with `measureText` on the font of `app/fonts.ts`.
 */
const CHASSES: ReadonlyMap<string, number> = new Map(
  (
    [
      [20, "'\u202f"],
      [26, ",.:;j’"],
      [30, "!iîï·"],
      [33, "()[ l\u00a0"],
      [37, ']ft"-r'],
      [43, "°_IÎÏ/1"],
      [51, "*syzcvç–"],
      [55, "7?xkJLaàâä"],
      [58, "euèéêëùûü2<>Fhnoôö9"],
      [61, "EbdgpÈÉÊË+3Tq$5S"],
      [64, "6=PZ48VY«»BR"],
      [67, "0CKÇAXÀÂ"],
      [72, "DUÙÛÜHNG"],
      [75, "#&wOÔQ…"],
      [88, "MmWæ"],
    ] as const
  ).flatMap(([chasse, lettres]) => [...lettres].map((l) => [l, chasse] as const)),
);
/** The widest letter, for those that the table lacks. */
const CHASSE_MAX = 102;

/** Width of a text, in the unit of `corps`, never less than what a browser draws. */
export const largeurTexte = (texte: string, corps: number): number =>
  ([...texte].reduce((somme, c) => somme + (CHASSES.get(c) ?? CHASSE_MAX), 0) * corps) / 100;

/**
 * A text cut into lines no wider than `largeur`, at its spaces; a word that is wider alone is cut at
 * its hyphens, or with one.
 */
export function envelopper(texte: string, largeur: number, corps: number): string[] {
  const lignes: string[] = [];
  let ligne = "";
  const mots = texte.split(" ").flatMap((mot) => couper(mot, largeur, corps));
  for (const mot of mots) {
    const suite = ligne === "" ? mot : `${ligne} ${mot}`;
    if (ligne !== "" && largeurTexte(suite, corps) > largeur) {
      lignes.push(ligne);
      ligne = mot;
    } else ligne = suite;
  }
  return [...lignes, ligne];
}

/** The same lines, as even as they can be without being more. */
export function equilibrer(texte: string, largeur: number, corps: number): string[] {
  let meilleures = envelopper(texte, largeur, corps);
  const combien = meilleures.length;
  for (let l = largeur - 8; l > largeur / 2; l -= 8) {
    const essai = envelopper(texte, l, corps);
    if (essai.length > combien || essai.some((ligne) => ligne.endsWith("-"))) break;
    meilleures = essai;
  }
  return meilleures;
}

function couper(mot: string, largeur: number, corps: number): string[] {
  if (largeurTexte(mot, corps) <= largeur) return [mot];
  // After the last hyphen of its own that leaves a part that fits.
  for (let i = mot.lastIndexOf("-", mot.length - 2); i > 0; i = mot.lastIndexOf("-", i - 1)) {
    const part = mot.slice(0, i + 1);
    if (largeurTexte(part, corps) <= largeur) return [part, ...couper(mot.slice(i + 1), largeur, corps)];
  }
  let debut = "";
  for (const c of mot) {
    if (largeurTexte(`${debut}${c}-`, corps) > largeur) break;
    debut += c;
  }
  return debut === "" ? [mot] : [`${debut}-`, ...couper(mot.slice(debut.length), largeur, corps)];
}
