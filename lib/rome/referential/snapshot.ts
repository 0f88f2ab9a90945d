import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import { ecrireAtomique } from "../ecrire";
import { jsonOuNull } from "../json";
import type { NomTable, RomeTables, Tables } from "../model";
import { type PasAPas, parTranches } from "../pas-a-pas";

/**
 * The snapshot: one file, `referentiel.snapshot`, replaced by rename.
 *
 *     one line of JSON (the header)  \n  gzip of lines of JSON (each a piece of a table: its columns, its rows as arrays)
 *
 * The header carries the SHA-256 of its other fields and of what follows it: a file cut short or altered, by one byte
 * anywhere, is refused, never half read.
 *
 * Format 1 had all the tables in one JSON; it is still read. The last one that could be read before the present one stays
 * beside it, as `referentiel.precedent`.
 */
const FORMAT = 2;
const NOM = "referentiel.snapshot";
const NOM_PRECEDENT = "referentiel.precedent";
/** The header is one line of some 400 bytes. */
const ENTETE_MAX = 4096;
/** Rows of a piece: reading one takes a few milliseconds, which others wait for. */
const MORCEAU = 4000;

const entete = z.object({
  format: z.union([z.literal(1), z.literal(FORMAT)]),
  version: z.string(),
  publieeLe: z.string().nullable(),
  source: z.enum(["api", "archive", "extrait"]),
  /** Fingerprint of what was imported, so that the same archive is not imported twice. */
  empreinte: z.string(),
  importeeLe: z.string(),
  sha256: z.string(),
});
export type EnteteSnapshot = z.infer<typeof entete>;

export interface Snapshot {
  readonly entete: EnteteSnapshot;
  readonly rome: RomeTables;
}

/** Path of the snapshot in a data folder. */
export const cheminSnapshot = (dossier: string): string => join(dossier, NOM);

/**
 * Writes the snapshot: a stop at any moment leaves the old one or the new one.
 * @param avantDeRemplacer run at the last moment; when it throws, the old one stays.
 */
export async function writeSnapshot(
  dossier: string,
  rome: RomeTables,
  empreinte: string,
  avantDeRemplacer?: () => void,
): Promise<EnteteSnapshot> {
  const corps = await promisify(gzip)(enLignes(rome.tables), { level: 6 });
  const champs = {
    format: FORMAT,
    version: rome.version,
    publieeLe: rome.publieeLe,
    source: rome.source,
    empreinte,
    importeeLe: new Date().toISOString(),
  } as const;
  const tete: EnteteSnapshot = { ...champs, sha256: somme(champs, corps) };
  const contenu = Buffer.concat([Buffer.from(`${JSON.stringify(tete)}\n`), corps]);
  await ecrireAtomique(cheminSnapshot(dossier), contenu, avantDeRemplacer);
  return tete;
}

/** Keeps the snapshot that is there beside the one that will replace it. */
export async function keepPrevious(dossier: string): Promise<void> {
  await ecrireAtomique(join(dossier, NOM_PRECEDENT), await readFile(cheminSnapshot(dossier)));
}

export type LectureSnapshot =
  | { readonly statut: "trouve"; readonly snapshot: Snapshot }
  | { readonly statut: "absent" }
  | { readonly statut: "indisponible"; readonly raison: string };

/** Reads the snapshot of a data folder. A damaged one is told, and left where it is. */
export const readSnapshot = (dossier: string): Promise<LectureSnapshot> => lire(cheminSnapshot(dossier));

/** Reads the snapshot that was there before the present one. */
export const readPrevious = (dossier: string): Promise<LectureSnapshot> => lire(join(dossier, NOM_PRECEDENT));

async function lire(chemin: string): Promise<LectureSnapshot> {
  let contenu: Buffer;
  try {
    contenu = await readFile(chemin);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "ENOENT"
      ? { statut: "absent" }
      : { statut: "indisponible", raison: `lecture impossible (${(cause as NodeJS.ErrnoException).code})` };
  }
  const fin = contenu.indexOf(10);
  const tete = entete.safeParse(jsonOuNull(contenu.subarray(0, Math.max(fin, 0)).toString("utf8")));
  if (!tete.success) return { statut: "indisponible", raison: "en-tête illisible ou d'un autre format" };
  const corps = contenu.subarray(fin + 1);
  if (somme(tete.data, corps) !== tete.data.sha256)
    return { statut: "indisponible", raison: "somme de contrôle fausse" };
  const { format, version, publieeLe, source } = tete.data;
  try {
    const tables = await parTranches(deMorceaux(DECOUPES[format](await promisify(gunzip)(corps))));
    return {
      statut: "trouve",
      snapshot: { entete: tete.data, rome: { version, publieeLe, source, tables } },
    };
  } catch {
    // Its checksum is right: it was written so, by a version of this code with a fault.
    return { statut: "indisponible", raison: "contenu illisible" };
  }
}

