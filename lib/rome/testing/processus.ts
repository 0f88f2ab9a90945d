import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export const RACINE = fileURLToPath(new URL("../../../", import.meta.url));

/** The real import command, as `npm run rome:import -- PATH` runs it, on the data folder `dossier`. */
export function lancerImport(chemins: readonly string[], dossier: string): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "lib/cli/import.ts", ...chemins], {
    cwd: RACINE,
    env: { ...process.env, ROME_DATA_DIR: dossier },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface Sortie {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for the end of a process and gives what it wrote. */
export async function finDe(enfant: ChildProcess): Promise<Sortie> {
  const fin = once(enfant, "close");
  const [stdout, stderr] = await Promise.all(
    [enfant.stdout, enfant.stderr].map((flux) => (flux ? text(flux) : Promise.resolve(""))),
  );
  const [code] = (await fin) as [number | null];
  return { code, stdout: stdout ?? "", stderr: stderr ?? "" };
}
