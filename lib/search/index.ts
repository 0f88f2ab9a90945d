import type { Appellation, CodeMetier, Metier, Referential } from "../rome";
import { Calcul, derive, parseCodeMetier, parseCodeOgr } from "../rome";
import type { Criteres } from "./criteres";
import { type Compte, filtrer, preciser } from "./filtres";
import { type MotCompris, Moteur, POIDS, type Reponse } from "./moteur";
import { mots } from "./normalise";
import { type Pourquoi, pourquoi } from "./pourquoi";

export { chercherCompetences, prepareCompetences, type ResultatCompetence } from "./competences";
export {
  CRITERES,
  type Critere,
  type Criteres,
  ecrireCriteres,
  lireCriteres,
  retirer,
  TRANSITIONS,
  type Transition,
} from "./criteres";
export { evitees } from "./evitees";
export { type Compte, elargir, filtrer, preciser } from "./filtres";
export { type Extrait, highlight } from "./highlight";
export type { MotCompris } from "./moteur";
export type { Pourquoi } from "./pourquoi";

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

const calculDe = (referential: Referential): Calcul<Moteur> =>
  derive(referential, "recherche", (r) => new Calcul(Moteur.lire(r)));

const moteurDe = (referential: Referential): Moteur => calculDe(referential).maintenant();

/**
 * Builds what `rechercher` needs of a referential, once (half a second), in slices between which others are served; called
 * ahead so that the first person does not wait.
 */
export async function prepareSearch(referential: Referential): Promise<void> {
  await calculDe(referential).parTranches();
}

/**
 * Métiers for what a person types, best first, one row a métier: titles, everyday words, acronyms, activities, with or
 * without faults, whole or not. Accents, case, hyphens, apostrophes and gender do not count.
 * @param texte beyond `REQUETE_MAX` characters it is cut.
 */
export function rechercher(referential: Referential, texte: string, limite = 20): Recherche {
  const { requete, direct, trouves } = trouver(referential, texte);
  const premiers = trouves.slice(0, limite).map((t) => presenter(t, requete));
  const sure = direct !== null || repond(trouves);
  return {
    requete,
    total: sure ? trouves.length : 0,
    resultats: sure ? premiers : [],
    proches: sure ? [] : premiers.slice(0, PROCHES_MAX),
    direct,
  };
}

/** What answers a query, before any of it is put in the words that a page shows: a search has hundreds, a page twenty. */
type Trouve = Pick<Reponse, "metier" | "appellation" | "score">;

function trouver(
  referential: Referential,
  texte: string,
): { readonly requete: string; readonly direct: CodeMetier | null; readonly trouves: readonly Trouve[] } {
  const requete = texte.slice(0, REQUETE_MAX).trim();
  const direct = metierDuCode(referential, requete);
  return direct
    ? { requete, direct: direct.metier.code, trouves: [{ ...direct, score: 1 }] }
    : { requete, direct: null, trouves: moteurDe(referential).chercher(requete) };
}

const repond = (trouves: readonly Trouve[]): boolean => (trouves[0]?.score ?? 0) >= NOTE_MIN;

/** How `rechercher` came to its answer: what each word was taken for, and what each view gave each métier. */
export function expliquer(
  referential: Referential,
  texte: string,
  limite = 20,
): { readonly mots: readonly MotCompris[]; readonly resultats: readonly Explication[] } {
  const requete = texte.slice(0, REQUETE_MAX).trim();
  const resultats = moteurDe(referential)
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
  return { mots: moteurDe(referential).comprendre(requete), resultats };
}

/** Something found, in the gender of the query where it is in one. */
function presenter({ metier, appellation, score }: Trouve, requete: string): Resultat {
  const { libelle, intitule } = appellation ?? metier;
  const typees = new Set(mots(requete));
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

/** A search, what its criteria hide of it, and where it may lead. */
export interface Exploration extends Recherche {
  /** Found, and left out by the criteria. */
  readonly masques: number;
  /** The engine is not sure of its answer: its first result is as likely wrong as right. */
  readonly incertaine: boolean;
  /** Domaines to choose from, with how many métiers found are in each, the criterion on the domaine set aside. */
  readonly domaines: readonly Compte[];
}

/**
 * Under this score the first result is seldom the right one. On the judged queries (`npm run eval:search`): 28 % of those whose
 * answer is not among the first five are under it, and 3 % of those whose first result is right.
 */
export const SCORE_SUR = 1.9;

/**
 * The métiers that answer `texte` and meet every criterion, best first; without words, all that meet the criteria, in code
 * order (none at all without criteria either).
 * @param page counted from 1, of `limite` results each
 */
export function explorer(
  referential: Referential,
  texte: string,
  criteres: Criteres,
  { limite, page = 1 }: { readonly limite: number; readonly page?: number },
): Exploration {
  const { requete, direct, trouves } = trouver(referential, texte);
  const filtre = Object.keys(criteres).length > 0;
  const sure = direct !== null || repond(trouves);
  const tous =
    requete === "" && filtre ? [...referential.metiers.values()].map(sansMots) : sure ? trouves : [];
  const gardes = filtre ? filtrer(referential, tous, criteres) : tous;
  const { domaine, ...autres } = criteres;
  const [premier] = tous;
  const presentes = (lignes: readonly Trouve[]): Resultat[] => lignes.map((t) => presenter(t, requete));
  return {
    requete,
    direct,
    total: gardes.length,
    resultats: presentes(gardes.slice((page - 1) * limite, page * limite)),
    proches: sure ? [] : presentes(filtrer(referential, trouves.slice(0, PROCHES_MAX), criteres)),
    masques: requete === "" ? 0 : tous.length - gardes.length,
    incertaine: requete !== "" && direct === null && premier !== undefined && premier.score < SCORE_SUR,
    domaines: preciser(domaine === undefined ? gardes : filtrer(referential, tous, autres)),
  };
}

const sansMots = (metier: Metier): Trouve => ({ metier, appellation: null, score: 0 });

/** For each result whose title does not say it, why it answers. */
export function expliquerResultats(
  referential: Referential,
  requete: string,
  resultats: readonly Resultat[],
): ReadonlyMap<CodeMetier, Pourquoi> {
  const raisons = new Map<CodeMetier, Pourquoi>();
  if (requete === "") return raisons;
  const courants = new Map(
    expliquer(referential, requete, Number.POSITIVE_INFINITY).resultats.map((r) => [r.code, r.lexique]),
  );
  for (const { metier, intitule } of resultats) {
    const raison = pourquoi(referential, metier, requete, intitule, courants.get(metier.code) ?? null);
    if (raison !== null) raisons.set(metier.code, raison);
  }
  return raisons;
}
