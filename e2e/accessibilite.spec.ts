import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, LIGNE_404, test } from "./base";
import { COMPLET, EXTRAIT } from "./donnees";

const REGLES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LARGEURS = [1440, 768, 360, 320] as const;
/** Widths whose layouts differ enough for axe to look at both. */
const LARGEURS_AXE: readonly number[] = [1440, 360];
const THEMES = ["light", "dark"] as const;

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

/** Findings of axe in words one can act on: rule, element, why. */
async function fautesAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(REGLES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 5)
      .map((n) => `${id} : ${n.html.slice(0, 160)} (${n.failureSummary?.replace(/\s+/g, " ")})`),
  );
}

async function regler(page: Page, largeur: number, theme: (typeof THEMES)[number]): Promise<void> {
  await page.setViewportSize({ width: largeur, height: 900 });
  await page.emulateMedia({ colorScheme: theme });
}

/** Elements that stick out of the window on the right, deepest last; empty when the page does not scroll sideways. */
const debords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((e) => e.getBoundingClientRect().right > clientWidth + 0.5)
      .map(
        (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""} ${e.textContent?.slice(0, 40)}`,
      )
      .slice(-3);
  });

/** Wide in light, narrow in dark: colours do not hang on the width, nor names on the theme, and axe takes seconds. */
const themesDe = (largeur: number): readonly (typeof THEMES)[number][] =>
  !LARGEURS_AXE.includes(largeur) ? [] : largeur === LARGEURS_AXE[0] ? ["light"] : ["dark"];

test.use({ attendus: [LIGNE_404] });

for (const [nom, adresse] of Object.entries(PAGES)) {
  test(`${nom} : aucune faute axe, clair et sombre, étroit et large ; rien ne déborde`, async ({
    page,
    request,
  }) => {
    test.setTimeout(180_000);
    const chemin =
      typeof adresse === "string"
        ? adresse
        : adresse((await (await request.get("/api/metiers/D1102")).json()) as Fiche);
    await page.goto(chemin);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    for (const largeur of LARGEURS) {
      for (const theme of themesDe(largeur)) {
        await regler(page, largeur, theme);
        expect(await fautesAxe(page), `${chemin}, ${largeur} px, ${theme}`).toEqual([]);
      }
      await regler(page, largeur, "light");
      expect(await debords(page), `${chemin}, ${largeur} px`).toEqual([]);
    }
  });
}

test("suggestions ouvertes : aucune faute axe, rien ne déborde", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/");
  await page.getByRole("combobox").fill("boulanger");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.getByRole("combobox").press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toBeVisible();
  for (const largeur of LARGEURS_AXE) {
    for (const theme of THEMES) {
      await regler(page, largeur, theme);
      await expect(page.getByRole("option", { selected: true })).toBeVisible();
      expect(await fautesAxe(page), `${largeur} px, ${theme}`).toEqual([]);
    }
    expect(await debords(page), `${largeur} px`).toEqual([]);
  }
});

test("filtres dépliés : aucune faute axe, rien ne déborde", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/recherche?q=agent&sans=nuit");
  await page.getByRole("main").getByText("Filtres", { exact: true }).click();
  await expect(page.getByRole("checkbox", { name: "Sans travail de nuit" })).toBeVisible();
  for (const largeur of LARGEURS_AXE) {
    for (const theme of THEMES) {
      await regler(page, largeur, theme);
      expect(await fautesAxe(page), `${largeur} px, ${theme}`).toEqual([]);
    }
    expect(await debords(page), `${largeur} px`).toEqual([]);
  }
});

for (const nom of ["Ma sélection", "Outils"]) {
  test(`« ${nom} » ouvert : aucune faute axe, rien ne déborde`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.addInitScript(() =>
      localStorage.setItem(
        "passerelles.selection",
        "D1102 60 Boulanger / Boulangère\nJ1501 60 Aide-soignant / Aide-soignante",
      ),
    );
    await page.goto("/domaines");
    const repli = page.getByRole("banner").getByRole("group").filter({ hasText: nom });
    await repli.locator("summary").click();
    for (const largeur of LARGEURS_AXE) {
      for (const theme of THEMES) {
        await regler(page, largeur, theme);
        await expect(repli.getByRole("link").first()).toBeVisible();
        expect(await fautesAxe(page), `${largeur} px, ${theme}`).toEqual([]);
      }
      expect(await debords(page), `${largeur} px`).toEqual([]);
    }
  });
}

for (const adresse of [
  "/profil?m=D1102",
  "/comparer?m=D1102&m=D1505&m=J1501",
  "/parcours?de=D1102&vers=J1501",
]) {
  test(`${adresse}, replis dépliés : aucune faute axe, rien ne déborde`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.goto(adresse);
    await page.evaluate(() => {
      for (const pli of document.querySelectorAll<HTMLDetailsElement>("main details")) pli.open = true;
    });
    for (const largeur of LARGEURS_AXE) {
      for (const theme of THEMES) {
        await regler(page, largeur, theme);
        expect(await fautesAxe(page), `${largeur} px, ${theme}`).toEqual([]);
      }
      expect(await debords(page), `${largeur} px`).toEqual([]);
    }
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
