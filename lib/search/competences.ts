// MiniSearch: words, beginnings and typing faults over short labels, in 6 kB; see README.md for why not for titles.
import MiniSearch, { type SearchResult } from "minisearch";
import type { Competence, PasAPas, Referential, Savoir } from "../rome";
import { Calcul, derive } from "../rome";
import { racine } from "./mots";
import { motsUtiles } from "./normalise";

/** A compétence or a savoir that answers, and how many métiers have it. */
export interface ResultatCompetence {
  readonly ogr: string;
  readonly libelle: string;
  readonly nature: "competence" | "macro" | "savoir";
  readonly metiers: number;
}

type Index = MiniSearch<Competence | Savoir>;

const indexDe = (referential: Referential): Calcul<Index> =>
  derive(referential, "recherche.competences", (r) => new Calcul(indexer(r)));

/** Builds what `chercherCompetences` needs of a referential, once, in slices between which others are served. */
export async function prepareCompetences(referential: Referential): Promise<void> {
  await indexDe(referential).parTranches();
}

function* indexer(referential: Referential): PasAPas<Index> {
  const fait = new MiniSearch<Competence | Savoir>({
    idField: "ogr",
    fields: ["libelle"],
    tokenize: motsUtiles,
    processTerm: racine,
  });
  for (const item of [...referential.competences.values(), ...referential.savoirs.values()]) {
    if (item.metiers.length > 0) fait.add(item);
    yield;
  }
  return fait;
}

/**
 * Compétences and savoirs whose label has every word of `texte`, or a word of its family ("souder": "soudage"); where none
 * has, those that have some of them. A beginning is enough, one fault in a long word too. The best first, and among equals
 * those of more métiers; those of no métier are left out.
 */
export function chercherCompetences(
  referential: Referential,
  texte: string,
  limite = 20,
): ResultatCompetence[] {
  const index = indexDe(referential).maintenant();
  const chercher = (combineWith: "AND" | "OR"): SearchResult[] =>
    index.search(texte.slice(0, 200), {
      combineWith,
      prefix: true,
      fuzzy: (mot) => (mot.length > 5 ? 1 : false),
      boostDocument: (ogr) => 1 + Math.log1p(trouver(referential, String(ogr))?.metiers ?? 0) / 4,
    });
  const tous = chercher("AND");
  return (tous.length > 0 ? tous : chercher("OR"))
    .slice(0, limite)
    .flatMap(({ id }) => trouver(referential, String(id)) ?? []);
}

function trouver({ competences, savoirs }: Referential, ogr: string): ResultatCompetence | null {
  const competence = competences.get(ogr);
  const trouve = competence ?? savoirs.get(ogr);
  if (!trouve) return null;
  const { libelle, metiers } = trouve;
  return { ogr, libelle, nature: competence?.nature ?? "savoir", metiers: metiers.length };
}
