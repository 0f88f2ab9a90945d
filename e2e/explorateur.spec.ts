import { spawnSync } from "node:child_process";
import type { Locator, Page } from "@playwright/test";
import type { Voisinage } from "../lib/mobilite/explorateur";
import { typo } from "../lib/typo";
import { verifierPage } from "./axe";
import { expect, LIGNE_404, test } from "./base";
import { pagesDe } from "./outils";

const DEPART = "D1102";
const page = (code: string, query = ""): string => `/metiers/${code}/mobilite${query}`;

const dessin = (p: Page): Locator => p.getByRole("group", { name: /^Métiers autour de/ });
const marques = (p: Page): Locator =>
  dessin(p).getByRole("link", { name: /, (mobilité officielle, rang|rapprochement calculé)/ });
/** A link of the drawing is as wide as its lines: one aims at its mark. */
const viser = (p: Page, rang: number): Locator => marques(p).nth(rang).locator("[data-marque]");
const panneau = (p: Page): Locator => p.getByRole("complementary", { name: /\S/ }).and(p.locator(".panneau"));
const compte = (p: Page): Locator =>
  p.getByRole("heading", { level: 2, name: /mobilités? depuis ce métier/ });
const titre = (p: Page): Locator => p.getByRole("heading", { level: 1 });
const chemin = (p: Page): Locator => p.getByRole("navigation", { name: "Chemin parcouru" });
const continuer = (p: Page): Locator => panneau(p).getByRole("link", { name: "Continuer d’ici" });

/** Where the keyboard is: never the body, which is nowhere. */
const enFocus = (p: Page): Promise<string> =>
  p.evaluate(
    () => document.activeElement?.getAttribute("data-noeud") ?? document.activeElement?.tagName ?? "",
  );

/** Pixels that the page scrolls sideways. */
const debord = (p: Page): Promise<number> =>
  p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function voisinage(p: Page, code: string): Promise<Voisinage> {
  return (await (await p.request.get(`/metiers/${code}/mobilite/voisinage`)).json()) as Voisinage;
}

/** All that the page says of the moves, as a list one can compare. */
const etatVu = async (p: Page): Promise<unknown> => ({
  titre: await titre(p).textContent(),
  compte: await compte(p).textContent(),
  marques: await marques(p).evaluateAll((l) => l.map((e) => e.getAttribute("aria-label"))),
  chemin: await chemin(p).getByRole("listitem").allTextContents(),
  panneau: await panneau(p).getByRole("heading").allTextContents(),
  requete: new URL(p.url()).search,
});

test("trois pas, le chemin, le retour : le dessin suit, le clavier n'est jamais perdu", async ({
  page: p,
}) => {
  await p.goto(page(DEPART));
  const noms = [(await titre(p).textContent()) ?? ""];
  for (let pas = 1; pas <= 3; pas++) {
    await viser(p, pas).click();
    await expect(panneau(p).getByRole("heading", { level: 2 })).toBeFocused();
    const code = new URL(p.url()).searchParams.get("panneau") ?? "";
    await continuer(p).click();
    await expect(p).toHaveURL(new RegExp(`/metiers/${code}/mobilite\\?par=`));
    await expect(chemin(p).getByRole("listitem")).toHaveCount(pas + 1);
    await expect.poll(() => enFocus(p)).toBe(code);
    const { centre, voisins } = await voisinage(p, code);
    await expect(titre(p)).toContainText(typo(centre.libelle));
    await expect(p).toHaveTitle(`Mobilités depuis ${typo(centre.libelle)} | Passerelles`);
    await expect(marques(p)).toHaveCount(voisins.length);
    noms.push((await titre(p).textContent()) ?? "");
  }
  await p.goBack();
  await expect(panneau(p).getByRole("heading", { level: 2 })).toBeVisible();
  await p.goBack();
  await expect(titre(p)).toHaveText(noms[2] ?? "");
  await expect(panneau(p)).toHaveCount(0);
  await p.goForward();
  await p.goForward();
  await expect(titre(p)).toHaveText(noms[3] ?? "");
  await chemin(p).getByRole("link").first().click();
  await expect(titre(p)).toHaveText(noms[0] ?? "");
  await expect(chemin(p)).toHaveCount(0);
  expect(await enFocus(p)).toBe(DEPART);
});

