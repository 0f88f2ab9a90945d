import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
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
 */
const FORMAT = 2;
const NOM = "referentiel.snapshot";
/** The header is one line of some 400 bytes. */
const ENTETE_MAX = 4096;
/** Rows of a piece: reading one takes a few milliseconds, which others wait for. */
const MORCEAU = 4000;
const PREFIXE_TEMPORAIRE = ".referentiel.";

const entete = z.object({
  format: z.literal(FORMAT),
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
 * Writes the snapshot: whole in a temporary file of the same folder, flushed to disk, then renamed over the old one. A
 * stop at any moment leaves the old one or the new one.
 */
export async function writeSnapshot(
  dossier: string,
  rome: RomeTables,
  empreinte: string,
): Promise<EnteteSnapshot> {
  await mkdir(dossier, { recursive: true });
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
  await purger(dossier);
  const nom = `${PREFIXE_TEMPORAIRE}${process.pid}.${randomBytes(4).toString("hex")}`;
  const temporaire = join(dossier, nom);
  enCours.add(nom);
  try {
    const fichier = await open(temporaire, "wx");
    try {
      await fichier.writeFile(Buffer.concat([Buffer.from(`${JSON.stringify(tete)}\n`), corps]));
      await fichier.sync();
    } finally {
      await fichier.close();
    }
    await rename(temporaire, cheminSnapshot(dossier));
  } catch (cause) {
    await rm(temporaire, { force: true });
    throw cause;
  } finally {
    enCours.delete(nom);
  }
  const repertoire = await open(dossier, "r");
  await repertoire.sync().finally(() => repertoire.close());
  return tete;
}

export type LectureSnapshot =
  | { readonly statut: "trouve"; readonly snapshot: Snapshot }
  | { readonly statut: "absent" }
  | { readonly statut: "indisponible"; readonly raison: string };

/** Reads the snapshot of a data folder. A damaged one is told, and left where it is. */
export async function readSnapshot(dossier: string): Promise<LectureSnapshot> {
  let contenu: Buffer;
  try {
    contenu = await readFile(cheminSnapshot(dossier));
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
  const { version, publieeLe, source } = tete.data;
  try {
    const tables = await parTranches(deLignes(await promisify(gunzip)(corps)));
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

/** Temporary files that this very process is writing. */
const enCours = new Set<string>();

/**
 * Removes what interrupted imports left; the file of a process that still runs is its own business. One that has the
 * number of this process, but is not of it, is a leftover too: in a container the number is the same at each start.
 */
async function purger(dossier: string): Promise<void> {
  for (const nom of await readdir(dossier)) {
    if (!nom.startsWith(PREFIXE_TEMPORAIRE)) continue;
    const pid = Number(nom.slice(PREFIXE_TEMPORAIRE.length).split(".")[0]);
    if (pid === process.pid ? !enCours.has(nom) : !estVivant(pid))
      await rm(join(dossier, nom), { force: true });
  }
}

function estVivant(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}

type Valeur = string | number | boolean | null;
interface Morceau {
  readonly table: NomTable;
  readonly champs: readonly string[];
  readonly lignes: readonly (readonly Valeur[])[];
}

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

/** Trusted once its checksum is right: this very module wrote it. */
function* deLignes(corps: Buffer): PasAPas<Tables> {
  const tables: Partial<Record<NomTable, Record<string, Valeur | undefined>[]>> = {};
  for (let debut = 0; debut < corps.length; ) {
    const saut = corps.indexOf(10, debut);
    const fin = saut < 0 ? corps.length : saut;
    const { table, champs, lignes } = JSON.parse(corps.toString("utf8", debut, fin)) as Morceau;
    tables[table] ??= [];
    const rows = tables[table];
    for (const ligne of lignes) {
      const row: Record<string, Valeur | undefined> = {};
      // Same keys in the same order for each row: one shape in memory for all of them.
      for (const [i, champ] of champs.entries()) row[champ] = ligne[i];
      rows.push(row);
    }
    debut = fin + 1;
    yield;
  }
  return tables as unknown as Tables;
}

function somme(tete: Omit<EnteteSnapshot, "sha256">, corps: Buffer): string {
  const { format, version, publieeLe, source, empreinte, importeeLe } = tete;
  const champs = JSON.stringify([format, version, publieeLe, source, empreinte, importeeLe]);
  return createHash("sha256").update(champs).update(corps).digest("hex");
}
