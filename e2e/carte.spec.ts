import type { Locator, Page } from "@playwright/test";
import { verifierPage } from "./axe";
import { expect, test } from "./base";

/** Seconds of a busy machine: a software renderer draws, and the layout may still be computed. */
test.setTimeout(120_000);

const dessin = (page: Page): Locator => page.getByRole("application", { name: "Carte des métiers" });
const recherche = (page: Page): Locator =>
  page.getByRole("combobox", { name: "Trouver un métier sur la carte" });
const panneau = (page: Page, nom: RegExp): Locator => page.getByRole("region", { name: nom });

/** The drawing is there and alive. */
async function attendreDessin(page: Page): Promise<void> {
  await expect(dessin(page)).toHaveAttribute("data-etat", "prete", { timeout: 60_000 });
}

/** The words of a métier, then the choice that comes first. */
async function choisir(page: Page, champ: Locator, mots: string, option: RegExp): Promise<void> {
  await champ.fill(mots);
  await expect(page.getByRole("option", { name: option }).first()).toBeVisible();
  await champ.press("Enter");
}

/** What is drawn, read back from the screen: two views that differ have different pictures. */
const image = async (page: Page): Promise<string> => (await dessin(page).screenshot()).toString("base64");

/** Pixels by which the page is wider than the window. */
const debord = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe("la carte", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("chercher un métier y mène, ouvre son panneau, et l'adresse le retient", async ({ page }) => {
    await page.goto("/carte");
    await attendreDessin(page);
    const avant = await image(page);
    await choisir(page, recherche(page), "boulangère", /boulang/i);
    await expect(page).toHaveURL(/\/carte\?centre=D1102$/);
    const boulanger = panneau(page, /^Boulang/);
    await expect(boulanger.getByRole("link", { name: "Lire la fiche" })).toHaveAttribute(
      "href",
      "/metiers/D1102",
    );
    await expect(boulanger.getByRole("link", { name: "Explorer les mobilités" })).toHaveAttribute(
      "href",
      "/metiers/D1102/mobilite",
    );
    await expect(boulanger.getByText(/mobilités? officielles? part/)).toBeVisible();
    await expect(recherche(page)).toHaveValue("");
    expect(await image(page)).not.toBe(avant);

    const voisin = boulanger.getByRole("listitem").getByRole("button").first();
    const nom = (await voisin.textContent()) ?? "";
    await voisin.click();
    await expect(page.getByRole("heading", { level: 2, name: nom, exact: true })).toBeVisible();
    await page.goBack();
    await expect(boulanger).toBeVisible();
    await expect(page).toHaveURL(/centre=D1102$/);
    await page.goBack();
    await expect(boulanger).toHaveCount(0);
    await page.goForward();
    await expect(boulanger).toBeVisible();

    await boulanger.getByRole("button", { name: "Fermer" }).click();
    await expect(page).toHaveURL(/\/carte$/);
    await expect(dessin(page)).toBeFocused();
  });

  test("un clic sur un point ouvre son métier", async ({ page }) => {
    await page.goto("/carte?centre=D1102");
    await attendreDessin(page);
    await expect(panneau(page, /^Boulang/)).toBeVisible();
    await panneau(page, /^Boulang/)
      .getByRole("button", { name: "Fermer" })
      .click();
    // The view has stayed: the métier is still in the middle.
    const cadre = await dessin(page).boundingBox();
    if (cadre === null) throw new Error("no drawing");
    await page.mouse.click(cadre.x + cadre.width / 2, cadre.y + cadre.height / 2);
    await expect(page).toHaveURL(/centre=D1102$/);
    await expect(panneau(page, /^Boulang/)).toBeVisible();
  });

  test("un parcours s'allume, ses étapes sont écrites, un autre se choisit ; le lien le rend", async ({
    page,
    request,
  }) => {
    const { parcours } = (await (await request.get("/api/parcours?de=D1505&vers=N1103")).json()) as {
      parcours: { etapes: { libelle: string }[] }[];
    };
    expect(parcours.length).toBeGreaterThan(0);
    await page.goto("/carte?centre=D1505");
    await attendreDessin(page);
    const avant = await image(page);
    await choisir(
      page,
      page.getByRole("combobox", { name: "Tracer un parcours jusqu’à" }),
      "préparateur de commandes",
      /préparat.* de commandes/i,
    );
    await expect(page).toHaveURL(/\/carte\?de=D1505&vers=N1103$/);
    await expect(page.getByRole("heading", { level: 2, name: /^De «\s.+\s» à «\s.+\s»$/ })).toBeVisible();
    const etapes = page.getByRole("list", { name: "Étapes du parcours" });
    await expect(etapes.getByRole("button")).toHaveCount((parcours[0]?.etapes.length ?? 0) + 1);
    await expect(etapes.getByText(/Mobilité officielle, rang|Rapprochement calculé/)).toHaveCount(
      parcours[0]?.etapes.length ?? 0,
    );
    await expect.poll(() => image(page)).not.toBe(avant);

    const choix = page.getByRole("group", { name: "Choisir un parcours" }).getByRole("button");
    expect(await choix.count()).toBe(parcours.length > 1 ? parcours.length : 0);
    if (parcours.length > 1) {
      await choix.nth(1).click();
      await expect(page).toHaveURL(/trajet=2$/);
      await expect(etapes.getByRole("button")).toHaveCount((parcours[1]?.etapes.length ?? 0) + 1);
      await page.goBack();
      await expect(choix.first()).toHaveAttribute("aria-pressed", "true");
    }
    await page.goto("/carte?de=D1505&vers=N1103");
    await attendreDessin(page);
    await expect(etapes.getByRole("listitem").last()).toContainText(
      parcours[0]?.etapes.at(-1)?.libelle ?? "?",
    );
  });

  test("la légende filtre, dit ce qu'elle masque, et l'adresse le retient", async ({ page }) => {
    await page.goto("/carte");
    await attendreDessin(page);
    const sante = page.getByRole("button", { name: "Santé", exact: true });
    const tout = await image(page);
    await sante.click();
    await expect(sante).toHaveAttribute("aria-pressed", "true");
    await expect(page).toHaveURL(/gd=J$/);
    await expect(page.getByText(/métiers masqués/)).toBeVisible();
    await expect.poll(() => image(page)).not.toBe(tout);
    await page.getByRole("button", { name: "Tout montrer" }).click();
    await expect(page).toHaveURL(/\/carte$/);
    await expect(page.getByText(/métiers masqués/)).toHaveCount(0);
  });

  test("un seul métier proposé se dit au singulier", async ({ page }) => {
    await page.goto("/carte");
    await recherche(page).fill("D1102");
    await expect(page.getByText(/^1.métier proposé\.$/)).toBeAttached();
  });

  test("au clavier : flèches, échelle, Entrée ; Tab en sort", async ({ page }) => {
    await page.goto("/carte");
    await attendreDessin(page);
    await dessin(page).focus();
    const avant = await image(page);
    await page.keyboard.press("ArrowRight");
    const annonce = page
      .getByRole("main")
      .getByRole("status")
      .filter({ hasText: /mobilité/ });
    await expect(annonce).toContainText(/\d+.mobilités?$/);
    await expect.poll(() => image(page)).not.toBe(avant);
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowLeft");
    const vise = ((await annonce.textContent()) ?? "").split(",")[0] ?? "?";
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/centre=[A-Z]\d{4}$/);
    await expect(page.getByRole("heading", { level: 2, name: vise })).toBeVisible();
    await expect(dessin(page)).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Voir de plus loin" })).toBeFocused();
    // And one may skip it altogether.
    await page.getByRole("link", { name: "Passer au tableau" }).press("Enter");
    await expect(page.getByRole("region", { name: "La même chose en tableau" })).toBeInViewport();
  });

  test("un code inconnu, une moitié de parcours : la carte reste, et le dit", async ({ page }) => {
    await page.goto("/carte?centre=Z9999&de=D1505&trajet=x&gd=9");
    await attendreDessin(page);
    await expect(page.getByText(/Z9999 n’est pas celui d’un métier/)).toBeVisible();
    await page.goto("/carte?de=Z9999&vers=D1505");
    await expect(page.getByText(/Code inconnu\s: Z9999\./)).toBeVisible();
  });

  test("les données ne répondent pas : la page le dit et sait réessayer", async ({ page }) => {
    let refuser = true;
    await page.route("**/api/carte", (route) => (refuser ? route.abort("aborted") : route.continue()));
    await page.goto("/carte");
    const bouton = page.getByRole("button", { name: "Réessayer" });
    await expect(bouton).toBeVisible();
    refuser = false;
    await bouton.click();
    await attendreDessin(page);
  });

  for (const [chemin, attendu] of [
    ["/carte", null],
    ["/carte?centre=D1102&gd=DG", (page: Page) => panneau(page, /^Boulang/)],
    ["/carte?de=D1505&vers=N1103", (page: Page) => page.getByRole("list", { name: "Étapes du parcours" })],
    ["/carte?tableau=J", null],
    ["/carte?filtre=boulanger", null],
  ] as const) {
    test(`${chemin} : aucune faute axe, clair et sombre, étroit et large ; rien ne déborde`, async ({
      page,
    }) => {
      await page.goto(chemin);
      await verifierPage(page, chemin, async () => {
        await attendreDessin(page);
        if (attendu !== null) await expect(attendu(page)).toBeVisible();
      });
    });
  }
});

