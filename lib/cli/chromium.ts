import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { RACINE } from "./build";

/** Chromium without the window it would draw for nobody: the same engine, a third less work for the processor. */
export const COQUILLE = "chromium-headless-shell";

/**
 * The browser of CHROMIUM_PATH, else of the system, else the one Playwright has installed; null when there is none.
 *
 * @param premiers names to look for before the usual ones
 */
export function trouverChromium(...premiers: readonly string[]): string | null {
  const voulu = process.env.CHROMIUM_PATH;
  if (voulu) {
    if (existsSync(voulu)) return voulu;
    console.log(`CHROMIUM_PATH : ${voulu} n'existe pas ; recherche d'un autre navigateur.`);
  }
  const dossiers = (process.env.PATH ?? "").split(delimiter);
  const noms = [...premiers, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const systeme = noms
    .flatMap((nom) => dossiers.map((dossier) => join(dossier, nom)))
    .find((chemin) => existsSync(chemin));
  return systeme ?? celuiDePlaywright();
}

function celuiDePlaywright(): string | null {
  const { stdout } = spawnSync(
    process.execPath,
    ["-e", 'process.stdout.write(require("@playwright/test").chromium.executablePath())'],
    { cwd: RACINE, encoding: "utf8" },
  );
  return stdout && existsSync(stdout) ? stdout : null;
}
