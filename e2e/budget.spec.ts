import { readFileSync } from "node:fs";
import { expect, test } from "./base";
import { peserScripts } from "./premier-chargement";

interface Budget {
  readonly applicationVide: { readonly next: string; readonly gz: number };
  readonly auDela: { readonly gz: number };
  readonly explorateur: { readonly gz: number };
}
const lireJson = <T>(fichier: string): T =>
  JSON.parse(readFileSync(new URL(fichier, import.meta.url), "utf8")) as T;
const budget = lireJson<Budget>("budget.json");
const EXPLORATEUR = "/metiers/D1102/mobilite";
const PAGES = [
  "/",
  "/recherche?q=boulanger",
  "/metiers/D1102",
  EXPLORATEUR,
  "/comparer?m=D1102&m=D1505",
  "/parcours?de=D1102&vers=J1501",
  "/profil?m=D1102",
  "/selection?m=D1102",
];

/** Strings that tell a library which no first load needs. */
const INTERDITS: Readonly<Record<string, RegExp>> = {
  minisearch: /MiniSearch/,
  sigma: /Sigma: /,
  graphology: /UsageGraphError/,
  "zod entier (zod/mini suffit)": /ZodObject\b/,
};

test("le budget est mesuré sur la version de Next installée", () => {
  const { version } = lireJson<{ version: string }>("../node_modules/next/package.json");
  expect(budget.applicationVide.next, "refaire la mesure : npm run bench:vide").toBe(version);
});

for (const chemin of PAGES) {
  test(`${chemin} : JavaScript du premier chargement dans le budget`, async ({ page }) => {
    const { gz, scripts } = await peserScripts(page, chemin);
    const auDela = gz - budget.applicationVide.gz;
    console.log(`${chemin} : ${gz} octets gz, ${auDela} au-delà d'une application vide`);
    const { gz: permis } = chemin === EXPLORATEUR ? budget.explorateur : budget.auDela;
    expect(auDela).toBeLessThanOrEqual(permis);
    // Less than an empty application: something was not counted.
    expect(auDela).toBeGreaterThan(0);
    for (const [nom, signe] of Object.entries(INTERDITS)) {
      expect(
        scripts.filter((s) => signe.test(s.texte)).map((s) => s.adresse),
        nom,
      ).toEqual([]);
    }
  });
}

/** A phone on a poor network, where the font and the scripts come long after the page, and a desk. */
const ARRIVEES = [
  { largeur: 360, octetsParSeconde: 150_000 },
  { largeur: 1440, octetsParSeconde: -1 },
];
for (const chemin of [...PAGES, "/rendez-vous", "/carte"]) {
  for (const { largeur, octetsParSeconde } of ARRIVEES) {
    test(`${chemin} : rien ne bouge pendant le chargement (${largeur} px)`, async ({ page }) => {
      await page.setViewportSize({ width: largeur, height: 800 });
      const session = await page.context().newCDPSession(page);
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: octetsParSeconde > 0 ? 20 : 0,
        downloadThroughput: octetsParSeconde,
        uploadThroughput: -1,
      });
      await page.goto(chemin, { waitUntil: "load" });
      await expect(
        page
          .getByRole("main")
          .getByRole(chemin === "/rendez-vous" ? "combobox" : "heading")
          .first(),
      ).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      const deplacements = await page.evaluate(
        () =>
          new Promise<{ somme: number; vus: string[] }>((resolve) => {
            const vus: string[] = [];
            let somme = 0;
            const noter = (entrees: PerformanceEntryList): void => {
              for (const entree of entrees as (PerformanceEntry & {
                value: number;
                sources?: { node?: Node }[];
              })[]) {
                const ou = entree.sources?.map((s) => s.node?.nodeName).join(", ");
                somme += entree.value;
                vus.push(`${entree.value} à ${Math.round(entree.startTime)} ms (${ou})`);
              }
            };
            const observateur = new PerformanceObserver((liste) => noter(liste.getEntries()));
            observateur.observe({ type: "layout-shift", buffered: true });
            // Two frames later, what was buffered has been given and the page has been drawn with its fonts.
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                noter(observateur.takeRecords());
                observateur.disconnect();
                resolve({ somme, vus });
              }),
            );
          }),
      );
      // 0,00 as tools print it: a frame drawn in the middle of the header may move a mark by a few pixels.
      expect(deplacements.somme, deplacements.vus.join("\n")).toBeLessThan(0.005);
    });
  }
}

test("sigma vient avec la carte, et seulement là", async ({ page }) => {
  const textes: Promise<string>[] = [];
  page.on("response", (reponse) => {
    if (reponse.request().resourceType() === "script") textes.push(reponse.text());
  });
  await page.goto("/carte");
  await expect(page.locator("[data-etat=prete]")).toBeVisible();
  // The signs by which the other pages are cleared do tell these libraries.
  const tous = (await Promise.all(textes)).join("\n");
  for (const nom of ["sigma", "graphology"]) expect(INTERDITS[nom]?.test(tous), nom).toBe(true);
});
