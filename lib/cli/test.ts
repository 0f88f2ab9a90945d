import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild, RACINE } from "./build";
import { COQUILLE, trouverChromium } from "./chromium";

/** Counts of a step of tests. */
interface Comptes {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
interface Etape {
  readonly nom: string;
  /** @returns counts for a step of tests, else whether the step passed. */
  readonly faire: () => Comptes | boolean;
}

const DOSSIER = mkdtempSync(join(tmpdir(), "passerelles-test-"));

/**
 * `npm test`: lint, types, unit tests, production build, browser journeys. Stops at the first step that fails. The last
 * line is "N passed, N failed[, N skipped]", unit tests and journeys together; a failing step without tests of its own
 * counts as one failure.
 */
function main(): void {
  const etapes: readonly Etape[] = [
    { nom: "Règles d'écriture (Biome)", faire: () => outil("@biomejs/biome/bin/biome", "check", ".") },
    {
      nom: "Types (TypeScript)",
      faire: () => outil("next/dist/bin/next", "typegen") && outil("typescript/bin/tsc", "--noEmit"),
    },
    { nom: "Tests unitaires (Vitest)", faire: vitest },
    { nom: "Construction de l'application", faire: ensureBuild },
    { nom: "Parcours dans un navigateur (Playwright)", faire: playwright },
  ];
  let total: Comptes = { passed: 0, failed: 0, skipped: 0 };
  for (const [i, { nom, faire }] of etapes.entries()) {
    console.log(`\n[${i + 1}/${etapes.length}] ${nom}`);
    const resultat = faire();
    const comptes =
      typeof resultat === "boolean" ? { passed: 0, failed: resultat ? 0 : 1, skipped: 0 } : resultat;
    total = {
      passed: total.passed + comptes.passed,
      failed: total.failed + comptes.failed,
      skipped: total.skipped + comptes.skipped,
    };
    if (comptes.failed > 0) {
      console.log(`\nÉchec : ${nom}.`);
      break;
    }
  }
  rmSync(DOSSIER, { recursive: true, force: true });
  const sautes = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${sautes}`);
  process.exit(total.failed > 0 ? 1 : 0);
}

function vitest(): Comptes {
  installerPostgres();
  const rapport = join(DOSSIER, "vitest.json");
  const reussi = outil(
    "vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${rapport}`,
  );
  return compter(reussi, () => {
    const r = lireJson(rapport, ["numPassedTests", "numFailedTests", "numPendingTests", "numTodoTests"]);
    return {
      passed: r.numPassedTests,
      failed: r.numFailedTests,
      skipped: r.numPendingTests + r.numTodoTests,
    };
  });
}

function playwright(): Comptes | boolean {
  const chromium = process.env.CHROMIUM_PATH ? trouverChromium() : installerChromium();
  if (chromium === null) return false;
  console.log(`Navigateur : ${chromium}`);
  process.env.CHROMIUM_PATH = chromium;
  const rapport = join(DOSSIER, "playwright.json");
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = rapport;
  const reussi = outil("@playwright/test/cli.js", "test", "--reporter=list,json");
  return compter(reussi, () => {
    const r = lireJson(rapport, ["expected", "unexpected", "flaky", "skipped"], "stats");
    return { passed: r.expected, failed: r.unexpected + r.flaky, skipped: r.skipped };
  });
}

/** What a report says; at least one failure when the tool itself failed, with or without a report. */
function compter(reussi: boolean, lire: () => Comptes): Comptes {
  let lus: Comptes = { passed: 0, failed: 0, skipped: 0 };
  try {
    lus = lire();
  } catch (cause) {
    if (reussi) throw cause;
  }
  return reussi ? lus : { ...lus, failed: Math.max(1, lus.failed) };
}

/** Numbers of a JSON report. @throws when it is not there or one of them is missing. */
function lireJson<C extends string>(
  chemin: string,
  champs: readonly C[],
  partie?: string,
): Record<C, number> {
  const tout = JSON.parse(readFileSync(chemin, "utf8")) as Record<string, unknown>;
  const source = (partie === undefined ? tout : tout[partie]) as Record<string, unknown>;
  return Object.fromEntries(
    champs.map((champ) => {
      const valeur = source[champ];
      if (typeof valeur !== "number") throw new Error(`${chemin}: no number "${champ}"`);
      return [champ, valeur];
    }),
  ) as Record<C, number>;
}

/** Runs a tool of `node_modules` by its file, without npx. @returns whether it ended well. */
function outil(fichier: string, ...options: readonly string[]): boolean {
  return lancer(process.execPath, join(RACINE, "node_modules", fichier), ...options);
}

function lancer(programme: string, ...options: readonly string[]): boolean {
  const { status } = spawnSync(programme, options, {
    cwd: RACINE,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  return status === 0;
}

/** Installs packages of Debian where one may. @returns false where one may not, or when apt failed. */
function installerDebian(...paquets: readonly string[]): boolean {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return false;
  console.log(`Installation de ${paquets.join(", ")} (apt-get install)…`);
  process.env.DEBIAN_FRONTEND = "noninteractive";
  lancer("apt-get", "update");
  return lancer("apt-get", "install", "-y", "--no-install-recommends", ...paquets);
}

/** Installs Debian's PostgreSQL 15 as root where it is not; without it, the tests on it say that they were skipped. */
function installerPostgres(): void {
  if (!existsSync("/usr/lib/postgresql/15/bin/initdb")) installerDebian("postgresql-15");
}

/** The browser without a window where there is one or Debian has one, else any Chromium, else Playwright's; null when all failed. */
function installerChromium(): string | null {
  const chercher = (): string | null => trouverChromium(COQUILLE);
  if (!chercher()?.endsWith(COQUILLE) && !installerDebian(COQUILLE) && chercher() === null)
    installerDebian("chromium");
  const trouve = chercher();
  if (trouve !== null) return trouve;
  console.log("Aucun Chromium : installation de celui de Playwright (playwright install chromium)…");
  outil("@playwright/test/cli.js", "install", "chromium");
  const installe = chercher();
  if (installe === null) {
    console.log("Chromium n'a pas pu être installé. Installez-le, ou donnez son chemin dans CHROMIUM_PATH.");
  }
  return installe;
}

main();