test("après une page quittée, le retour montre le métier où l'on était", async ({ page: p }) => {
  await p.goto(page(DEPART));
  await viser(p, 2).click();
  await continuer(p).click();
  // The trail follows the address, at once; the title comes with the drawing.
  await expect(titre(p)).not.toContainText("Boulang");
  const avant = await etatVu(p);
  await p.getByRole("navigation", { name: "Fil d’Ariane" }).getByRole("link").last().click();
  await expect(p).toHaveURL(/\/metiers\/[A-N]\d{4}$/);
  await p.goBack();
  await expect.poll(() => etatVu(p)).toEqual(avant);
});

test.describe("sans réseau", () => {
  test.use({ attendus: [/ERR_INTERNET_DISCONNECTED/] });
  test("un pas qui n'arrive pas laisse à l'écran le métier d'où l'on part, et se redemande", async ({
    page: p,
    context,
  }) => {
    await p.goto(page(DEPART));
    await viser(p, 1).click();
    await continuer(p).click();
    await expect(titre(p)).not.toContainText("Boulang");
    const ici = (await titre(p).textContent()) ?? "";
    // Before the pointer is there: what it comes over is asked for ahead of time.
    await context.setOffline(true);
    await viser(p, 2).click();
    await continuer(p).click();
    const alerte = p.getByRole("alert").filter({ hasText: "ne sont pas arrivées" });
    await expect(alerte).toBeVisible();
    await expect(titre(p)).toHaveText(ici);
    await context.setOffline(false);
    await alerte.getByRole("button", { name: "Réessayer" }).click();
    await expect(alerte).toHaveCount(0);
    await expect(titre(p)).not.toHaveText(ici);
    await expect(chemin(p).getByRole("listitem")).toHaveCount(3);
  });
});

