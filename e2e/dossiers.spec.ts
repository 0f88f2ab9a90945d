import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { verifierPage } from "./axe";
import { expect, LIGNE_404, test } from "./base";
import { type Client, client, cookiesPoses, creer, enregistrer, entrer, geste, rendezVous } from "./compte";
import { EXTRAIT } from "./donnees";
import { faireTomber } from "./outils";
import { lancerServeur, type Serveur } from "./serveur";

const PORT = EXTRAIT.port + 23;
const SITE = `http://localhost:${PORT}`;
const INCONNU = "00000000-0000-4000-8000-000000000000";
const BALISE = "<script>window.__injecte=1</script>";

const LIGNE_HORS_LIGNE = "net::ERR_INTERNET_DISCONNECTED";
test.use({ baseURL: SITE, attendus: [new RegExp(`${LIGNE_404.source}|${LIGNE_HORS_LIGNE}|409`)] });

let serveur: Serveur;
let dossier: string;
test.beforeAll(async () => {
  dossier = mkdtempSync(join(tmpdir(), "passerelles-dossiers-"));
  serveur = await lancerServeur(PORT, null, {
    CONNEXION_DEMO: "1",
    PROXYS: "1",
    ROME_DATA_DIR: dossier,
  });
});
test.afterAll(async () => {
  await serveur.arreter();
  rmSync(dossier, { recursive: true, force: true });
});

