// MiniSearch: whole words, beginnings and typing faults over short labels, in 6 kB; see README.md for why not for titles.
import MiniSearch from "minisearch";
import type { Competence, Referential, Savoir } from "../rome";
import { derive } from "../rome";
import { motsUtiles } from "./normalise";

/** A compétence or a savoir that answers, and how many métiers have it. */
export interface ResultatCompetence {
  readonly ogr: string;
  readonly libelle: string;
  readonly nature: "competence" | "macro" | "savoir";
  readonly metiers: number;
}

/** Built when it first serves: most people look for a métier by its name. */
const indexDe = (referential: Referential): MiniSearch<Competence | Savoir> =>
  derive(referential, "recherche.competences", indexer);

function indexer(referential: Referential): MiniSearch<Competence | Savoir> {
  const fait = new MiniSearch<Competence | Savoir>({
    idField: "ogr",
    fields: ["libelle"],
    tokenize: motsUtiles,
    processTerm: (mot) => mot,
  });
  fait.addAll([...referential.competences.values(), ...referential.savoirs.values()]);
  return fait;
}

/**
 * Compétences and savoirs whose label has every word of `texte` (a beginning is enough, one fault in a long word too);
 * the best first, and among equals those of more métiers. Those of no métier are left out.
 */
export function chercherCompetences(
  referential: Referential,
  texte: string,
  limite = 20,
): ResultatCompetence[] {
  return indexDe(referential)
    .search(texte.slice(0, 200), {
      combineWith: "AND",
      prefix: true,
      fuzzy: (mot) => (mot.length > 5 ? 1 : false),
      boostDocument: (ogr) => 1 + Math.log1p(trouver(referential, String(ogr))?.metiers ?? 0) / 10,
    })
    .flatMap(({ id }) => trouver(referential, String(id)) ?? [])
    .filter((r) => r.metiers > 0)
    .slice(0, limite);
}

function trouver({ competences, savoirs }: Referential, ogr: string): ResultatCompetence | null {
  const competence = competences.get(ogr);
  const trouve = competence ?? savoirs.get(ogr);
  if (!trouve) return null;
  const { libelle, metiers } = trouve;
  return { ogr, libelle, nature: competence?.nature ?? "savoir", metiers: metiers.length };
}
