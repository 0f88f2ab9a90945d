import { spawnSync } from "node:child_process";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./base";
import {
  ouvrirPressePapiers,
  pagesDe,
  pressePapiers,
  TELEPHONE,
  tabulerJusqua,
  verifierLargeur,
} from "./outils";

interface Reponse {
  readonly parcours: readonly {
    readonly etapes: readonly { readonly code: string; readonly libelle: string }[];
  }[];
}
const demander = async (request: APIRequestContext, de: string, vers: string): Promise<Reponse> =>
  (await (await request.get(`/api/parcours?de=${de}&vers=${vers}`)).json()) as Reponse;

test("de la fiche au parcours : la page dit les routes de l'API, étape par étape", async ({
  page,
  request,
}) => {
  const { parcours } = await demander(request, "D1102", "J1501");
  await page.goto("/metiers/D1102");
  await page.getByRole("main").getByRole("link", { name: "Parcours vers…" }).click();
  await expect(page).toHaveURL(/\/parcours\?de=D1102$/);
  await expect(page.getByRole("combobox", { name: "Je pars de" })).toHaveValue(/Boulanger/);
  await page.getByRole("combobox", { name: "Je voudrais aller vers" }).fill("aide-soignante");
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: "Chercher un parcours" }).click();
  await expect(page).toHaveURL(/\/parcours\?de=D1102&vers=J1501$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Boulanger");
  expect(parcours.length).toBeGreaterThan(0);
  const routes = page.getByRole("main").getByRole("region", { name: /^Parcours \d/ });
  await expect(routes).toHaveCount(parcours.length);
  for (const [i, { etapes }] of parcours.entries()) {
    const stations = routes.nth(i).getByRole("heading", { level: 3 });
    await expect(stations).toHaveCount(etapes.length + 1);
    await expect(stations.last().getByRole("link")).toHaveAttribute("href", "/metiers/J1501");
    for (const [k, { code }] of etapes.entries()) {
      await expect(stations.nth(k + 1).getByRole("link")).toHaveAttribute("href", `/metiers/${code}`);
    }
  }
  await expect(routes.first()).toContainText(/Mobilité officielle, rang\s\d+|Rapprochement calculé/);
});

test("et si je passais par : un métier imposé est sur chaque route, puis s'enlève", async ({
  page,
  request,
}) => {
  const { parcours } = await demander(request, "D1102", "J1501");
  const par = parcours.flatMap((p) => p.etapes.slice(0, -1))[0];
  test.skip(par === undefined, "no route with a step between in this data");
  await page.goto("/parcours?de=D1102&vers=J1501");
  const etSi = page.getByRole("region", { name: "Et si je passais par…" });
  await etSi.locator(`a[href$="par=${par?.code}"]`).click();
  await expect(page).toHaveURL(new RegExp(`par=${par?.code}$`));
  const routes = page.getByRole("main").getByRole("region", { name: /^Parcours \d/ });
  await expect(routes.first()).toBeVisible();
  for (const route of await routes.all()) {
    await expect(
      route.getByRole("heading", { level: 3 }).locator(`a[href="/metiers/${par?.code}"]`),
    ).toHaveCount(1);
  }
  await page.getByRole("link", { name: "Sans passage imposé" }).click();
  await expect(page).toHaveURL(/de=D1102&vers=J1501$/);
});

test("départ et arrivée égaux, code inconnu, mots vagues : une page qui aide", async ({ page }) => {
  await page.goto("/parcours?de=D1102&vers=D1102");
  await expect(
    page.getByRole("heading", { name: "Le départ et l’arrivée sont le même métier" }),
  ).toBeVisible();
  await page.goto("/parcours?de=zzzqqqxxx&vers=D1102");
  await expect(page.getByText("Aucun métier pour « zzzqqqxxx ».")).toBeVisible();
  await page.goto("/parcours?de=vente&vers=D1102");
  const choix = page.getByRole("region", { name: "Métiers pour « vente »" });
  await choix.getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/\/parcours\?de=[A-N]\d{4}&vers=D1102$/);
  await page.goto("/parcours");
  await expect(page.getByRole("button", { name: "Chercher un parcours" })).toBeVisible();
});

test("aucune route par un métier lointain : la page le dit et propose de s'en passer", async ({
  page,
  request,
}) => {
  const codes = ["A1101", "K1902", "L1202", "N2102", "B1302", "H3102"];
  for (const par of codes) {
    const reponse = await request.get(`/parcours?de=D1505&vers=J1501&par=${par}`);
    if (!(await reponse.text()).includes("Pas de parcours entre ces deux métiers")) continue;
    await page.goto(`/parcours?de=D1505&vers=J1501&par=${par}`);
    await expect(page.getByText(/en passant par/)).toBeVisible();
    await page.getByRole("link", { name: /^Chercher sans passer par/ }).click();
    await expect(page).toHaveURL(/de=D1505&vers=J1501$/);
    return;
  }
  test.skip(true, "every one of these is on a route");
});