test.describe("parcours", () => {
  test("créer, écrire, retrouver, partager, rétablir, supprimer", async ({ page, browser }) => {
    await entrer(page, "agnes");
    await expect(page.getByRole("complementary", { name: "Démonstration" })).toBeVisible();
    await page.getByRole("textbox", { name: "Nom du dossier" }).fill("Dossier Été");
    await page.getByRole("button", { name: "Créer le dossier" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dossier Été");
    const nom = page.getByRole("textbox", { name: /Prénom ou pseudonyme/ });
    await nom.fill("Dossier Hiver");
    await expect(page.getByText("Enregistré dans votre dossier")).toBeVisible();
    await page.reload();
    await expect(nom).toHaveValue("Dossier Hiver");
    const adresse = new URL(page.url()).pathname;

    await page.goto("/dossiers");
    await page.getByRole("searchbox", { name: "Chercher par nom ou par métier" }).fill("hiver");
    await page.getByRole("main").getByRole("button", { name: "Chercher" }).click();
    await expect(page.getByRole("main").getByText("1 dossier", { exact: true })).toBeVisible();
    await expect(page.getByRole("searchbox", { name: "Chercher par nom ou par métier" })).toHaveValue(
      "hiver",
    );
    // A name that is looked for does not stand in the address.
    expect(page.url()).not.toMatch(/hiver/i);
    await page.getByRole("link", { name: "Gérer Dossier Hiver" }).click();

    await page.getByRole("textbox", { name: "Son adresse de courriel" }).fill("bruno@demonstration.invalid");
    await page.getByRole("button", { name: "Partager" }).click();
    await expect(page.getByRole("main")).toContainText("Le dossier est partagé");
    const autre = await (await browser.newContext({ baseURL: SITE })).newPage();
    await entrer(autre, "bruno");
    await autre.getByRole("link", { name: "Dossier Hiver", exact: true }).click();
    await expect(autre.getByRole("main")).toContainText("Partagé avec vous, à lire");
    await expect(autre.getByRole("textbox", { name: /Prénom/ })).toHaveCount(0);
    await autre.context().close();

    await page.reload();
    await expect(page.getByRole("region", { name: "Journal" })).toContainText(
      "ouverture, par bruno@demonstration.invalid",
    );
    await page.getByRole("button", { name: /^Retirer/ }).click();
    await expect(page.getByRole("main")).toContainText("Ce partage est retiré");
    await page.getByRole("button", { name: "Archiver" }).click();
    await expect(page.getByRole("main")).toContainText("archivé");
    await page.getByRole("button", { name: "Dupliquer" }).click();
    await expect(page.getByRole("main")).toContainText("Voici la copie");
    expect(new URL(page.url()).pathname).not.toBe(adresse);
    await page.goto(`${adresse}/gerer`);
    await page.getByRole("checkbox", { name: /Je supprime/ }).check();
    await page.getByRole("button", { name: "Supprimer ce dossier" }).click();
    await expect(page.getByRole("main")).toContainText("supprimés");
    expect((await page.goto(adresse))?.status()).toBe(404);
  });

  test("deux fenêtres : rien n’est écrasé en silence, la personne choisit", async ({ page, context }) => {
    await entrer(page, "deux");
    await page.getByRole("textbox", { name: "Nom du dossier" }).fill("Départ");
    await page.getByRole("button", { name: "Créer le dossier" }).click();
    const autre = await context.newPage();
    await autre.goto(page.url());
    const nom = (p: typeof page) => p.getByRole("textbox", { name: /Prénom ou pseudonyme/ });
    await nom(autre).fill("Autre fenêtre");
    await expect(autre.getByText("Enregistré dans votre dossier")).toBeVisible();
    await nom(page).fill("Cette fenêtre");
    await expect(page.getByText("Que garder")).toBeVisible();
    await page.getByRole("button", { name: "Prendre l’autre version" }).click();
    await expect(nom(page)).toHaveValue("Autre fenêtre");
    await nom(autre).fill("Encore");
    await expect(autre.getByText("Enregistré dans votre dossier")).toBeVisible();
    await nom(page).fill("La mienne");
    await page.getByRole("button", { name: "Garder ce qui est à l’écran" }).click();
    await expect(page.getByText("Enregistré dans votre dossier")).toBeVisible();
    await page.reload();
    await expect(nom(page)).toHaveValue("La mienne");
  });

  test("le réseau tombe pendant le rendez-vous : rien n’est perdu, même si la page se ferme", async ({
    page,
    context,
  }) => {
    await entrer(page, "reseau");
    await page.getByRole("button", { name: "Créer le dossier" }).click();
    const nom = page.getByRole("textbox", { name: /Prénom ou pseudonyme/ });
    await expect(nom).toBeVisible();
    await context.setOffline(true);
    await nom.fill("Tapé hors ligne");
    await expect(page.getByText("Pas de réseau")).toBeVisible();
    const adresse = page.url();
    await page.close();
    await context.setOffline(false);
    const apres = await context.newPage();
    await apres.goto(adresse);
    await expect(apres.getByRole("textbox", { name: /Prénom ou pseudonyme/ })).toHaveValue("Tapé hors ligne");
    await expect(apres.getByText("Enregistré dans votre dossier")).toBeVisible();
    await apres.goto("/dossiers");
    await expect(apres.getByRole("link", { name: "Tapé hors ligne", exact: true })).toBeVisible();
  });

  test.describe("une session qui finit", () => {
    test.use({ attendus: [/401/] });
    test("pendant que l’on écrit : on se reconnecte de là, et rien n’est perdu", async ({
      page,
      context,
    }) => {
      await entrer(page, "session");
      await page.getByRole("button", { name: "Créer le dossier" }).click();
      const notes = page.getByRole("textbox", { name: "À retenir de ce rendez-vous" });
      await expect(notes).toBeVisible();
      const adresse = new URL(page.url()).pathname;
      await context.clearCookies();
      await notes.fill("Écrit sans session");
      await page.getByRole("button", { name: "Se reconnecter" }).click();
      await page.getByRole("textbox", { name: "Pseudonyme" }).fill("session");
      await page.getByRole("button", { name: "Entrer en démonstration" }).click();
      await expect(page).toHaveURL((url) => url.pathname === adresse);
      await expect(notes).toHaveValue("Écrit sans session");
      await expect(page.getByText("Enregistré dans votre dossier")).toBeVisible();
    });
  });

  test("supprimer son compte emporte tout", async ({ page }) => {
    await entrer(page, "partante");
    await page.getByRole("button", { name: "Créer le dossier" }).click();
    await expect(page.getByRole("textbox", { name: /Prénom/ })).toBeVisible();
    const adresse = page.url();
    await page.goto("/compte");
    const donnees = await page.request.get("/api/compte");
    expect(await donnees.json()).toMatchObject({
      dossiers: [{ id: adresse.split("/").at(-1)?.split("?")[0] }],
    });
    await page.getByRole("checkbox", { name: /Je supprime mon compte/ }).check();
    await page.getByRole("button", { name: "Supprimer mon compte" }).click();
    await expect(page).toHaveURL(`${SITE}/`);
    await entrer(page, "partante");
    await expect(page.getByRole("main")).toContainText("Aucun dossier pour l’instant");
  });
});

test("aucune faute axe, rien ne déborde : connexion, liste, dossier, gestion, compte, confidentialité", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto("/connexion");
  const regarder = async (): Promise<void> => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await verifierPage(page, page.url());
  };
  await regarder();
  await entrer(page, "axe");
  await page.getByRole("textbox", { name: "Nom du dossier" }).fill("Dossier axe");
  await page.getByRole("button", { name: "Créer le dossier" }).click();
  await expect(page.getByRole("textbox", { name: /Prénom/ })).toBeVisible();
  await regarder();
  await page.getByRole("link", { name: /Historique, partage/ }).click();
  for (const suite of ["/dossiers", "/compte", "/confidentialite"]) {
    await regarder();
    await page.goto(suite);
  }
  await regarder();
});

