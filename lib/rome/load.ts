import { createHash } from "node:crypto";
import { createReadStream, unwatchFile, watchFile } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { enClair } from "./en-clair";
import type { Referential, RomeTables } from "./model";
import { parTranches } from "./pas-a-pas";
import { buildPasAPas } from "./referential/build";
import { chargerSnapshot, type EnPlace, lireEnPlace } from "./referential/en-place";
import { writeReperes } from "./referential/reperes";
import {
  cheminSnapshot,
  type EnteteSnapshot,
  keepPrevious,
  readChecksum,
  writeSnapshot,
} from "./referential/snapshot";
import { avertir, current, swap } from "./referential/store";
import { archiveSource } from "./sources/archive";
import { SANS_SUIVI, SourceError, type Suivi } from "./sources/port";
import { sousVerrou, VERROU_ECRITURE } from "./verrou";
import { keepComparison, refreshVersions } from "./versions/keep";

export interface Reglages {
  readonly romeArchive: string | null;
  readonly romeDataDir: string;
}

/**
 * Imports an archive and keeps it as the snapshot of `dossier`. What is there before is replaced only at the very end; any
 * version that was there at the start may be, a newer one that came meanwhile may not.
 * @param refuser why what is there stays, once the archive is read; null when it may go.
 * @throws SourceError when the archive is not one; RemplacementRefuse when `refuser` says so or a newer version came meanwhile.
 */
export async function importArchive(
  chemin: string,
  dossier: string,
  suivi: Suivi = SANS_SUIVI,
  refuser: (enPlace: EnPlace, archive: RomeTables) => string | null = () => null,
): Promise<{ entete: EnteteSnapshot; rome: RomeTables }> {
  const auDepart = await readChecksum(dossier);
  const rome = await archiveSource(chemin).load(suivi);
  const verifier = (enPlace: EnPlace): string | null => {
    const { charge, illisible } = enPlace;
    return illisible === null &&
      charge !== null &&
      charge.entete.sha256 !== auDepart &&
      Number(charge.rome.version) > Number(rome.version)
      ? `La version ${charge.rome.version}, plus récente, vient d'être installée par un autre processus.`
      : refuser(enPlace, rome);
  };
  return { entete: await installer(dossier, rome, await empreinteDe(chemin), suivi, verifier), rome };
}

/** The tables were in order, but may not take the place of what is there. */
export class RemplacementRefuse extends SourceError {}

/** Why what is there may not be replaced, in one sentence; null when it may. */
export type Verifier = (enPlace: EnPlace) => string | null | Promise<string | null>;

/** A writer takes some seconds: longer than that, and longer than the death of one, is not worth waiting for. */
const PATIENCE_MS = 2 * VERROU_ECRITURE.perimeMs;

/**
 * Makes validated tables the snapshot of `dossier`; the one way to do so, one process at a time. Running servers take it up by
 * themselves.
 * @param verifier asked once nobody else can write.
 * @throws RemplacementRefuse when `verifier` says so; SourceError when another process keeps the folder, or took it.
 */
export async function installer(
  dossier: string,
  rome: RomeTables,
  empreinte: string,
  suivi: Suivi = SANS_SUIVI,
  verifier: Verifier = () => null,
): Promise<EnteteSnapshot> {
  if (suivi.avantRemplacement) {
    // Before the lock, which others would wait for: it may take long. And not for what is refused in any case.
    await admettre(verifier, dossier);
    await suivi.avantRemplacement(rome);
  }
  const entete = await sousVerrou(
    dossier,
    VERROU_ECRITURE.nom,
    VERROU_ECRITURE.perimeMs,
    (signal) => replace(dossier, rome, empreinte, suivi, verifier, signal),
    PATIENCE_MS,
  );
  if (entete === null) {
    throw new SourceError(
      "Un autre processus écrit dans le dossier de données ; recommencez dans un instant.",
    );
  }
  return entete;
}

async function replace(
  dossier: string,
  rome: RomeTables,
  empreinte: string,
  suivi: Suivi,
  verifier: Verifier,
  signal: AbortSignal,
): Promise<EnteteSnapshot> {
  const enPlace = await admettre(verifier, dossier);
  // The comparison first: whoever sees the new snapshot finds what it changed.
  await keepComparison(dossier, enPlace.charge?.referential ?? null, rome, suivi);
  if (enPlace.charge !== null && enPlace.illisible === null) {
    await keepPrevious(dossier).catch((cause: unknown) =>
      suivi.avertissement(`L'instantané précédent n'a pas pu être gardé (${enClair(cause)}).`),
    );
  }
  const entete = await writeSnapshot(dossier, rome, empreinte, () => signal.throwIfAborted());
  await writeReperes(dossier, rome).catch((cause: unknown) =>
    suivi.avertissement(`Les repères de la nouvelle version n'ont pas pu être gardés (${enClair(cause)}).`),
  );
  return entete;
}

/** @throws RemplacementRefuse when what is there may not be replaced. */
async function admettre(verifier: Verifier, dossier: string): Promise<EnPlace> {
  const enPlace = await lireEnPlace(dossier);
  const refus = await verifier(enPlace);
  if (refus !== null) throw new RemplacementRefuse(refus);
  return enPlace;
}

/**
 * Gives this process its referential: the archive of the settings (imported when the snapshot is not of it), else the
 * snapshot, else the one before it, else the embedded extract. Afterwards follows the snapshot: an import by another process
 * is seen in seconds.
 * @param prepare run on each referential before anyone reads it.
 * @throws SourceError when the archive of the settings cannot be imported, or the data folder is none: a wrong setting stops the start.
 */
