import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./base";
import { ouvrirPressePapiers, pressePapiers, TELEPHONE, tabulerJusqua, verifierLargeur } from "./outils";

const CLE = "passerelles.selection";

const mettreDeCote = (page: Page): Locator =>
  page.getByRole("button", { name: /^Ajouter .* à ma sélection$/ });
const selection = (page: Page): Locator => page.getByRole("banner").getByText("Ma sélection");
const panneau = (page: Page): Locator =>
  page.getByRole("banner").getByRole("group").filter({ hasText: "Ma sélection" });

test("mettre de côté, retrouver sur une autre page et après rechargement, retirer", async ({ page }) => {
  await page.goto("/metiers/D1102");
  const bouton = mettreDeCote(page);
  await expect(bouton).toHaveAttribute("aria-pressed", "false");
  await bouton.click();
  await expect(bouton).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("Ajouté. 1 métier dans la sélection.")).toBeAttached();
  await page.goto("/metiers/D1505");
  await mettreDeCote(page).click();
  await page.reload();
  await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "true");

  await selection(page).click();
  const lignes = panneau(page).getByRole("listitem");
  await expect(lignes).toHaveCount(2);
  await expect(lignes.first().getByRole("link")).toHaveAttribute("href", /^\/metiers\/D1102\?v=\d+$/);
  await panneau(page)
    .getByRole("button", { name: /^Retirer Boulanger/ })
    .click();
  await expect(lignes).toHaveCount(1);
  await expect(panneau(page).getByRole("button", { name: /^Retirer/ })).toBeFocused();
  await panneau(page).getByRole("button", { name: "Tout retirer" }).click();
  await expect(panneau(page).getByText("Aucun métier mis de côté.")).toBeVisible();
  await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "false");
});

test("la sélection se partage par un lien, qu'un autre navigateur ouvre et garde", async ({
  page,
  context,
  browser,
}) => {
  await ouvrirPressePapiers(context);
  for (const code of ["D1102", "D1505", "J1501"]) {
    await page.goto(`/metiers/${code}`);
    await mettreDeCote(page).click();
    await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "true");
  }
  await selection(page).click();
  await panneau(page).getByRole("button", { name: "Copier le lien" }).click();
  await expect(panneau(page).getByText("Lien copié")).toBeVisible();
  const lien = await pressePapiers(page);
  expect(lien).toMatch(/^http:\/\/.*\/selection\?m=D1102&m=D1505&m=J1501&v=\d+$/);

  const autre = await browser.newContext();
  const chezLautre = await autre.newPage();
  await chezLautre.goto(lien);
  await expect(chezLautre.getByRole("heading", { level: 1 })).toHaveText("3 métiers mis de côté");
  await expect(chezLautre.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(3);
  await expect(chezLautre.getByRole("contentinfo")).toContainText(/version\s\d+/);
  await expect(chezLautre.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await chezLautre.getByRole("button", { name: "Ajouter à ma sélection" }).click();
  await expect(chezLautre.getByText("Cette liste est dans votre sélection.")).toBeVisible();
  await chezLautre.getByRole("checkbox", { name: /^Comparer Aide-soignant/ }).uncheck();
  await chezLautre.getByRole("button", { name: "Comparer les métiers cochés" }).click();
  await expect(chezLautre).toHaveURL(/\/comparer\?m=D1102&m=D1505$/);
  await autre.close();
});

test("la page d'une liste, ouverte sans liste, mène à celle que ce navigateur garde", async ({ page }) => {
  await page.goto("/selection");
  const voir = page.getByRole("main").getByRole("link", { name: "voir ma sélection" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(voir).toHaveCount(0);
  await page.goto("/metiers/D1102");
  await mettreDeCote(page).click();
  await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "true");
  await page.goto("/selection");
  await voir.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^1\smétier mis de côté$/);
});

test("deux onglets montrent la même sélection", async ({ page, context }) => {
  await page.goto("/metiers/D1102");
  const second = await context.newPage();
  await second.goto("/metiers/D1102");
  await expect(mettreDeCote(second)).toHaveAttribute("aria-pressed", "false");
  await mettreDeCote(page).click();
  await expect(mettreDeCote(second)).toHaveAttribute("aria-pressed", "true");
  await expect(selection(second).locator("..")).toContainText("1");
});

test("un stockage refusé ne casse rien, et le panneau le dit", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("refusé", "SecurityError");
      },
    });
  });
  await page.goto("/metiers/D1102");
  await mettreDeCote(page).click();
  await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "true");
  await selection(page).click();
  await expect(panneau(page).getByText("Ce navigateur ne garde rien")).toBeVisible();
});

