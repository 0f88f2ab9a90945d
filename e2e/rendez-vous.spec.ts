import { readFile } from "node:fs/promises";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import jsQR from "jsqr";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { verifierPage } from "./axe";
import { expect, LIGNE_404, test } from "./base";
import { ClavierCompte } from "./clavier-compte";
import { COMPLET } from "./donnees";
import { faireTomber } from "./outils";

const ADRESSE = "/rendez-vous";
const SECONDES_MAX = 60;

const zone = (page: Page, nom: string | RegExp): Locator => page.getByRole("region", { name: nom });
const pistes = (page: Page): Locator => zone(page, "Pistes").getByRole("button", { name: /^Reten(ir|u) / });
const enregistre = (page: Page): Promise<void> =>
  expect(page.getByText("Enregistré dans ce navigateur")).toBeVisible();
const etape = (page: Page, texte: string): Locator =>
  zone(page, "Prochaines étapes")
    .getByRole("textbox", { name: /^Étape/ })
    .and(page.locator(`[value="${texte}"]`));

/** No pause of the typist ever ends: what is typed waits, as when the page goes away before its save. */
const sansPause = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const plusTard = window.setTimeout.bind(window);
    const muet = (faire: () => void, ms = 0): number => (ms > 200 && ms < 1000 ? 0 : plusTard(faire, ms));
    Object.defineProperty(window, "setTimeout", { value: muet });
  });

async function ouvrir(page: Page): Promise<ClavierCompte> {
  await page.goto(ADRESSE);
  await expect(page.getByRole("combobox", { name: "Un métier exercé" })).toBeVisible();
  return new ClavierCompte(page);
}

/** Out of a field, so that the keys of the workspace act. */
async function sortir(page: Page, clavier: ClavierCompte): Promise<ClavierCompte> {
  await page.getByRole("heading", { level: 1 }).click();
  return clavier;
}

/** Two métiers held, by the keyboard alone. */
async function deuxMetiers(page: Page, clavier: ClavierCompte): Promise<void> {
  await clavier.touche("1");
  await clavier.ecrire("caissier");
  await clavier.touche("Enter");
  await expect(page.getByRole("combobox", { name: "Un autre métier exercé" })).toBeFocused();
  await clavier.ecrire("boulanger");
  await clavier.touche("Enter");
  await expect(zone(page, "Métiers exercés").getByRole("spinbutton")).toHaveCount(2);
}

/** Two métiers set aside, a note on the first one, two next steps. */
async function remplir(page: Page, clavier: ClavierCompte): Promise<void> {
  await deuxMetiers(page, clavier);
  await expect(pistes(page).nth(1)).toBeVisible();
  await clavier.touche("F2", 3);
  await clavier.touche("Enter");
  await clavier.touche("ArrowDown");
  await clavier.touche("Enter");
  await clavier.touche("F2");
  await clavier.ecrire("Comme ma tante");
  await clavier.touche("F2");
  await clavier.ecrire("Appeler le CFA");
  await clavier.touche("Enter");
  await clavier.ecrire("Refaire le CV");
  await clavier.touche("Enter");
  await enregistre(page);
}

/** What a QR code says, read from a picture of it. */
async function lireQr(qr: Locator, contexte: BrowserContext): Promise<string> {
  const image = (await qr.screenshot({ scale: "device" })).toString("base64");
  const atelier = await contexte.newPage();
  const { points, cote, haut } = await atelier.evaluate(async (donnees) => {
    const img = new Image();
    img.src = `data:image/png;base64,${donnees}`;
    await img.decode();
    // Enlarged: a module of the screen is two pixels or so.
    const toile = new OffscreenCanvas(img.width * 3, img.height * 3);
    const dessin = toile.getContext("2d");
    if (dessin === null) throw new Error("no canvas");
    dessin.imageSmoothingEnabled = false;
    dessin.drawImage(img, 0, 0, toile.width, toile.height);
    const { data, width, height } = dessin.getImageData(0, 0, toile.width, toile.height);
    let binaire = "";
    for (let i = 0; i < data.length; i += 4) binaire += (data[i] ?? 0) > 127 ? "1" : "0";
    return { points: binaire, cote: width, haut: height };
  }, image);
  await atelier.close();
  const pixels = new Uint8ClampedArray(points.length * 4);
  for (let i = 0; i < points.length; i++)
    pixels.fill(points[i] === "1" ? 255 : 0, i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4);
  return jsQR(pixels, cote, haut)?.data ?? "";
}

/** Text of a PDF, page by page, spaces made one. */
async function lirePdf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const { items } = await (await document.getPage(i + 1)).getTextContent();
      return items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replace(/\s+/g, " ");
    }),
  );
}

