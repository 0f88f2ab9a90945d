import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import yauzl from "yauzl";

/** The official archive v60 lies outside the repository, which never holds any of it. */
const CHEMIN = fileURLToPath(new URL("../../../../shared/rome/RefRomeCsv-v460.zip", import.meta.url));

/**
 * Path of the official archive, or null, said aloud, where it is not: `describe.skipIf(!archive)`.
 * `ROME_ARCHIVE_TEST` names another place; empty, it skips these tests.
 * @throws when `ROME_ARCHIVE_TEST` names a file that is not there: a typing fault must not skip tests.
 */
export function archiveOfficielle(quoi: string): string | null {
  const voulu = process.env.ROME_ARCHIVE_TEST;
  const chemin = voulu ?? CHEMIN;
  if (chemin !== "" && existsSync(chemin)) return chemin;
  if (voulu) throw new Error(`ROME_ARCHIVE_TEST: no file at ${voulu}`);
  process.stderr.write(
    `SAUTÉ : ${quoi} (pas d'archive officielle en ${chemin || CHEMIN} ; voir ROME_ARCHIVE_TEST).\n`,
  );
  return null;
}

export type LigneCsv = Readonly<Record<string, string>>;

/**
 * The CSVs of an archive by name without version ("texte"), read with none of the code under test. Spaces around a value
 * are left out: some labels of v60 end with one.
 */
export async function lireCsvs(
  chemin: string,
  voulus: readonly string[],
): Promise<ReadonlyMap<string, readonly LigneCsv[]>> {
  const csvs = new Map<string, readonly LigneCsv[]>();
  for (const [nom, contenu] of await lireZip(chemin)) {
    const court = /^unix_(.+)_v4\d+_utf8\.csv$/.exec(nom)?.[1];
    if (court === undefined || !voulus.includes(court)) continue;
    const encodage = court === "arborescence_secteur_naf" ? "windows-1252" : "utf-8";
    const texte = new TextDecoder(encodage, { fatal: true }).decode(contenu);
    csvs.set(
      court,
      parse(texte, { columns: true, skip_empty_lines: true, cast: (v) => v.trim() }) as LigneCsv[],
    );
  }
  return csvs;
}

/** Every entry of a zip, whole, by name. */
export async function lireZip(chemin: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await yauzl.openPromise(chemin);
  const entrees = new Map<string, Buffer>();
  for await (const entree of zip.eachEntry()) {
    const morceaux: Buffer[] = [];
    const flux = await zip.openReadStreamPromise(entree);
    for await (const morceau of flux as AsyncIterable<Buffer>) morceaux.push(morceau);
    entrees.set(entree.fileName, Buffer.concat(morceaux));
  }
  return entrees;
}