test("ce qui est stocké et ne se lit pas est laissé de côté", async ({ page }) => {
  await page.addInitScript((cle) => {
    const abime = '[{"code":1}]\nD1102 60 Boulanger / Boulangère\n<b>\nD1102 60 Boulanger encore\nZZ 1 x';
    localStorage.setItem(cle, abime);
  }, CLE);
  await page.goto("/metiers/D1102");
  await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "true");
  await selection(page).click();
  await expect(panneau(page).getByRole("listitem")).toHaveCount(1);
});

test("au clavier : mettre de côté, ouvrir, Échap rend le focus", async ({ page }) => {
  await page.goto("/metiers/D1102");
  await tabulerJusqua(page, mettreDeCote(page));
  await page.keyboard.press("Space");
  await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "true");
  const resume = selection(page).locator("xpath=ancestor::summary");
  await resume.focus();
  await page.keyboard.press("Enter");
  await expect(panneau(page).getByRole("listitem")).toHaveCount(1);
  await tabulerJusqua(page, panneau(page).getByRole("button", { name: /^Retirer/ }), 5);
  await page.keyboard.press("Escape");
  await expect(panneau(page).getByRole("listitem")).toBeHidden();
  await expect(resume).toBeFocused();
});

test("le menu se ferme par Échap, par un clic ailleurs et en changeant de page", async ({ page }) => {
  await page.goto("/metiers/D1102");
  const menu = page.getByRole("banner").getByText("Outils");
  const entree = page
    .getByRole("navigation", { name: "Principale" })
    .getByRole("link", { name: "Mon profil" });
  await menu.click();
  await expect(entree).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(entree).toBeHidden();
  await menu.click();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(entree).toBeHidden();
  await menu.click();
  await entree.click();
  await expect(page).toHaveURL(/\/profil$/);
  await expect(entree).toBeHidden();
});

test.describe("presse-papiers refusé", () => {
  test("l'adresse est montrée, prête à être copiée à la main", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: () => Promise.reject(new DOMException("refusé", "NotAllowedError")) },
      });
    });
    await page.goto("/metiers/D1102");
    await page.getByRole("main").getByRole("button", { name: "Copier le lien" }).click();
    const champ = page.getByRole("textbox", { name: "Adresse à copier" });
    await expect(champ).toBeFocused();
    await expect(champ).toHaveValue(/^http:\/\/.*\/metiers\/D1102\?v=\d+$/);
    const choisi = await champ.evaluate((e) => {
      const saisie = e as HTMLInputElement;
      return saisie.value.slice(saisie.selectionStart ?? 0, saisie.selectionEnd ?? 0);
    });
    expect(choisi).toBe(await champ.inputValue());
  });
});

test.describe("sur un téléphone", () => {
  test.use(TELEPHONE);

  test("mettre de côté et ouvrir la liste au toucher, sans agrandir l'en-tête", async ({ page }) => {
    await page.goto("/metiers/D1102");
    const hauteur = (): Promise<number> =>
      page.getByRole("banner").evaluate((e) => e.getBoundingClientRect().height);
    const avant = await hauteur();
    await mettreDeCote(page).tap();
    await expect(mettreDeCote(page)).toHaveAttribute("aria-pressed", "true");
    expect(await hauteur()).toBe(avant);
    await panneau(page).locator("summary").tap();
    await panneau(page).getByRole("link", { name: "Voir la liste" }).tap();
    await expect(page).toHaveURL(/\/selection\?m=D1102&v=\d+$/);
    await verifierLargeur(page);
  });
});

test.describe("sans JavaScript", () => {
  test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });

  test("une liste reçue se lit et se compare ; les boutons qui ne peuvent rien ne sont pas là", async ({
    page,
  }) => {
    await page.goto("/selection?m=D1102&m=D1505&m=X1&m=J1501");
    await expect(page.getByText("Ce code n’est pas dans le ROME : « X1 ».")).toBeVisible();
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(3);
    await expect(page.getByRole("button", { name: "Copier le lien" })).toHaveCount(0);
    await page.getByRole("button", { name: "Comparer les métiers cochés" }).click();
    await expect(page).toHaveURL(/\/comparer\?m=D1102&m=D1505&m=J1501$/);
    await page.goto("/metiers/D1102");
    await expect(mettreDeCote(page)).toHaveCount(0);
    await page.getByRole("banner").getByText("Outils").click();
    await page.getByRole("link", { name: "Comparer des métiers" }).click();
    await expect(page).toHaveURL(/\/comparer$/);
  });
});
