import type { Page, Request } from "@playwright/test";
import { expect, test } from "./base";
import { retenirScripts } from "./outils";

const champ = (page: Page) => page.getByRole("search").getByRole("combobox");

const estRecherche = (requete: Request): boolean => new URL(requete.url()).pathname === "/api/recherche";

test("du mot d'une personne à une mobilité, et retour", async ({ page }) => {
  await page.goto("/");
  await champ(page).fill("caissière");
  const liste = page.getByRole("listbox");
  await expect(liste.getByRole("option").first()).toContainText(/caiss/i);
  await champ(page).press("ArrowDown");
  const option = liste.getByRole("option", { selected: true });
  await expect(option).toHaveCount(1);
  await expect(champ(page)).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
  await champ(page).press("Enter");

  await expect(page).toHaveURL(/\/metiers\/D1505$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/caisse/i);
  const mobilites = page.getByRole("region", { name: "Vers d’autres métiers" });
  const premiere = mobilites.getByRole("listitem").getByRole("heading", { level: 3 }).first();
  const nom = (await premiere.textContent()) ?? "";
  await premiere.getByRole("link").click();

  await expect(page).not.toHaveURL(/D1505/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nom);
  await page.goBack();
  await expect(page).toHaveURL(/\/metiers\/D1505$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/caisse/i);
});

test("le formulaire mène aux résultats, un résultat à sa fiche", async ({ page }) => {
  await page.goto("/");
  await champ(page).fill("boulanger");
  await page.getByRole("search").getByRole("button", { name: "Chercher" }).click();
  await expect(page).toHaveURL(/\/recherche\?q=boulanger$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("boulanger");
  await expect(champ(page)).toHaveValue("boulanger");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Boulanger/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/metiers\/D1102$/);
});

test("Échap ferme les suggestions et garde les mots, puis les efface", async ({ page }) => {
  await page.goto("/");
  await champ(page).fill("boulang");
  await expect(champ(page)).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("option").first()).toBeVisible();
  await champ(page).press("Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  await expect(champ(page)).toHaveAttribute("aria-expanded", "false");
  await expect(champ(page)).toHaveValue("boulang");
});

test("le nombre de réponses est annoncé, zéro compris", async ({ page, request }) => {
  const { total } = (await (await request.get("/api/recherche?q=boulanger")).json()) as { total: number };
  expect(total).toBeGreaterThan(0);
  await page.goto("/");
  const annonce = page.getByRole("search").getByRole("status");
  await champ(page).fill("boulanger");
  await expect(annonce).toContainText(total > 1 ? `${total} métiers trouvés` : "1 métier trouvé");
  await champ(page).fill("zzzqqqxxx");
  await expect(annonce).toContainText("Aucun métier trouvé");
});

test("Entrée sans suggestion choisie envoie le formulaire, liste ouverte ou non", async ({ page }) => {
  await page.goto("/");
  await champ(page).fill("boulanger");
  await expect(page.getByRole("option").first()).toBeVisible();
  await champ(page).press("Enter");
  await expect(page).toHaveURL(/\/recherche\?q=boulanger$/);
});

test("ce qui est écrit avant que la page ne s'anime est gardé, et reçoit ses suggestions", async ({
  page,
}) => {
  const liberer = await retenirScripts(page);
  await page.goto("/", { waitUntil: "commit" });
  await champ(page).pressSequentially("boulanger");
  liberer();
  await expect(page.getByRole("option").first()).toContainText(/boulang/i);
  await expect(champ(page)).toHaveValue("boulanger");
});

