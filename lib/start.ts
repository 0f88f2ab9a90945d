import { join } from "node:path";
import { completerCarte, lireCarte } from "./carte";
import { reglages } from "./comptes";
import { startEntretien } from "./dossiers/service";
import { EnvError, env } from "./env";
import { prepareMobilite } from "./mobilite";
import { startAutoUpdate } from "./rome/auto-update";
import { demarrerDirect } from "./rome/direct/service";
import { startReferential } from "./rome/load";
import type { Referential } from "./rome/model";
import { current } from "./rome/referential/store";
import { SourceError, type Suivi } from "./rome/sources/port";
import { prepareCompetences, prepareSearch } from "./search";

const SUIVI: Suivi = {
  etape: (message) => process.stdout.write(`${message}\n`),
  avertissement: (message) => process.stderr.write(`${message}\n`),
};

/** The first referential only gets its search, so that the server answers within the second; the rest follows once it listens. */
async function prepare(referential: Referential): Promise<void> {
  await lireCarte(referential, env().romeDataDir);
  await (current().statut === "charge" ? preparerTout(referential) : prepareSearch(referential));
}

/** Builds all that is computed once from a referential, before anyone asks for it and while the process answers others. */
export async function preparerTout(referential: Referential): Promise<void> {
  await prepareSearch(referential);
  await prepareMobilite(referential);
  await prepareCompetences(referential);
  preparerCarte(referential);
}

/** Command that computes a map in a process of its own; null until the server listens. */
let commandeCarte: readonly [string, ...string[]] | null = null;

function preparerCarte(referential: Referential): void {
  if (commandeCarte !== null)
    void completerCarte(referential, env().romeDataDir, commandeCarte, SUIVI.avertissement);
}

/**
 * Puts the process in order before its first request. On a wrong setting it says so in one line and ends the process:
 * a server that answers from other data than it was told to would be worse than none.
 */
export async function startServer(): Promise<void> {
  try {
    reglages();
    await startReferential(env(), SUIVI, prepare);
  } catch (cause) {
    const raison = raisonDe(cause);
    if (raison === null) throw cause;
    process.stderr.write(`${raison}\n`);
    process.exit(1);
  }
  const etat = current();
  if (etat.statut !== "charge") return;
  const { referential } = etat;
  process.stdout.write(
    `ROME 4.0 version ${referential.version} (${referential.source}) : ${referential.comptes.metiers} métiers chargés.\n`,
  );
}

/** The one line of a wrong setting, of a refused archive or of a folder that cannot be used; null for a bug. */
export function raisonDe(cause: unknown): string | null {
  if (cause instanceof SourceError || cause instanceof EnvError) return cause.message;
  const { code, path } = cause as NodeJS.ErrnoException;
  return code !== undefined && path !== undefined
    ? `${path} : lecture ou écriture impossible (${code}).`
    : null;
}

/**
 * What can wait until the server answers: the moves, the compétences and the map of the first referential, the hourly work of
 * the dossiers, then keeping the data up to date with the official archive, unless the settings say otherwise, and with the ROME
 * APIs when there are credentials.
 * @param racine folder of the project.
 */
export function startUpdates(racine: string): void {
  const etat = current();
  const { romeDownloadAuto, romeDataDir, franceTravail } = env();
  const commande = (fichier: string): [string, ...string[]] => [
    process.execPath,
    "--import",
    "tsx",
    join(racine, "lib/cli", fichier),
  ];
  commandeCarte = commande("carte.ts");
  if (etat.statut === "charge") {
    preparerTout(etat.referential).catch((cause: unknown) =>
      SUIVI.avertissement(
        `Préparation des données interrompue ; elle reprendra à la demande. ${String(cause)}`,
      ),
    );
  }
  startEntretien();
  const archive = startAutoUpdate(
    romeDownloadAuto ? [...commande("download.ts"), "--json"] : null,
    romeDataDir,
    SUIVI,
  );
  if (franceTravail === null) return;
  demarrerDirect({ ...franceTravail, dossier: romeDataDir, commande: commande("sync.ts") }, SUIVI, archive);
}
