const INSECABLE = "\u00a0";
const FINE = "\u202f";

/**
 * French spaces, non-breaking before « : ; ? ! % » and inside guillemets, and typographic apostrophes between letters. The
 * bar of a title in two forms, "Boulanger / Boulangère", never begins a line. Idempotent; changes nothing else.
 */
export function typo(texte: string): string {
  return texte
    .replace(/ +:/g, `${INSECABLE}:`)
    .replace(/ +\/(?= )/g, `${INSECABLE}/`)
    .replace(/ +([;?!%])/g, `${FINE}$1`)
    .replace(/« +/g, `«${INSECABLE}`)
    .replace(/ +»/g, `${INSECABLE}»`)
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
}

/** 14912 → "14 912", with French spaces. */
export const nombre = (n: number): string => n.toLocaleString("fr-FR");

/** "2025-09-18" → "18 septembre 2025"; "1er" for the first of a month. */
export function dateLongue(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
  const texte = date.toLocaleDateString("fr-FR", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return texte.replace(/^1 /, "1er ").replaceAll(" ", INSECABLE);
}

/** pluriel(1, "métier") → "1 métier"; pluriel(3, "métier") → "3 métiers". */
export const pluriel = (n: number, singulier: string, plusieurs = `${singulier}s`): string =>
  `${nombre(n)}${INSECABLE}${n > 1 ? plusieurs : singulier}`;

/** "CODE DE" → "Code de": only the first letter is raised, for what begins a line. */
export const capitale = (texte: string): string => texte.slice(0, 1).toLocaleUpperCase("fr") + texte.slice(1);

/** "Pâtissière" → "patissiere": without accents nor case, to compare words or look for one. */
export const sansAccent = (texte: string): string =>
  texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The beginning of a text, cut between two words with an ellipsis when it is longer than `max` characters. */
export function resumer(texte: string, max: number): string {
  if (texte.length <= max) return texte;
  return `${texte.slice(0, texte.lastIndexOf(" ", max - 1)).replace(/[\s,;:.…]+$/, "")}…`;
}

/** A text as a sentence: with a full stop, where it does not end with one or with an ellipsis. */
export const phrase = (texte: string): string => (/[.…]$/.test(texte) ? texte : `${texte}.`);

/** The words of a text in lines of at most `large` characters, a longer word alone. */
export function enLignes(texte: string, large: number): string[] {
  const lignes: string[] = [];
  for (const mot of texte.split(" ")) {
    const suite = `${lignes.at(-1) ?? ""} ${mot}`;
    if (lignes.length > 0 && suite.length <= large) lignes[lignes.length - 1] = suite;
    else lignes.push(mot);
  }
  return lignes;
}

/** De « Boulanger » à « Pâtissier »: the title of the routes between two métiers. */
export const deVers = (de: string, vers: string): string =>
  `De «${INSECABLE}${typo(de)}${INSECABLE}» à «${INSECABLE}${typo(vers)}${INSECABLE}»`;

/** "a", "a et b", "a, b et c". */
export const enumeration = (mots: readonly string[]): string =>
  mots.length < 2 ? (mots[0] ?? "") : `${mots.slice(0, -1).join(", ")} et ${mots.at(-1)}`;