test.describe("les tâches d’un rendez-vous", () => {
  test("deux métiers exercés mènent à cinq pistes, chacune avec ses raisons", async ({ page }) => {
    const clavier = await ouvrir(page);
    await deuxMetiers(page, clavier);
    await expect(pistes(page).nth(4)).toBeVisible();
    expect(clavier.presses).toBeLessThanOrEqual(20);
    expect(clavier.secondes()).toBeLessThanOrEqual(SECONDES_MAX);
    for (const piste of (await zone(page, "Pistes").locator("ol > li").all()).slice(0, 5))
      await expect(piste).toContainText(/en commun|citées par|Mobilité officielle/);
    // Of two métiers held, the one or ones that lead there.
    for (const piste of (await zone(page, "Pistes").locator("ol > li").all()).slice(0, 5))
      await expect(piste).toContainText(/(depuis|surtout d’après)\s: (Caissier|Boulanger)/);
    // What the fiches ask for is ticked.
    await expect(zone(page, "Ce que la personne sait faire")).toContainText(/(\d+)\ssur\s\1/);
    // But for diplomas: no one has them without saying so.
    await expect(zone(page, "Ce que la personne sait faire")).toContainText(
      /Certifications et habilitations 0\ssur\s[1-9]/,
    );
  });

  test("des mots qui ne disent aucun métier n’en ajoutent pas un au hasard, et cela se voit", async ({
    page,
  }) => {
    const clavier = await ouvrir(page);
    const exerces = zone(page, "Métiers exercés");
    for (const [mots, dit] of [
      ["zzzzz", "Aucun métier trouvé"],
      ["j’ai rien fait", "choisissez-le dans la liste"],
    ] as const) {
      await page.getByRole("combobox", { name: "Un métier exercé" }).fill(mots);
      await clavier.touche("Enter");
      const message = page.getByRole("status").filter({ hasText: dit });
      // Not for screen readers alone.
      await expect.poll(async () => (await message.boundingBox())?.width ?? 0).toBeGreaterThan(100);
      await expect(exerces.getByRole("spinbutton")).toHaveCount(0);
    }
    // It can still be chosen.
    await clavier.touche("ArrowDown");
    await clavier.touche("Enter");
    await expect(exerces.getByRole("spinbutton")).toHaveCount(1);
  });

  test("un métier que la personne a en tête se retient sans être dans les pistes, avec ou sans passé", async ({
    page,
  }) => {
    const clavier = await ouvrir(page);
    await clavier.touche("5");
    await clavier.ecrire("fleuriste");
    await clavier.touche("Enter");
    const retenus = zone(page, "Métiers retenus");
    await expect(retenus.getByRole("heading", { level: 3 })).toHaveText(/^Fleuriste/);
    await expect(retenus.getByRole("combobox")).toBeFocused();
    await deuxMetiers(page, await sortir(page, clavier));
    await enregistre(page);
    await page.getByRole("button", { name: "La feuille" }).click();
    const feuille = page.getByRole("article", { name: "La feuille" });
    await expect(feuille.getByRole("heading", { level: 4 })).toContainText("Fleuriste");
    await expect(feuille).toContainText("Pourquoi");
  });

  test("sans métier exercé, ce qui attire mène déjà à ses métiers ; trop d’années se dit", async ({
    page,
  }) => {
    await ouvrir(page);
    await expect(zone(page, "Pistes")).toContainText("Notez un métier exercé");
    const souhaits = zone(page, "Souhaits et refus");
    await souhaits.getByText("Grandes tendances").first().click();
    await souhaits.getByRole("checkbox", { name: /^Réaliste/ }).check();
    const lien = zone(page, "Pistes").getByRole("link", { name: "Réaliste" });
    await expect(lien).toHaveAttribute("href", "/recherche?riasec=R");
    const clavier = new ClavierCompte(page);
    await sortir(page, clavier);
    await deuxMetiers(page, clavier);
    await expect(lien).toHaveCount(0);
    const annees = zone(page, "Métiers exercés").getByRole("spinbutton").first();
    await annees.pressSequentially("99");
    await expect(page.getByText(/De 0 à 60\sans\s: 99 n’est pas noté/)).toBeVisible();
    await expect(annees).toHaveValue("9");
  });

  test("ce qui est ôté se remet, et le clavier reste où l’on était", async ({ page }) => {
    const clavier = await ouvrir(page);
    await deuxMetiers(page, clavier);
    await zone(page, "Métiers exercés")
      .getByRole("button", { name: /^Retirer Boulang/ })
      .press("Enter");
    await expect(zone(page, "Métiers exercés").getByRole("spinbutton")).toHaveCount(1);
    await expect(zone(page, "Métiers exercés")).toBeFocused();
    await page.getByRole("button", { name: "Annuler" }).press("Enter");
    await expect(zone(page, "Métiers exercés").getByRole("spinbutton")).toHaveCount(2);
    await expect(zone(page, "Métiers exercés")).toBeFocused();
  });

  test("trois conditions refusées, et les pistes qui les citent s’en vont", async ({ page, request }) => {
    const clavier = await ouvrir(page);
    await deuxMetiers(page, clavier);
    await expect(pistes(page).nth(4)).toBeVisible();
    await clavier.touche("F2", 2);
    for (const mot of ["nuit", "debout", "week"]) {
      await clavier.ecrire(mot);
      await clavier.touche("Enter");
    }
    // Week-ends are three conditions of the ROME, and one of the person's words.
    await expect(
      zone(page, "Souhaits et refus").getByRole("list", { name: "Refusé" }).getByRole("listitem"),
    ).toHaveCount(5);
    await expect(zone(page, "Souhaits et refus")).toContainText(/Les plus demandées 3\ssur\s16/);
    expect(clavier.presses).toBeLessThanOrEqual(45);
    expect(clavier.secondes()).toBeLessThanOrEqual(SECONDES_MAX);
    const refuses = await zone(page, "Souhaits et refus")
      .getByRole("list", { name: "Refusé" })
      .getByRole("button")
      .evaluateAll((boutons) =>
        boutons.map((b) => b.getAttribute("aria-label")?.replace("Ne plus refuser\u00a0: ", "") ?? ""),
      );
    await expect(async () => {
      const liens = await zone(page, "Pistes").getByRole("heading").getByRole("link").all();
      expect(liens.length).toBeGreaterThan(0);
      for (const lien of liens) {
        const code = (await lien.getAttribute("href"))?.split("/").at(-1);
        const { contextes } = (await (await request.get(`/api/metiers/${code}`)).json()) as {
          contextes: { libelle: string }[];
        };
        expect(
          contextes.filter((c) => refuses.includes(c.libelle)),
          code,
        ).toEqual([]);
      }
    }).toPass();
  });

  test("un métier retenu dont la fiche cite ce qui est refusé le dit, sur la feuille et par le lien aussi", async ({
    page,
    request,
  }) => {
    const clavier = await ouvrir(page);
    await deuxMetiers(page, clavier);
    await pistes(page).first().press("Enter");
    const fiche = await zone(page, "Pistes")
      .getByRole("heading")
      .getByRole("link")
      .first()
      .getAttribute("href");
    const { contextes } = (await (await request.get(`/api${fiche}`)).json()) as {
      contextes: { libelle: string; type: string }[];
    };
    const refus = contextes.find((c) => /^Horaires|^Conditions/.test(c.type))?.libelle ?? "";
    await page.getByRole("searchbox", { name: "Chercher une condition à refuser" }).fill(refus);
    await page.getByRole("checkbox", { name: refus }).check();
    const dit = `la fiche cite ce qui est à éviter, ${refus.slice(0, 1).toLowerCase()}${refus.slice(1)}`;
    await expect(zone(page, "Métiers retenus")).toContainText(dit, { ignoreCase: true });
    await enregistre(page);
    await page.getByRole("button", { name: "La feuille" }).press("Enter");
    const feuille = page.getByRole("article", { name: "La feuille" });
    await expect(feuille).toContainText(dit, { ignoreCase: true });
    await expect(feuille).toContainText(`À éviter\u00a0: ${refus}.`);
    const lien = feuille.getByRole("link", { name: "ce lien" });
    await page.goto((await lien.getAttribute("href")) ?? "");
    const plan = page.getByRole("article", { name: "La feuille" }).first();
    await expect(plan).toContainText(dit, { ignoreCase: true });
    await expect(plan).toContainText(`À éviter\u00a0: ${refus}.`);
  });

  test("la sélection et ses notes s’impriment sur une page ou deux ; le code mène au lien, qui montre la même chose ailleurs", async ({
    page,
    browser,
    baseURL,
  }) => {
    const clavier = await ouvrir(page);
    await remplir(page, clavier);
    expect(clavier.presses).toBeLessThanOrEqual(85);
    expect(clavier.secondes()).toBeLessThanOrEqual(SECONDES_MAX);
    const retenus = await zone(page, "Métiers retenus")
      .getByRole("listitem")
      .getByRole("heading")
      .allTextContents();
    expect(retenus.length).toBe(2);

    await page.getByRole("button", { name: "La feuille" }).press("Enter");
    const feuille = page.getByRole("article", { name: "La feuille" });
    await expect(feuille).toContainText("Pourquoi");
    const adresse = (await feuille.getByRole("link", { name: "ce lien" }).getAttribute("href")) ?? "";
    expect(adresse).toContain(`${baseURL}/p#`);

    const pages = await lirePdf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBeLessThanOrEqual(2);
    const texte = pages.join(" ");
    for (const attendu of [
      ...retenus,
      "Comme ma tante",
      "Appeler le CFA",
      "Refaire le CV",
      "Ce qui sert déjà",
      "À acquérir",
      "Pourquoi",
      "version",
      "Rendez-vous du",
    ])
      expect(texte.replaceAll(/\s/g, ""), attendu).toContain(attendu.replaceAll(/\s/g, ""));
    for (const ecran of ["Chercher", "Partager", "Raccourcis", "Retenir"]) expect(texte).not.toContain(ecran);
    await page.emulateMedia({ media: "print" });
    const tailles = await feuille.evaluate((racine) =>
      [...racine.querySelectorAll("p, li, h2, h3, h4, a, span")]
        .filter((e) => (e.textContent ?? "").trim() !== "")
        .map((e) => Number.parseFloat(getComputedStyle(e).fontSize) * 0.75),
    );
    expect(Math.min(...tailles)).toBeGreaterThanOrEqual(10.99);

    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Revenir au rendez-vous" }).press("Enter");
    await expect(page.getByRole("button", { name: "La feuille" })).toBeFocused();

    const ailleurs = await browser.newContext({ locale: "fr-FR", deviceScaleFactor: 2 });
    const lu = await ailleurs.newPage();
    await lu.goto(adresse);
    const plan = lu.getByRole("article", { name: "La feuille" }).first();
    for (const attendu of [...retenus, "Comme ma tante", "Appeler le CFA", "Refaire le CV", "Pourquoi"])
      await expect(plan).toContainText(attendu);
    await lu.emulateMedia({ media: "print" });
    const qr = lu.getByRole("img", { name: /rouvrir cette feuille/ });
    expect(await lireQr(qr, ailleurs)).toBe(adresse);
    await lu.emulateMedia({ media: "screen" });

    // A copy of one's own, in the other browser.
    await lu.getByRole("button", { name: "En faire un rendez-vous" }).click();
    await expect(lu.getByRole("textbox", { name: /^Note sur/ }).first()).toHaveValue("Comme ma tante");
    await ailleurs.close();
  });
});

