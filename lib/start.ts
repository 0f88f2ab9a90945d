import { join } from "node:path";
import { EnvError, env } from "./env";
import { startAutoUpdate } from "./rome/auto-update";
import { startReferential } from "./rome/load";
import { current } from "./rome/referential/store";
import { SourceError, type Suivi } from "./rome/sources/port";
import { prepareSearch } from "./search";

const SUIVI: Suivi = {
  etape: (message) => process.stdout.write(`${message}\n`),
  avertissement: (message) => process.stderr.write(`${message}\n`),
};

/**
 * Puts the process in order before its first request. On a wrong setting it says so in one line and ends the process:
 * a server that answers from other data than it was told to would be worse than none.
 */
export async function startServer(): Promise<void> {
  try {
    await startReferential(env(), SUIVI, prepareSearch);
  } catch (cause) {
    if (!(cause instanceof EnvError || cause instanceof SourceError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    process.exit(1);
  }
  const etat = current();
  if (etat.statut !== "charge") return;
  const { referential } = etat;
  process.stdout.write(
    `ROME 4.0 version ${referential.version} (${referential.source}) : ${referential.comptes.metiers} métiers chargés.\n`,
  );
}

/**
 * Keeps the data up to date with the official archive, unless the settings say otherwise. Called once the server answers.
 * @param racine folder of the project.
 */
export function startUpdates(racine: string): void {
  if (env().romeDownloadUrl === null) return;
  startAutoUpdate(
    [process.execPath, "--import", "tsx", join(racine, "lib/cli/download.ts"), "--json"],
    SUIVI,
  );
}