test("la carte vole vers un métier quand les mouvements sont admis", async ({ page }) => {
  await page.goto("/carte");
  await attendreDessin(page);
  await choisir(page, recherche(page), "boulangère", /boulang/i);
  await expect(panneau(page, /^Boulang/)).toBeVisible();
  await panneau(page, /^Boulang/)
    .getByRole("button", { name: "Fermer" })
    .click();
  // The flight ends: two pictures in a row are the same, with the métier in the middle.
  let derniere = "";
  await expect(async () => {
    const avant = derniere;
    derniere = await image(page);
    expect(derniere === avant).toBe(true);
  }).toPass();
  const cadre = await dessin(page).boundingBox();
  if (cadre === null) throw new Error("no drawing");
  await page.mouse.click(cadre.x + cadre.width / 2, cadre.y + cadre.height / 2);
  await expect(page).toHaveURL(/centre=D1102$/);
});

test.describe("au doigt, 360 px", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("toucher, tirer, chercher : tout tient dans l'écran", async ({ page }) => {
    await page.goto("/carte");
    await attendreDessin(page);
    await recherche(page).tap();
    await choisir(page, recherche(page), "aide-soignant", /soignant/i);
    await expect(panneau(page, /^Aide-soignant/)).toBeVisible();
    await page.getByRole("button", { name: "Voir de plus près" }).tap();
    await panneau(page, /^Aide-soignant/)
      .getByRole("button", { name: "Fermer" })
      .tap();
    await expect(panneau(page, /^Aide-soignant/)).toHaveCount(0);
    await expect(async () => {
      await dessin(page).scrollIntoViewIfNeeded();
      const cadre = await dessin(page).boundingBox();
      if (cadre === null) throw new Error("no drawing");
      await page.touchscreen.tap(cadre.x + cadre.width / 2, cadre.y + cadre.height / 2);
      await expect(panneau(page, /^Aide-soignant/)).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(panneau(page, /^Aide-soignant/).getByRole("heading", { level: 2 })).toBeInViewport();
    await expect(dessin(page)).toBeInViewport({ ratio: 0.5 });
    expect(await debord(page)).toBeLessThanOrEqual(0);
  });
});

test.describe("sans WebGL", () => {
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => {
      const vrai = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
        return String(args[0]).includes("webgl") ? null : Reflect.apply(vrai, this, args);
      } as typeof vrai;
    });
  });

  test("la page le dit, sans toile vide ; recherche, panneau et parcours marchent", async ({ page }) => {
    await page.goto("/carte");
    await expect(page.getByText(/Ce navigateur ne sait pas dessiner la carte/)).toBeVisible();
    await expect(dessin(page).locator("canvas")).toHaveCount(0);
    await choisir(page, recherche(page), "boulangère", /boulang/i);
    await expect(panneau(page, /^Boulang/)).toBeVisible();
    await choisir(
      page,
      page.getByRole("combobox", { name: "Tracer un parcours jusqu’à" }),
      "pâtissier",
      /p[âa]tissi/i,
    );
    await expect(page.getByRole("list", { name: "Étapes du parcours" })).toBeVisible();
  });
});