test.describe("rien ne se perd", () => {
  test("la page se ferme aussitôt après la frappe : tout y est encore", async ({ page, context }) => {
    await ouvrir(page);
    await page.getByRole("textbox", { name: "Une étape de plus" }).fill("Appeler");
    await page.keyboard.press("Enter");
    await page
      .getByRole("textbox", { name: "À retenir de ce rendez-vous" })
      .pressSequentially("Permis en cours");
    await page.close();
    const suite = await context.newPage();
    await suite.goto(ADRESSE);
    await expect(suite.getByRole("textbox", { name: "À retenir de ce rendez-vous" })).toHaveValue(
      "Permis en cours",
    );
    await expect(etape(suite, "Appeler")).toBeVisible();
  });

  test("deux rendez-vous côte à côte ; l’un s’efface d’une pression, qui se reprend", async ({ page }) => {
    await ouvrir(page);
    await page.getByRole("textbox", { name: /pseudonyme/ }).fill("Alpha");
    await enregistre(page);
    await page.getByRole("button", { name: "Nouveau rendez-vous" }).click();
    await expect(page.getByRole("textbox", { name: /pseudonyme/ })).toHaveValue("");
    await page.getByRole("textbox", { name: /pseudonyme/ }).fill("Béta");
    await enregistre(page);
    const liste = page.getByRole("navigation", { name: "Rendez-vous de ce navigateur" });
    await liste.getByRole("button", { name: /^Alpha/ }).click();
    await expect(page.getByRole("textbox", { name: /pseudonyme/ })).toHaveValue("Alpha");
    await page.getByRole("button", { name: "Effacer" }).press("Enter");
    await expect(page.getByRole("textbox", { name: /pseudonyme/ })).toHaveValue("Béta");
    await expect(liste.getByRole("button", { name: /^Alpha/ })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Annuler" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: /pseudonyme/ })).toHaveValue("Alpha");
    await expect(liste.getByRole("button", { name: /^Alpha/ })).toBeFocused();
    await page.reload();
    await expect(liste.getByRole("button", { name: /^(Alpha|Béta)/ })).toHaveCount(2);
    // One without a name goes by what the person did.
    const clavier = new ClavierCompte(page);
    await page.getByRole("button", { name: "Nouveau rendez-vous" }).click();
    await deuxMetiers(page, clavier);
    await enregistre(page);
    await expect(liste.getByRole("button", { name: /^Caissi/ })).toHaveCount(1);
  });

  test("ce qui vient d’être tapé s’efface avec le rendez-vous, et revient avec lui", async ({ page }) => {
    await sansPause(page);
    await ouvrir(page);
    const nom = page.getByRole("textbox", { name: /pseudonyme/ });
    await nom.fill("Alpha");
    await page.getByRole("button", { name: "Effacer" }).click();
    await expect(page.getByText("Rendez-vous effacé de ce navigateur")).toBeVisible();
    await expect(nom).toHaveValue("");
    await page.goto(ADRESSE);
    await expect(nom).toHaveValue("");
    await expect(page.getByRole("button", { name: /^Alpha/ })).toHaveCount(0);

    await nom.fill("Béta");
    await page.getByRole("button", { name: "Effacer" }).click();
    await page.getByRole("button", { name: "Annuler" }).click();
    await expect(nom).toHaveValue("Béta");
  });

  test("un navigateur qui n’efface pas le dit, et le rendez-vous reste à l’écran", async ({ page }) => {
    await ouvrir(page);
    const nom = page.getByRole("textbox", { name: /pseudonyme/ });
    await nom.fill("Alpha");
    await enregistre(page);
    await page.evaluate(() => {
      IDBObjectStore.prototype.delete = () => {
        throw new DOMException("refused", "UnknownError");
      };
    });
    await page.getByRole("button", { name: "Effacer" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "n’a pas pu effacer" })).toBeVisible();
    await expect(page.getByText("Rendez-vous effacé de ce navigateur")).toHaveCount(0);
    await expect(nom).toHaveValue("Alpha");
    await page.reload();
    await page.getByRole("button", { name: "Effacer" }).click();
    await expect(page.getByText("Rendez-vous effacé de ce navigateur")).toBeVisible();
    await expect(nom).toHaveValue("");
  });

  test("deux onglets sur le même rendez-vous se suivent, et ne s’écrasent pas en silence", async ({
    page,
    context,
  }) => {
    await ouvrir(page);
    const nom = (p: Page): Locator => p.getByRole("textbox", { name: /pseudonyme/ });
    await nom(page).fill("Alpha");
    await enregistre(page);
    const autre = await context.newPage();
    await autre.goto(page.url());
    await expect(nom(autre)).toHaveValue("Alpha");
    await nom(page).fill("Alpha deux");
    await expect(nom(autre)).toHaveValue("Alpha deux");
    // The other one misses a save: its channel is cut, as when the browser freezes a tab.
    await autre.close();
    const sourd = await context.newPage();
    await sourd.addInitScript(() => {
      class Muet extends EventTarget {
        postMessage(): void {}
        close(): void {}
      }
      Object.defineProperty(window, "BroadcastChannel", { value: Muet });
    });
    await sourd.goto(page.url());
    await expect(nom(sourd)).toHaveValue("Alpha deux");
    await nom(page).fill("Alpha trois");
    await enregistre(page);
    await sourd.getByRole("textbox", { name: "À retenir de ce rendez-vous" }).fill("Mot de l’autre onglet");
    await expect(
      sourd.getByRole("alert").filter({ hasText: "Une autre fenêtre a modifié ce rendez-vous" }),
    ).toBeVisible();
    await expect(sourd.getByRole("textbox", { name: "À retenir de ce rendez-vous" })).toHaveValue(
      "Mot de l’autre onglet",
    );
    await sourd.getByRole("button", { name: "Prendre l’autre version" }).click();
    await expect(nom(sourd)).toHaveValue("Alpha trois");
  });

  for (const choix of ["Garder ce qui est à l’écran", "Prendre l’autre version"]) {
    test(`un onglet tombe avec des mots non enregistrés, un autre enregistre : les mots sont proposés (${choix})`, async ({
      page,
      context,
    }) => {
      await ouvrir(page);
      const nom = (p: Page): Locator => p.getByRole("textbox", { name: /pseudonyme/ });
      const notes = (p: Page): Locator => p.getByRole("textbox", { name: "À retenir de ce rendez-vous" });
      await nom(page).fill("Alpha");
      await enregistre(page);
      const adresse = page.url();
      const tombe = await context.newPage();
      // It falls before the pause of the typist ends: what is typed there is never saved.
      await sansPause(tombe);
      await tombe.goto(adresse);
      await expect(nom(tombe)).toHaveValue("Alpha");
      await notes(tombe).fill("Mots de l’onglet tombé");
      // What waits is in this storage until it is saved.
      const tientTout = (): Promise<void> =>
        expect
          .poll(() =>
            page.evaluate(() => Object.values(localStorage).filter((v) => v.includes("deux")).length),
          )
          .toBe(0);
      await nom(page).fill("Alpha deux");
      await tientTout();
      // A page that lives keeps its words to itself.
      await page.reload();
      await expect(nom(page)).toHaveValue("Alpha deux");
      await expect(notes(page)).toHaveValue("");
      await tientTout();
      await page.close();
      await faireTomber(tombe);

      const retour = await context.newPage();
      await retour.goto(adresse);
      await expect(retour.getByRole("alert").filter({ hasText: "Une autre fenêtre" })).toBeVisible();
      await expect(notes(retour)).toHaveValue("Mots de l’onglet tombé");
      await retour.getByRole("button", { name: choix }).click();
      const garde = choix.startsWith("Garder");
      await expect(nom(retour)).toHaveValue(garde ? "Alpha" : "Alpha deux");
      if (garde) await enregistre(retour);
      await retour.reload();
      await expect(nom(retour)).toHaveValue(garde ? "Alpha" : "Alpha deux");
      await expect(notes(retour)).toHaveValue(garde ? "Mots de l’onglet tombé" : "");
      await expect(retour.getByRole("alert").filter({ hasText: "Une autre fenêtre" })).toHaveCount(0);
    });
  }

  test.describe("sans réseau", () => {
    test.use({ attendus: [/ERR_INTERNET_DISCONNECTED|Failed to load resource/] });
    test("le réseau tombe au milieu : rien n’est perdu, les pistes reviennent avec lui", async ({
      page,
      context,
    }) => {
      const clavier = await ouvrir(page);
      await deuxMetiers(page, clavier);
      await expect(pistes(page).first()).toBeVisible();
      await context.setOffline(true);
      await pistes(page).first().press("Enter");
      await page.getByRole("textbox", { name: /^Note sur/ }).fill("Écrite sans réseau");
      await page.getByRole("checkbox", { name: "Métiers réglementés" }).check();
      await expect(zone(page, "Pistes").getByRole("alert")).toContainText("ne répondent pas");
      await enregistre(page);
      await context.setOffline(false);
      await zone(page, "Pistes").getByRole("button", { name: "Essayer à nouveau" }).click();
      await expect(zone(page, "Pistes").getByRole("alert")).toHaveCount(0);
      await page.reload();
      await expect(page.getByRole("textbox", { name: /^Note sur/ })).toHaveValue("Écrite sans réseau");
    });
  });

  test.describe("des raisons qui n’arrivent pas", () => {
    test.use({ attendus: [/ERR_FAILED|Failed to load resource/] });
    test("la feuille et le plan partagé le disent, à l’écran et sur le papier", async ({ page, context }) => {
      const clavier = await ouvrir(page);
      await deuxMetiers(page, clavier);
      await pistes(page).first().press("Enter");
      await page.getByRole("textbox", { name: /pseudonyme/ }).fill("Amélie");
      await enregistre(page);
      await context.route("**/api/profil", (route) => route.abort());
      await page.reload();
      await page.getByRole("button", { name: "La feuille" }).click();
      const feuille = page.getByRole("article", { name: "La feuille" });
      const manque = "Les raisons de ces pistes n’ont pas pu être lues";
      await expect(feuille).toContainText(manque);
      await expect(feuille.getByRole("heading", { level: 2 })).toHaveText("Pistes pour Amélie");
      expect((await lirePdf(await page.pdf({ preferCSSPageSize: true }))).join(" ")).toContain(manque);
      const lien = await feuille.getByRole("link", { name: "ce lien" }).getAttribute("href");
      await page.goto(lien ?? "");
      const plan = page.getByRole("article", { name: "La feuille" }).first();
      await expect(plan).toContainText(manque);
      await context.unroute("**/api/profil");
      await page.reload();
      await expect(plan).toContainText("Pourquoi");
      await expect(plan).not.toContainText("n’ont pas pu être lues");
    });
  });

  test("un navigateur qui refuse de garder le dit, et le rendez-vous se fait quand même", async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const refuser = (): never => {
        throw new DOMException("refused", "SecurityError");
      };
      IDBFactory.prototype.open = refuser;
      Storage.prototype.setItem = refuser;
    });
    const clavier = await ouvrir(page);
    await deuxMetiers(page, clavier);
    await expect(pistes(page).nth(4)).toBeVisible();
    await expect(page.getByText("Ce navigateur refuse de garder ce rendez-vous")).toBeVisible();
    await page.getByRole("button", { name: "La feuille" }).click();
    await expect(page.getByRole("article", { name: "La feuille" })).toContainText("Caissier");
  });
});

