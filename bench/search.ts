import { availableParallelism, loadavg } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { Referential } from "../lib/rome";
import { build } from "../lib/rome/referential/build";
import { archiveSource } from "../lib/rome/sources/archive";
import { prepareSearch, rechercher } from "../lib/search";
import { archiveOfficielle, tempsProcesseur } from "./banc";
import { jeuxDeRequetes, type Requete } from "./jeux";
import { type Postgres, startPostgres } from "./postgres";

/**
 * `npm run bench:search`: speed and size of the search over the whole archive, and the same queries asked of PostgreSQL 15
 * (French full text, pg_trgm and unaccent over the same titles) in the same run.
 */
const LIMITE = 20;
const PATHOLOGIQUES = [
  "a".repeat(200),
  "conducteur de machines opérateur ".repeat(15),
  "agnet d'entretein polyvalant ".repeat(7),
  "zxqjw ".repeat(33),
];

/** The best of so many passes is what a query costs: the rest is what else the machine does. */
const PASSES = 5;
/** PostgreSQL is asked one query in so many; each costs it tens of milliseconds. */
const UNE_SUR = 8;

interface Banc {
  /** Milliseconds a query, the shortest first. */
  readonly durees: readonly number[];
  readonly s1: number;
  readonly s5: number;
}

async function mesurer(
  requetes: readonly Requete[],
  passes: number,
  chercher: (texte: string) => Promise<string[]> | string[],
): Promise<Banc> {
  const durees = requetes.map(() => Number.POSITIVE_INFINITY);
  let [s1, s5] = [0, 0];
  for (let passe = 0; passe < passes; passe++) {
    [s1, s5] = [0, 0];
    for (const [i, { texte, gold }] of requetes.entries()) {
      const depart = performance.now();
      const codes = await chercher(texte);
      durees[i] = Math.min(durees[i] ?? 0, performance.now() - depart);
      if (gold.includes(codes[0] ?? "")) s1++;
      if (codes.slice(0, 5).some((c) => gold.includes(c))) s5++;
    }
  }
  durees.sort((a, b) => a - b);
  return { durees, s1: s1 / requetes.length, s5: s5 / requetes.length };
}

const centile = ({ durees }: Banc, p: number): number => durees[Math.floor(durees.length * p)] ?? Number.NaN;
const debit = ({ durees }: Banc): number => (1000 * durees.length) / durees.reduce((a, b) => a + b, 0);