test.describe("sans JavaScript", () => {
  test.use({ javaScriptEnabled: false, attendus: [/^requête : .*\/_next\/static\/.*\.js csp$/] });
  test("créer, lire, rétablir une étape, supprimer", async ({ page }) => {
    await entrer(page, "sobre");
    await page.getByRole("textbox", { name: "Nom du dossier" }).fill("Sobre");
    await page.getByRole("button", { name: "Créer le dossier" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sobre");
    await page.getByRole("link", { name: /Historique, partage/ }).click();
    await page.getByRole("button", { name: "Supprimer ce dossier" }).click();
    await expect(page).toHaveURL(/\/gerer/);
    await page.getByRole("checkbox", { name: /Je supprime/ }).check();
    await page.getByRole("button", { name: "Supprimer ce dossier" }).click();
    await expect(page.getByRole("main")).toContainText("Aucun dossier pour l’instant");
  });
});

test("un onglet tombe avec des mots non envoyés, un autre enregistre : les mots sont proposés", async ({
  page,
  context,
}) => {
  await entrer(page, "deux-onglets");
  const adresse = `/dossiers/${await creer(await client(SITE, "deux-onglets"), rendezVous("départ"))}`;
  const notes = (p: Page): Locator => p.getByRole("textbox", { name: "À retenir de ce rendez-vous" });
  await page.goto(adresse);
  const tombe = await context.newPage();
  // It falls before the pause of the typist ends: what is typed there is never sent.
  await tombe.addInitScript(() => {
    const plusTard = window.setTimeout.bind(window);
    const muet = (faire: () => void, ms = 0): number => (ms > 200 && ms < 1000 ? 0 : plusTard(faire, ms));
    Object.defineProperty(window, "setTimeout", { value: muet });
  });
  await tombe.goto(adresse);
  await notes(tombe).fill("Mots de l’onglet tombé");
  await notes(page).fill("Autres mots");
  await expect(page.getByText("Enregistré dans votre dossier")).toBeVisible();
  await page.close();
  await faireTomber(tombe);

  const retour = await context.newPage();
  await retour.goto(adresse);
  await expect(retour.getByRole("alert").filter({ hasText: "a modifié ce rendez-vous" })).toBeVisible();
  await expect(notes(retour)).toHaveValue("Mots de l’onglet tombé");
  await retour.getByRole("button", { name: "Prendre l’autre version" }).click();
  await expect(notes(retour)).toHaveValue("Autres mots");
  await retour.reload();
  await expect(notes(retour)).toHaveValue("Autres mots");
  await expect(retour.getByRole("alert").filter({ hasText: "a modifié ce rendez-vous" })).toHaveCount(0);
});

test.describe("sécurité", () => {
  let moi: Client;
  let autre: Client;
  let id: string;
  test.beforeAll(async () => {
    moi = await client(SITE, "moi");
    autre = await client(SITE, "autre");
    id = await creer(moi, rendezVous("confidence-de-moi"));
  });

  test("le dossier d’une autre personne répond comme un dossier qui n’existe pas", async () => {
    const personne = await client(SITE, null);
    for (const chemin of [
      (i: string) => `/dossiers/${i}`,
      (i: string) => `/dossiers/${i}/gerer`,
      (i: string) => `/dossiers/${i}/versions/1`,
      (i: string) => `/api/dossiers/${i}`,
      (i: string) => `/api/dossiers/${i}?fichier`,
    ]) {
      const [sien, faux] = await Promise.all([autre.envoyer(chemin(id)), autre.envoyer(chemin(INCONNU))]);
      expect([sien.status, faux.status], chemin(id)).toEqual([404, 404]);
      expect(await sien.text()).not.toContain("confidence");
      expect((await personne.envoyer(chemin(id))).status, chemin(id)).toBeGreaterThanOrEqual(300);
      expect((await moi.envoyer(chemin(id))).status, chemin(id)).toBe(200);
    }
    expect((await enregistrer(autre, id, 1, rendezVous("volé"))).status).toBe(404);
    for (const nom of [
      "dupliquer",
      "archiver",
      "desarchiver",
      "restaurer",
      "partager",
      "retirer",
      "supprimer",
    ]) {
      const champs = { confirme: "oui", version: "1", lue: "1", courriel: "autre@demonstration.invalid" };
      const reponse = await geste(autre, id, nom, champs);
      expect(reponse.headers.get("location"), nom).toBe("/dossiers?avis=absent");
    }
    const lu = (await (await moi.envoyer(`/api/dossiers/${id}`)).json()) as {
      version: number;
      contenu: object;
    };
    expect(lu).toMatchObject({ version: 1, contenu: { notes: "confidence-de-moi" } });
  });

  test("ce qui n’est pas un identifiant est un 404, quoi qu’on tente dans le chemin", async () => {
    for (const faux of ["1", "..%2f..%2fetc%2fpasswd", "%00", `${id}'--`, `${id}%2f..`]) {
      expect((await moi.envoyer(`/dossiers/${faux}`)).status, faux).toBe(404);
      expect((await moi.envoyer(`/api/dossiers/${faux}`)).status, faux).toBe(404);
      expect((await geste(moi, faux, "supprimer", { confirme: "oui" })).status, faux).toBe(404);
    }
    expect((await geste(moi, id, "constructor")).status).toBe(404);
  });

  test("une demande qui vient d’un autre site est refusée", async () => {
    const ailleurs: readonly Record<string, string>[] = [
      { Origin: "https://ailleurs.example" },
      { Origin: "null" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site", Origin: SITE },
    ];
    for (const entetes of ailleurs) {
      expect((await enregistrer(moi, id, 1, rendezVous("x"), entetes)).status).toBe(403);
      for (const chemin of [
        "/api/dossiers",
        `/api/dossiers/${id}/supprimer`,
        "/api/compte/supprimer",
        "/api/connexion/sortir",
        "/api/connexion/demonstration",
      ]) {
        const reponse = await moi.envoyer(chemin, {
          methode: "POST",
          corps: new URLSearchParams({ confirme: "oui", pseudonyme: "x" }),
          entetes,
        });
        expect(reponse.status, chemin).toBe(403);
      }
    }
    expect((await moi.envoyer(`/api/dossiers/${id}`)).status).toBe(200);
  });

  test("la session change à la connexion, et ne dit rien de la personne", async () => {
    const fixe = "next-auth.session-token=choisi-par-un-autre";
    const reponse = await fetch(`${SITE}/api/connexion/demonstration`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: SITE, Cookie: fixe },
      body: new URLSearchParams({ pseudonyme: "fixee" }),
    });
    const poses = cookiesPoses(reponse);
    expect(poses).toContain("next-auth.session-token=");
    expect(poses).not.toContain("choisi-par-un-autre");
    expect(poses).not.toContain("fixee");
    expect((await client(SITE, "fixee")).cookie).not.toBe(poses);
    for (const faux of ["choisi-par-un-autre", "a.b.c", "%00"]) {
      const r = await fetch(`${SITE}/api/dossiers/${id}`, {
        headers: { Cookie: `next-auth.session-token=${faux}` },
      });
      expect(r.status, faux).toBe(401);
    }
  });

  test("la connexion ne renvoie jamais vers un autre site", async () => {
    for (const callbackUrl of [
      "https://ailleurs.example/",
      "//ailleurs.example",
      "/\\ailleurs.example",
      "javascript:alert(1)",
      "http://localhost:1@ailleurs.example",
    ]) {
      const reponse = await fetch(`${SITE}/api/connexion/demonstration`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: SITE },
        body: new URLSearchParams({ pseudonyme: "retour", callbackUrl }),
      });
      const vers = new URL(reponse.headers.get("location") ?? "", SITE);
      expect(vers.origin, callbackUrl).toBe(SITE);
    }
  });

  test("un script dans chaque champ reste du texte", async ({ page }) => {
    await entrer(page, "script");
    const metier = { code: "D1102", libelle: BALISE };
    const qui: Client = await client(SITE, "script");
    const cree = await creer(
      qui,
      rendezVous(BALISE, {
        personne: BALISE,
        passes: [metier],
        selection: [{ ...metier, note: BALISE }],
        etapes: [{ texte: BALISE }],
      }),
    );
    const cherche = await qui.envoyer("/api/dossiers/recherche", {
      methode: "POST",
      corps: new URLSearchParams({ q: BALISE }),
    });
    for (const chemin of [
      "/dossiers",
      cherche.headers.get("location") ?? "",
      `/dossiers?q=${encodeURIComponent(BALISE)}&avis=${encodeURIComponent(BALISE)}`,
      `/dossiers/${cree}`,
      `/dossiers/${cree}/gerer?avis=${encodeURIComponent(BALISE)}`,
      `/dossiers/${cree}/versions/1`,
      `/connexion?error=${encodeURIComponent(BALISE)}&callbackUrl=${encodeURIComponent(BALISE)}`,
      `/connexion/lien?l=${encodeURIComponent(BALISE)}`,
    ]) {
      await page.goto(chemin);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect(await page.evaluate(() => "__injecte" in window), chemin).toBe(false);
    }
  });

  test("un mégaoctet de notes est refusé et rien n’est perdu", async () => {
    const gros = await enregistrer(moi, id, 1, rendezVous("x".repeat(1_000_000)));
    expect(gros.status).toBe(413);
    expect((await enregistrer(moi, id, 1, rendezVous("x".repeat(10_001)))).status).toBe(400);
    const lu = (await (await moi.envoyer(`/api/dossiers/${id}`)).json()) as object;
    expect(lu).toMatchObject({ version: 1 });
  });

  test("rien n’est gardé en chemin, ni proposé aux moteurs", async () => {
    for (const chemin of [
      "/dossiers",
      `/dossiers/${id}`,
      `/dossiers/${id}/gerer`,
      `/dossiers/${id}/versions/1`,
      "/compte",
      "/connexion/lien?l=abc",
      `/api/dossiers/${id}`,
      "/api/compte",
    ]) {
      const reponse = await moi.envoyer(chemin);
      expect(reponse.headers.get("cache-control"), chemin).toContain("no-store");
      if (!chemin.startsWith("/api/")) expect(await reponse.text(), chemin).toContain('content="noindex');
    }
  });

  test("rien de ce qui est tapé ne se lit dans la base ni dans ce que le serveur écrit", async () => {
    await creer(
      moi,
      rendezVous("aiguille-notes", { personne: "aiguille-nom", etapes: [{ texte: "aiguille-pas" }] }),
    );
    await geste(moi, id, "partager", { courriel: "aiguille@exemple.fr" });
    const fichiers = readdirSync(dossier).filter((f) => f.startsWith("passerelles.db"));
    expect(fichiers).toContain("passerelles.db");
    for (const fichier of fichiers)
      expect(readFileSync(join(dossier, fichier)).includes("aiguille"), fichier).toBe(false);
    expect(serveur.sortie()).not.toContain("aiguille");
  });

  test("en https, les cookies sont Secure, HttpOnly et SameSite", async () => {
    const securise = await lancerServeur(PORT + 1, null, {
      CONNEXION_DEMO: "1",
      NEXTAUTH_URL: "https://passerelles.example",
    });
    try {
      const reponse = await fetch(`${securise.url}/api/connexion/demonstration`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: "https://passerelles.example" },
        body: new URLSearchParams({ pseudonyme: "secure", callbackUrl: "/dossiers" }),
      });
      const cookies = reponse.headers.getSetCookie();
      expect(cookies.join()).toContain("__Secure-next-auth.session-token=");
      for (const cookie of cookies)
        expect(cookie).toMatch(/^__(Secure|Host)-.*HttpOnly.*Secure.*SameSite=Lax/);
    } finally {
      await securise.arreter();
    }
  });

  test("soixante essais de connexion par minute et par adresse, pas plus", async () => {
    const essais = await Promise.all(
      Array.from({ length: 65 }, () =>
        fetch(`${SITE}/api/connexion/demonstration`, {
          method: "POST",
          redirect: "manual",
          headers: { Origin: SITE, "X-Forwarded-For": "203.0.113.7" },
          body: new URLSearchParams({ pseudonyme: "essais" }),
        }),
      ),
    );
    const refuses = essais.filter((r) => r.status === 429);
    expect(refuses).toHaveLength(5);
    expect(Number(refuses[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("sans mandataire déclaré, changer d’adresse dans un en-tête ne donne pas d’essais de plus", async () => {
    const direct = await lancerServeur(PORT + 1, null, { CONNEXION_DEMO: "1" });
    try {
      const essais = await Promise.all(
        Array.from({ length: 65 }, (_, i) =>
          fetch(`${direct.url}/api/connexion/demonstration`, {
            method: "POST",
            redirect: "manual",
            headers: { Origin: direct.url, "X-Forwarded-For": `203.0.113.${i}` },
            body: new URLSearchParams({ pseudonyme: "essais" }),
          }),
        ),
      );
      expect(essais.filter((r) => r.status === 429)).toHaveLength(5);
    } finally {
      await direct.arreter();
    }
  });
});