/** The checksum of the snapshot that is there, from its header alone; null when there is none that can be read. */
export async function readChecksum(dossier: string): Promise<string | null> {
  const fichier = await open(cheminSnapshot(dossier), "r").catch(() => null);
  if (fichier === null) return null;
  try {
    const debut = await fichier.read(Buffer.alloc(ENTETE_MAX), 0, ENTETE_MAX, 0);
    const [ligne = ""] = debut.buffer.subarray(0, debut.bytesRead).toString("utf8").split("\n", 1);
    return entete.safeParse(jsonOuNull(ligne)).data?.sha256 ?? null;
  } finally {
    await fichier.close();
  }
}

type Valeur = string | number | boolean | null;
/** Every table, each once: the compiler holds it to the model. */
const TABLES: Readonly<Record<NomTable, true>> = {
  grandsDomaines: true,
  domaines: true,
  metiers: true,
  textes: true,
  appellations: true,
  domainesCompetence: true,
  enjeux: true,
  objectifs: true,
  macros: true,
  competences: true,
  savoirs: true,
  contextes: true,
  items: true,
  centresInteret: true,
  centresInteretLiens: true,
  secteurs: true,
  sousSecteurs: true,
  secteursLiens: true,
  themes: true,
  themesLiens: true,
  nafs: true,
  nafsLiens: true,
  mobilites: true,
};
const NOMS_TABLES = Object.keys(TABLES) as NomTable[];

const morceau = z.object({
  table: z.enum(NOMS_TABLES),
  champs: z.array(z.string()),
  lignes: z.custom<readonly (readonly Valeur[])[]>(
    (lignes) => Array.isArray(lignes) && lignes.every(Array.isArray),
  ),
});
type Morceau = z.infer<typeof morceau>;

function enLignes(tables: Tables): string {
  const morceaux: string[] = [];
  for (const [table, rows] of Object.entries(tables) as [NomTable, readonly Record<string, Valeur>[]][]) {
    const champs = Object.keys(rows[0] ?? {});
    // An empty table has its piece too: it is then read as a table.
    for (let debut = 0; debut === 0 || debut < rows.length; debut += MORCEAU) {
      const lignes = rows
        .slice(debut, debut + MORCEAU)
        .map((row) => champs.map((champ) => row[champ] ?? null));
      morceaux.push(JSON.stringify({ table, champs, lignes } satisfies Morceau));
    }
  }
  return morceaux.join("\n");
}

/** How the tables are cut into pieces, by format. */
const DECOUPES: Readonly<Record<EnteteSnapshot["format"], (corps: Buffer) => Iterable<unknown>>> = {
  1: (corps) =>
    Object.entries(z.record(z.string(), z.object({}).loose()).parse(JSON.parse(corps.toString("utf8")))).map(
      ([table, contenu]) => ({ ...contenu, table }),
    ),
  2: function* (corps) {
    for (let debut = 0; debut < corps.length; ) {
      const saut = corps.indexOf(10, debut);
      const fin = saut < 0 ? corps.length : saut;
      yield JSON.parse(corps.toString("utf8", debut, fin));
      debut = fin + 1;
    }
  },
};

/** Which tables there are is looked at; their rows are trusted once the checksum is right: this very module wrote them. */
function* deMorceaux(morceaux: Iterable<unknown>): PasAPas<Tables> {
  const tables = new Map<NomTable, Record<string, Valeur | undefined>[]>();
  for (const lu of morceaux) {
    const { table, champs, lignes } = morceau.parse(lu);
    const rows = tables.get(table) ?? [];
    tables.set(table, rows);
    for (const ligne of lignes) {
      const row: Record<string, Valeur | undefined> = {};
      // Same keys in the same order for each row: one shape in memory for all of them.
      for (const [i, champ] of champs.entries()) row[champ] = ligne[i];
      rows.push(row);
    }
    yield;
  }
  const absente = NOMS_TABLES.find((table) => !tables.has(table));
  if (absente !== undefined) throw new Error(`table absente : ${absente}`);
  return Object.fromEntries(tables) as unknown as Tables;
}

function somme(tete: Omit<EnteteSnapshot, "sha256">, corps: Buffer): string {
  const { format, version, publieeLe, source, empreinte, importeeLe } = tete;
  const champs = JSON.stringify([format, version, publieeLe, source, empreinte, importeeLe]);
  return createHash("sha256").update(champs).update(corps).digest("hex");
}
