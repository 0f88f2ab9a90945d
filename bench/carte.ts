import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import type { Page } from "@playwright/test";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild } from "../lib/cli/build";
import { archiveOfficielle } from "../lib/rome/testing/archive";
import { mediane, ouvrirNavigateur } from "./banc";

const PORT = Number(process.env.E2E_PORT ?? 3400);
const SECONDES = 5;
const BARRE = 45;
const VUES = [
  { nom: "bureau, carte entière", largeur: 1440, hauteur: 900, chemin: "/carte", plus: 0 },
  { nom: "bureau, de près, noms visibles", largeur: 1440, hauteur: 900, chemin: "/carte", plus: 3 },
  { nom: "bureau, un métier choisi", largeur: 1440, hauteur: 900, chemin: "/carte?centre=D1102", plus: 0 },
  { nom: "téléphone, carte entière", largeur: 360, hauteur: 780, chemin: "/carte", plus: 0 },
];

/**
 * Drags the drawing in circles for some seconds, one move a frame, from inside the page: what sends the moves must not be
 * what is measured.
 * @returns milliseconds between two frames.
 */
const tirer = (page: Page): Promise<number[]> =>
  page
    .getByRole("application", { name: "Carte des métiers" })
    .locator("canvas.sigma-mouse")
    .evaluate(async (toile, duree) => {
      const { left, top, width, height } = toile.getBoundingClientRect();
      // Methods: tsx would wrap named functions in a helper that the page does not have.
      const souris = {
        envoyer(type: string, angle: number): void {
          const clientX = left + width / 2 + Math.cos(angle) * 120;
          const clientY = top + height / 2 + Math.sin(angle) * 120;
          toile.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, clientX, clientY }));
        },
      };
      const intervalles: number[] = [];
      souris.envoyer("mousedown", 0);
      const debut = performance.now();
      for (let avant = debut; avant - debut < duree; ) {
        const maintenant = await new Promise<number>((image) => requestAnimationFrame(image));
        intervalles.push(maintenant - avant);
        avant = maintenant;
        souris.envoyer("mousemove", (maintenant - debut) / 400);
      }
      souris.envoyer("mouseup", 0);
      return intervalles.slice(2);
    }, SECONDES * 1000);

/** Processor time of the processes under this one so far, in ms; NaN where there is no /proc. What a busy machine changes least. */
function tempsDesEnfants(): number {
  try {
    const tous = readdirSync("/proc").flatMap((pid) => {
      if (!/^\d+$/.test(pid)) return [];
      try {
        const ligne = readFileSync(`/proc/${pid}/stat`, "utf8");
        const champs = ligne.slice(ligne.lastIndexOf(")") + 2).split(" ");
        // Fields 14 and 15 of proc(5), in hundredths of a second.
        return [{ pid, parent: champs[1] ?? "", ms: 10 * (Number(champs[11]) + Number(champs[12])) }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
    const sous = (parent: string): number =>
      tous.filter((p) => p.parent === parent).reduce((n, p) => n + p.ms + sous(p.pid), 0);
    return sous(String(process.pid));
  } catch {
    return Number.NaN;
  }
}

/** `npm run bench:carte`: frames a second while the map is dragged, drawn by the processor (SwiftShader), no graphics card. */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  const navigateur = await ouvrirNavigateur("--use-angle=swiftshader", "--enable-unsafe-swiftshader");
  const serveur = await lancerServeur(PORT, archiveOfficielle("mesure sur le ROME complet"));
  try {
    const { codes } = (await (await fetch(`${serveur.url}/api/carte`)).json()) as { codes: string[] };
    console.log(`${codes.length} métiers, ${SECONDES} s chacune, rendu logiciel`);
    for (const { nom, largeur, hauteur, chemin, plus } of VUES) {
      const page = await navigateur.newPage({ viewport: { width: largeur, height: hauteur } });
      await page.goto(serveur.url + chemin);
      await page.locator("[data-etat=prete]").waitFor();
      for (let i = 0; i < plus; i++) {
        await page.getByRole("button", { name: "Voir de plus près" }).click();
        // Each press starts from where the former one has led.
        await page.waitForTimeout(700);
      }
      await tirer(page);
      const avant = tempsDesEnfants();
      const intervalles = await tirer(page);
      const processeur = (tempsDesEnfants() - avant) / intervalles.length;
      const total = intervalles.reduce((a, b) => a + b, 0);
      const parSeconde = (1000 * intervalles.length) / total;
      const lents = intervalles.filter((ms) => ms > 1000 / 30).length / intervalles.length;
      console.log(
        `  ${nom.padEnd(32)} ${parSeconde.toFixed(0).padStart(3)} images/s (barre ${BARRE} : ${parSeconde >= BARRE ? "ok" : "NON"})` +
          `   médiane ${mediane(intervalles).toFixed(1)} ms   processeur ${processeur.toFixed(1)} ms par image   ${(100 * lents).toFixed(0)} % au-delà de 33 ms`,
      );
      await page.close();
    }
    console.log(`Charge de la machine : ${loadavg()[0]?.toFixed(1)} pour ${availableParallelism()} cœurs`);
  } finally {
    await navigateur.close();
    await serveur.arreter();
  }
}

await main();
