import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { ecrireAtomique } from "../ecrire";
import { enClair } from "../en-clair";
import type { Referential, RomeTables } from "../model";
import { build } from "../referential/build";
import { SANS_SUIVI, type Suivi } from "../sources/port";
import { type Diff, diffVersions, schemaDiff } from "./diff";
import { setDiffs } from "./store";

/** `versions/{a}-{b}.json.gz` of the data folder. gzip holds a checksum; what it gives back is parsed again. */
const SOUS_DOSSIER = "versions";
const NOM = /^(\d{1,5})-(\d{1,5})\.json\.gz$/;

/**
 * Keeps what changes when `apres` replaces `avant`.
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
  await ecrireAtomique(join(dossier, SOUS_DOSSIER, nom), await promisify(gzip)(JSON.stringify(diff)));
  return diff;
}

/**
 * Keeps what changes when `apres` replaces what a data folder holds; called before it does. It never stands in the way of
 * the new version: a comparison that cannot be kept is only told.
 * @param avant what can be read of it; null when nothing can.
 */
export async function keepComparison(
  dossier: string,
  avant: Referential | null,
  apres: RomeTables,
  suivi: Suivi = SANS_SUIVI,
): Promise<void> {
  try {
    if (avant !== null) await keepVersion(dossier, avant, apres);
  } catch (cause) {
    suivi.avertissement(
      `La comparaison des versions ${avant?.version} et ${apres.version} n'a pas pu être gardée (${enClair(cause)}).`,
    );
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

/**
 * Reads the comparisons of a data folder and makes them the known ones of this process: those that end at the version in service
 * or before. A later one was kept for a version that did not come, or that was taken back.
 */
export async function refreshVersions(
  dossier: string,
  enService: string,
  suivi: Suivi = SANS_SUIVI,
): Promise<void> {
  const diffs = await loadVersions(dossier, suivi);
  setDiffs(diffs.filter((diff) => Number(diff.a.version) <= Number(enService)));
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