test.describe("à une adresse sans https", () => {
  const SANS_HTTPS = "http://passerelles.test";
  test.use({ baseURL: SANS_HTTPS, attendus: [/Cross-Origin-Opener-Policy header has been ignored/] });
  test.beforeEach(({ context }) =>
    // Browsers take localhost for a secure address: this one is not.
    context.route(`${SANS_HTTPS}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: COMPLET.url + pathname + search }) });
    }),
  );

  test("le rendez-vous s’ouvre et se garde ; le lien court dit ce qu’il lui faut", async ({ page }) => {
    await ouvrir(page);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.getByRole("textbox", { name: /pseudonyme/ }).fill("Alpha");
    await enregistre(page);
    await page.getByRole("button", { name: "Partager" }).click();
    const fenetre = page.getByRole("dialog", { name: "Partager" });
    await fenetre.getByRole("button", { name: "Créer un lien court" }).click();
    await expect(fenetre.getByRole("status").filter({ hasText: "commence par https" })).toBeVisible();
    await page.goto(`/p/${"A".repeat(32)}#cle`);
    await expect(page.getByRole("heading", { name: "Ce lien demande une adresse sécurisée" })).toBeVisible();
  });
});

test.describe("partager", () => {
  test("un lien court se crée chiffré, se lit ailleurs, se retire", async ({ page, browser }) => {
    const corps: string[] = [];
    page.on("request", (requete) => {
      if (requete.url().endsWith("/api/plans")) corps.push(requete.postData() ?? "");
    });
    await ouvrir(page);
    await page.getByRole("textbox", { name: /pseudonyme/ }).fill("Zéphyrine");
    await page.getByRole("textbox", { name: "À retenir de ce rendez-vous" }).fill("motsecret");
    await page.getByRole("button", { name: "Partager" }).click();
    const fenetre = page.getByRole("dialog", { name: "Partager" });
    await fenetre.getByRole("combobox", { name: "Valable" }).selectOption("7 jours");
    await fenetre.getByRole("button", { name: "Créer un lien court" }).click();
    await expect(fenetre.getByRole("status").filter({ hasText: "Lien créé" })).toBeVisible();
    expect(corps.length).toBe(1);
    const { scelle, jours } = JSON.parse(corps[0] ?? "{}") as { scelle: string; jours: number };
    expect(jours).toBe(7);
    for (const clair of ["motsecret", "Zéphyrine", "passerelles"])
      expect(Buffer.from(scelle, "base64url").includes(clair), clair).toBe(false);

    const lien = await page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const ouverture = indexedDB.open("passerelles");
          ouverture.onerror = () => reject(ouverture.error);
          ouverture.onsuccess = () => {
            const lecture = ouverture.result.transaction("liens").objectStore("liens").getAll();
            lecture.onsuccess = () => {
              ouverture.result.close();
              resolve(`/p/${lecture.result[0].jeton}#${lecture.result[0].cle}`);
            };
          };
        }),
    );
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "La feuille" }).click();
    const feuille = page.getByRole("article", { name: "La feuille" });
    await expect(feuille.getByRole("link", { name: lien })).toHaveAttribute("href", new RegExp(`${lien}$`));
    await expect(feuille).toContainText("Elle se rouvre ainsi jusqu’au");
    await page.getByRole("button", { name: "Revenir au rendez-vous" }).click();

    const ailleurs = await browser.newContext({ locale: "fr-FR" });
    const lu = await ailleurs.newPage();
    await lu.goto(lien);
    const plan = lu.getByRole("article", { name: "La feuille" }).first();
    await expect(plan).toContainText("Zéphyrine");
    await expect(plan).toContainText("motsecret");
    // An erasure that is taken back gives the link back with what takes it away.
    await page.getByRole("button", { name: "Effacer" }).click();
    await page.getByRole("button", { name: "Annuler" }).click();
    await expect(page.getByRole("textbox", { name: /pseudonyme/ })).toHaveValue("Zéphyrine");
    await page.getByRole("button", { name: "Partager" }).click();
    await fenetre.getByRole("button", { name: "Retirer" }).click();
    await expect(fenetre.getByText("Lien retiré")).toBeVisible();
    await lu.reload();
    await expect(lu.getByRole("heading", { name: "Ce plan n’est plus là" })).toBeVisible();
    await ailleurs.close();
  });

  test("effacer un rendez-vous dit que son lien court reste lisible, et jusqu’à quand", async ({ page }) => {
    await ouvrir(page);
    await page.getByRole("textbox", { name: /pseudonyme/ }).fill("Alpha");
    await enregistre(page);
    await page.getByRole("button", { name: "Partager" }).click();
    const fenetre = page.getByRole("dialog", { name: "Partager" });
    await fenetre.getByRole("button", { name: "Créer un lien court" }).click();
    await expect(fenetre.getByRole("button", { name: "Retirer" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Effacer" }).click();
    await expect(page.getByText("Rendez-vous effacé de ce navigateur")).toContainText(
      /Son lien court reste lisible jusqu’au \d/,
    );
  });

  test.describe("liens qui ne mènent à rien", () => {
    test.use({ attendus: [LIGNE_404] });
    for (const [nom, adresse, titre] of [
      ["abîmé", "/p#AAAA", "Ce lien est abîmé"],
      ["incomplet", "/p", "Ce lien est incomplet"],
      ["inventé", `/p/${"A".repeat(32)}#cle`, "Ce plan n’est plus là"],
      ["qui n’a pas la forme d’un jeton", "/p/..%2F..%2Fetc%2Fpasswd#cle", "Ce plan n’est plus là"],
    ] as const) {
      test(`un lien ${nom} se dit tel, avec une issue`, async ({ page, request }) => {
        await page.goto(adresse);
        await expect(page.getByRole("heading", { name: titre })).toBeVisible();
        await expect(page.getByRole("link", { name: "Chercher un métier" })).toBeVisible();
        const { "referrer-policy": referrer, "x-robots-tag": robots } = (
          await request.get(adresse.split("#")[0] ?? "")
        ).headers();
        expect([referrer, robots]).toEqual(["no-referrer", "noindex, nofollow"]);
      });
    }
  });

  test("du code dans chaque champ reste du texte, ici comme chez qui ouvre le lien", async ({
    page,
    browser,
  }) => {
    const piege = `<img src=x onerror="document.title='pris'"><script>document.title='pris'</script>`;
    await ouvrir(page);
    await page.getByRole("textbox", { name: /pseudonyme/ }).fill(piege.slice(0, 80));
    await page.getByRole("textbox", { name: "Une étape de plus" }).fill(piege);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "À retenir de ce rendez-vous" }).fill(piege);
    await page.getByRole("button", { name: "La feuille" }).click();
    const lien = await page
      .getByRole("article", { name: "La feuille" })
      .getByRole("link", { name: "ce lien" })
      .getAttribute("href");
    const ailleurs = await browser.newContext();
    const lu = await ailleurs.newPage();
    await lu.goto(lien ?? "");
    const plan = lu.getByRole("article", { name: "La feuille" }).first();
    await expect(plan.getByText(piege)).toHaveCount(2);
    for (const p of [page, lu]) {
      expect(await p.title()).not.toContain("pris");
      await expect(p.locator("img")).toHaveCount(0);
    }
    await ailleurs.close();
  });

  test("une note d’un mégaoctet est refusée avec des mots, et ce qui était là reste", async ({
    page,
    context,
  }) => {
    await ouvrir(page);
    const notes = page.getByRole("textbox", { name: "À retenir de ce rendez-vous" });
    await notes.fill("Avant");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => navigator.clipboard.writeText("x".repeat(1_000_000)));
    await notes.press("Control+A");
    await notes.press("Control+V");
    await expect(page.getByRole("alert").filter({ hasText: /1\s000\s000 caractères/ })).toBeVisible();
    await expect(notes).toHaveValue("Avant");
  });

  test("des notes longues tiennent encore sur deux pages, et le lien court prend la suite", async ({
    page,
  }) => {
    const clavier = await ouvrir(page);
    await remplir(page, clavier);
    // No two words alike: it does not compress.
    const longues = Array.from({ length: 1_400 }, (_, i) =>
      ((i * 2_654_435_761) % 4_294_967_296).toString(36),
    ).join(" ");
    await page.getByRole("textbox", { name: "À retenir de ce rendez-vous" }).fill(longues.slice(0, 9_900));
    await enregistre(page);
    await page.getByRole("button", { name: "La feuille" }).click();
    await expect(page.getByText("trop longue pour tenir dans un lien")).toBeVisible();
    const pages = await lirePdf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBe(2);
    expect(pages.join(" ")).toContain("Tout ne tient pas sur le papier");
  });
});

