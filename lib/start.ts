import { EnvError, env } from "./env";
import { startReferential } from "./rome/load";
import { current } from "./rome/referential/store";
import { SourceError } from "./rome/sources/port";
import { prepareSearch } from "./search";

/**
 * Puts the process in order before its first request. On a wrong setting it says so in one line and ends the process:
 * a server that answers from other data than it was told to would be worse than none.
 */
export async function startServer(): Promise<void> {
  try {
    await startReferential(env(), {
      etape: (message) => process.stdout.write(`${message}\n`),
      avertissement: (message) => process.stderr.write(`${message}\n`),
    });
  } catch (cause) {
    if (!(cause instanceof EnvError || cause instanceof SourceError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    process.exit(1);
  }
  const etat = current();
  if (etat.statut !== "charge") return;
  const { referential } = etat;
  prepareSearch(referential);
  process.stdout.write(
    `ROME 4.0 version ${referential.version} (${referential.source}) : ${referential.comptes.metiers} métiers chargés.\n`,
  );
}
