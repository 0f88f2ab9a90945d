import { spawnSync } from "node:child_process";
import { expect, test } from "./base";
import { EXTRAIT } from "./donnees";

/** 210 × 297 mm in points. */
const A4 = { largeur: 595, hauteur: 842 };

test("une fiche s'imprime en A4, sans ce qui ne sert qu'à l'écran", async ({ page }) => {
  await page.goto("/metiers/D1102");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText(/version\s\d+/);
  // Every link to a part of the page itself is of no use on paper.
  await expect(page.getByRole("link", { name: /^Lien vers la partie/ })).toHaveCount(0);

  const pdf = await page.pdf({ preferCSSPageSize: true });
  const boites = [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boites.length).toBeGreaterThan(0);
  for (const [, largeur, hauteur] of boites) {
    expect(Math.round(Number(largeur))).toBe(A4.largeur);
    expect(Math.round(Number(hauteur))).toBe(A4.hauteur);
  }
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(8);

  const { stdout, error } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
  if (error === undefined) {
    expect(stdout).toContain("Boulang");
    expect(stdout).toContain("Vers d’autres métiers");
    expect(stdout).toContain("France Travail");
    for (const ecran of ["Sur cette page", "Chercher", "Aller au contenu", "Confidentialité"]) {
      expect(stdout).not.toContain(ecran);
    }
  }
});

test.describe("sur l'extrait fourni", () => {
  test.use({ baseURL: EXTRAIT.url });

  test("sur papier aussi, l'extrait dit ce qui est de France Travail et ce qui est rédigé ici", async ({
    page,
  }) => {
    await page.goto("/metiers/D1102");
    await page.emulateMedia({ media: "print" });
    const pied = page.getByRole("contentinfo").getByText(/France\sTravail, ROME/);
    await expect(pied).toBeVisible();
    await expect(pied).toContainText(/en extrait \(\d+\smétiers\)/);
    await expect(pied).toContainText(/Définitions et accès au métier\s: rédaction de Passerelles\./);
    await expect(pied).not.toContainText("Données");
  });
});
