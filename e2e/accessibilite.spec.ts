import { debords, fautesAxe, regler, THEMES, verifierPage } from "./axe";
import { expect, LIGNE_404, test } from "./base";
import { COMPLET, EXTRAIT } from "./donnees";

/** Widths beside those that axe looks at. */
const AUTRES_LARGEURS = [768, 320] as const;

/** One of each kind of page. Codes of a nomenclature come from the fiche of a métier that both data sets have. */
const PAGES: Readonly<Record<string, string | ((fiche: Fiche) => string)>> = {
  accueil: "/",
  résultats: "/recherche?q=boulanger",
  "rien trouvé, intitulés proches": "/recherche?q=boulengerre",
  "rien trouvé": "/recherche?q=zzzqqqxxx",
  "recherche sans question": "/recherche",
  "résultats filtrés": "/recherche?q=agent&sans=nuit&sans=charges&reglemente=non",
  "tout masqué par les filtres": "/recherche?q=boulanger&riasec=I",
  "réponse incertaine": "/recherche?q=le+chat+qui+dort",
  "métiers d'un profil, filtrables": "/recherche?riasec=S",
  compétences: "/competences",
  "compétences trouvées": "/competences?q=souder",
  envies: "/centres-interet",
  secteurs: "/secteurs",
  "conditions de travail": "/contextes",
  profils: "/profils",
  "profil RIASEC": "/profils/A",
  familles: "/familles",
  famille: "/familles/012",
  fiche: "/metiers/D1102",
  explorateur: "/metiers/D1102/mobilite",
  "explorateur en tableau, panneau ouvert": "/metiers/D1102/mobilite?vue=tableau&panneau=D1106",
  "fiche d'un métier réglementé": "/metiers/J1501",
  "code inconnu": "/metiers/A0000",
  "page inconnue": "/nulle-part",
  domaines: "/domaines",
  carte: "/carte",
  "grand domaine": "/domaines/D",
  domaine: "/domaines/D11",
  compétence: (f) => `/competences/${f.competences[0]?.code}`,
  "condition de travail": (f) => `/contextes/${f.contextes[0]?.code}`,
  "centre d'intérêt": (f) => `/centres-interet/${f.centresInteret[0]?.code}`,
  secteur: (f) => `/secteurs/${f.secteurs[0]?.code}`,
  données: "/donnees",
  "déclaration d'accessibilité": "/accessibilite",
  confidentialité: "/confidentialite",
  "mentions légales": "/mentions-legales",
  "comparer, vide": "/comparer",
  "comparer deux métiers": "/comparer?m=D1102&m=D1505",
  "comparer quatre métiers et plus": "/comparer?m=D1102&m=D1505&m=J1501&m=G1602&m=D1104&m=Z9999",
  "parcours, vide": "/parcours",
  parcours: "/parcours?de=D1102&vers=J1501",
  "parcours, mots vagues": "/parcours?de=vente&vers=zzzqqqxxx",
  "parcours sans réponse": "/parcours?de=D1102&vers=D1102",
  "profil, vide": "/profil",
  profil: "/profil?m=D1102&m=D1505&cherche=anglais",
  "sélection reçue": "/selection?m=D1102&m=J1501&v=60",
  "sélection vide": "/selection",
  "rendez-vous": "/rendez-vous",
  "plan partagé, lien incomplet": "/p",
};
interface Fiche {
  readonly competences: readonly { code: string }[];
  readonly contextes: readonly { code: string }[];
  readonly centresInteret: readonly { code: string }[];
  readonly secteurs: readonly { code: string }[];
}

// The longest file, of tests that share nothing.
test.describe.configure({ mode: "parallel" });
test.use({ attendus: [LIGNE_404] });

for (const [nom, adresse] of Object.entries(PAGES)) {
  test(`${nom} : aucune faute axe, clair et sombre, étroit et large ; rien ne déborde`, async ({
    page,
    request,
  }) => {
    const chemin =
      typeof adresse === "string"
        ? adresse
        : adresse((await (await request.get("/api/metiers/D1102")).json()) as Fiche);
    await page.goto(chemin);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await verifierPage(page, chemin);
    for (const largeur of AUTRES_LARGEURS) {
      await regler(page, largeur, "light");
      expect(await debords(page), `${chemin}, ${largeur} px`).toEqual([]);
    }
  });
}

test("suggestions ouvertes : aucune faute axe, rien ne déborde", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox").fill("boulanger");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.getByRole("combobox").press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toBeVisible();
  await verifierPage(page, "suggestions", () =>
    expect(page.getByRole("option", { selected: true })).toBeVisible(),
  );
});

test("filtres dépliés : aucune faute axe, rien ne déborde", async ({ page }) => {
  await page.goto("/recherche?q=agent&sans=nuit");
  await page.getByRole("main").getByText("Filtres", { exact: true }).click();
  await expect(page.getByRole("checkbox", { name: "Travail de nuit" })).toBeVisible();
  await verifierPage(page, "filtres");
});

for (const nom of ["Ma sélection", "Outils"]) {
  test(`« ${nom} » ouvert : aucune faute axe, rien ne déborde`, async ({ page }) => {
    await page.addInitScript(() =>
      localStorage.setItem(
        "passerelles.selection",
        "D1102 60 Boulanger / Boulangère\nJ1501 60 Aide-soignant / Aide-soignante",
      ),
    );
    await page.goto("/domaines");
    const repli = page.getByRole("banner").getByRole("group").filter({ hasText: nom });
    await repli.locator("summary").click();
    await verifierPage(page, nom, () => expect(repli.getByRole("link").first()).toBeVisible());
  });
}

for (const adresse of [
  "/profil?m=D1102",
  "/comparer?m=D1102&m=D1505&m=J1501",
  "/parcours?de=D1102&vers=J1501",
]) {
  test(`${adresse}, replis dépliés : aucune faute axe, rien ne déborde`, async ({ page }) => {
    await page.goto(adresse);
    await page.evaluate(() => {
      for (const pli of document.querySelectorAll<HTMLDetailsElement>("main details")) pli.open = true;
    });
    await verifierPage(page, adresse);
  });
}

test("sommaire déplié sur un téléphone : aucune faute axe", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/metiers/D1102");
  await page.getByRole("group").getByText("Sur cette page").click();
  await expect(page.getByRole("link", { name: "Conditions de travail", exact: true })).toBeVisible();
  expect(await fautesAxe(page)).toEqual([]);
  expect(await debords(page)).toEqual([]);
});

test.describe("sur l'extrait fourni", () => {
  test.skip(COMPLET === EXTRAIT, "déjà l'extrait dans les essais ci-dessus");
  test.use({ baseURL: EXTRAIT.url });
  for (const chemin of ["/", "/metiers/D1102"]) {
    test(`${chemin} avec son avis : aucune faute axe`, async ({ page }) => {
      for (const theme of THEMES) {
        await regler(page, 360, theme);
        await page.goto(chemin);
        expect(await fautesAxe(page), theme).toEqual([]);
      }
      expect(await debords(page)).toEqual([]);
    });
  }
});
