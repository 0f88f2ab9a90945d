// MiniSearch: in memory, no dependency, prefixes and typos built in, 6 kB; the best kept of its kind.
import MiniSearch from "minisearch";
import type { Appellation, CodeMetier, Metier, Referential } from "../rome";
import { parseCodeMetier, parseCodeOgr } from "../rome";
import { cle, mots as motsDe, motsUtiles } from "./normalise";

export { type Extrait, highlight } from "./highlight";

/** Longest query that is looked at, in characters. */
export const REQUETE_MAX = 200;

export interface Resultat {
  readonly metier: Metier;
  /** The title that matched best; null when the query is the code of the métier. */
  readonly appellation: Appellation | null;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface Recherche {
  readonly requete: string;
  /** Métiers found, before `limite`. */
  readonly total: number;
  readonly resultats: readonly Resultat[];
  /** Nearest titles when nothing matches: typos, one word out of several. Empty otherwise. */
  readonly proches: readonly Resultat[];
  /** Where a query that is a code leads. */
  readonly direct: CodeMetier | null;
}

interface Index {
  readonly titres: MiniSearch<Appellation>;
  /** Every form of every title, normalised → its appellations. */
  readonly exacts: ReadonlyMap<string, readonly Appellation[]>;
}

const index = new WeakMap<Referential, Index>();

/** Builds what `rechercher` needs of a referential, once; called at start so that the first person does not wait. */
export function prepareSearch(referential: Referential): Index {
  const deja = index.get(referential);
  if (deja) return deja;
  const titres = new MiniSearch<Appellation>({
    idField: "ogr",
    fields: ["libelle"],
    extractField: (a, champ) => (champ === "ogr" ? a.ogr : `${a.libelle} ${a.libelleCourt}`),
    tokenize: motsUtiles,
    processTerm: (mot) => mot,
  });
  titres.addAll([...referential.appellations.values()]);
  const exacts = new Map<string, Appellation[]>();
  for (const a of referential.appellations.values()) {
    for (const forme of new Set([a.intitule.masculin, a.intitule.feminin, a.libelle].map(cle))) {
      const liste = exacts.get(forme);
      if (liste) liste.push(a);
      else exacts.set(forme, [a]);
    }
  }
  const fait: Index = { titres, exacts };
  index.set(referential, fait);
  return fait;
}

/**
 * Métiers whose titles hold every word of the query (a beginning of a word is enough), best first, one row a métier.
 * Accents, case, hyphens, apostrophes, order of words and gender of the title do not count.
 * @param texte what a person typed; beyond `REQUETE_MAX` characters it is cut.
 */
export function rechercher(referential: Referential, texte: string, limite = 20): Recherche {
  const requete = texte.slice(0, REQUETE_MAX).trim();
  const vide: Recherche = { requete, total: 0, resultats: [], proches: [], direct: null };
  const metierDirect = metierDuCode(referential, requete);
  if (metierDirect) {
    const resultats = [{ metier: metierDirect.metier, appellation: metierDirect.appellation, score: 1 }];
    return { ...vide, total: 1, resultats, direct: metierDirect.metier.code };
  }
  const mots = motsUtiles(requete);
  if (mots.length === 0) return vide;

  const { titres, exacts } = prepareSearch(referential);
  const trouves = titres.search(requete, { combineWith: "AND", prefix: true });
  const parMetier = meilleurs(
    referential,
    trouves.map((t) => String(t.id)),
    (a) => note(a, mots, requete, exacts),
  );
  if (parMetier.length > 0)
    return { ...vide, total: parMetier.length, resultats: parMetier.slice(0, limite) };

  const voisins = titres.search(requete, {
    combineWith: "OR",
    prefix: true,
    fuzzy: (mot) => (mot.length > 3 ? 0.25 : false),
  });
  const scores = new Map(voisins.slice(0, 200).map((v) => [String(v.id), v.score]));
  return {
    ...vide,
    proches: meilleurs(referential, [...scores.keys()], (a) => scores.get(a.ogr) ?? 0).slice(0, 8),
  };
}

/** A ROME code or an OGR code leads to its métier (and title). */
function metierDuCode(
  referential: Referential,
  requete: string,
): { metier: Metier; appellation: Appellation | null } | null {
  const code = parseCodeMetier(requete);
  const metier = code === null ? undefined : referential.metiers.get(code);
  if (metier) return { metier, appellation: null };
  const ogr = parseCodeOgr(requete);
  const appellation = ogr === null ? undefined : referential.appellations.get(ogr);
  const sien = appellation && referential.metiers.get(appellation.metier);
  return sien && appellation ? { metier: sien, appellation } : null;
}

/** The best title of each métier, best first; equal ones by the code of the métier, so that the order is always the same. */
function meilleurs(
  referential: Referential,
  ogrs: readonly string[],
  noter: (a: Appellation) => number,
): Resultat[] {
  const parMetier = new Map<CodeMetier, Resultat>();
  for (const ogr of ogrs) {
    const appellation = referential.appellations.get(ogr);
    const metier = appellation && referential.metiers.get(appellation.metier);
    if (!appellation || !metier) continue;
    const score = noter(appellation);
    const deja = parMetier.get(metier.code);
    if (!deja || score > deja.score) parMetier.set(metier.code, { metier, appellation, score });
  }
  return [...parMetier.values()].sort(
    (a, b) => b.score - a.score || (a.metier.code < b.metier.code ? -1 : 1),
  );
}

/**
 * How well a title that holds every word answers: the whole title, then its beginning, then whole words; at equal
 * coverage a principal title before a synonym, a common one before a rare one. Both forms of the title count alike.
 */
function note(a: Appellation, mots: readonly string[], requete: string, exacts: Index["exacts"]): number {
  const formes = [a.intitule.masculin, a.intitule.feminin];
  const meilleure = Math.max(
    ...formes.map((forme) => {
      const siens = motsDe(forme);
      const entiers = mots.filter((m) => siens.includes(m)).length / mots.length;
      const utiles = motsUtiles(forme);
      const couverture = mots.length / Math.max(mots.length, utiles.length);
      const debut = mots.every((m, i) => utiles[i]?.startsWith(m) ?? false) ? 1 : 0;
      return 4 * couverture + 3 * entiers + 2 * debut;
    }),
  );
  const exact = exacts.get(cle(requete))?.includes(a) ? 10 : 0;
  return exact + meilleure + (a.genre === "principale" ? 0.5 : 0) - (a.peuUsite ? 0.5 : 0);
}