test("le dessin redessiné dans la page est celui que le serveur dessine", async ({ page: p }) => {
  await p.goto(page(DEPART));
  await viser(p, 1).click();
  await continuer(p).click();
  // The trail follows the address, at once; the title comes with the drawing.
  await expect(titre(p)).not.toContainText("Boulang");
  // The roving stop of the Tab key is the browser's own.
  const trace = (): Promise<string> =>
    dessin(p).evaluate((e) => e.innerHTML.replaceAll(/ (tabindex|style)="[^"]*"/g, ""));
  const surPlace = await trace();
  await p.reload();
  expect(await trace()).toBe(surPlace);
});

test("sans travail de nuit : ce qui est masqué est compté, tout revient", async ({ page: p }) => {
  const { voisins } = await voisinage(p, DEPART);
  const deNuit = voisins.filter((v) => v.contraintes.includes("nuit"));
  expect(deNuit.length).toBeGreaterThan(0);
  await p.goto(page(DEPART));
  await p.getByText("Filtrer", { exact: true }).click();
  await p.getByRole("checkbox", { name: /^Travail de nuit/ }).check();
  await expect(compte(p)).toContainText(new RegExp(`${deNuit.length}\\smasquée?s? par les filtres`));
  await expect(marques(p)).toHaveCount(voisins.length - deNuit.length);
  for (const v of deNuit) {
    await expect(dessin(p).getByRole("link", { name: `${v.libelle}, ` })).toHaveCount(0);
  }
  await expect(p).toHaveURL(/[?&]sans=nuit(&|$)/);
  await p.reload();
  await expect(marques(p)).toHaveCount(voisins.length - deNuit.length);
  await p.getByText(/^Filtrer/).click();
  await expect(p.getByRole("checkbox", { name: /^Travail de nuit/ })).toBeChecked();
  await p.getByRole("link", { name: /^Tout montrer/ }).click();
  await expect(marques(p)).toHaveCount(voisins.length);
});

test("des métiers gardés, un tri : le formulaire des filtres porte chacun une fois", async ({ page: p }) => {
  await p.goto(page(DEPART, "?vue=tableau&m=D1505&m=M1607"));
  await p.getByText("Filtrer", { exact: true }).click();
  // Before those of the métiers, a parameter comes.
  await p.getByRole("table").getByRole("link", { name: "Métier" }).first().click();
  await expect(p).toHaveURL(/tri=nom/);
  const gardes = p.getByRole("form", { name: "Filtrer les mobilités" }).locator('input[name="m"]');
  expect(await gardes.evaluateAll((champs) => champs.map((c) => c.getAttribute("value")))).toEqual([
    "D1505",
    "M1607",
  ]);
});

for (const [nom, taille] of [
  ["à 360 px", { width: 360, height: 740 }],
  ["à 1440 px", { width: 1440, height: 900 }],
] as const) {
  test(`${nom}, ce que fait une case se voit à côté d'elle ; « Voir » ferme les filtres et mène au compte`, async ({
    page: p,
  }) => {
    await p.setViewportSize(taille);
    const { voisins } = await voisinage(p, DEPART);
    const restent = voisins.filter((v) => !v.contraintes.includes("nuit")).length;
    await p.goto(page(DEPART));
    await p.getByText("Filtrer", { exact: true }).click();
    await p.getByRole("checkbox", { name: /^Travail de nuit/ }).check();
    const voir = p.getByRole("button", { name: `Voir les ${restent}`, exact: true });
    await expect(voir).toBeInViewport();
    await expect(
      p
        .getByRole("form", { name: "Filtrer les mobilités" })
        .getByText(new RegExp(`^${restent}\\smobilités$`)),
    ).toBeInViewport();
    await voir.click();
    await expect(voir).toBeHidden();
    await expect(compte(p)).toBeFocused();
    await expect(compte(p)).toBeInViewport();
  });
}

test("le dessin dit ses touches, le tableau ses signes", async ({ page: p }) => {
  await p.goto(page(DEPART));
  await expect(p.getByText(/^Au clavier\s: les flèches vont de métier en métier/)).toBeInViewport();
  await p.getByRole("link", { name: "Voir en tableau" }).click();
  const tableau = p.getByRole("region", { name: /^Tableau des mobilités/ });
  for (const signe of ["Mobilité officielle", "Rapprochement calculé", "Contenu très proche"]) {
    await expect(tableau.getByRole("listitem").filter({ hasText: signe })).toBeVisible();
  }
  // One column is sorted: one arrow.
  await expect(tableau.getByRole("columnheader").getByText(/[↑↓]/).filter({ visible: true })).toHaveCount(1);
});

test("un filtre qui masque le métier ouvert ferme son panneau ; le clavier reste où il est", async ({
  page: p,
}) => {
  const { voisins } = await voisinage(p, DEPART);
  const ouvert = voisins.find((v) => v.contraintes.includes("nuit"));
  if (!ouvert) throw new Error("no move at night");
  await p.goto(page(DEPART, `?panneau=${ouvert.code}`));
  await expect(panneau(p)).toBeVisible();
  await p.getByText("Filtrer", { exact: true }).click();
  const sans = p.getByRole("checkbox", { name: /^Travail de nuit/ });
  await sans.check();
  await expect(panneau(p)).toHaveCount(0);
  await expect(sans).toBeFocused();
  await p.goto(page(DEPART, `?panneau=${ouvert.code}&sans=nuit`));
  await expect(panneau(p)).toHaveCount(0);
});

test("des filtres que rien ne passe : c'est dit, avec une sortie", async ({ page: p }) => {
  await p.goto(page(DEPART, "?domaine=L&domaine=C&nature=calculees&riasec=A&transition=demographique"));
  await expect(p.getByText("Aucune mobilité ne répond à tous ces filtres.")).toBeVisible();
  await p
    .getByRole("link", { name: /^Tout montrer/ })
    .last()
    .click();
  await expect(marques(p).first()).toBeVisible();
});

test("un lien copié montre la même chose dans un autre navigateur", async ({ page: p, browser, baseURL }) => {
  await p.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await p.goto(page(DEPART));
  await viser(p, 1).click();
  await panneau(p)
    .getByRole("button", { name: /à ma sélection/ })
    .click();
  await continuer(p).click();
  await expect(titre(p)).not.toContainText("Boulang");
  await p.getByText("Filtrer", { exact: true }).click();
  await p.getByRole("radio", { name: /^Officielles/ }).check();
  await expect(compte(p)).toContainText("masqu");
  await viser(p, 2).click();
  const copier = async (nom: string): Promise<string> => {
    await p.getByRole("button", { name: nom }).click();
    await expect(p.getByText("Lien copié")).not.toHaveCount(0);
    return p.evaluate(() => navigator.clipboard.readText());
  };
  // A selection is one's own: it goes along when asked only.
  const avec = "Copier avec ma sélection (1)";
  const lien = await copier(avec);
  const sans = new URL(lien);
  sans.searchParams.delete("m");
  await expect.poll(() => copier("Copier le lien")).toBe(sans.href);
  const { version } = await voisinage(p, DEPART);
  expect(new URL(lien).searchParams.get("v")).toBe(version);

  const ailleurs = await (await browser.newContext({ baseURL: baseURL ?? "", locale: "fr-FR" })).newPage();
  await ailleurs.goto(lien);
  await expect(ailleurs.getByText("Ce lien porte aussi")).toContainText(/sélection de 1\s*métier/);
  const { requete: _ici, ...vu } = (await etatVu(p)) as Record<string, unknown>;
  const { requete: _la, ...recu } = (await etatVu(ailleurs)) as Record<string, unknown>;
  expect(recu).toEqual(vu);
  await ailleurs.context().close();
});

/** The smallest text of the list, in points. */
const corpsDeListe = (p: Page): Promise<number> =>
  p.getByRole("table").evaluate((table) => {
    const vus = [...table.querySelectorAll("a, span")].filter((e) => e.checkVisibility());
    return Math.min(...vus.map((e) => Number.parseFloat(getComputedStyle(e).fontSize))) * 0.75;
  });

test("imprimé avec plus de mobilités que n'en tient une page : une seconde, plutôt qu'un texte plus petit", async ({
  page: p,
}) => {
  const { voisins } = await voisinage(p, "H2504");
  test.skip(voisins.length < 25, "l'extrait n'en a pas tant");
  await p.goto(page("H2504"));
  expect(pagesDe(await p.pdf({ preferCSSPageSize: true }))).toEqual(
    Array(2).fill({ largeur: 842, hauteur: 595 }),
  );
  await p.emulateMedia({ media: "print" });
  expect(await corpsDeListe(p)).toBeGreaterThanOrEqual(9);
});

test("imprimé : une page A4 en paysage, le dessin et la liste entiers", async ({ page: p }) => {
  for (const code of [DEPART, "J1501"]) {
    const { voisins, centre } = await voisinage(p, code);
    await p.goto(page(code));
    const pdf = await p.pdf({ preferCSSPageSize: true });
    const texte = pdf.toString("latin1");
    expect(texte.match(/\/Type\s*\/Page\b/g), code).toHaveLength(1);
    const [, largeur, hauteur] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(texte) ?? [];
    expect([Math.round(Number(largeur)), Math.round(Number(hauteur))]).toEqual([842, 595]);
    await p.emulateMedia({ media: "print" });
    await expect(dessin(p)).toBeVisible();
    await expect(p.getByRole("table").getByRole("row")).toHaveCount(voisins.length);
    expect(await corpsDeListe(p), code).toBeGreaterThanOrEqual(9);
    const { stdout, error } = spawnSync("pdftotext", ["-raw", "-", "-"], { input: pdf, encoding: "utf8" });
    if (error !== undefined) continue;
    const serre = (t: string): string => t.replaceAll(/[\s\u00a0\u202f-]+/g, "");
    for (const v of [centre, ...voisins]) expect(serre(stdout), v.libelle).toContain(serre(typo(v.libelle)));
    expect(stdout).toContain("France Travail");
  }
});

test("au clavier seul : parcourir, ouvrir, continuer, revenir, filtrer, changer de vue", async ({
  page: p,
}) => {
  const { voisins, centre } = await voisinage(p, DEPART);
  await p.goto(page(DEPART));
  // The drawing comes alive: one stop of the Tab key, at its middle.
  await expect(dessin(p).locator('[tabindex="0"]')).toHaveCount(1);
  await p.getByRole("link", { name: "Voir en tableau" }).focus();
  await p.keyboard.press("Tab");
  expect(await enFocus(p)).toBe(DEPART);
  await expect(dessin(p).getByRole("link", { name: `Au centre : ${centre.libelle}` })).toBeFocused();
  await p.keyboard.press("ArrowRight");
  const vus = new Set<string>();
  // Down the right side, across, up the left side: every mark is reached.
  for (const [touche, suite] of [
    ["ArrowUp", "ArrowUp"],
    ["ArrowDown", "ArrowDown"],
  ] as const) {
    for (let i = 0; i < voisins.length; i++) {
      vus.add(await enFocus(p));
      await p.keyboard.press(i === 0 ? touche : suite);
    }
  }
  await p.keyboard.press("ArrowLeft");
  expect(await enFocus(p)).toBe(DEPART);
  await p.keyboard.press("ArrowLeft");
  for (const touche of ["ArrowUp", "ArrowDown"]) {
    for (let i = 0; i < voisins.length; i++) {
      vus.add(await enFocus(p));
      await p.keyboard.press(touche);
    }
  }
  expect([...vus].sort()).toEqual(voisins.map((v) => v.code).sort());

  const ici = await enFocus(p);
  await p.keyboard.press("Enter");
  await expect(panneau(p).getByRole("heading", { level: 2 })).toBeFocused();
  await p.keyboard.press("Escape");
  await expect(panneau(p)).toHaveCount(0);
  expect(await enFocus(p)).toBe(ici);
  await p.keyboard.press("Enter");
  await expect(panneau(p).getByRole("heading", { level: 2 })).toBeFocused();
  await p.keyboard.press("Tab");
  await p.keyboard.press("Tab");
  await expect(continuer(p)).toBeFocused();
  await p.keyboard.press("Enter");
  await expect(p).toHaveURL(new RegExp(`/metiers/${ici}/mobilite`));
  await expect.poll(() => enFocus(p)).toBe(ici);

  await p.keyboard.press("T");
  await expect(p.getByRole("table")).toBeVisible();
  await expect(compte(p)).toBeFocused();
  await p.keyboard.press("Tab");
  await expect(p.getByRole("button", { name: "Copier le lien" }).last()).toBeFocused();
});

test("ce qu'entend un lecteur d'écran : le nom, la sorte de mobilité, la première raison", async ({
  page: p,
}) => {
  const { voisins } = await voisinage(p, DEPART);
  await p.goto(page(DEPART));
  const [premier] = voisins;
  if (!premier) throw new Error("no move");
  const arbre = await dessin(p).ariaSnapshot();
  expect(arbre.replaceAll("\u00a0", " ")).toContain(
    `${premier.libelle}, mobilité officielle, rang 1, contenu `,
  );
  expect(arbre).toContain(premier.raisons[0]?.titre);
  for (const v of voisins) {
    const sorte = v.ordre === null ? "rapprochement calculé" : `mobilité officielle, rang\u00a0${v.ordre}`;
    await expect(dessin(p).getByRole("link", { name: `${v.libelle}, ${sorte}`, exact: false })).toHaveCount(
      1,
    );
  }
});

test("le tableau dit tout ce que dit le dessin, et se trie", async ({ page: p }) => {
  const { voisins } = await voisinage(p, DEPART);
  await p.goto(page(DEPART));
  await p.getByRole("link", { name: "Voir en tableau" }).click();
  await expect(dessin(p)).toBeHidden();
  const table = p.getByRole("table", { name: /^Mobilités depuis/ });
  await expect(table.getByRole("row")).toHaveCount(voisins.length + 1);
  for (const v of voisins) {
    const ligne = table
      .getByRole("row")
      .filter({ has: p.getByRole("link", { name: typo(v.libelle), exact: true }) });
    await expect(ligne).toContainText(
      v.ordre === null ? "rapprochement calculé" : `officielle, rang\u00a0${v.ordre}`,
    );
    await expect(ligne).toContainText(["très proche", "proche", "plus éloigné"][v.anneau] ?? "");
    await expect(ligne).toContainText(typo(v.grandDomaine.libelle));
    await expect(ligne).toContainText(typo(v.raisons[0]?.titre ?? ""));
    if (v.reglemente) await expect(ligne).toContainText("Métier réglementé");
  }
  const metiers = table.getByRole("rowheader").getByRole("link");
  const attendus = voisins
    .map((v) => v.libelle)
    .sort(new Intl.Collator("fr").compare)
    .map(typo);
  await table.getByRole("link", { name: "Métier" }).click();
  await expect(table.getByRole("columnheader", { name: "Métier" })).toHaveAttribute("aria-sort", "ascending");
  await expect(metiers).toHaveText(attendus);
  await table.getByRole("link", { name: "Métier", exact: true }).first().click();
  await expect(metiers).toHaveText(attendus.toReversed());
  await expect(p).toHaveURL(/tri=-nom/);
});

test.describe("à 360 px, au doigt", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("le tableau d'abord ; trois pas, sans les nuits, rien ne déborde", async ({ page: p }) => {
    await p.goto(page(DEPART));
    await expect(p.getByRole("table")).toBeVisible();
    await expect(dessin(p)).toBeHidden();
    for (let pas = 1; pas <= 3; pas++) {
      await p.getByRole("rowheader").getByRole("link").nth(pas).tap();
      await expect(panneau(p)).toBeInViewport();
      await continuer(p).tap();
      await expect(chemin(p).getByRole("listitem")).toHaveCount(pas + 1);
      await expect(panneau(p)).toHaveCount(0);
      await expect(compte(p)).toBeFocused();
    }
    await p.getByText("Filtrer", { exact: true }).tap();
    const sans = p.getByRole("group", { name: "À éviter" });
    await sans.getByRole("checkbox").first().tap();
    await expect(compte(p)).toContainText("masqu");
    await p.getByRole("link", { name: "Voir le dessin" }).tap();
    await expect(dessin(p)).toBeVisible();
    expect(await debord(p)).toBe(0);
  });
});

