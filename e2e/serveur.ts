import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { RACINE } from "../lib/cli/build";
import { SANS_REGLAGES } from "../lib/cli/sans-reglages";

export interface Serveur {
  readonly url: string;
  readonly processus: ChildProcess;
  /** All that it wrote so far, on either output. */
  readonly sortie: () => string;
  /** Ends the server and waits for its end. */
  readonly arreter: () => Promise<void>;
}

/** The settings of a server under test: `archive` null for the embedded extract. It says what its data are, and asks nothing of the network. */
export const reglagesDEssai = (port: number, archive: string | null, dossier: string) => ({
  ...SANS_REGLAGES,
  NODE_ENV: "production" as const,
  PORT: String(port),
  ROME_ARCHIVE: archive ?? "",
  ROME_DATA_DIR: dossier,
  ROME_DOWNLOAD: "off",
  PAGES_CHAUFFEES: "off",
});

/**
 * Starts the production server of the present build, with a data folder of its own, and waits until it listens.
 * @param port one that is free
 * @param archive path of an archive; null for the embedded extract
 * @param reglages more settings, over those
 * @throws when the server ends before it listens
 */
export async function lancerServeur(
  port: number,
  archive: string | null = null,
  reglages: Readonly<Record<string, string>> = {},
): Promise<Serveur> {
  const dossier = mkdtempSync(join(tmpdir(), "passerelles-serveur-"));
  const processus = spawn(process.execPath, ["--import", "tsx", "lib/cli/serve.ts"], {
    cwd: RACINE,
    env: { ...process.env, ...reglagesDEssai(port, archive, dossier), ...reglages },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let sortie = "";
  for (const flux of [processus.stdout, processus.stderr]) {
    flux.setEncoding("utf8").on("data", (texte: string) => {
      sortie += texte;
    });
  }
  processus.stderr.pipe(process.stderr, { end: false });
  const fin = once(processus, "exit");
  await Promise.race([
    pret(processus),
    fin.then(() => {
      throw new Error(`server on port ${port} ended before it listened`);
    }),
  ]);
  return {
    url: `http://localhost:${port}`,
    processus,
    sortie: () => sortie,
    arreter: async () => {
      processus.kill();
      await fin;
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

async function pret({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error("no stdout");
  await new Promise<void>((resolve) => {
    // Reads to the end, so that the pipe never fills.
    createInterface(stdout).on("line", (ligne) => ligne.startsWith("Passerelles :") && resolve());
  });
}