test("le navigateur reprend le dessin : la page le dit et redessine", async ({ page }) => {
  await page.goto("/carte");
  await attendreDessin(page);
  await dessin(page)
    .locator("canvas.sigma-nodes")
    .evaluate((toile) => {
      (toile as HTMLCanvasElement).getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
    });
  await page.getByRole("button", { name: "Redessiner la carte" }).click();
  await attendreDessin(page);
});

test.describe("sans JavaScript", () => {
  // Chromium says of a script it may not preload, JavaScript being off, that the policy refused it.
  test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });

  test("le tableau dit tout : domaines, métiers, filtre", async ({ page, request }) => {
    const { codes, liens } = (await (await request.get("/api/carte")).json()) as {
      codes: string[];
      liens: number[][];
    };
    const boulanger = codes.indexOf("D1102");
    const arrivees = liens.flat().filter((j) => j === boulanger).length;
    await page.goto("/carte");
    await expect(page.getByText(/se dessine avec JavaScript/)).toBeVisible();
    const tableau = page.getByRole("region", { name: "La même chose en tableau" });
    await expect(tableau.getByRole("row")).toHaveCount(15);
    await tableau.getByRole("link", { name: /^Commerce/ }).click();
    await expect(page).toHaveURL(/\/carte\?tableau=D#/);
    const metiers = tableau.getByRole("table", { name: /^Commerce/ });
    await expect(metiers.getByRole("row")).toHaveCount(1 + codes.filter((c) => c.startsWith("D")).length);
    const ligne = metiers.getByRole("row", { name: /^Boulanger/ });
    await expect(ligne.getByRole("cell").nth(1)).toHaveText(new RegExp(`\\b${liens[boulanger]?.length}$`));
    await expect(ligne.getByRole("cell").nth(2)).toHaveText(new RegExp(`\\b${arrivees}$`));

    await tableau.getByRole("searchbox", { name: "Filtrer le tableau" }).fill("caissière");
    await tableau.getByRole("button", { name: "Filtrer" }).click();
    await expect(page).toHaveURL(/filtre=caissi/);
    await tableau
      .getByRole("link", { name: /caisse/i })
      .first()
      .click();
    await expect(page).toHaveURL(/\/metiers\/D1505$/);
  });
});
