/** A word of a text, and where it stands in it (half-open range of UTF-16 indexes). */
export interface Mot {
  readonly texte: string;
  readonly debut: number;
  readonly fin: number;
}

const LIGATURES: Record<string, string | undefined> = { œ: "oe", æ: "ae", ß: "ss", ς: "σ" };

/**
 * Words that say nothing of a job: articles, prepositions, elided forms, what a wish begins with ("je voudrais devenir").
 * They may be typed or left out alike.
 */
const MOTS_VIDES = new Set(
  "a aime aimer aimerais au aux avec bosser ce ces chez d dans de des devenir du elle en et etre faire gens il j je l la le les leur leurs m ma me mes moi mon n ou par pour qu que qui s sa se ses sous sur travaille travailler un une veux voudrais".split(
    " ",
  ),
);

/**
 * What follows "je" before the words that count: "j'ai été serveuse", "je sais coudre", "je n'aime pas". Elsewhere they may
 * be words of a trade: "AI" is artificial intelligence.
 */
const PAROLES = new Set(
  "adore adorais ai aimais aime aimerais ais aurais avais beaucoup bien bossais bosse cherchais cherche deja en encore etais etait ete etre fais faisais fait ferais juste longtemps m me n ne occupais occupe peux pouvais prefere preferais recherche sais saurais savais souhaite souhaiterais suis toujours travaillais travaille travaillerais vais veux voudrais voulais vraiment y".split(
    " ",
  ),
);

/**
 * "Cœur d'Élu" → coeur, d, elu: without accents, case, ligatures; hyphens and apostrophes part words.
 * Each word remembers where it stands in the original, so that it can be highlighted there.
 */
export function tokenize(texte: string): Mot[] {
  const mots: Mot[] = [];
  let mot = "";
  let debut = 0;
  let position = 0;
  const fermer = (fin: number): void => {
    if (mot !== "") mots.push({ texte: mot, debut, fin });
    mot = "";
  };
  for (const caractere of texte) {
    // Ligatures last: an accent on one ("ǽ") comes off first.
    const nu = caractere
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[œæßς]/g, (ligature) => LIGATURES[ligature] ?? ligature);
    const fin = position + caractere.length;
    if (/^[\p{L}\p{N}]+$/u.test(nu)) {
      if (mot === "") debut = position;
      mot += nu;
    } else if (nu !== "") {
      // A lone combining mark belongs to the word before it.
      fermer(position);
    }
    position = fin;
  }
  fermer(position);
  return mots;
}

/** The words of a text, normalised, without their places: what an index is made of, ten times quicker than `tokenize`. */
export function mots(texte: string): string[] {
  const bas = texte.toLowerCase();
  const nu = SANS_SIGNE.test(bas) ? bas : bas.replace(SIGNES, (c) => NUES.get(c) ?? c);
  // Nearly all of the ROME is left in plain letters here, where a plain pattern is three times quicker.
  if (SANS_SIGNE.test(nu)) return nu.match(/[a-z0-9]+/g) ?? [];
  return (
    nu
      .normalize("NFD")
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .replaceAll("ß", "ss")
      .replaceAll("ς", "σ")
      .replace(/\p{M}/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The letters of French that have an accent or are two, and the curled apostrophe, in plain letters. */
const NUES = new Map(
  [..."àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ’"].map((c) => [
    c,
    LIGATURES[c] ?? (c === "’" ? "'" : c.normalize("NFD").charAt(0)),
  ]),
);
const SIGNES = /[\u0080-\uffff]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
const SANS_SIGNE = /^[\x00-\x7f]*$/;

/** Names that are another word, or none, without their signs: "c++" is not "C", "plan C" neither. */
const A_SIGNES: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])c\+\+/giu, "cplusplus"],
  [/(?<![\p{L}\p{N}])([cf])#/giu, "$1sharp"],
  [/(?<![\p{L}\p{N}])\.net(?![\p{L}\p{N}])/giu, "dotnet"],
];

/** Initials written with dots are one word, as without: "A.S.H." → ASH, "infirmier D.E." → infirmier DE; "c#" → csharp. */
export const sansPoints = (texte: string): string =>
  A_SIGNES.reduce((t, [signe, mot]) => t.replace(signe, mot), texte).replace(
    /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])\.?/gu,
    (sigle) => sigle.replaceAll(".", ""),
  );

/** The words that count, in order; all of them when there is nothing but small words ("à la", "sur"). */
export const motsUtiles = (texte: string): string[] => utiles(mots(texte));

/** Of the words of a text, those that count. */
export function utiles(tous: string[]): string[] {
  const gardes = tous.filter((m) => !MOTS_VIDES.has(m));
  return gardes.length > 0 ? gardes : tous;
}

/** Of the words of a query, those that count: what a person says of oneself first does not, and may be all there is yet. */
export function dits(tous: string[]): string[] {
  const je = tous.findIndex((m) => m === "j" || m === "je");
  if (je === -1 || je > 1 || tous.length === 1) return utiles(tous);
  const suite = tous.findIndex((m, i) => i > je && !PAROLES.has(m));
  return suite === -1 ? [] : utiles(tous.slice(suite));
}

/** Reads each text once, however many parts of an index ask for its words: the half of what an index costs. */
export class Lecteur {
  readonly #lus = new Map<string, string[]>();

  mots(texte: string): string[] {
    const deja = this.#lus.get(texte);
    if (deja) return deja;
    const lus = mots(texte);
    this.#lus.set(texte, lus);
    return lus;
  }
}

export const estVide = (mot: string): boolean => MOTS_VIDES.has(mot);

/** One key for all spellings of a text: "Aide-boulanger" and "aide boulanger" have the same. */
export const cle = (texte: string): string => mots(texte).join(" ");
