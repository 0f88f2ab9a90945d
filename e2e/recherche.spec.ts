import type { Page } from "@playwright/test";
import { expect, test } from "./base";

const contenu = (page: Page) => page.getByRole("main");
const ouvrirFiltres = (page: Page) => contenu(page).getByText("Filtres", { exact: true });

interface Reponse {
  readonly total: number;
  readonly masques: number;
}

test("ce qu'on ne veut plus est proposé en filtre", async ({ page }) => {
  await page.goto(`/recherche?q=${encodeURIComponent("je ne veux plus travailler la nuit")}`);
  await page.getByRole("main").getByRole("link", { name: "métiers sans travail de nuit" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/métiers/);
  await expect(page).toHaveURL("/recherche?sans=nuit");
});

test("filtrer au clavier : ouvrir, cocher, appliquer, ce qui est masqué est compté", async ({
  page,
  request,
}) => {
  const attendu = (await (await request.get("/api/recherche?q=agent&sans=nuit")).json()) as Reponse;
  await page.goto("/recherche?q=agent");
  const filtres = page.getByRole("group").filter({ hasText: "Filtres" }).first().locator("summary");
  await filtres.focus();
  await page.keyboard.press("Enter");
  const nuit = page.getByRole("checkbox", { name: "Travail de nuit" });
  await expect(nuit).toBeVisible();
  for (let i = 0; i < 6 && !(await nuit.evaluate((e) => e === document.activeElement)); i++) {
    await page.keyboard.press("Tab");
  }
  await expect(nuit).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/recherche\?q=agent&sans=nuit$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    new RegExp(`^${attendu.total}\\smétiers? pour`),
  );
  await expect(contenu(page)).toContainText(new RegExp(`${attendu.masques}\\smasqués? par les filtres`));
  // The form still says what is asked.
  await ouvrirFiltres(page).click();
  await expect(page.getByRole("checkbox", { name: "Travail de nuit" })).toBeChecked();
});

test.describe("sur un téléphone, au doigt", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("les filtres sont repliés, se déplient et s'appliquent ; un domaine précise", async ({ page }) => {
    await page.goto("/recherche?q=agent");
    await expect(page.getByRole("checkbox", { name: "Port de charges lourdes" })).toBeHidden();
    await ouvrirFiltres(page).tap();
    await page.getByText("Port de charges lourdes").tap();
    await page.getByRole("button", { name: "Appliquer les filtres" }).tap();
    await expect(page).toHaveURL(/\/recherche\?q=agent&sans=charges$/);
    const domaines = page.getByRole("navigation", { name: "Préciser par domaine" });
    const premier = domaines.getByRole("link").first();
    const combien = /(\d+)$/.exec((await premier.textContent()) ?? "")?.[1];
    await premier.tap();
    await expect(page).toHaveURL(/domaine=[A-N]\d\d/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(new RegExp(`^${combien}\\smétier`));
    await page.getByRole("link", { name: /Retirer le filtre.*charges/ }).tap();
    await expect(page).toHaveURL(/\/recherche\?q=agent&domaine=[A-N]\d\d$/);
  });
});

test("un résultat dit pourquoi il répond quand son titre ne le dit pas", async ({ page }) => {
  await page.goto("/recherche?q=nounou");
  await expect(
    contenu(page)
      .getByText(/nounou.+a été compris comme/)
      .first(),
  ).toBeVisible();
  await page.goto("/recherche?q=boulang%C3%A8re");
  const premier = contenu(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading") })
    .first();
  await expect(premier.getByRole("link")).toHaveText(/^Boulangère$/);
  await expect(premier).not.toContainText("couramment");
});

test("une réponse peu sûre se dit, et offre d'autres entrées", async ({ page }) => {
  await page.goto("/recherche?q=le+chat+qui+dort");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Pas de réponse sûre");
  const entrees = page.getByRole("region", { name: "Autrement que par un nom" });
  await entrees.getByRole("link", { name: /^Envies/ }).click();
  await expect(page).toHaveURL(/\/centres-interet$/);
  await contenu(page)
    .getByRole("link", { name: /animaux/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("animaux");
  await contenu(page).getByRole("link", { name: "Filtrer ces métiers" }).click();
  await expect(page).toHaveURL(/\/recherche\?centreInteret=\d+$/);
  await expect(page.getByRole("link", { name: /Retirer le filtre.*animaux/ })).toBeVisible();
});

test("tout est masqué : la page le dit et laisse revenir", async ({ page }) => {
  await page.goto("/recherche?q=boulanger&riasec=I");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("avec ces filtres");
  await page.getByRole("link", { name: "Tout afficher" }).click();
  await expect(page).toHaveURL(/\/recherche\?q=boulanger$/);
  await expect(
    contenu(page)
      .getByRole("link", { name: /^Boulanger/ })
      .first(),
  ).toBeVisible();
});

test("d'une compétence à ses métiers", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("region", { name: "Autrement que par un nom" })
    .getByRole("link", { name: /^Compétences/ })
    .click();
  const recherche = page.getByRole("search", { name: "Compétences" });
  await recherche.getByRole("searchbox").fill("nettoyer");
  await recherche.getByRole("button").click();
  await expect(page).toHaveURL(/\/competences\?q=nettoyer$/);
  const trouvees = page.getByRole("region", { name: /« nettoyer »/ });
  const premiere = trouvees.getByRole("listitem").first();
  const combien = Number(/(\d+)\smétier/.exec((await premiere.textContent()) ?? "")?.[1]);
  expect(combien).toBeGreaterThan(0);
  await premiere.getByRole("link").click();
  await expect(page).toHaveURL(/\/competences\/\d+$/);
  await expect(contenu(page)).toContainText(new RegExp(`${combien}\\smétiers? dans le référentiel`));
});

for (const [entree, adresse] of [
  ["Envies", "/centres-interet"],
  ["Profils", "/profils"],
  ["Secteurs", "/secteurs"],
  ["Conditions de travail", "/contextes"],
  ["Familles", "/familles"],
] as const) {
  test(`de l'accueil à des métiers par « ${entree} », les nombres tenus`, async ({ page }) => {
    await page.goto("/");
    await page
      .getByRole("region", { name: "Autrement que par un nom" })
      .getByRole("link", { name: new RegExp(`^${entree}`) })
      .click();
    await expect(page).toHaveURL(new RegExp(`${adresse}$`));
    const premiere = contenu(page)
      .getByRole("listitem")
      .getByRole("link", { name: /\d\smétier/ })
      .first();
    const nom = (await premiere.textContent()) ?? "";
    const combien = /([\d\s]+)\smétier/.exec(nom)?.[1]?.trim();
    await premiere.click();
    await expect(page).toHaveURL(new RegExp(`${adresse}/\\w+$`));
    await expect(contenu(page)).toContainText(`${combien}\u00a0métier`);
  });
}

test("un filtre inconnu est dit, les autres restent", async ({ page }) => {
  await page.goto("/recherche?q=vendeur&sans=nuit&sans=foo");
  await expect(page.getByText("Filtre non compris, laissé de côté : « foo ».")).toBeVisible();
  await expect(page.getByRole("link", { name: /Retirer le filtre.*travail de nuit/ })).toBeVisible();
});
