import { createHash } from "node:crypto";
import { createReadStream, unwatchFile, watchFile } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Referential, RomeTables } from "./model";
import { parTranches } from "./pas-a-pas";
import { buildPasAPas } from "./referential/build";
import {
  cheminSnapshot,
  type EnteteSnapshot,
  type LectureSnapshot,
  readChecksum,
  readSnapshot,
  writeSnapshot,
} from "./referential/snapshot";
import { swap } from "./referential/store";
import { archiveSource } from "./sources/archive";
import { SANS_SUIVI, SourceError, type Suivi } from "./sources/port";
import { keepFromSnapshot, refreshVersions } from "./versions/keep";

export interface Reglages {
  readonly romeArchive: string | null;
  readonly romeDataDir: string;
}

/**
 * Imports an archive and keeps it as the snapshot of `dossier`. What is there before is replaced only at the very end.
 * @throws SourceError when the archive is not one.
 */
export async function importArchive(
  chemin: string,
  dossier: string,
  suivi: Suivi = SANS_SUIVI,
): Promise<{ entete: EnteteSnapshot; rome: RomeTables }> {
  const rome = await archiveSource(chemin).load(suivi);
  return { entete: await installer(dossier, rome, await empreinteDe(chemin), suivi), rome };
}

/** Makes validated tables the snapshot of `dossier`. Running servers take it up by themselves. */
export async function installer(
  dossier: string,
  rome: RomeTables,
  empreinte: string,
  suivi: Suivi = SANS_SUIVI,
): Promise<EnteteSnapshot> {
  // The comparison first: whoever sees the new snapshot finds what it changed.
  await keepFromSnapshot(dossier, rome, suivi);
  await suivi.avantRemplacement?.(rome);
  return writeSnapshot(dossier, rome, empreinte);
}

/**
 * Gives this process its referential: the archive of the settings (imported when the snapshot is not of it), else the
 * snapshot, else the embedded extract. Afterwards follows the snapshot: an import by another process is seen in seconds.
 * @param prepare run on each referential before anyone reads it.
 * @throws SourceError when the archive of the settings cannot be imported: a wrong setting stops the start.
 */
export async function startReferential(
  { romeArchive, romeDataDir }: Reglages,
  suivi: Suivi = SANS_SUIVI,
  prepare: (referential: Referential) => Promise<void> = async () => {},
): Promise<void> {
  const lecture = await readSnapshot(romeDataDir);
  const avis =
    lecture.statut === "indisponible" ? `Instantané des données inutilisable : ${lecture.raison}.` : null;
  if (avis) suivi.avertissement(avis);

  const { rome, sha256 } = await premieresTables(romeArchive, romeDataDir, lecture, suivi);
  const referential = await parTranches(buildPasAPas(rome));
  await prepare(referential);
  await refreshVersions(romeDataDir, suivi);
  swap(referential, avis);
  follow(romeDataDir, suivi, prepare, sha256);
}

/** The first tables of this process, and the checksum of the snapshot they came from (null: from the extract). */
async function premieresTables(
  romeArchive: string | null,
  romeDataDir: string,
  lecture: LectureSnapshot,
  suivi: Suivi,
): Promise<{ rome: RomeTables; sha256: string | null }> {
  const snapshot = lecture.statut === "trouve" ? lecture.snapshot : null;
  if (romeArchive !== null && snapshot?.entete.empreinte !== (await empreinteDe(romeArchive))) {
    const { rome, entete } = await importArchive(romeArchive, romeDataDir, suivi);
    return { rome, sha256: entete.sha256 };
  }
  if (snapshot) return { rome: snapshot.rome, sha256: snapshot.entete.sha256 };
  // Loaded only when it serves: it would stay in memory beside the whole ROME.
  const { extraitSource } = await import("./sources/extrait");
  return { rome: await extraitSource().load(), sha256: null };
}

/** Every two seconds is enough for a file that changes a few times a year, and works on every file system. */
const INTERVALLE_SUIVI_MS = 2000;

/**
 * Takes up every snapshot that is not the one in service, told by its checksum. Looks once at the start too: another
 * process may have replaced it while this one was getting ready.
 */
function follow(
  dossier: string,
  suivi: Suivi,
  prepare: (referential: Referential) => Promise<void>,
  enService: string | null,
): void {
  const chemin = cheminSnapshot(dossier);
  let connu = enService;
  // One after the other: an older snapshot never ends after a newer one.
  let file = Promise.resolve();
  const regarder = (): void => {
    file = file
      .then(async () => {
        const sha256 = await readChecksum(dossier);
        if (sha256 === null || sha256 === connu) return;
        connu = sha256;
        await takeUp(dossier, suivi, prepare);
      })
      .catch((cause: unknown) => suivi.avertissement(`${RESTE} (${String(cause)}).`));
  };
  unwatchFile(chemin);
  watchFile(chemin, { interval: INTERVALLE_SUIVI_MS, persistent: false }, regarder);
  regarder();
}

const RESTE = "Le nouvel instantané des données ne peut pas être lu ; l'ancien référentiel reste en service";

async function takeUp(
  dossier: string,
  suivi: Suivi,
  prepare: (referential: Referential) => Promise<void>,
): Promise<void> {
  const lecture = await readSnapshot(dossier);
  if (lecture.statut !== "trouve") return suivi.avertissement(`${RESTE} (${lecture.statut}).`);
  const referential = await parTranches(buildPasAPas(lecture.snapshot.rome));
  await prepare(referential);
  await refreshVersions(dossier, suivi);
  swap(referential);
  suivi.etape(`Référentiel remplacé : version ${lecture.snapshot.entete.version}.`);
}

/** What identifies an archive: the SHA-256 of a zip; names, sizes and dates of the files of a folder. */
export async function empreinteDe(chemin: string): Promise<string> {
  const hash = createHash("sha256");
  const etat = await stat(chemin).catch(() => null);
  if (etat === null) throw new SourceError(`${chemin} : ce fichier ou dossier n'existe pas.`);
  if (etat.isDirectory()) {
    for (const nom of (await readdir(chemin)).sort()) {
      const { size, mtimeMs } = await stat(join(chemin, nom));
      hash.update(`${nom} ${size} ${mtimeMs}\n`);
    }
  } else {
    for await (const morceau of createReadStream(chemin)) hash.update(morceau as Buffer);
  }
  return hash.digest("hex");
}
