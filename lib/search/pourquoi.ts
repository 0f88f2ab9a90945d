import { derive, type Metier, type Referential } from "../rome";
import type { Variante } from "./lexique";
import { racine } from "./mots";
import { dits, mots, motsUtiles } from "./normalise";

/** What a métier has of a query where its title does not say it: what a person is told beside it. */
export type Pourquoi =
  /** A word of everyday language, and the words of the ROME that it was taken for. */
  | { readonly type: "courant"; readonly mot: string; readonly lu: string }
  /** Labels of its compétences and savoirs that have the words, the best first. */
  | { readonly type: "competences"; readonly libelles: readonly string[] }
  /** The sentence of its definition that has most of the words. */
  | { readonly type: "definition"; readonly phrase: string }
  /** No word of it is in the fiche: one that is written or heard alike. */
  | { readonly type: "ressemblance" };

const LIBELLES_MAX = 2;
/** What is told must have this share of the words that the title lacks. */
const PART_MIN = 0.5;

/**
 * Why a métier answers `requete`.
 * @param intitule the title that is shown
 * @param courant the wording of the lexicon that led there, null where none did
 * @returns null when the title says it by itself.
 */
export function pourquoi(
  referential: Referential,
  metier: Metier,
  requete: string,
  intitule: string,
  courant: Variante["lexique"],
): Pourquoi | null {
  const lues = racinesDe(referential);
  const duTitre = lues(intitule);
  const manquants = [...new Set(dits(mots(requete)))].filter(
    (mot) => !duTitre.includes(racine(mot)) && !motsUtiles(intitule).some((m) => m.startsWith(mot)),
  );
  if (manquants.length === 0) return null;
  const cherchees = manquants.map(racine);
  const part = (texte: string): number => {
    const racines = lues(texte);
    return cherchees.filter((c) => racines.includes(c)).length / cherchees.length;
  };
  const meilleurs = (textes: readonly string[]): { texte: string; part: number }[] =>
    textes
      .map((texte) => ({ texte, part: part(texte) }))
      .filter((t) => t.part >= PART_MIN)
      .sort((a, b) => b.part - a.part);

  const libelles = meilleurs([
    ...metier.competences.map((c) => c.competence.libelle),
    ...metier.savoirs.map((s) => s.savoir.libelle),
  ]);
  const competences = {
    type: "competences",
    libelles: libelles.slice(0, LIBELLES_MAX).map((l) => l.texte),
  } as const;
  if (libelles[0]?.part === 1) return competences;
  if (courant !== null) return { type: "courant", mot: courant.de, lu: courant.vers };
  const [phrase] = meilleurs(metier.definition);
  if (phrase && phrase.part > (libelles[0]?.part ?? 0)) return { type: "definition", phrase: phrase.texte };
  return libelles.length > 0 ? competences : { type: "ressemblance" };
}

/** The stems of a text of the referential, worked out once. */
const racinesDe = (referential: Referential): ((texte: string) => readonly string[]) =>
  derive(referential, "recherche.racines", () => {
    const lues = new Map<string, readonly string[]>();
    return (texte: string): readonly string[] => {
      const deja = lues.get(texte);
      if (deja) return deja;
      const racines = motsUtiles(texte).map(racine);
      lues.set(texte, racines);
      return racines;
    };
  });
