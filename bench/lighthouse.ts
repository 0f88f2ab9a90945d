import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild } from "../lib/cli/build";
import { trouverChromium } from "../lib/cli/chromium";
import { routes } from "../lib/routes";
import { archiveOfficielle } from "./banc";

const PORT = Number(process.env.E2E_PORT ?? 3400);
/** Fetched when the command runs: a hundred packages that nothing else here needs. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const BARRES = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
/** The score of performance moves by some points from one passage to the next: the median counts, as Lighthouse advises. */
const PASSAGES = 5;
const PAGES = [routes.accueil(), routes.metier("D1102"), routes.mobilite("D1102")];

const Rapport = z.object({
  categories: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), auditRefs: z.array(z.object({ id: z.string() })) }),
  ),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
});

/** One audit, as a phone of Lighthouse's own (processor four times slower, slow 4G). */
function auditer(url: string, dossier: string, essais = 2): z.output<typeof Rapport> {
  const sortie = join(dossier, "rapport.json");
  const { status } = spawnSync(
    "npm",
    [
      ...["exec", "--yes", `--package=${LIGHTHOUSE}`, "--", "lighthouse", url, "--quiet"],
      ...["--output=json", `--output-path=${sortie}`, `--only-categories=${Object.keys(BARRES).join(",")}`],
      "--chrome-flags=--headless=new --no-sandbox",
    ],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, CHROME_PATH: trouverChromium() ?? "" },
    },
  );
  // Its trace sometimes misses the navigation (NO_NAVSTART), which it asks to run again.
  if (status !== 0 && essais > 1) return auditer(url, dossier, essais - 1);
  if (status !== 0) throw new Error(`${LIGHTHOUSE} did not run on ${url}`);
  return Rapport.parse(JSON.parse(readFileSync(sortie, "utf8")));
}

/** `npm run bench:lighthouse`: the four scores of three pages, and what takes points off. CHROMIUM_PATH names the browser. */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  const serveur = await lancerServeur(PORT, archiveOfficielle("mesure sur le ROME complet"));
  const dossier = mkdtempSync(join(tmpdir(), "passerelles-lighthouse-"));
  try {
    for (const page of PAGES) {
      const rapports = Array.from({ length: PASSAGES }, () => auditer(serveur.url + page, dossier));
      console.log(page);
      for (const [nom, barre] of Object.entries(BARRES)) {
        const notes = rapports
          .map((r) => Math.round(100 * (r.categories[nom]?.score ?? 0)))
          .sort((a, b) => a - b);
        const mediane = notes[Math.floor(PASSAGES / 2)] ?? 0;
        const verdict = mediane >= barre ? "ok" : "NON";
        console.log(`  ${nom.padEnd(16)} ${mediane} (${notes.join(", ")} ; barre ${barre} : ${verdict})`);
        const [{ categories, audits } = { categories: {}, audits: {} }] = rapports;
        for (const { id } of categories[nom]?.auditRefs ?? []) {
          const audit = audits[id];
          if (audit?.score != null && audit.score < 0.9)
            console.log(`      ${id} ${audit.score} : ${audit.title} ${audit.displayValue ?? ""}`);
        }
      }
    }
    console.log(`Charge de la machine : ${loadavg()[0]?.toFixed(1)} pour ${availableParallelism()} cœurs`);
  } finally {
    rmSync(dossier, { recursive: true, force: true });
    await serveur.arreter();
  }
}

await main();
