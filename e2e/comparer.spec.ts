import { spawnSync } from "node:child_process";
import { expect, test } from "./base";
import {
  ouvrirPressePapiers,
  pagesDe,
  pressePapiers,
  TELEPHONE,
  tabulerJusqua,
  verifierLargeur,
} from "./outils";

/** A4 in landscape, in points. */
const A4_PAYSAGE = { largeur: 842, hauteur: 595 };

test("de la fiche à la comparaison : ajouter, déplacer, retirer, revenir", async ({ page }) => {
  await page.goto("/metiers/D1102");
  await page.getByRole("main").getByRole("link", { name: "Comparer", exact: true }).click();
  await expect(page).toHaveURL(/\/comparer\?m=D1102$/);
  await expect(page.getByRole("heading", { name: /à côté de quoi/ })).toBeVisible();

  const champ = page.getByRole("combobox", { name: "Ajouter un métier" });
  await champ.fill("caissière");
  await page.getByRole("option").first().click();
  await expect(page).toHaveURL(/\/comparer\?m=D1102&m=D1505$/);
  const colonnes = page.getByRole("columnheader");
  await expect(colonnes).toHaveCount(2);
  await expect(colonnes.first()).toContainText("Boulanger");

  await page.getByRole("link", { name: /^Déplacer Boulanger.* à droite$/ }).click();
  await expect(page).toHaveURL(/\/comparer\?m=D1505&m=D1102$/);
  await expect(colonnes.first()).toContainText("caisse");
  await page.getByRole("link", { name: /^Retirer Boulanger/ }).click();
  await expect(page).toHaveURL(/\/comparer\?m=D1505$/);
  await page.goBack();
  await expect(colonnes).toHaveCount(2);
});

test("les différences sont en vue, ce qui est commun se déplie", async ({ page, request }) => {
  const conditions = async (code: string): Promise<string[]> => {
    const fiche = (await (await request.get(`/api/metiers/${code}`)).json()) as {
      contextes: { code: string; libelle: string; type: string }[];
    };
    return fiche.contextes
      .filter(({ type }) => /^(Horaires|Conditions|Lieux)/.test(type))
      .map((c) => c.libelle);
  };
  const [a, b] = await Promise.all([conditions("D1102"), conditions("D1505")]);
  const communes = a.filter((c) => b.includes(c));
  await page.goto("/comparer?m=D1102&m=D1505");
  const partie = page
    .getByRole("rowgroup")
    .filter({ has: page.getByRole("rowheader", { name: "Conditions de travail" }) });
  const pli = partie.getByText(`En commun : ${communes.length}`);
  expect(communes.length).toBeGreaterThan(0);
  const dedans = partie.getByRole("cell").last().getByRole("listitem");
  await expect(dedans).toHaveCount(0);
  await pli.click();
  await expect(dedans).toHaveCount(communes.length);
});

test("l'explication de ce qui les rapproche distingue les deux signaux", async ({ page, request }) => {
  const { mobilites } = (await (await request.get("/api/metiers/D1102")).json()) as {
    mobilites: { code: string; ordre: number }[];
  };
  const [premiere] = mobilites;
  await page.goto(`/comparer?m=D1102&m=${premiere?.code}`);
  const proximites = page.getByRole("region", { name: "Ce qui les rapproche" });
  await expect(proximites).toContainText(`Mobilité officielle, rang\u00a0${premiere?.ordre}`);
  await proximites.getByRole("link", { name: "Les parcours de l’un à l’autre" }).click();
  await expect(page).toHaveURL(new RegExp(`/parcours\\?de=D1102&vers=${premiere?.code}$`));
});

