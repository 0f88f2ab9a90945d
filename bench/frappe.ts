import { availableParallelism, loadavg } from "node:os";
import { setTimeout as attendre } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild } from "../lib/cli/build";
import { archiveOfficielle } from "../lib/rome/testing/archive";
import { routes } from "../lib/routes";
import { ouvrirNavigateur } from "./banc";

const PORT = Number(process.env.E2E_PORT ?? 3400);
/** What people type: titles, everyday words, a fault, an activity. */
const REQUETES = [
  "caissiere",
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
/** How often each query is asked beforehand: a server that runs has compiled its search, a fresh one has not. */
const RODAGE = 30;
/** Slowdowns of the processor of the page: a phone of the low end, and this machine as it is. */
const RALENTIS = [4, 1];
const BARRE_MS = 60;
const ATTENTE_MS = 2000;

interface Frappe {
  /** Milliseconds from the key to the frame that shows suggestions for all that is typed; null where there was none in two seconds. */
  readonly ms: number | null;
}

/**
 * Runs in the page, once: tells `frappee`, for each key, the time from its event to the end of the frame that draws the list
 * which answers it (one that is no longer busy with newer words).
 */
function chronometrer(): void {
  let depart = 0;
  new MutationObserver(() => {
    const liste = document.querySelector('[role="listbox"]');
    if (depart === 0 || liste?.getAttribute("aria-busy") !== "false" || liste.childElementCount === 0) return;
    const celle = depart;
    depart = 0;
    // After the frame: a message is handled once it is drawn.
    requestAnimationFrame(() => {
      const canal = new MessageChannel();
      canal.port1.onmessage = () => {
        (window as Window & { frappee?: (ms: number) => void }).frappee?.(performance.now() - celle);
      };
      canal.port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-busy"] });
  addEventListener("keydown", (e) => (depart = e.timeStamp), { capture: true });
}

interface Mesure {
  readonly frappes: readonly Frappe[];
  /** Processor time of the page a key, in milliseconds: what a busy machine changes least. */
  readonly processeur: number;
}

async function mesurer(navigateur: Browser, url: string, ralenti: number): Promise<Mesure> {
  const page = await navigateur.newPage({ viewport: { width: 360, height: 800 } });
  let noter: (ms: number) => void = () => {};
  await page.exposeFunction("frappee", (ms: number) => noter(ms));
  await page.addInitScript(chronometrer);
  await page.goto(url, { waitUntil: "load" });
  const champ = page.getByRole("combobox");
  // The page is alive, and what compiles at the first key has compiled.
  await champ.pressSequentially("infirmier", { delay: 50 });
  await page.getByRole("option").first().waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: ralenti });
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const temps = async (): Promise<number> => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return 1000 * (metrics.find((m) => m.name === "TaskDuration")?.value ?? Number.NaN);
  };
  const depart = await temps();
  const frappes: Frappe[] = [];
  for (const requete of REQUETES) {
    await champ.fill("");
    for (const touche of requete) {
      // A space changes nothing of what is asked: there is nothing new to show.
      if (touche === " ") await page.keyboard.press("Space");
      else {
        const dessinee = new Promise<number>((resolve) => {
          noter = resolve;
        });
        await page.keyboard.press(touche);
        frappes.push({ ms: await Promise.race([dessinee, attendre(ATTENTE_MS, null)]) });
      }
    }
  }
  const processeur = ((await temps()) - depart) / frappes.length;
  await page.close();
  return { frappes, processeur };
}

/**
 * `npm run bench:frappe`: from a key press to the suggestions drawn, in Chromium, on the production build and the whole ROME,
 * with the processor of the page slowed down four times and as it is. CHROMIUM_PATH names the browser.
 */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  const navigateur = await ouvrirNavigateur();
  const serveur = await lancerServeur(PORT, archiveOfficielle("mesure sur le ROME complet"));
  try {
    // What the server prepares after its start is over: it would take the processor from the page.
    await fetch(serveur.url + routes.mobilite("D1102"));
    for (let tour = 0; tour < RODAGE; tour++) {
      await Promise.all(REQUETES.map((q) => fetch(serveur.url + routes.api.recherche(q, 6))));
    }
    console.log(
      `Charge de la machine : ${loadavg()[0]?.toFixed(1)} pour ${availableParallelism()} cœurs\nprocesseur  touches  p50     p95     barre   sans réponse  temps processeur par touche`,
    );
    for (const ralenti of RALENTIS) {
      const { frappes, processeur } = await mesurer(navigateur, serveur.url, ralenti);
      const durees = frappes.flatMap((f) => f.ms ?? []).sort((a, b) => a - b);
      const centile = (p: number): string =>
        `${(durees[Math.floor(durees.length * p)] ?? Number.NaN).toFixed(1)} ms`.padEnd(8);
      console.log(
        `÷ ${ralenti}         ${String(frappes.length).padEnd(7)}  ${centile(0.5)}${centile(0.95)}${ralenti > 1 ? `${BARRE_MS} ms   ` : "        "}${String(frappes.length - durees.length).padEnd(14)}${processeur.toFixed(1)} ms`,
      );
    }
  } finally {
    await navigateur.close();
    await serveur.arreter();
  }
}

await main();
