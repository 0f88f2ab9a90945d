import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import { trouverChromium } from "../lib/cli/chromium";

/** What the benchmarks share: a fresh process a measure, medians, one table. */

/** Path of the official archive, or null, said aloud: a benchmark without its data has nothing to measure. */
export { archiveOfficielle } from "../lib/rome/testing/archive";

/**
 * Opens a browser without a window. Before any server: what fails must leave nothing running behind it.
 * @throws when there is none on this machine.
 */
export function ouvrirNavigateur(...options: readonly string[]): Promise<Browser> {
  const executablePath = trouverChromium();
  if (executablePath === null) throw new Error("no Chromium: install one, or name it in CHROMIUM_PATH");
  return chromium.launch({ executablePath, args: ["--no-sandbox", ...options] });
}

/**
 * Runs a benchmark file again in a process of its own, as `node FILE MODE …`, and gives the JSON that it prints.
 * @returns with it the wall time of the whole process, from its start to its end.
 */
export async function dansUnProcessus<T>(
  url: string,
  mode: string,
  ...args: readonly string[]
): Promise<T & { readonly processusMs: number }> {
  const depart = performance.now();
  const enfant = spawn(
    process.execPath,
    ["--expose-gc", "--import", "tsx", fileURLToPath(url), mode, ...args],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const code = new Promise<number | null>((resolve) => enfant.once("close", resolve));
  const sortie = await text(enfant.stdout);
  if ((await code) !== 0) throw new Error(`${mode}: the process failed`);
  return { ...(JSON.parse(sortie) as T), processusMs: performance.now() - depart };
}

/**
 * Peak resident memory of this process, in bytes. Not `resourceUsage().maxRSS` where /proc is there: Linux hands a
 * process the peak of the one that started it.
 */
export function picMemoire(): number {
  try {
    const [, ko] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (ko !== undefined) return Number(ko) * 1024;
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS * 1024;
}

export function mediane(valeurs: readonly number[]): number {
  const triees = [...valeurs].sort((a, b) => a - b);
  return triees[triees.length >> 1] ?? Number.NaN;
}

/** Processor time of this process so far, in milliseconds: what a busy machine changes least. */
export function tempsProcesseur(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface Mesure {
  readonly nom: string;
  readonly unite: "s" | "ms" | "Mo";
  /** One a run, in seconds or megabytes. */
  readonly valeurs: readonly number[];
  /** The most it may be; without one it is only shown. */
  readonly barre?: number;
  /** The same of the bare peer. */
  readonly pair?: readonly number[];
}

/** Prints the medians, the worst run beside them, and what they are to the bar and to the peer. */
export function afficher(titre: string, pair: string, mesures: readonly Mesure[]): void {
  const nombre = (n: number, unite: string): string => `${n.toFixed(unite === "s" ? 2 : 0)} ${unite}`;
  const lignes = mesures.map(({ nom, unite, valeurs, barre, pair: duPair }) => {
    const m = mediane(valeurs);
    return [
      nom,
      nombre(m, unite),
      nombre(Math.max(...valeurs), unite),
      barre === undefined ? "" : `≤ ${barre} ${unite}`,
      barre === undefined ? "" : m <= barre ? "ok" : "NON",
      duPair === undefined ? "" : nombre(mediane(duPair), unite),
      duPair === undefined ? "" : `×${(m / mediane(duPair)).toFixed(2)}`,
    ];
  });
  const table = [["mesure", "médiane", "pire", "barre", "", "pair", "rapport"], ...lignes];
  const largeurs = table[0]?.map((_, i) => Math.max(...table.map((ligne) => ligne[i]?.length ?? 0))) ?? [];
  const [charge = 0] = loadavg();
  console.log(`\n${titre}\nPair : ${pair}`);
  // Above one a core the times are those of a machine that does something else as well.
  console.log(`Charge de la machine : ${charge.toFixed(1)} pour ${availableParallelism()} cœurs\n`);
  for (const ligne of table) {
    console.log(
      ligne
        .map((champ, i) => champ.padEnd(largeurs[i] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}