test.describe("sans JavaScript", () => {
  test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });

  test("le dessin, le panneau, un pas, un filtre", async ({ page: p }) => {
    await p.goto(page(DEPART));
    await viser(p, 1).click();
    await expect(panneau(p)).toContainText("Ce qui rapproche ces métiers");
    await continuer(p).click();
    await expect(p).toHaveURL(/\/mobilite\?par=D1102/);
    await expect(chemin(p).getByRole("listitem")).toHaveCount(2);
    await p.getByText("Filtrer", { exact: true }).click();
    await p.getByRole("radio", { name: /^Officielles/ }).check();
    await p.getByRole("button", { name: "Appliquer" }).click();
    await expect(p).toHaveURL(/par=D1102.*nature=officielles|nature=officielles.*par=D1102/);
    await expect(compte(p)).toContainText("masqu");
    await chemin(p).getByRole("link").first().click();
    await expect(p).toHaveURL(/\/metiers\/D1102\/mobilite/);
  });
});

test.describe("adresses", () => {
  test.use({ attendus: [LIGNE_404] });

  test("un code inconnu est une 404, un code en minuscules mène au bon", async ({ page: p }) => {
    expect((await p.goto(page("A0000")))?.status()).toBe(404);
    await expect(titre(p)).toBeVisible();
    await p.goto(page("d1102", "?vue=tableau"));
    await expect(p).toHaveURL(/\/metiers\/D1102\/mobilite\?vue=tableau$/);
    expect((await p.request.get("/metiers/A0000/mobilite/voisinage")).status()).toBe(404);
    expect((await p.request.get("/metiers/A0000/mobilite/apercu")).status()).toBe(404);
  });

  test("ce qui est abîmé dans l'adresse est laissé de côté", async ({ page: p }) => {
    await p.goto(page(DEPART, "?par=D1106,ZZ,A0000&vue=x&tri=%00&panneau=A0000&sans=rire&v=abc&m=1"));
    await expect(chemin(p).getByRole("listitem")).toHaveCount(2);
    await expect(panneau(p)).toHaveCount(0);
    await expect(compte(p)).not.toContainText("masqu");
  });
});