/** Memory that is held, in megabytes, once what is not has been collected. */
async function tenue(): Promise<number> {
  // What a finished promise or a closed file still holds goes at the next turn.
  for (let tour = 0; tour < 5; tour++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function dire(nom: string, valeur: number, unite: string, barre?: number): void {
  const verdict = barre === undefined ? "" : `  ≤ ${barre}  ${valeur <= barre ? "tenue" : "MANQUÉE"}`;
  console.log(`  ${nom.padEnd(44)} ${valeur.toFixed(2).padStart(8)} ${unite}${verdict}`);
}

async function main(): Promise<void> {
  const archive = archiveOfficielle("bench:search");
  const jeux = jeuxDeRequetes("bench:search");
  if (archive === null || jeux === null) return;
  const referential = build(await archiveSource(archive).load());
  const requetes = [...jeux.esco, ...jeux.courantes.filter((r) => r.famille !== "bruit")];

  const avant = await tenue();
  const departProcesseur = tempsProcesseur();
  const depart = performance.now();
  await prepareSearch(referential);
  const construction = performance.now() - depart;
  const constructionProcesseur = tempsProcesseur() - departProcesseur;
  const memoire = (await tenue()) - avant;

  const codes = (texte: string): string[] =>
    rechercher(referential, texte, LIMITE).resultats.map((r) => r.metier.code);
  const avantRequetes = tempsProcesseur();
  const nous = await mesurer(requetes, PASSES, codes);
  const processeur = (tempsProcesseur() - avantRequetes) / PASSES / requetes.length;
  const pires = await mesurer(
    PATHOLOGIQUES.map((texte) => ({ texte: texte.slice(0, 200), famille: "", gold: [], ok: [] })),
    PASSES,
    codes,
  );

  const [charge = 0] = loadavg();
  console.log(`Recherche : ${requetes.length} requêtes, la meilleure de ${PASSES} passes`);
  console.log(`Charge de la machine : ${charge.toFixed(1)} pour ${availableParallelism()} cœurs`);
  dire("temps de processeur par requête, en moyenne", processeur, "ms");
  dire("médiane", centile(nous, 0.5), "ms");
  dire("p95", centile(nous, 0.95), "ms", 3);
  dire("p99", centile(nous, 0.99), "ms", 8);
  dire("la pire des longues ou absurdes", pires.durees.at(-1) ?? 0, "ms", 20);
  dire("construction de l'index", construction, "ms", 700);
  dire("construction, en temps de processeur", constructionProcesseur, "ms");
  dire("index en mémoire", memoire, "Mo", 80);

  const postgres = await startPostgres("comparaison avec PostgreSQL");
  if (postgres === null) return;
  const echantillon = requetes.filter((_, i) => i % UNE_SUR === 0);
  const eux = await mesurerPostgres(postgres, referential, echantillon);
  const memes = await mesurer(echantillon, 1, codes);
  console.log(
    `Les mêmes ${echantillon.length} requêtes, une passe, à PostgreSQL 15 (français, pg_trgm, unaccent), sur socket :`,
  );
  dire("PostgreSQL : médiane", centile(eux, 0.5), "ms");
  dire("PostgreSQL : p95", centile(eux, 0.95), "ms");
  dire("PostgreSQL : S@1", eux.s1, "");
  dire("PostgreSQL : S@5", eux.s5, "");
  dire("ici : S@1", memes.s1, "");
  dire("ici : S@5", memes.s5, "");
  const rapport = debit(memes) / debit(eux);
  console.log(
    `  débit : ${debit(memes).toFixed(0)} requêtes/s contre ${debit(eux).toFixed(0)}, ×${rapport.toFixed(0)}  ≥ ×10  ${rapport >= 10 ? "tenue" : "MANQUÉE"}`,
  );
}

/** The words of the query, any of them, ranked by `ts_rank`, plus the likeness of the whole by three letters. */
const REQUETE_SQL = `
  WITH q AS (SELECT immuable(lower($1)) AS texte,
                    replace(plainto_tsquery('rome', $1)::text, '&', '|')::tsquery AS mots),
  trouves AS (
    SELECT code, ts_rank_cd(vecteur, q.mots, 1) + ts_rank(vecteur, q.mots, 1) + similarity(cle, q.texte) AS note
    FROM titres, q WHERE vecteur @@ q.mots OR cle % q.texte)
  SELECT code, max(note) AS note FROM trouves GROUP BY code ORDER BY note DESC, code LIMIT ${LIMITE}`;

async function mesurerPostgres(
  { client, stop }: Postgres,
  referential: Referential,
  requetes: readonly Requete[],
): Promise<Banc> {
  try {
    await client.query(`
      CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent;
      CREATE TEXT SEARCH CONFIGURATION rome (COPY = french);
      ALTER TEXT SEARCH CONFIGURATION rome ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
      CREATE FUNCTION immuable(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
        $$ SELECT public.unaccent('public.unaccent', $1) $$;
      CREATE TABLE titres (code text, texte text,
        cle text GENERATED ALWAYS AS (immuable(lower(texte))) STORED,
        vecteur tsvector GENERATED ALWAYS AS (to_tsvector('rome', texte)) STORED)`);
    const titres = [...referential.appellations.values()].flatMap(({ metier, intitule }) =>
      [...new Set([intitule.masculin, intitule.feminin])].map((texte) => ({ metier, texte })),
    );
    await client.query("INSERT INTO titres (code, texte) SELECT * FROM unnest($1::text[], $2::text[])", [
      titres.map((t) => t.metier),
      titres.map((t) => t.texte),
    ]);
    await client.query(`
      CREATE INDEX ON titres USING gin (vecteur);
      CREATE INDEX ON titres USING gin (cle gin_trgm_ops);
      ANALYZE titres`);
    const codes = async (texte: string): Promise<string[]> => {
      // Named: prepared once, as an application would.
      const { rows } = await client.query<{ code: string }>({
        name: "rechercher",
        text: REQUETE_SQL,
        values: [texte],
      });
      return rows.map((r) => r.code);
    };
    await mesurer(requetes.slice(0, 20), 1, codes);
    return await mesurer(requetes, 1, codes);
  } finally {
    await stop();
  }
}

await main();
