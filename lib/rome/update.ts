import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { empreinteDe, installer } from "./load";
import type { RomeTables } from "./model";
import { refuserRemplacement } from "./referential/guard";
import { readSnapshot } from "./referential/snapshot";
import { archiveSource } from "./sources/archive";
import { downloadArchive, type OptionsTelechargement } from "./sources/archive/download";
import { SANS_SUIVI, SourceError, type Suivi } from "./sources/port";
import { sousVerrou, VERROU_MAJ } from "./verrou";

/** How a look at the official archive ended: `refuse` for what came and was kept aside, `echec` for what did not come. */
export const bilan = z.object({
  statut: z.enum(["remplace", "a-jour", "refuse", "echec", "occupe"]),
  version: z.string().nullable(),
  detail: z.string(),
});
export type Bilan = z.infer<typeof bilan>;

/** A lock whose holder gave no sign of life for this long is taken over. */
export const VERROU_PERIME_MS = VERROU_MAJ.perimeMs;

/**
 * Fetches the official archive, validates it, and makes it the snapshot of `dossier` when it is newer than what is there
 * (or fuller than the extract). One process at a time for one folder; the others see the new snapshot.
 * What is refused is kept aside under `refuse/`, for a person to look at. Never throws for a fault of the network, the
 * archive or the disk: the report says it, and nothing has changed.
 */
export async function updateFromNetwork(
  adresse: string,
  dossier: string,
  suivi: Suivi = SANS_SUIVI,
  options: OptionsTelechargement = {},
): Promise<Bilan> {
  const dire = (statut: Bilan["statut"], version: string | null, detail: string): Bilan => ({
    statut,
    version,
    detail,
  });
  try {
    const fait = await sousVerrou(dossier, VERROU_MAJ.nom, VERROU_MAJ.perimeMs, async () => {
      const fichier = join(dossier, "telechargement.zip");
      try {
        await downloadArchive(adresse, fichier, options);
        const empreinte = await empreinteDe(fichier);
        const enPlace = await tablesEnPlace(dossier);
        if (enPlace.empreinte === empreinte)
          return dire("a-jour", enPlace.rome.version, "L'archive officielle est celle qui est en service.");
        const rome = await archiveSource(fichier)
          .load(suivi)
          .catch(async (cause: unknown) => {
            if (!(cause instanceof SourceError)) throw cause;
            await mettreDeCote(dossier, fichier);
            return cause;
          });
        if (rome instanceof SourceError)
          return dire("refuse", null, `L'archive reçue est refusée (${rome.message.replace(/\.$/, "")}).`);
        // From the APIs or from another archive, it is the same ROME.
        if (enPlace.rome.source !== "extrait" && enPlace.rome.version === rome.version) {
          return dire("a-jour", rome.version, `La version ${rome.version} est déjà en service.`);
        }
        const refus = refuserRemplacement(enPlace.rome, rome);
        if (refus !== null) {
          await mettreDeCote(dossier, fichier);
          return dire("refuse", rome.version, refus);
        }
        await installer(dossier, rome, empreinte, suivi);
        return dire("remplace", rome.version, `Version ${rome.version} installée.`);
      } finally {
        await rm(fichier, { force: true });
      }
    });
    return fait ?? dire("occupe", null, "Un autre processus s'occupe déjà de la mise à jour.");
  } catch (cause) {
    return dire(
      "echec",
      null,
      cause instanceof SourceError ? cause.message : `Mise à jour impossible (${messageDe(cause)}).`,
    );
  }
}

/** What a new version would replace: the snapshot, else the extract that is served without one. */
export async function tablesEnPlace(
  dossier: string,
): Promise<{ rome: RomeTables; empreinte: string | null }> {
  const lecture = await readSnapshot(dossier);
  if (lecture.statut === "trouve")
    return { rome: lecture.snapshot.rome, empreinte: lecture.snapshot.entete.empreinte };
  const { extraitSource } = await import("./sources/extrait");
  return { rome: await extraitSource().load(), empreinte: null };
}

/** One refused archive is kept, the last: enough to look into, and never a disk that fills up. */
async function mettreDeCote(dossier: string, fichier: string): Promise<void> {
  const aPart = join(dossier, "refuse");
  await mkdir(aPart, { recursive: true });
  await rename(fichier, join(aPart, "archive.zip"));
}

const messageDe = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