test("zéro, un, trop de métiers ou de faux codes : une page utile", async ({ page }) => {
  await page.goto("/comparer");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Comparer des métiers");
  await expect(page.getByRole("combobox", { name: "Un premier métier" })).toBeVisible();
  await page.goto("/comparer?m=Z9999&m=%3Cb%3E");
  await expect(page.getByText("Ces codes ne sont pas dans le ROME")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Un premier métier" })).toBeVisible();
  await page.goto("/comparer?m=D1102,D1505,J1501,G1602,D1104");
  await expect(page.getByRole("columnheader")).toHaveCount(4);
  await expect(page.getByText("les 4 premiers du lien sont gardés")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Ajouter un métier" })).toHaveCount(0);
});

test("des mots qui disent plusieurs métiers en donnent le choix", async ({ page }) => {
  await page.goto("/comparer?m=D1102&ajout=vente");
  const choix = page.getByRole("region", { name: "Métiers pour « vente »" });
  await expect(choix.getByRole("link").nth(1)).toBeVisible();
  await choix.getByRole("link").first().click();
  await expect(page.getByRole("columnheader")).toHaveCount(2);
});

for (const codes of [
  ["D1102", "D1505"],
  ["J1501", "D1102", "G1602"],
  ["J1501", "D1102", "G1602", "D1505"],
]) {
  test(`${codes.length} métiers s'impriment sur un seul A4 en paysage, sans rien de coupé`, async ({
    page,
  }) => {
    await page.goto(`/comparer?${codes.map((c) => `m=${c}`).join("&")}`);
    await page.emulateMedia({ media: "print" });
    const feuille = page.getByRole("table");
    await expect(feuille).toHaveCount(1);
    await expect(feuille.getByRole("columnheader")).toHaveCount(codes.length);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pagesDe(pdf)).toEqual([A4_PAYSAGE]);
    const { stdout, error } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
    if (error !== undefined) return;
    for (const code of codes) expect(stdout).toContain(`(${code})`);
    expect(stdout).toMatch(/et \d+\sautres/);
    // First and last lines of the sheet, and the foot of the page.
    for (const bout of ["Métiers comparés", "Mobilités", "Licence Ouverte"]) expect(stdout).toContain(bout);
    for (const ecran of ["Copier le lien", "Ajouter", "Chercher"]) expect(stdout).not.toContain(ecran);
  });
}

test("au clavier : le tableau large se fait défiler, un métier se déplace", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/comparer?m=D1102&m=D1505&m=J1501");
  const tableau = page.getByRole("region", { name: "Tableau de comparaison" });
  await tabulerJusqua(page, tableau);
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => tableau.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
  await tabulerJusqua(page, page.getByRole("link", { name: /^Déplacer Boulanger.* à droite$/ }), 5);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/m=D1505&m=D1102&m=J1501$/);
  // At the end of the row the arrow leaves: the focus stays on the métier that moved.
  await page.getByRole("link", { name: /^Déplacer Boulanger.* à droite$/ }).press("Enter");
  await expect(page).toHaveURL(/m=D1505&m=J1501&m=D1102$/);
  await expect(page.getByRole("link", { name: /^Déplacer Boulanger.* à gauche$/ })).toBeFocused();
});

test("le lien copié montre la même page ailleurs", async ({ page, context, browser }) => {
  await ouvrirPressePapiers(context);
  await page.goto("/comparer?m=D1102&m=D1505");
  await page.getByRole("main").getByRole("button", { name: "Copier le lien" }).click();
  await expect(page.getByRole("main").getByText("Lien copié")).toBeVisible();
  const autre = await browser.newContext();
  const chezLautre = await autre.newPage();
  await chezLautre.goto(await pressePapiers(page));
  await expect(chezLautre.getByRole("columnheader")).toHaveCount(2);
  await expect(chezLautre.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    /\/comparer\?m=D1102&m=D1505$/,
  );
  await autre.close();
});

test.describe("sur un téléphone", () => {
  test.use(TELEPHONE);

  test("deux métiers se lisent côte à côte, au toucher", async ({ page }) => {
    await page.goto("/comparer?m=D1102&m=D1505");
    await verifierLargeur(page);
    for (const colonne of await page.getByRole("columnheader").all()) {
      const boite = await colonne.boundingBox();
      expect((boite?.x ?? 0) + (boite?.width ?? 999)).toBeLessThanOrEqual(360);
    }
    await page.getByRole("link", { name: /^Retirer Boulanger/ }).tap();
    await expect(page).toHaveURL(/\/comparer\?m=D1505$/);
  });

  test("quatre défilent dans leur cadre, jamais la page", async ({ page }) => {
    await page.goto("/comparer?m=D1102&m=D1505&m=J1501&m=G1602");
    await verifierLargeur(page);
  });
});

test.describe("sans JavaScript", () => {
  test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });

  test("ajouter par un titre, puis retirer", async ({ page }) => {
    await page.goto("/comparer?m=D1505");
    await page.getByRole("combobox", { name: "Ajouter un métier" }).fill("boulanger");
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await expect(page).toHaveURL(/\/comparer\?m=D1505&m=D1102$/);
    await expect(page.getByRole("columnheader")).toHaveCount(2);
    await page.getByRole("link", { name: /^Retirer Boulanger/ }).click();
    await expect(page).toHaveURL(/\/comparer\?m=D1505$/);
  });
});
