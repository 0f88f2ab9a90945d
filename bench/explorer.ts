import { availableParallelism, loadavg } from "node:os";
import type { CDPSession, Page } from "@playwright/test";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild } from "../lib/cli/build";
import { routes } from "../lib/routes";
import { archiveOfficielle, mediane, ouvrirNavigateur } from "./banc";

const PORT = Number(process.env.BENCH_PORT ?? 3402);
const RALENTI = 4;
const TOURS = 5;
const DEPARTS = ["D1106", "H2504", "J1501", "M1607", "N4101"];

/** Until the drawing answers the keyboard: its one stop of the Tab key is what its script sets last. */
async function ouvrir(page: Page, cdp: CDPSession, url: string): Promise<{ delai: number; calcul: number }> {
  // tsx names functions through a helper that the page does not have.
  await page.addInitScript({ content: "globalThis.__name = (f) => f;" });
  await page.addInitScript(() => {
    const vu = (): boolean => document.querySelector('svg a[tabindex="0"]') !== null;
    const observateur = new MutationObserver(() => {
      if (!vu()) return;
      performance.mark("vivant");
      observateur.disconnect();
    });
    observateur.observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("vivant").length > 0);
  const calcul = await travail(cdp);
  return {
    delai: await page.evaluate(() => performance.getEntriesByName("vivant")[0]?.startTime ?? Number.NaN),
    calcul,
  };
}

/** Processor time of the main thread so far, in milliseconds: what other programs of the machine do not change. */
async function travail(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find((m) => m.name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

/** Main-thread work of "Continuer d’ici", from the click to the second frame with the new drawing. */
async function recentrer(page: Page, cdp: CDPSession): Promise<number> {
  const marque = page.getByRole("link", { name: /, mobilité / }).nth(1);
  await marque.focus();
  await marque.press("Enter");
  const lien = page.getByRole("link", { name: "Continuer d’ici" });
  const vers = new URL((await lien.getAttribute("href")) ?? "", page.url()).pathname.split("/")[2] ?? "";
  // The next moves are asked for while the panel is read.
  await page.waitForFunction(
    (url) => performance.getEntriesByName(new URL(url, location.href).href).length > 0,
    routes.voisinage(vers),
  );
  await page.evaluate(() => new Promise((r) => setTimeout(r, 200)));
  // Found beforehand: finding it by role and name reads the whole page, which a press does not.
  const poignee = await lien.elementHandle();
  if (poignee === null) throw new Error("no way on");
  const avant = await travail(cdp);
  await poignee.evaluate(
    (a, code) =>
      new Promise<void>((fini) => {
        const attendre = (): void => {
          if (document.activeElement?.getAttribute("data-noeud") === code)
            requestAnimationFrame(() => requestAnimationFrame(() => fini()));
          else requestAnimationFrame(attendre);
        };
        (a as HTMLElement).click();
        attendre();
      }),
    vers,
  );
  return (await travail(cdp)) - avant;
}

const ligne = (nom: string, valeurs: readonly number[], barre: number): string => {
  const m = mediane(valeurs);
  const pire = Math.max(...valeurs);
  return `${nom.padEnd(44)} médiane ${m.toFixed(0).padStart(5)} ms   pire ${pire.toFixed(0).padStart(5)} ms   barre ${barre} ms   ${m <= barre ? "ok" : "NON"}`;
};

/**
 * `npm run bench:explorer`: the explorer on a processor four times slower. Time until it answers the keyboard, and
 * main-thread work of one step. CHROMIUM_PATH names the browser, BENCH_PORT a free port.
 */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  const navigateur = await ouvrirNavigateur();
  const serveur = await lancerServeur(PORT, archiveOfficielle("mesure sur le ROME complet"));
  try {
    const ouvertures: number[] = [];
    const calculs: number[] = [];
    const pas: number[] = [];
    const departs = (await (
      await fetch(`${serveur.url}${routes.api.metier("H2504")}`)
    ).ok)
      ? DEPARTS
      : ["D1102"];
    for (let tour = 0; tour < TOURS; tour++) {
      const contexte = await navigateur.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await contexte.newPage();
      const cdp = await contexte.newCDPSession(page);
      await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: RALENTI });
      const depart = serveur.url + routes.mobilite(departs[tour % departs.length] ?? "");
      ouvertures.push((await ouvrir(page, cdp, depart)).delai);
      // On a busy machine a slowed thread also waits for the others: its own processor time at full speed, four times.
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      const rapide = await contexte.newPage();
      const mesure = await contexte.newCDPSession(rapide);
      await mesure.send("Performance.enable", { timeDomain: "threadTicks" });
      calculs.push(RALENTI * (await ouvrir(rapide, mesure, depart)).calcul);
      await rapide.close();
      for (let i = 0; i < 3; i++) pas.push(RALENTI * (await recentrer(page, cdp)));
      await contexte.close();
    }
    const [charge = 0] = loadavg();
    console.log(`Charge de la machine : ${charge.toFixed(1)} pour ${availableParallelism()} cœurs`);
    console.log(`Processeur ralenti ${RALENTI} fois, ${TOURS} ouvertures, ${pas.length} pas`);
    console.log(ligne("ouverture, jusqu'à ce qu'elle réponde", ouvertures, 1500));
    console.log(ligne("ouverture, travail du fil principal", calculs, 1500));
    console.log(ligne("un pas, travail du fil principal", pas, 100));
  } finally {
    await navigateur.close();
    await serveur.arreter();
  }
}

await main();
