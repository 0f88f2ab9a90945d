import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { noterVerifications } from "./direct/verifications";
import { enClair } from "./en-clair";
import { installer, RemplacementRefuse } from "./load";
import {
  type ClientFranceTravail,
  lireVersion,
  ouvrirJournal,
  type Progres,
  recolter,
} from "./sources/francetravail";
import { SANS_SUIVI, SourceError, type Suivi } from "./sources/port";
import { type Bilan, gardien, tablesEnPlace } from "./update";
import { sousVerrou, VERROU_MAJ } from "./verrou";

export interface OptionsSynchro {
  readonly quota: number;
  readonly suivi?: Suivi;
  readonly progres?: (progres: Progres) => void;
  readonly signal?: AbortSignal;
}

/** One synchronisation at a time for a data folder. Short: a new server takes over soon from one that was killed. */
const VERROU = { nom: "synchro.lock", perimeMs: 10_000 } as const;

/**
 * Brings the snapshot of `dossier` to what the APIs of France Travail serve, when that is another version, or when what is
 * there does not come from them. What is in place of the same version stands in for single reads. Never throws for a fault
 * of an API or of the disk: the report says it, in words that may be shown to anyone, nothing has changed, and what was read
 * is kept for the next time.
 */
export async function synchroniser(
  client: ClientFranceTravail,
  dossier: string,
  { quota, suivi = SANS_SUIVI, progres, signal }: OptionsSynchro,
): Promise<Bilan> {
  try {
    const bilan = await sousVerrou(dossier, VERROU.nom, VERROU.perimeMs, async (): Promise<Bilan> => {
      const version = await lireVersion(client, signal);
      const enPlace = await tablesEnPlace(dossier);
      const meme = enPlace.rome.source !== "extrait" && enPlace.rome.version === version.version;
      const publieeLe = version.lastModifiedDate?.slice(0, 10) ?? null;
      if (meme && enPlace.rome.source === "api" && [null, enPlace.rome.publieeLe].includes(publieeLe)) {
        return dire("a-jour", version.version, `La version ${version.version} est déjà en service.`);
      }
      const journal = await ouvrirJournal(dossier, version);
      const { rome, lus } = await recolter({
        client,
        version,
        journal,
        reference: meme ? enPlace.rome : null,
        quota,
        suivi,
        ...(progres ? { progres } : {}),
        ...(signal ? { signal } : {}),
      });
      const resultat = await remplacer(dossier, rome, suivi);
      await journal.fermer();
      if (resultat.statut === "remplace") await noterVerifications(dossier, rome.version, lus);
      return resultat;
    });
    return bilan ?? dire("occupe", null, "Un autre processus s'occupe déjà de la synchronisation.");
  } catch (cause) {
    const detail =
      cause instanceof SourceError ? cause.message : `Synchronisation impossible (${enClair(cause)}).`;
    return dire("echec", null, detail);
  }
}

/** Swaps the new tables in, unless something newer came meanwhile or too much would be lost. */
export async function remplacer(
  dossier: string,
  rome: Parameters<typeof installer>[1],
  suivi: Suivi,
): Promise<Bilan> {
  const bilan = await sousVerrou(dossier, VERROU_MAJ.nom, VERROU_MAJ.perimeMs, async () => {
    const enPlace = await tablesEnPlace(dossier);
    const meme = enPlace.empreinte !== null && enPlace.rome.version === rome.version;
    // The fingerprint of the archive it completes: that archive is not imported over it at the next start.
    const empreinte = meme ? enPlace.empreinte : `api ${rome.version} ${rome.publieeLe}`;
    try {
      await installer(dossier, rome, empreinte ?? "", suivi, gardien(rome));
    } catch (cause) {
      if (!(cause instanceof RemplacementRefuse)) throw cause;
      await mettreDeCote(dossier, rome);
      return dire("refuse", rome.version, cause.message);
    }
    return dire(
      "remplace",
      rome.version,
      `Version ${rome.version} installée, d'après les API de France Travail.`,
    );
  });
  return bilan ?? dire("occupe", null, "Un autre processus remplace les données.");
}

/** One refused set of tables is kept, the last, for a person to look at. */
async function mettreDeCote(dossier: string, rome: Parameters<typeof installer>[1]): Promise<void> {
  const aPart = join(dossier, "refuse");
  await mkdir(aPart, { recursive: true });
  await rm(join(aPart, "api.json"), { force: true });
  await writeFile(join(aPart, "api.json"), JSON.stringify(rome));
}

const dire = (statut: Bilan["statut"], version: string | null, detail: string): Bilan => ({
  statut,
  version,
  detail,
});
