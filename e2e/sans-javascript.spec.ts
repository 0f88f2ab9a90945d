import { expect, test } from "./base";
import { EXTRAIT } from "./donnees";

// Chromium says of a script it may not preload, JavaScript being off, that the policy refused it.
test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });

test("chercher par le formulaire et lire la fiche", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("search").getByRole("searchbox").or(page.getByRole("combobox")).fill("boulanger");
  await page.getByRole("button", { name: "Chercher" }).click();
  await expect(page).toHaveURL(/\/recherche\?q=boulanger$/);
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Boulanger/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/metiers\/D1102$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Boulang");
  const parties = [
    "En quoi consiste ce métier",
    "Comment y accéder",
    "Vers d’autres métiers",
    "Ce qu’on y fait",
    "Ce qu’il faut connaître",
    "Conditions de travail",
  ];
  for (const nom of parties) {
    const partie = page.getByRole("region", { name: nom });
    await expect(partie).toBeVisible();
    expect((await partie.textContent())?.length, nom).toBeGreaterThan(nom.length + 60);
  }
  await page
    .getByRole("region", { name: "Vers d’autres métiers" })
    .getByRole("listitem")
    .first()
    .getByRole("link")
    .click();
  await expect(page).not.toHaveURL(/D1102/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("filtrer les résultats par le formulaire, puis retirer un filtre", async ({ page }) => {
  await page.goto("/recherche?q=agent");
  const avant = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("main").getByText("Filtres", { exact: true }).click();
  await page.getByRole("checkbox", { name: "Travail de nuit" }).check();
  await page.getByRole("checkbox", { name: "Métiers réglementés" }).check();
  await page.getByRole("button", { name: "Appliquer les filtres" }).click();
  await expect(page).toHaveURL(/\/recherche\?q=agent&sans=nuit&reglemente=non$/);
  await expect(page.getByText(/masqués? par les filtres/)).toBeVisible();
  await page.getByRole("link", { name: /Retirer le filtre.*travail de nuit/ }).click();
  await expect(page).toHaveURL(/\/recherche\?q=agent&reglemente=non$/);
  await page.getByRole("link", { name: "Tout afficher" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(avant ?? "");
});

test("la carte dit qu’il lui faut JavaScript et mène au tableau, sans champ qui ne répondrait pas", async ({
  page,
}) => {
  await page.goto("/carte");
  const contenu = page.getByRole("main");
  await expect(contenu.getByText(/La carte se dessine avec JavaScript/)).toBeVisible();
  await expect(contenu.getByText("La carte se dessine…")).toBeHidden();
  await expect(contenu.getByRole("combobox")).toHaveCount(0);
  await contenu.getByRole("link", { name: "Le tableau", exact: true }).click();
  await expect(contenu.getByRole("table", { name: "Les grands domaines" })).toBeInViewport();
});

test("sans comptes, la page de confidentialité dit les deux situations", async ({ page }) => {
  await page.goto("/confidentialite");
  const garde = page.getByRole("region", { name: "Ce que ce site garde de vous" });
  await expect(garde.getByRole("listitem")).toHaveText([/^Vous cherchez, lisez, comparez\s:/, /lien court/]);
  await expect(garde).toContainText("Pas de cookie.");
});

test("descendre l'arbre des domaines jusqu'à une fiche", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Principale" }).getByRole("link", { name: "Domaines" }).click();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(14);
  await page.getByRole("main").getByRole("heading", { name: /Santé/ }).getByRole("link").click();
  await expect(page).toHaveURL(/\/domaines\/J$/);
  await page.getByRole("main").getByRole("heading", { level: 2 }).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/domaines\/J\d\d$/);
  await page.getByRole("main").getByRole("heading", { level: 2 }).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/metiers\/J\d{4}$/);
});

test.describe("sur l'extrait fourni", () => {
  test.use({ baseURL: EXTRAIT.url });

  test("chaque page dit que ce n'est qu'un extrait, et comment avoir le reste", async ({ page }) => {
    const avis = page.getByRole("complementary", { name: "Données de ce site" });
    for (const chemin of [
      "/",
      "/recherche?q=caisse",
      "/domaines/D",
      "/versions",
      "/metiers/D1102/mobilite",
      "/metiers/D1102",
    ]) {
      await page.goto(chemin);
      await expect(avis, chemin).toContainText(/Extrait de \d+ métiers\./);
    }
    await avis.getByRole("link").click();
    await expect(page).toHaveURL(/\/donnees#tous$/);
    await expect(page.getByRole("heading", { name: "Avoir tout le ROME" })).toBeInViewport();
  });

  test("ce que le projet a rédigé le dit", async ({ page }) => {
    await page.goto("/metiers/D1102");
    await expect(page.getByRole("region", { name: "En quoi consiste ce métier" })).toContainText(
      "Rédaction : Passerelles, d’après le ROME 4.0",
    );
  });
});