test("le lien partagé a son image, dessinée pour ce métier", async ({ page: p, baseURL }) => {
  await p.goto(page(DEPART));
  const meta = (nom: string): Promise<string | null> =>
    p.locator(`meta[property="og:image${nom}"]`).getAttribute("content");
  const { centre } = await voisinage(p, DEPART);
  expect(await meta(":alt")).toContain(centre.libelle);
  expect([await meta(":width"), await meta(":height")]).toEqual(["1200", "630"]);
  const { pathname, search } = new URL((await meta("")) ?? "");
  const image = await p.request.get(`${baseURL}${pathname}${search}`);
  expect(image.headers()["content-type"]).toBe("image/png");
  const png = await image.body();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  const autre = await (await p.request.get(`/metiers/J1501/mobilite/apercu${search}`)).body();
  expect(png.equals(autre)).toBe(false);
});

test("de la fiche à l'explorateur, et retour", async ({ page: p }) => {
  await p.goto(`/metiers/${DEPART}`);
  await p.getByRole("link", { name: "Explorer les passerelles" }).click();
  await expect(p).toHaveURL(/\/metiers\/D1102\/mobilite$/);
  await expect(marques(p).first()).toBeVisible();
  await p.getByRole("navigation", { name: "Fil d’Ariane" }).getByRole("link").last().click();
  await expect(p).toHaveURL(/\/metiers\/D1102$/);
});