test("exporter, importer ; un fichier qui n’en est pas un est refusé avec sa raison", async ({
  page,
  request,
}) => {
  await ouvrir(page);
  await page.getByRole("textbox", { name: /pseudonyme/ }).fill("Alpha");
  const [telecharge] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Exporter" }).click(),
  ]);
  expect(telecharge.suggestedFilename()).toMatch(/^rendez-vous-\d{4}-\d\d-\d\d\.json$/);
  const texte = await readFile(await telecharge.path(), "utf8");
  const schema = (await (await request.get("/api/rendez-vous/schema.json")).json()) as { required: string[] };
  expect(Object.keys(JSON.parse(texte) as object)).toEqual(expect.arrayContaining(schema.required));

  const champ = page.getByLabel("Fichier de rendez-vous à importer");
  const deposer = (contenu: string): Promise<void> =>
    champ.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(contenu) });
  await deposer(texte.replace("Alpha", "Gamma"));
  await expect(page.getByRole("textbox", { name: /pseudonyme/ })).toHaveValue("Gamma");
  for (const [contenu, raison] of [
    ["{", "ce n’est pas du JSON"],
    ["{}", "ce n’est pas un rendez-vous de Passerelles"],
    [JSON.stringify({ ...JSON.parse(texte), notes: "x".repeat(20_000) }), "notes"],
    ["x".repeat(1_000_001), "trop gros"],
  ] as const) {
    await deposer(contenu);
    await expect(page.getByRole("alert").filter({ hasText: raison })).toBeVisible();
  }
  await expect(page.getByRole("textbox", { name: /pseudonyme/ })).toHaveValue("Gamma");
});

