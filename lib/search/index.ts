import type { Appellation, CodeMetier, Metier, Referential } from "../rome";
import { derive, parseCodeMetier, parseCodeOgr } from "../rome";
import { type MotCompris, Moteur, POIDS, type Reponse } from "./moteur";
import { mots } from "./normalise";

export { chercherCompetences, type ResultatCompetence } from "./competences";
export { type Compte, type Criteres, elargir, filtrer, preciser } from "./filtres";
export { type Extrait, highlight } from "./highlight";
export type { MotCompris } from "./moteur";

/** Longest query that is looked at, in characters. */
export const REQUETE_MAX = 200;

export interface Resultat {
  readonly metier: Metier;
  /** The title that has most of the words typed; null when the query is the code of the métier, or when only the text of its fiche has it. */
  readonly appellation: Appellation | null;
  /** That title (or the métier's) in the gender that the query is in; both forms, as the ROME writes it, where it is in none. */
  readonly intitule: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface Recherche {
  readonly requete: string;
  /** Métiers found, before `limite`. */
  readonly total: number;
  readonly resultats: readonly Resultat[];
  /** Nearest métiers when none answers well enough. Empty otherwise. */
  readonly proches: readonly Resultat[];
  /** Where a query that is a code leads. */
  readonly direct: CodeMetier | null;
}

/** Why a métier was found and where it stands: `score` = sum of `apports`. */
export interface Explication {
  readonly code: CodeMetier;
  readonly score: number;
  /** The title that matched best, and the words of the lexicon that led there, if any did. */
  readonly intitule: string | null;
  readonly lexique: { readonly de: string; readonly vers: string } | null;
  /** What each view adds: title, share of the titles, text of the fiche, the query over all of these, neighbours, the first answers' domaine and likeness, letters, width. */
  readonly apports: Readonly<Record<keyof Reponse["vues"] | "etendue", number>>;
}

/** Under this note nothing truly answers: a word in the text of a fiche, a word that resembles. */
const NOTE_MIN = 0.2;
const PROCHES_MAX = 8;

/** Builds what `rechercher` needs of a referential, once (half a second); called at start so that the first person does not wait. */
export const prepareSearch = (referential: Referential): Moteur =>
  derive(referential, "recherche", (r) => new Moteur(r));

/**
 * Métiers for what a person types, best first, one row a métier: titles, everyday words, acronyms, activities, with or
 * without faults, whole or not. Accents, case, hyphens, apostrophes and gender do not count.
 * @param texte beyond `REQUETE_MAX` characters it is cut.
 */
export function rechercher(referential: Referential, texte: string, limite = 20): Recherche {
  const requete = texte.slice(0, REQUETE_MAX).trim();
  const vide: Recherche = { requete, total: 0, resultats: [], proches: [], direct: null };
  const direct = metierDuCode(referential, requete);
  if (direct) {
    const { metier, appellation } = direct;
    const intitule = (appellation ?? metier).libelle;
    return {
      ...vide,
      total: 1,
      resultats: [{ metier, appellation, intitule, score: 1 }],
      direct: metier.code,
    };
  }
  const reponses = prepareSearch(referential).chercher(requete);
  const typees = new Set(mots(requete));
  const resultats = reponses.slice(0, limite).map((r) => versResultat(r, typees));
  if ((reponses[0]?.score ?? 0) < NOTE_MIN) return { ...vide, proches: resultats.slice(0, PROCHES_MAX) };
  return { ...vide, total: reponses.length, resultats };
}

/** How `rechercher` came to its answer: what each word was taken for, and what each view gave each métier. */
export function expliquer(
  referential: Referential,
  texte: string,
  limite = 20,
): { readonly mots: readonly MotCompris[]; readonly resultats: readonly Explication[] } {
  const requete = texte.slice(0, REQUETE_MAX).trim();
  const resultats = prepareSearch(referential)
    .chercher(requete)
    .slice(0, limite)
    .map(({ metier, appellation, score, lexique, force, vues }) => ({
      code: metier.code,
      score,
      intitule: appellation?.libelle ?? null,
      lexique,
      apports: {
        titre: force * POIDS.titre * vues.titre,
        part: force * POIDS.part * vues.part,
        texte: force * POIDS.texte * vues.texte,
        preuve: force * POIDS.preuve * vues.preuve,
        voisins: force * POIDS.voisins * vues.voisins,
        domaine: POIDS.domaine * vues.domaine,
        ressemblance: POIDS.ressemblance * vues.ressemblance,
        lettres: vues.lettres,
        debut: POIDS.debut * vues.debut,
        etendue: force * POIDS.etendue * Math.log(metier.appellations.length),
      },
    }));
  return { mots: prepareSearch(referential).comprendre(requete), resultats };
}

function versResultat({ metier, appellation, score }: Reponse, typees: ReadonlySet<string>): Resultat {
  const { libelle, intitule } = appellation ?? metier;
  const communs = (forme: string): number => mots(forme).filter((m) => typees.has(m)).length;
  const ecart = communs(intitule.feminin) - communs(intitule.masculin);
  const genre = ecart > 0 ? intitule.feminin : ecart < 0 ? intitule.masculin : libelle;
  return { metier, appellation, intitule: genre, score };
}

/** A ROME code or an OGR code, even with spaces, leads to its métier (and title). */
function metierDuCode(
  referential: Referential,
  requete: string,
): { metier: Metier; appellation: Appellation | null } | null {
  const serree = requete.replace(/\s+/g, "");
  const code = parseCodeMetier(serree);
  const metier = code === null ? undefined : referential.metiers.get(code);
  if (metier) return { metier, appellation: null };
  const ogr = parseCodeOgr(serree);
  const appellation = ogr === null ? undefined : referential.appellations.get(ogr);
  const sien = appellation && referential.metiers.get(appellation.metier);
  return sien && appellation ? { metier: sien, appellation } : null;
}
