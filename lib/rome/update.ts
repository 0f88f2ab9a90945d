import { mkdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { nomTemporaire, purger } from "./ecrire";
import { enClair } from "./en-clair";
import { empreinteDe, installer, RemplacementRefuse, type Verifier } from "./load";
import type { RomeTables } from "./model";
import { lireEnPlace } from "./referential/en-place";
import { refuserRemplacement } from "./referential/guard";
import { type Bilan, keepMemoire } from "./referential/report";
import { archiveSource } from "./sources/archive";
import { downloadArchive, type OptionsTelechargement } from "./sources/archive/download";
import { SANS_SUIVI, SourceError, type Suivi } from "./sources/port";
import { sousVerrou, VERROU_MAJ } from "./verrou";

export { type Bilan, bilan } from "./referential/report";

export interface OptionsMiseAJour extends Omit<OptionsTelechargement, "signal"> {
  /** How long to wait for another process that is at it; none by default. */
  readonly patienceMs?: number;
}

/**
 * Fetches the official archive, validates it, and makes it the snapshot of `dossier` when it is newer than what is there
 * (or fuller than the extract). One process at a time for one folder; the others see the new snapshot.
 * What is refused is kept aside under `refuse/`, for a person to look at. Never throws for a fault of the network, the
 * archive or the disk: the report says it, in words that may be shown to anyone, and nothing has changed.
 */
export async function updateFromNetwork(
  adresse: string,
  dossier: string,
  suivi: Suivi = SANS_SUIVI,
  { patienceMs = 0, ...options }: OptionsMiseAJour = {},
): Promise<Bilan> {
  const resultat = await essayer(adresse, dossier, suivi, patienceMs, options);
  await keepMemoire(dossier, { ...resultat, le: new Date().toISOString() }).catch(() => {
    // On a full disk: this process still says it.
  });
  return resultat;
}

async function essayer(
  adresse: string,
  dossier: string,
  suivi: Suivi,
  patienceMs: number,
  options: OptionsTelechargement,
): Promise<Bilan> {
  try {
    const bilan = await sousVerrou(
      dossier,
      VERROU_MAJ.nom,
      VERROU_MAJ.perimeMs,
      async (signal) => {
        await purger(dossier);
        const fichier = join(dossier, nomTemporaire("telechargement"));
        try {
          await downloadArchive(adresse, fichier, { ...options, signal });
          return await prendre(fichier, dossier, suivi, signal);
        } finally {
          await rm(fichier, { force: true });
        }
      },
      patienceMs,
    );
    return bilan ?? dire("occupe", null, "Un autre processus s'occupe déjà de la mise à jour.");
  } catch (cause) {
    return dire(
      "echec",
      null,
      cause instanceof SourceError ? cause.message : `Mise à jour impossible (${enClair(cause)}).`,
    );
  }
}

/** What came, held against what is there, then installed, refused or left. */
async function prendre(fichier: string, dossier: string, suivi: Suivi, signal: AbortSignal): Promise<Bilan> {
  const empreinte = await empreinteDe(fichier);
  const enPlace = await tablesEnPlace(dossier);
  if (enPlace.empreinte === empreinte) {
    return dire("a-jour", enPlace.rome.version, "L'archive officielle est celle qui est en service.");
  }
  const refuser = async (version: string | null, detail: string): Promise<Bilan> => {
    await mettreDeCote(dossier, fichier);
    return dire("refuse", version, detail);
  };
  let rome: RomeTables;
  try {
    rome = await archiveSource(fichier).load(suivi);
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause;
    return refuser(null, `L'archive reçue est refusée (${sansNom(enClair(cause), fichier)}).`);
  }
  // From the APIs or from another archive, it is the same ROME.
  if (
    enPlace.empreinte !== null &&
    enPlace.rome.source !== "extrait" &&
    enPlace.rome.version === rome.version
  ) {
    return dire("a-jour", rome.version, `La version ${rome.version} est déjà en service.`);
  }
  const avertissements: string[] = [];
  const avertissement = (message: string): void => {
    avertissements.push(message);
    suivi.avertissement(message);
  };
  const garde = gardien(rome);
  try {
    await installer(dossier, rome, empreinte, { ...suivi, avertissement }, (enPlace) => {
      signal.throwIfAborted();
      return garde(enPlace);
    });
  } catch (cause) {
    if (!(cause instanceof RemplacementRefuse)) throw cause;
    return refuser(rome.version, cause.message);
  }
  return dire("remplace", rome.version, [`Version ${rome.version} installée.`, ...avertissements].join(" "));
}

const dire = (statut: Bilan["statut"], version: string | null, detail: string): Bilan => ({
  statut,
  version,
  detail,
});

/** Where the archive lies on this disk, and under which name, says nothing to who reads the report. */
const sansNom = (message: string, fichier: string): string =>
  message.replaceAll(fichier, basename(fichier)).replaceAll(`${basename(fichier)} : `, "");

/** Looks, under the lock of who writes, whether `rome` may replace what is there without a person looking at it. */
export const gardien =
  (rome: RomeTables): Verifier =>
  async ({ reperes }) =>
    refuserRemplacement(reperes ?? (await lireExtrait()), rome);

/**
 * What is in service where a data folder is: the snapshot, the one before when it cannot be read, else the extract. The
 * fingerprint is null when it is not the snapshot itself.
 */
export async function tablesEnPlace(
  dossier: string,
): Promise<{ rome: RomeTables; empreinte: string | null }> {
  const { charge, illisible } = await lireEnPlace(dossier);
  if (charge === null) return { rome: await lireExtrait(), empreinte: null };
  return { rome: charge.rome, empreinte: illisible === null ? charge.entete.empreinte : null };
}

async function lireExtrait(): Promise<RomeTables> {
  const { extraitSource } = await import("./sources/extrait");
  return extraitSource().load();
}

/** One refused archive is kept, the last: enough to look into, and never a disk that fills up. */
async function mettreDeCote(dossier: string, fichier: string): Promise<void> {
  const aPart = join(dossier, "refuse");
  await mkdir(aPart, { recursive: true });
  await rename(fichier, join(aPart, "archive.zip"));
}
