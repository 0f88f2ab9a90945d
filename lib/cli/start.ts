import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { reglages } from "../comptes";
import { EnvError } from "../env";
import { ensureBuild, RACINE } from "./build";

/** `npm start`: builds when there is no build of the present sources, then serves. */
function main(): void {
  try {
    reglages();
  } catch (cause) {
    if (!(cause instanceof EnvError)) throw cause;
    console.error(cause.message);
    process.exit(1);
  }
  if (!ensureBuild()) process.exit(1);
  const serveur = spawn(process.execPath, ["--import", "tsx", join(RACINE, "lib/cli/serve.ts")], {
    cwd: RACINE,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let demande = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      demande = true;
      serveur.kill(signal);
    });
  }
  // A server that was killed must be seen as one that failed, or nothing starts it again.
  serveur.on("exit", (code, signal) =>
    process.exit(code ?? (demande ? 0 : 128 + (constants.signals[signal ?? "SIGKILL"] ?? 0))),
  );
}

main();