export async function startReferential(
  { romeArchive, romeDataDir }: Reglages,
  suivi: Suivi = SANS_SUIVI,
  prepare: (referential: Referential) => Promise<void> = async () => {},
): Promise<void> {
  await admettreDossier(romeDataDir);
  const { referential, sha256, illisible } = await premier(romeArchive, romeDataDir, suivi);
  await prepare(referential);
  await refreshVersions(romeDataDir, referential.version, suivi);
  swap(referential);
  if (illisible !== null) direInutilisable(illisible, suivi);
  follow(romeDataDir, suivi, prepare, sha256);
}

/** A folder that is not there yet is made when it serves; a file in its place would be served without a word from the extract. */
async function admettreDossier(dossier: string): Promise<void> {
  const code = await stat(dossier).then(
    (etat) => (etat.isDirectory() ? null : "ENOTDIR"),
    (cause: NodeJS.ErrnoException) => cause.code,
  );
  if (code === "ENOTDIR")
    throw new SourceError(`Réglage ROME_DATA_DIR refusé : ${dossier} n'est pas un dossier.`);
}

interface Premier {
  readonly referential: Referential;
  /** Checksum of the snapshot it came from; null when it is not from the snapshot that is there. */
  readonly sha256: string | null;
  readonly illisible: string | null;
}

/** A start does not go back on what the ROME APIs gave since. */
const apiPlusFraiche = ({ charge, illisible }: EnPlace, archive: RomeTables): string | null =>
  illisible === null &&
  charge?.rome.source === "api" &&
  Number(charge.rome.version) >= Number(archive.version)
    ? `Les données des API du ROME (version ${charge.rome.version}) restent en service : l'archive du réglage ROME_ARCHIVE (version ${archive.version}) n'est pas plus récente. Pour l'imposer : npm run rome:import.`
    : null;

/** The first referential of this process. */
async function premier(romeArchive: string | null, romeDataDir: string, suivi: Suivi): Promise<Premier> {
  let { charge, illisible } = await lireEnPlace(romeDataDir);
  if (
    romeArchive !== null &&
    (illisible !== null || charge?.entete.empreinte !== (await empreinteDe(romeArchive)))
  ) {
    try {
      const { rome, entete } = await importArchive(romeArchive, romeDataDir, suivi, apiPlusFraiche);
      return { referential: await parTranches(buildPasAPas(rome)), sha256: entete.sha256, illisible: null };
    } catch (cause) {
      if (!(cause instanceof RemplacementRefuse)) throw cause;
      suivi.avertissement(cause.message);
      ({ charge, illisible } = await lireEnPlace(romeDataDir));
    }
  }
  if (charge) {
    return {
      referential: charge.referential,
      sha256: illisible === null ? charge.entete.sha256 : null,
      illisible,
    };
  }
  // Loaded only when it serves: it would stay in memory beside the whole ROME.
  const { extraitSource } = await import("./sources/extrait");
  return {
    referential: await parTranches(buildPasAPas(await extraitSource().load())),
    sha256: null,
    illisible,
  };
}

/** Tells the operator, once, that what is in the data folder is not what is in service. */
function direInutilisable(raison: string, suivi: Suivi): void {
  const etat = current();
  if (etat.statut !== "charge") return;
  const { version, source } = etat.referential;
  const reste = source === "extrait" ? "l'extrait" : `la version ${version}`;
  const avis = `Instantané des données inutilisable (${raison}) ; ${reste} reste en service.`;
  if (avis === etat.avis) return;
  avertir(avis);
  suivi.avertissement(avis);
}

/** Every two seconds is enough for a file that changes a few times a year, and works on every file system. */
const INTERVALLE_SUIVI_MS = 2000;
/** After a snapshot that could not be taken up: first wait, doubled each time, and the longest. */
const REPRISE_MS = { premiere: 2000, derniere: 10 * 60_000 };

/**
 * Takes up every snapshot that is not the one in service, told by its checksum. Looks once at the start too: another
 * process may have replaced it while this one was getting ready. One that cannot be taken up is tried again, and told.
 */
function follow(
  dossier: string,
  suivi: Suivi,
  prepare: (referential: Referential) => Promise<void>,
  auDepart: string | null,
): void {
  const chemin = cheminSnapshot(dossier);
  let enService = auDepart;
  let attente = REPRISE_MS.premiere;
  let reprise: NodeJS.Timeout | undefined;
  // One after the other: an older snapshot never ends after a newer one.
  let file = Promise.resolve();

  const prendre = async (): Promise<void> => {
    clearTimeout(reprise);
    const sha256 = await readChecksum(dossier);
    if (sha256 !== null && sha256 === enService) return avertir(null);
    const lecture = await chargerSnapshot(dossier);
    if (lecture.statut === "absent") return;
    if (lecture.statut === "indisponible") return manquer(lecture.raison);
    const { referential, entete } = lecture.charge;
    await prepare(referential);
    await refreshVersions(dossier, referential.version, suivi);
    swap(referential);
    enService = entete.sha256;
    attente = REPRISE_MS.premiere;
    suivi.etape(`Référentiel remplacé : version ${entete.version}.`);
  };
  const manquer = (raison: string): void => {
    direInutilisable(raison, suivi);
    reprise = setTimeout(regarder, attente).unref();
    attente = Math.min(2 * attente, REPRISE_MS.derniere);
  };
  const regarder = (): void => {
    file = file.then(prendre).catch((cause: unknown) => manquer(enClair(cause)));
  };
  unwatchFile(chemin);
  watchFile(chemin, { interval: INTERVALLE_SUIVI_MS, persistent: false }, regarder);
  regarder();
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