test("les raccourcis s’ouvrent par ?, laissent les champs tranquilles et se coupent", async ({ page }) => {
  await ouvrir(page);
  const notes = page.getByRole("textbox", { name: "À retenir de ce rendez-vous" });
  await notes.focus();
  await page.keyboard.type("Combien ? 1 ou 2");
  await expect(notes).toHaveValue("Combien ? 1 ou 2");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // Every area can be reached and left, and the help opened from each.
  for (const titre of [
    "Métiers exercés",
    "Ce que la personne sait faire",
    "Souhaits et refus",
    "Pistes",
    "Métiers retenus",
    "Prochaines étapes",
  ]) {
    await page.keyboard.press("F2");
    const dedans = await zone(page, titre).evaluate((e) => e.contains(document.activeElement));
    expect(dedans, titre).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Raccourcis du clavier" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: /Raccourcis d’une seule touche/ }).uncheck();
  await page.getByRole("button", { name: "Fermer" }).click();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("sans JavaScript, la page dit ce qu’il lui faut et propose mieux que rien", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(ADRESSE);
  await expect(page.getByText("il a besoin de JavaScript")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: /comparer des métiers/ })).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: /voir des pistes/ })
    .click();
  await expect(page).toHaveURL(/\/profil$/);
  await context.close();
});

test("aucune faute axe : espace rempli, feuille, partage, plan ; clair et sombre", async ({ page }) => {
  test.setTimeout(240_000);
  const clavier = await ouvrir(page);
  await remplir(page, clavier);
  await verifierPage(page, "espace");
  await page.getByRole("button", { name: "Partager" }).click();
  await expect(page.getByRole("button", { name: "Copier ce lien" })).toBeVisible();
  await verifierPage(page, "partage");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "La feuille" }).click();
  await verifierPage(page, "feuille");
  const lien = await page
    .getByRole("article", { name: "La feuille" })
    .getByRole("link", { name: "ce lien" })
    .getAttribute("href");
  await page.goto(lien ?? "");
  await expect(page.getByRole("article", { name: "La feuille" }).first()).toContainText("Comme ma tante");
  await verifierPage(page, "plan");
});
