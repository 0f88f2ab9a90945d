import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { ecrireAtomique } from "../ecrire";
import type { Referential, RomeTables } from "../model";
import { build } from "../referential/build";
import { readSnapshot } from "../referential/snapshot";
import { SANS_SUIVI, type Suivi } from "../sources/port";
import { type Diff, diffVersions, schemaDiff } from "./diff";
import { setDiffs } from "./store";

/** `versions/{a}-{b}.json.gz` of the data folder. gzip holds a checksum; what it gives back is parsed again. */
const SOUS_DOSSIER = "versions";
const NOM = /^(\d{1,5})-(\d{1,5})\.json\.gz$/;
/** No write takes that long: an older temporary file was left by a process that was stopped. */
const RESTE_MS = 10 * 60_000;

/**
 * Keeps what changes when `apres` replaces `avant`. Written whole beside, flushed, then renamed: never half a file.
 * @returns the comparison; null when there is none to keep: same or older version, or one of the two is the extract, whose
 * gaps are not removals.
 */
export async function keepVersion(
  dossier: string,
  avant: RomeTables | Referential,
  apres: RomeTables | Referential,
): Promise<Diff | null> {
  const nom = `${avant.version}-${apres.version}.json.gz`;
  if (avant.source === "extrait" || apres.source === "extrait") return null;
  if (!NOM.test(nom) || Number(avant.version) >= Number(apres.version)) return null;
  const diff = diffVersions(lier(avant), lier(apres));
  const ou = join(dossier, SOUS_DOSSIER);
  await mkdir(ou, { recursive: true });
  await purger(ou);
  await ecrireAtomique(join(ou, nom), await promisify(gzip)(JSON.stringify(diff)));
  return diff;
}

/**
 * Keeps what changes when `apres` replaces the snapshot of `dossier`; called before it does. It never stands in the way of
 * the new version: a comparison that cannot be made is only told.
 */
export async function keepFromSnapshot(
  dossier: string,
  apres: RomeTables,
  suivi: Suivi = SANS_SUIVI,
): Promise<void> {
  try {
    const lecture = await readSnapshot(dossier);
    if (lecture.statut === "trouve") await keepVersion(dossier, lecture.snapshot.rome, apres);
  } catch (cause) {
    suivi.avertissement(`Comparaison des deux versions impossible à garder : ${String(cause)}.`);
  }
}

/** Every comparison of a data folder that can be read; one that cannot is left where it is, with a warning. */
export async function loadVersions(dossier: string, suivi: Suivi = SANS_SUIVI): Promise<Diff[]> {
  const ou = join(dossier, SOUS_DOSSIER);
  const noms = await readdir(ou).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT") suivi.avertissement(`Comparaisons de versions illisibles (${cause.code}).`);
    return [];
  });
  const diffs: Diff[] = [];
  for (const nom of noms) {
    const [, de, a] = NOM.exec(nom) ?? [];
    if (de === undefined) continue;
    const diff = await lire(join(ou, nom));
    if (diff !== null && diff.de.version === de && diff.a.version === a) diffs.push(diff);
    else suivi.avertissement(`Comparaison de versions ${nom} inutilisable ; elle est ignorée.`);
  }
  return diffs;
}

/** Reads the comparisons of a data folder and makes them the known ones of this process. */
export async function refreshVersions(dossier: string, suivi: Suivi = SANS_SUIVI): Promise<void> {
  setDiffs(await loadVersions(dossier, suivi));
}

const lier = (rome: RomeTables | Referential): Referential => ("tables" in rome ? build(rome) : rome);

async function lire(chemin: string): Promise<Diff | null> {
  try {
    const lu = schemaDiff.safeParse(
      JSON.parse((await promisify(gunzip)(await readFile(chemin))).toString("utf8")),
    );
    return lu.success ? lu.data : null;
  } catch {
    return null;
  }
}

async function purger(dossier: string): Promise<void> {
  for (const nom of await readdir(dossier)) {
    if (!nom.startsWith(".")) continue;
    const chemin = join(dossier, nom);
    const etat = await stat(chemin).catch(() => null);
    if (etat !== null && Date.now() - etat.mtimeMs > RESTE_MS) await rm(chemin, { force: true });
  }
}