test("un titre dans l'adresse devient un code, qui se partage", async ({ page, context, browser }) => {
  await ouvrirPressePapiers(context);
  await page.goto("/parcours?de=boulangère&vers=j1501");
  await expect(page).toHaveURL(/\/parcours\?de=D1102&vers=J1501$/);
  await page.getByRole("main").getByRole("button", { name: "Copier le lien" }).click();
  await expect(page.getByRole("main").getByText("Lien copié")).toBeVisible();
  const autre = await browser.newContext();
  const chezLautre = await autre.newPage();
  await chezLautre.goto(await pressePapiers(page));
  await expect(chezLautre.getByRole("heading", { level: 1 })).toContainText("Aide-soignant");
  await autre.close();
});

test("au clavier seul : deux champs, une suggestion chacun, le résultat", async ({ page }) => {
  await page.goto("/parcours");
  const de = page.getByRole("combobox", { name: "Je pars de" });
  await tabulerJusqua(page, de);
  await page.keyboard.type("caissière");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expect(page.getByRole("listbox")).toHaveAttribute("aria-busy", "false");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "Je voudrais aller vers" })).toBeFocused();
  await page.keyboard.type("boulanger");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/parcours\?de=D1505&vers=D1102$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Boulanger");
});

test("changer les mots d'un champ oublie le code choisi", async ({ page }) => {
  await page.goto("/parcours?de=D1505&vers=J1501");
  await page.getByRole("combobox", { name: "Je pars de" }).fill("boulanger");
  await page.getByRole("button", { name: "Chercher un parcours" }).click();
  await expect(page).toHaveURL(/\/parcours\?de=D1102&vers=J1501$/);
});

test("s'imprime en A4, sans formulaire", async ({ page }) => {
  await page.goto("/parcours?de=D1102&vers=J1501");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("combobox")).toHaveCount(0);
  const pages = pagesDe(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeLessThanOrEqual(4);
  for (const p of pages) expect(p).toEqual({ largeur: 595, hauteur: 842 });
});

test("imprimé : le plan y est, rien ne s'annonce qui ne se déplie pas, un parcours tient sur une page", async ({
  page,
  request,
}) => {
  const { parcours } = await demander(request, "D1102", "J1501");
  test.skip(parcours.length < 2, "a plan has two routes at least");
  await page.goto("/parcours?de=D1102&vers=J1501");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Trait plein : mobilité officielle.")).toBeVisible();
  await expect(page.getByText("pourquoi cette étape").filter({ visible: true })).toHaveCount(0);
  const { stdout, error } = spawnSync("pdftotext", ["-layout", "-", "-"], {
    input: await page.pdf({ preferCSSPageSize: true }),
    encoding: "utf8",
  });
  test.skip(error !== undefined, "pdftotext is not there");
  const feuilles = stdout.split("\f").map((texte) => texte.trimStart());
  expect(stdout).not.toContain("▶");
  for (const feuille of feuilles) expect(feuille).not.toMatch(/^Aide-soignant/);
  // The routes after the first one are short: what follows a number is whole, to the arrival.
  for (const rang of parcours.keys()) {
    const feuille = feuilles.find((texte) =>
      new RegExp(`^\\s*${rang + 1}\\s+En \\d étapes`, "m").test(texte),
    );
    if (rang > 0 && feuille) {
      expect(feuille.slice(feuille.lastIndexOf(" étapes"))).toMatch(/^\s*Aide-soignant/m);
    }
  }
});

test.describe("sur un téléphone", () => {
  test.use(TELEPHONE);

  test("chercher et déplier une étape au toucher", async ({ page }) => {
    await page.goto("/parcours?de=D1102&vers=J1501");
    await verifierLargeur(page);
    const route = page.getByRole("main").getByRole("region", { name: /^Parcours 1/ });
    await route
      .getByText(/^À acquérir/)
      .first()
      .tap();
    await expect(
      route
        .getByRole("group")
        .filter({ hasText: /^À acquérir/ })
        .first()
        .getByRole("listitem")
        .first(),
    ).toBeVisible();
  });
});

test.describe("sans JavaScript", () => {
  test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });

  test("deux titres, un bouton, des routes", async ({ page }) => {
    await page.goto("/parcours");
    await page.getByRole("combobox", { name: "Je pars de" }).fill("boulangère");
    await page.getByRole("combobox", { name: "Je voudrais aller vers" }).fill("J1501");
    await page.getByRole("button", { name: "Chercher un parcours" }).click();
    await expect(page).toHaveURL(/\/parcours\?de=D1102&vers=J1501$/);
    await expect(page.getByRole("main").getByRole("region", { name: /^Parcours 1/ })).toBeVisible();
  });
});