test("une frappe rapide : les questions dépassées sont abandonnées", async ({ page }) => {
  const repondues: string[] = [];
  await page.goto("/");
  page.on("requestfinished", (r) => {
    if (estRecherche(r)) repondues.push(new URL(r.url()).searchParams.get("q") ?? "");
  });
  // Every letter in one turn of the page: faster than any answer, however slow the machine is.
  await champ(page).evaluate((element) => {
    const saisie = element as HTMLInputElement;
    const valeur = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    saisie.focus();
    for (const [i] of [..."boulanger"].entries()) {
      valeur?.set?.call(saisie, "boulanger".slice(0, i + 1));
      saisie.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(repondues).toEqual(["boulanger"]);
});

test("chaque lettre pose sa question sans attendre, des mots déjà lus n'en posent plus", async ({ page }) => {
  const questions: (string | null)[] = [];
  page.on("request", (r) => {
    if (estRecherche(r)) questions.push(new URL(r.url()).searchParams.get("q"));
  });
  const liste = page.getByRole("listbox");
  await page.goto("/");
  for (const mots of ["b", "bo", "bou"]) {
    await champ(page).fill(mots);
    await expect(liste).toHaveAttribute("aria-busy", "false");
    await expect(page.getByRole("option").first()).toBeVisible();
  }
  await champ(page).fill("bo");
  await expect(liste).toHaveAttribute("aria-busy", "false");
  expect(questions).toEqual(["b", "bo", "bou"]);
});

test("une réponse en retard ne remplace pas la plus récente", async ({ page }) => {
  let liberer = (): void => {};
  const retenue = new Promise<void>((resolve) => {
    liberer = resolve;
  });
  let rendue: Promise<unknown> = Promise.resolve();
  await page.route(/\/api\/recherche\?q=boulanger/, async (route) => {
    await retenue;
    // Its page may have dropped the question meanwhile.
    rendue = route.continue().catch(() => undefined);
    await rendue;
  });
  await page.goto("/");
  const lente = page.waitForRequest(/q=boulanger/);
  await champ(page).fill("boulanger");
  await lente;
  await champ(page).fill("aide-soignant");
  const options = page.getByRole("option");
  await expect(options.first()).toContainText(/soignant/i);
  liberer();
  await rendue;
  // A newer answer still comes through: the page has had time to see the late one, and shows none of it.
  await champ(page).fill("aide-soignante");
  await expect(page.getByRole("option", { name: /soignant/i }).first()).toBeVisible();
  await expect(page.getByRole("option", { name: /boulang/i })).toHaveCount(0);
});

test("un code mène droit à sa fiche, en toute casse ; un code OGR aussi", async ({ page, request }) => {
  await page.goto("/recherche?q=d1102");
  await expect(page).toHaveURL(/\/metiers\/D1102$/);
  const fiche = (await (await request.get("/api/metiers/D1102")).json()) as {
    appellations: { code: string }[];
  };
  await page.goto(`/recherche?q=${fiche.appellations[0]?.code}`);
  await expect(page).toHaveURL(/\/metiers\/D1102$/);
});

test("rien trouvé : la page aide et ne finit pas en impasse", async ({ page }) => {
  await page.goto("/recherche?q=boulengerre");
  const contenu = page.getByRole("main");
  await expect(contenu.getByRole("heading", { level: 1 })).toContainText("boulengerre");
  await expect(contenu.getByRole("link", { name: /boulang/i }).first()).toBeVisible();

  await page.goto("/recherche?q=zzzqqqxxx");
  await expect(contenu.getByRole("heading", { level: 1 })).toContainText("Aucun métier");
  await expect(contenu.getByRole("heading", { name: "Ou partez d’un domaine" })).toBeVisible();
  await contenu.getByRole("link", { name: /Santé/ }).click();
  await expect(page).toHaveURL(/\/domaines\/J$/);
});

test.describe("API en panne", () => {
  test.use({ attendus: [/^console : Failed to load resource: .* 503 /] });
  test("si les suggestions ne répondent pas, la page le dit et le bouton marche", async ({ page }) => {
    await page.route(/\/api\/recherche/, (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto("/");
    await champ(page).fill("boulanger");
    await expect(page.getByText("Les suggestions ne répondent pas.").first()).toBeVisible();
    await page.getByRole("search").getByRole("button", { name: "Chercher" }).click();
    await expect(page).toHaveURL(/\/recherche\?q=boulanger$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("boulanger");
  });
});

test("une adresse sans question invite à en poser une", async ({ page }) => {
  await page.goto("/recherche");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chercher un métier");
  await champ(page).fill("aide-soignant");
  await champ(page).press("Enter");
  await expect(page).toHaveURL(/\/(recherche\?q=aide-soignant|metiers\/J1501)$/);
});

test("ce qui est montré est ce qui s'ouvre : des mots changés à la hâte n'ouvrent pas l'ancienne réponse", async ({
  page,
}) => {
  await page.goto("/");
  await champ(page).fill("caissière");
  await expect(page.getByRole("option").first()).toContainText(/caiss/i);
  // A quick hand: the words change and the keys follow before any answer can be there.
  await champ(page).fill("boulanger");
  await champ(page).press("ArrowDown");
  await champ(page).press("Enter");
  await expect(page).not.toHaveURL(/D1505/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/boulang/i);
});

test("le même métier se choisit deux fois, et le champ se vide à l'arrivée", async ({ page }) => {
  await page.goto("/metiers/D1102");
  for (let fois = 0; fois < 2; fois++) {
    await champ(page).fill("caissière");
    await page.getByRole("option").first().click();
    await expect(page).toHaveURL(/\/metiers\/D1505$/);
    await expect(champ(page)).toHaveValue("");
    await page.goBack();
    await expect(page).toHaveURL(/\/metiers\/D1102$/);
  }
});

test.describe("sans réseau", () => {
  test.use({ attendus: [/ERR_INTERNET_DISCONNECTED/] });

  test("les suggestions disent qu'elles ne répondent pas", async ({ page, context }) => {
    await page.goto("/");
    await context.setOffline(true);
    await champ(page).fill("boulanger");
    await expect(page.getByText("Les suggestions ne répondent pas. Le bouton Chercher")).toBeVisible();
  });
});
