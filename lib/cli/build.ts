import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sourceHash } from "./source-hash";

export const RACINE = fileURLToPath(new URL("../..", import.meta.url));
/** Next's command line, called without npx so that signals reach it. */
export const NEXT = join(RACINE, "node_modules/next/dist/bin/next");
const EMPREINTE = join(RACINE, ".next/sources.sha256");

/** Builds the application unless the build that is there is of the present sources. @returns false when it failed. */
export function ensureBuild(): boolean {
  const voulue = sourceHash(RACINE);
  if (voulue === lireEmpreinte()) return true;
  console.log("Construction de l'application (une à deux minutes la première fois)…");
  const { status } = spawnSync(process.execPath, [NEXT, "build"], {
    cwd: RACINE,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) return false;
  writeFileSync(EMPREINTE, voulue);
  return true;
}

function lireEmpreinte(): string | null {
  try {
    return readFileSync(EMPREINTE, "utf8");
  } catch {
    return null;
  }
}
