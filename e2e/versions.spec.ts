import { fautesAxe } from "./axe";
import { expect, test } from "./base";
import { portLibre } from "./donnees";
import type { Serveur } from "./serveur";
import { lancerVersions } from "./versions";

const PORT = portLibre(17);
test.use({ baseURL: `http://localhost:${PORT}` });

let serveur: Serveur;
test.beforeAll(async () => {
  serveur = await lancerVersions(PORT);
});
test.afterAll(() => serveur.arreter());

test("la page des versions dit ce qui a changé, et compare deux versions au choix", async ({ page }) => {
  await page.goto("/versions");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce qui change dans le ROME");
  await expect(
    page.getByRole("heading", { level: 2, name: /De la version 61 à la version 62/ }),
  ).toBeVisible();
  const metiers = page.getByRole("region", { name: "Métiers" });
  await metiers.getByText(/^Retirés/).click();
  await expect(metiers.getByText(/Veilleur\s\/ Veilleuse de haies/)).toBeVisible();

  await page.getByRole("combobox", { name: "De la version" }).selectOption("60");
  await page.getByRole("button", { name: "Comparer" }).click();
  await expect(page).toHaveURL(/\/versions\?de=60&a=62$/);
  await expect(
    page.getByRole("heading", { level: 2, name: /De la version 60 à la version 62/ }),
  ).toBeVisible();

  await page.goto("/versions?de=62&a=60");
  await expect(page.getByText("Ce site n’a pas gardé de quoi comparer ces deux versions.")).toBeVisible();
});

test("un lien d'une autre version dit ce que la fiche est devenue", async ({ page }) => {
  const avis = page.getByRole("complementary", { name: "Version du lien" });
  await page.goto("/metiers/K1301?v=60");
  await expect(avis).toContainText("Cette fiche a changé depuis la version 60 du 18 septembre 2025");
  await expect(avis).toContainText("Le sens du code K1301 a changé.");
  await avis.getByText("Voir ce qui a changé").click();
  await expect(avis.getByText("Intitulés ajoutés")).toBeVisible();
  await avis
    .getByRole("link", { name: /Gardien/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/metiers\/K1302$/);

  // Unchanged: one line.
  await page.goto("/metiers/B1201?v=61");
  await expect(avis).toHaveText(
    "Cette fiche n’a pas changé depuis la version 61 du 1er mars 2026, celle de votre lien.",
  );

  await page.goto("/metiers/B1201?v=12");
  await expect(avis).toContainText("La version 12 de votre lien n’est pas connue de ce site");
  await page.goto("/metiers/B1201?v=%3Cscript%3E");
  await expect(avis).toContainText("La version de votre lien n’est pas connue");

  for (const presente of ["/metiers/B1201?v=62", "/metiers/B1201"]) {
    await page.goto(presente);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("cerfs-volants");
    await expect(avis).toHaveCount(0);
  }
});

test("une fiche garde l'histoire de ses changements", async ({ page }) => {
  await page.goto("/metiers/A1102");
  const bloc = page.getByRole("region", { name: "Ce qui a changé sur cette fiche" });
  await bloc.getByText("En version 61 du 1er mars 2026").click();
  await expect(bloc.getByText("Métier réglementé : non → oui")).toBeVisible();
  await bloc.getByRole("link", { name: "Tout ce que cette version a changé" }).last().click();
  await expect(page).toHaveURL(/\/versions\?de=60&a=61$/);
});

test("un code retiré mène à ses successeurs", async ({ page }) => {
  const reponse = await page.goto("/metiers/A1101?v=60");
  expect(reponse?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Le code A1101 n’est plus dans le ROME");
  await expect(page.getByText("La version 62 du ROME l’a retiré.")).toBeVisible();
  await expect(page.getByText("Reprend 1 intitulé de ce code")).toBeVisible();
  await page
    .getByRole("link", { name: /Faucheu/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/metiers\/A1103$/);
});

test("le lien d'un intitulé mène à la fiche où il est maintenant", async ({ page, request }) => {
  const reponse = await request.get("/appellations/9011?v=60", { maxRedirects: 0 });
  expect(reponse.status()).toBe(308);
  expect(reponse.headers().location).toBe("/metiers/A1103?v=60#intitule-9011");
  await page.goto("/appellations/9011");
  await expect(page).toHaveURL(/\/metiers\/A1103#intitule-9011$/);
  await expect(page.locator("#intitule-9011")).toBeVisible();

  // Gone from the ROME: what it was, and where to look.
  const retire = await page.goto("/appellations/9012");
  expect(retire?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("L’intitulé 9012 n’est plus dans le ROME");
  await expect(page.getByText("Guetteur / Guetteuse de nids")).toBeVisible();
});

test("ces pages se lisent à toutes les largeurs, dans les deux thèmes", async ({ page }) => {
  for (const chemin of ["/versions", "/metiers/K1301?v=60", "/metiers/A1101", "/metiers/A1102"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(chemin);
      await page.locator("main details").evaluateAll((tous) => {
        for (const details of tous) (details as HTMLDetailsElement).open = true;
      });
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const debord = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(debord, `${chemin} à ${width} px`).toBe(0);
      }
      expect(await fautesAxe(page), `${chemin}, ${colorScheme}`).toEqual([]);
    }
  }
});
