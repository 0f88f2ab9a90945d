import { availableParallelism, loadavg } from "node:os";
import { type Browser, chromium, type Page } from "@playwright/test";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild } from "../lib/cli/build";
import { archiveOfficielle } from "../lib/rome/testing/archive";

const PORT = Number(process.env.E2E_PORT ?? 3400);
/** What people type: titles, everyday words, a fault, an activity. */
const REQUETES = [
  "caissière",
  "boulanger",
  "plombeir",
  "nounou",
  "faire du pain",
  "aide-soignante",
  "m'occuper d'enfants",
  "cariste",
  "conducteur de bus",
  "agent d'entretien",
];
/** Slowdowns of the processor of the page: a phone of the low end, and this machine as it is. */
const RALENTIS = [4, 1];
const BARRE_MS = 60;

interface Frappe {
  /** Milliseconds from the key to the frame that shows suggestions for all that is typed; null where there was none in two seconds. */
  readonly ms: number | null;
}

/**
 * Presses one key and waits until the list shown answers it: its options can be chosen, those of older words cannot.
 * The time is the page's own, from the key event to the end of the frame that draws them.
 */
async function frapper(page: Page, touche: string): Promise<Frappe> {
  await page.evaluate(() => {
    const fenetre = window as Window & { frappe?: Promise<number | null> };
    fenetre.frappe = new Promise((resolve) => {
      const aJour = (): boolean => {
        const options = [...document.querySelectorAll('[role="option"]')];
        return options.length > 0 && options.every((o) => o.getAttribute("aria-disabled") !== "true");
      };
      let depart = 0;
      // Nothing drawn, or only what answers older words: from here on, what can be chosen answers this key.
      let perime = !aJour();
      const observateur = new MutationObserver(() => {
        if (!aJour()) perime = true;
        else if (depart > 0 && perime) fini();
      });
      const fini = (): void => {
        observateur.disconnect();
        // After the frame: a message is handled once it is drawn.
        requestAnimationFrame(() => {
          const canal = new MessageChannel();
          canal.port1.onmessage = () => resolve(performance.now() - depart);
          canal.port2.postMessage(null);
        });
      };
      addEventListener(
        "keydown",
        (e) => {
          depart = e.timeStamp;
          setTimeout(() => resolve(null), 2000);
        },
        { once: true, capture: true },
      );
      observateur.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  });
  await page.keyboard.press(touche);
  const ms = await page.evaluate(
    () => (window as Window & { frappe?: Promise<number | null> }).frappe ?? null,
  );
  return { ms };
}

async function mesurer(navigateur: Browser, url: string, ralenti: number): Promise<Frappe[]> {
  const page = await navigateur.newPage({ viewport: { width: 360, height: 800 } });
  // esbuild names the functions that it compiles; those that run in the page need its helper there.
  await page.addInitScript("globalThis.__name = (f) => f");
  await page.goto(url, { waitUntil: "load" });
  const champ = page.getByRole("combobox");
  // The page is alive, and what compiles at the first key has compiled.
  await champ.pressSequentially("infirmier", { delay: 50 });
  await page.getByRole("option").first().waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: ralenti });
  const frappes: Frappe[] = [];
  for (const requete of REQUETES) {
    await champ.fill("");
    for (const touche of requete) {
      // A space changes nothing of what is asked: there is nothing new to show.
      if (touche === " ") await page.keyboard.press("Space");
      else frappes.push(await frapper(page, touche));
    }
  }
  await page.close();
  return frappes;
}

/**
 * `npm run bench:frappe`: from a key press to the suggestions drawn, in Chromium, on the production build and the whole ROME,
 * with the processor of the page slowed down four times and as it is. CHROMIUM_PATH names the browser.
 */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  const serveur = await lancerServeur(PORT, archiveOfficielle("mesure sur le ROME complet"));
  const navigateur = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || undefined,
    args: ["--no-sandbox"],
  });
  try {
    console.log(
      `Charge de la machine : ${loadavg()[0]?.toFixed(1)} pour ${availableParallelism()} cœurs\nprocesseur  touches  p50     p95     barre   sans réponse`,
    );
    for (const ralenti of RALENTIS) {
      const frappes = await mesurer(navigateur, serveur.url, ralenti);
      const durees = frappes.flatMap((f) => f.ms ?? []).sort((a, b) => a - b);
      const centile = (p: number): string =>
        `${(durees[Math.floor(durees.length * p)] ?? Number.NaN).toFixed(1)} ms`.padEnd(8);
      console.log(
        `÷ ${ralenti}         ${String(frappes.length).padEnd(7)}  ${centile(0.5)}${centile(0.95)}${ralenti > 1 ? `${BARRE_MS} ms   ` : "        "}${frappes.length - durees.length}`,
      );
    }
  } finally {
    await navigateur.close();
    await serveur.arreter();
  }
}

await main();
