import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild, RACINE } from "../lib/cli/build";
import { routes } from "../lib/routes";
import { archiveOfficielle, ouvrirNavigateur } from "./banc";

const PORT = Number(process.env.E2E_PORT ?? 3400);
const DOSSIER = join(RACINE, "public/captures");
const POIDS_MAX = 200_000;

interface Capture {
  readonly fichier: string;
  readonly chemin: string;
  /** Waits for what the picture is about. */
  readonly attendre: (page: Page) => Promise<void>;
}
const CAPTURES: readonly Capture[] = [
  {
    fichier: "explorateur.png",
    chemin: `${routes.mobilite("D1102")}?panneau=D1106`,
    attendre: (page) => page.locator('svg a[tabindex="0"]').waitFor({ state: "attached" }),
  },
  {
    fichier: "parcours.png",
    chemin: `${routes.parcours()}?de=D1102&vers=J1501`,
    attendre: (page) => page.getByRole("heading", { level: 2 }).first().waitFor(),
  },
  {
    fichier: "comparer.png",
    chemin: routes.comparer(["D1102", "D1106"]),
    attendre: (page) => page.getByRole("table").first().waitFor(),
  },
];

/** `npm run captures`: the pictures of the README, from the product as it runs on the whole ROME. */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  mkdirSync(DOSSIER, { recursive: true });
  const navigateur = await ouvrirNavigateur();
  const serveur = await lancerServeur(PORT, archiveOfficielle("captures du ROME complet"));
  try {
    for (const { fichier, chemin, attendre } of CAPTURES) {
      const page = await navigateur.newPage({
        viewport: { width: 1280, height: 660 },
        colorScheme: "light",
        reducedMotion: "reduce",
      });
      // A machine that does something else as well still ends up drawing them.
      page.setDefaultTimeout(120_000);
      await page.goto(serveur.url + chemin);
      await attendre(page);
      const image = join(DOSSIER, fichier);
      await page.screenshot({ path: image });
      const { size } = statSync(image);
      console.log(
        `${fichier.padEnd(18)} ${Math.round(size / 1000)} ko${size > POIDS_MAX ? ", TROP LOURD" : ""}`,
      );
      await page.close();
    }
  } finally {
    await navigateur.close();
    await serveur.arreter();
  }
}

await main();
