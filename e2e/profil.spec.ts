import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./base";
import {
  ouvrirPressePapiers,
  pagesDe,
  pressePapiers,
  retenirScripts,
  TELEPHONE,
  tabulerJusqua,
  verifierLargeur,
} from "./outils";

const pistes = (page: Page): Locator =>
  page.getByRole("region", { name: /piste/ }).getByRole("heading", { level: 3 });
const groupe = (page: Page, nom: RegExp): Locator => page.getByRole("group").filter({ hasText: nom }).first();
const titre = (page: Page, nom: string): Locator =>
  page.getByRole("main").locator("summary").filter({ hasText: nom });

test("de la fiche aux pistes : refuser la nuit écarte les métiers qui la citent, l'adresse suit", async ({
  page,
  request,
}) => {
  await page.goto("/metiers/D1102");
  await page.getByRole("main").getByRole("link", { name: "C’est mon métier" }).click();
  await expect(page).toHaveURL(/\/profil\?m=D1102$/);
  await expect(pistes(page).first()).toBeVisible();
  await page.getByRole("checkbox", { name: "Travail de nuit" }).check();
  await expect(page).toHaveURL(/\/profil\?m=D1102&sans=nuit$/);
  await expect(page.getByText("Pistes à jour.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Travail de nuit" })).toBeFocused();
  for (const lien of await pistes(page).getByRole("link").all()) {
    const code = (await lien.getAttribute("href"))?.split("/").at(-1);
    const fiche = (await (await request.get(`/api/metiers/${code}`)).json()) as {
      contextes: { libelle: string }[];
    };
    expect(fiche.contextes.map((c) => c.libelle)).not.toContain("Travail de nuit");
  }
});

