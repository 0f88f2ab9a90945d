import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { ARCHIVE, COMPLET, DOSSIER, EXTRAIT } from "./e2e/donnees";
import { reglagesDEssai } from "./e2e/serveur";
import { COQUILLE, trouverChromium } from "./lib/cli/chromium";

/** One production server of the build that is there; `exec`, so that the signal of the end reaches Node itself. */
const serveur = (nom: string, port: number, archive: string | null) => ({
  name: nom,
  command: "exec node --import tsx lib/cli/serve.ts",
  url: `http://localhost:${port}/api/sante`,
  env: {
    ...reglagesDEssai(port, archive, join(DOSSIER, nom)),
    // Tests come from as many addresses as they say.
    PROXYS: "1",
  },
  reuseExistingServer: false,
  timeout: 120_000,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 5000 },
});

export default defineConfig({
  testDir: "e2e",
  // `e2e/standin/` has unit tests of its own, which Vitest runs.
  testMatch: "**/*.spec.ts",
  globalTeardown: "./e2e/fin.ts",
  outputDir: "test-results",
  // More than the cores of a small machine: many tests wait for a lock, a pace or a server rather than for the processor.
  workers: 3,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // The machine may be busy: waits are long, since a passing test does not use them up.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: COMPLET.url,
    locale: "fr-FR",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: trouverChromium(COQUILLE) ?? undefined,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: [
    serveur("extrait", EXTRAIT.port, null),
    ...(ARCHIVE === null ? [] : [serveur("complet", COMPLET.port, ARCHIVE)]),
  ],
});
