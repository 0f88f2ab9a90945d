import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./base";

/** Tab until `cible` has the focus; a keyboard reaches it in `max` presses or the test fails. */
async function tabulerJusqua(page: Page, cible: Locator, max = 40): Promise<void> {
  for (let i = 0; i < max; i++) {
    await page.keyboard.press("Tab");
    if (await cible.evaluate((e) => e === document.activeElement)) return;
  }
  throw new Error(`${cible} not reached in ${max} Tabs`);
}

/** The focused element shows it: an outline of at least 2 px. */
async function verifierFocusVisible(page: Page): Promise<void> {
  const epaisseur = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body);
    return style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
  });
  expect(epaisseur).toBeGreaterThanOrEqual(2);
}

test("tout le chemin au clavier : chercher, ouvrir une fiche, suivre une mobilité", async ({ page }) => {
  await page.goto("/");
  await tabulerJusqua(page, page.getByRole("combobox"));
  await verifierFocusVisible(page);
  await page.keyboard.type("boulanger");
  await expect(page.getByRole("option").first()).toBeVisible();
  // Until the whole word is answered, Enter sends the form: a line of older words is not what one asked for.
  await expect(page.getByRole("listbox")).toHaveAttribute("aria-busy", "false");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("option", { selected: true })).toContainText(/boulang/i);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/boulang/i);
  const fiche = page.url();

  const lien = page
    .getByRole("region", { name: "Vers d’autres métiers" })
    .getByRole("listitem")
    .first()
    .getByRole("link");
  await tabulerJusqua(page, lien, 80);
  await verifierFocusVisible(page);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(fiche);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // No window here to take the browser's own shortcut.
  await page.goBack();
  await expect(page).toHaveURL(fiche);
});

test("le lien d'évitement est le premier arrêt et mène au contenu", async ({ page }) => {
  await page.goto("/metiers/D1102");
  await page.keyboard.press("Tab");
  const evitement = page.getByRole("link", { name: "Aller au contenu" });
  await expect(evitement).toBeFocused();
  await expect(evitement).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  const dansLeContenu = await page
    .getByRole("main")
    .evaluate((main) => main !== document.activeElement && main.contains(document.activeElement));
  expect(dansLeContenu).toBe(true);
});

test("après un lien, la tabulation repart du haut de la nouvelle page", async ({ page }) => {
  await page.goto("/domaines");
  const lien = page.getByRole("main").getByRole("link", { name: /Santé/ }).first();
  await lien.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/domaines\/J$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Santé/);
  // The old link is gone: nothing keeps the focus out of sight.
  const perdu = await page.evaluate(() => {
    const actif = document.activeElement;
    return actif !== null && actif !== document.body && !document.body.contains(actif);
  });
  expect(perdu).toBe(false);
  await page.keyboard.press("Tab");
  const dansLaPage = await page.evaluate(() => document.activeElement !== document.body);
  expect(dansLaPage).toBe(true);
  await verifierFocusVisible(page);
});

test("le sommaire mène à chaque partie", async ({ page }) => {
  await page.goto("/metiers/D1102");
  const sommaire = page.getByRole("navigation", { name: "Sur cette page" });
  await sommaire.getByRole("link", { name: "Conditions de travail" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#conditions$/);
  await expect(page.getByRole("heading", { name: /Conditions de travail/, level: 2 })).toBeInViewport();
});

test("les suggestions se quittent sans piège", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox").focus();
  await page.keyboard.type("boulanger");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("search").getByRole("button", { name: "Chercher" })).toBeFocused();
  await expect(page.getByRole("option")).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
});