test("décocher change l'adresse ; un autre navigateur y voit les mêmes cases et les mêmes pistes", async ({
  page,
  context,
  browser,
}) => {
  await ouvrirPressePapiers(context);
  await page.goto("/profil?m=D1102&m=D1505");
  await page.getByRole("searchbox", { name: "Chercher dans cette liste" }).fill("vienn");
  const cases = page.getByRole("checkbox", { name: /vienn/i });
  const nombre = await cases.count();
  expect(nombre).toBeGreaterThan(1);
  for (const une of await cases.all()) await une.uncheck();
  await expect(page).toHaveURL(/&moins=[0-9a-z.]+$/);
  await expect(page.getByText("Pistes à jour.")).toBeVisible();
  const vues = await pistes(page).allTextContents();
  await page.getByRole("main").getByRole("button", { name: "Copier le lien" }).click();
  await expect(page.getByRole("main").getByText("Lien copié")).toBeVisible();

  const autre = await browser.newContext();
  const chezLautre = await autre.newPage();
  await chezLautre.goto(await pressePapiers(page));
  expect(await pistes(chezLautre).allTextContents()).toEqual(vues);
  await chezLautre.getByRole("searchbox", { name: "Chercher dans cette liste" }).fill("vienn");
  for (const une of await chezLautre.getByRole("checkbox", { name: /vienn/i }).all())
    await expect(une).not.toBeChecked();
  await expect(chezLautre.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await autre.close();
});

test("un autre métier exercé s'ajoute et s'enlève ; ce qui était décoché le reste, le bouton retour aussi", async ({
  page,
}) => {
  await page.goto("/profil?m=D1102");
  await page.getByRole("searchbox", { name: "Chercher dans cette liste" }).fill("vienn");
  const une = page.getByRole("checkbox", { name: /vienn/i }).first();
  await une.uncheck();
  await expect(page).toHaveURL(/&moins=/);
  const champ = page.getByRole("combobox", { name: "Un autre métier exercé" });
  await champ.fill("caissière");
  await page.getByRole("option").first().click();
  await expect(page).toHaveURL(/\/profil\?m=D1102&m=D1505&moins=/);
  await page.getByRole("searchbox", { name: "Chercher dans cette liste" }).fill("vienn");
  await expect(une).not.toBeChecked();
  await page.getByRole("link", { name: /^Retirer Boulanger/ }).click();
  await expect(page).toHaveURL(/\/profil\?m=D1505$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/profil\?m=D1102&m=D1505&moins=/);
  await page.getByRole("searchbox", { name: "Chercher dans cette liste" }).fill("vienn");
  await expect(une).not.toBeChecked();
});

test("une compétence de plus se cherche, s'ajoute et s'enlève", async ({ page }) => {
  await page.goto("/profil?m=D1505");
  await page
    .getByRole("search", { name: "Une compétence, un savoir" })
    .getByRole("searchbox")
    .fill("pâtisserie");
  await page.getByRole("search", { name: "Une compétence, un savoir" }).getByRole("button").click();
  const trouvees = page.getByRole("list", { name: "Trouvé pour « pâtisserie »" });
  await trouvees.getByRole("link").first().click();
  await expect(page).toHaveURL(/&plus=[0-9a-z]+$/);
  await page
    .getByRole("region", { name: /Vous savez faire autre chose/ })
    .getByRole("link", { name: /^Retirer/ })
    .click();
  await expect(page).toHaveURL(/\/profil\?m=D1505$/);
});

test("la page de confidentialité dit ce que contient un lien vers un profil, et à qui écrire", async ({
  page,
}) => {
  await page.goto("/confidentialite");
  const principal = page.getByRole("main");
  await expect(principal).toContainText(
    "Un lien vers votre profil contient les métiers que vous avez exercés",
  );
  await principal.getByRole("link", { name: "mentions légales" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Où écrire" })).toBeVisible();
});

test("sans métier, la page invite ; des codes faux ne cassent rien", async ({ page }) => {
  await page.goto("/profil");
  await expect(page.getByRole("combobox", { name: "Un métier que vous avez exercé" })).toBeVisible();
  await page.goto("/profil?m=Z9999&moins=%3C&seuls=zzzzz.zzzzz&plus=..&sans=1&reglemente=oui");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mon profil");
  await expect(page.getByText("Ce code n’est pas dans le ROME")).toBeVisible();
});

test("un lien d'avant, par codes de conditions, écarte ce qu'il écartait", async ({ page }) => {
  await page.goto("/profil?m=D1102&sans=nuit");
  const vues = await pistes(page).allTextContents();
  // 300803, travail de nuit ; 23374, un des contextes des week-ends et jours fériés.
  await page.goto("/profil?m=D1102&sans=6g3n");
  await expect(page.getByRole("checkbox", { name: "Travail de nuit" })).toBeChecked();
  expect(await pistes(page).allTextContents()).toEqual(vues);
  await page.goto("/profil?m=D1102&sans=i1a.5y2d");
  const seul = page
    .getByRole("group", { name: "À éviter" })
    .getByRole("checkbox", { name: "Travail le samedi" });
  await expect(seul).toBeChecked();
  await seul.uncheck();
  await expect(page).toHaveURL(/\/profil\?m=D1102&sans=nuit$/);
});

test("cocher avant que la page ne s'anime compte", async ({ page }) => {
  const liberer = await retenirScripts(page);
  await page.goto("/profil?m=D1102", { waitUntil: "commit" });
  await page.getByRole("checkbox", { name: "Métiers réglementés" }).check();
  liberer();
  await expect(page).toHaveURL(/reglemente=non$/);
});

test("au clavier : ouvrir un groupe, décocher, sans perdre le focus", async ({ page }) => {
  await page.goto("/profil?m=D1102");
  const resume = groupe(page, /^Savoir-être/).locator("summary");
  await tabulerJusqua(page, resume, 60);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const une = groupe(page, /^Savoir-être/)
    .getByRole("checkbox")
    .first();
  await expect(une).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/&moins=/);
  await expect(page.getByText("Pistes à jour.")).toBeVisible();
  await expect(une).toBeFocused();
  await expect(une).not.toBeChecked();
});

test.describe("sur un téléphone", () => {
  test.use(TELEPHONE);

  test("refuser une condition au toucher, puis aller aux pistes", async ({ page }) => {
    await page.goto("/profil?m=D1102");
    await verifierLargeur(page);
    await page.getByRole("checkbox", { name: "Travail de nuit" }).tap();
    await expect(page).toHaveURL(/&sans=/);
    await page.getByRole("link", { name: "Aller aux pistes" }).tap();
    await expect(page.getByRole("heading", { name: /piste/ })).toBeInViewport();
  });
});

test.describe("sans JavaScript", () => {
  test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });

  test("ajouter un métier par son nom, décocher, mettre à jour", async ({ page }) => {
    await page.goto("/profil");
    await page.getByRole("combobox", { name: "Un métier que vous avez exercé" }).fill("boulangère");
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await expect(page).toHaveURL(/\/profil\?m=D1102$/);
    const avant = await pistes(page).allTextContents();
    await titre(page, "Production, Fabrication").click();
    const cases = page.getByRole("group", { name: "Production, Fabrication" }).getByRole("checkbox");
    for (const une of await cases.all()) await une.uncheck();
    await page.getByRole("button", { name: "Mettre à jour les pistes" }).click();
    await expect(page).toHaveURL(/\/profil\?m=D1102&moins=[0-9a-z.]+$/);
    expect(await pistes(page).allTextContents()).not.toEqual(avant);
  });
});

test("imprimé : vingt pistes sur quatre pages au plus", async ({ page }) => {
  await page.goto("/profil?m=D1102&m=G1602");
  await expect(pistes(page)).toHaveCount(20);
  expect(pagesDe(await page.pdf({ preferCSSPageSize: true })).length).toBeLessThanOrEqual(4);
});
