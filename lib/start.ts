import { join } from "node:path";
import { setImmediate as souffler } from "node:timers/promises";
import { reglages } from "./comptes";
import { startEntretien } from "./dossiers/service";
import { EnvError, env } from "./env";
import { prepareMobilite } from "./mobilite";
import { startAutoUpdate } from "./rome/auto-update";
import { startReferential } from "./rome/load";
import type { Referential } from "./rome/model";
import { current } from "./rome/referential/store";
import { SourceError, type Suivi } from "./rome/sources/port";
import { prepareSearch } from "./search";

const SUIVI: Suivi = {
  etape: (message) => process.stdout.write(`${message}\n`),
  avertissement: (message) => process.stderr.write(`${message}\n`),
};

/**
 * Builds what a new referential needs before it serves. The first one only gets its search, so that the server answers
 * within the second; the moves follow once it listens (`startUpdates`). Between two steps the server answers others.
 */
async function prepare(referential: Referential): Promise<void> {
  prepareSearch(referential);
  if (current().statut !== "charge") return;
  await souffler();
  prepareMobilite(referential);
  await souffler();
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
 * What can wait until the server answers: the moves of the first referential, the hourly work of the dossiers, then keeping the data up to date with the
 * official archive, unless the settings say otherwise.
 * @param racine folder of the project.
 */
export function startUpdates(racine: string): void {
  const etat = current();
  if (etat.statut === "charge") setImmediate(() => prepareMobilite(etat.referential));
  startEntretien();
  if (env().romeDownloadUrl === null) return;
  startAutoUpdate(
    [process.execPath, "--import", "tsx", join(racine, "lib/cli/download.ts"), "--json"],
    SUIVI,
  );
}