test("dans un vrai navigateur non plus, aucun nom n'en touche un autre ni ne sort du dessin", async ({
  page: p,
}) => {
  for (const code of [DEPART, "J1501", "D1106"]) {
    await p.goto(page(code));
    await p.evaluate(() => document.fonts.ready);
    const fautes = await dessin(p).evaluate((svg) => {
      const cadre = svg.getBoundingClientRect();
      const textes = [...svg.querySelectorAll(".nom, .nom-secteur")].map((t) => ({
        dit: t.textContent ?? "",
        b: t.getBoundingClientRect(),
      }));
      return textes.flatMap(({ dit, b }, i) => [
        ...(b.left < cadre.left || b.right > cadre.right || b.top < cadre.top || b.bottom > cadre.bottom
          ? [`dehors : ${dit}`]
          : []),
        ...textes
          .slice(i + 1)
          .filter(
            ({ b: c }) =>
              b.left < c.right && c.left < b.right && b.top + 2 < c.bottom && c.top + 2 < b.bottom,
          )
          .map((autre) => `${dit} / ${autre.dit}`),
      ]);
    });
    expect(fautes, code).toEqual([]);
  }
});

test.describe("axe", () => {
  const VUES = {
    dessin: "?vue=dessin",
    tableau: "?vue=tableau",
    "dessin, panneau ouvert": "?vue=dessin&panneau=",
    "tableau, panneau ouvert": "?vue=tableau&panneau=",
    "filtré, chemin": "?par=D1106,J1501&sans=nuit",
  };
  for (const [nom, query] of Object.entries(VUES)) {
    test(`${nom} : aucune faute, clair et sombre, large et étroit`, async ({ page: p }) => {
      test.setTimeout(180_000);
      const { voisins } = await voisinage(p, DEPART);
      await p.goto(page(DEPART, query.endsWith("panneau=") ? `${query}${voisins[1]?.code}` : query));
      if (query.endsWith("panneau=")) await expect(panneau(p)).toBeVisible();
      await p.emulateMedia({ reducedMotion: "reduce" });
      await verifierPage(p, nom);
    });
  }
});
