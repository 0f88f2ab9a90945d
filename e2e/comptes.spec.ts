import { expect, test } from "./base";
import { lancerCourrier } from "./courrier";
import { EXTRAIT } from "./donnees";
import { lancerEmetteur, type Role } from "./emetteur";
import { lancerServeur, type Serveur } from "./serveur";

const PORT = EXTRAIT.port + 20;
const AILLEURS = PORT + 1;
const SITE = `http://localhost:${PORT}`;

// Chromium says of a script it may not preload, JavaScript being off, that the policy refused it.
const ATTENDUS = new RegExp(
  `^autre site : http://localhost:${AILLEURS}/|^requête : .*/_next/static/.*\\.js csp$`,
);
// Signing in leads to another site and back.
test.use({ baseURL: SITE, attendus: [ATTENDUS] });

const NOMS: Readonly<Record<Role, string>> = {
  oidc: "Mon réseau",
  proconnect: "ProConnect",
  francetravail: "France Travail Connect",
};

for (const role of ["oidc", "proconnect", "francetravail"] as const) {
  test.describe(NOMS[role], () => {
    let serveur: Serveur;
    let emetteur: Awaited<ReturnType<typeof lancerEmetteur>>;
    test.beforeAll(async () => {
      emetteur = await lancerEmetteur(AILLEURS, role, SITE);
      serveur = await lancerServeur(PORT, null, emetteur.reglages);
    });
    test.afterAll(async () => {
      await serveur.arreter();
      await emetteur.arreter();
    });

    for (const javaScriptEnabled of [true, false]) {
      test.describe(javaScriptEnabled ? "avec JavaScript" : "sans JavaScript", () => {
        test.use({ javaScriptEnabled });
        test("on entre, on retrouve la page voulue, on sort", async ({ page, context }) => {
          await page.goto("/compte");
          await expect(page).toHaveURL(`${SITE}/connexion?callbackUrl=%2Fcompte`);
          await page.getByRole("button", { name: `Se connecter avec ${NOMS[role]}` }).click();
          await page.getByRole("textbox", { name: "Qui" }).fill("agnes@exemple.fr");
          await page.getByRole("button", { name: "Entrer" }).click();
          await expect(page).toHaveURL(`${SITE}/compte`);
          await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mon compte");
          await expect(page.getByRole("main")).toContainText("agnes@exemple.fr");
          const session = (await context.cookies()).find((c) => c.name.endsWith("session-token"));
          expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
          expect(session?.value).not.toContain("agnes");
          await page.getByRole("button", { name: "Se déconnecter" }).click();
          await expect(page).toHaveURL(`${SITE}/`);
          await page.goto("/compte");
          await expect(page).toHaveURL(/\/connexion\?/);
        });
      });
    }

    test("la page de confidentialité dit ce qui est gardé de qui se connecte", async ({ page }) => {
      await page.goto("/confidentialite");
      const garde = page.getByRole("region", { name: "Ce que ce site garde de vous" });
      await expect(garde.getByRole("listitem")).toHaveText([
        /^Vous cherchez, lisez, comparez, sans vous connecter/,
        /lien court/,
        /^Vous vous connectez/,
      ]);
    });

    test("annuler chez le fournisseur est dit comme tel", async ({ page }) => {
      await page.goto("/connexion");
      await page.getByRole("button", { name: `Se connecter avec ${NOMS[role]}` }).click();
      await page.getByRole("button", { name: "Annuler" }).click();
      await expect(page).toHaveURL(`${SITE}/connexion?error=Annulation`);
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Vous avez interrompu");
    });

    test("sans adresse vérifiée, on entre quand même, et la page le dit", async ({ page }) => {
      await page.goto("/connexion?callbackUrl=/compte");
      await page.getByRole("button", { name: `Se connecter avec ${NOMS[role]}` }).click();
      await page.getByRole("textbox", { name: "Qui" }).fill("bruno");
      await page.getByRole("button", { name: "Entrer" }).click();
      await expect(page.getByRole("main")).toContainText("Aucune adresse");
      expect(serveur.sortie()).not.toMatch(/agnes|bruno/);
    });

    if (role === "oidc") {
      test("un retour fabriqué n’ouvre aucune session", async ({ page, context }) => {
        await page.goto("/api/auth/callback/oidc?code=faux&state=faux");
        await expect(page).toHaveURL(/\/connexion\?.*error=/);
        await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
        expect((await context.cookies()).some((c) => c.name.endsWith("session-token"))).toBe(false);
      });
    }
  });
}

test.describe("lien par courriel", () => {
  let serveur: Serveur;
  let courrier: Awaited<ReturnType<typeof lancerCourrier>>;
  test.beforeAll(async () => {
    courrier = await lancerCourrier();
    serveur = await lancerServeur(PORT, null, { EMAIL_SERVER: courrier.url, EMAIL_FROM: "site@exemple.fr" });
  });
  test.afterAll(async () => {
    await serveur.arreter();
    courrier.arreter();
  });

  test("le lien ne porte pas l’adresse, sert une fois, et pas à qui le visite seulement", async ({
    page,
  }) => {
    await page.goto("/connexion?callbackUrl=/compte");
    await page.getByRole("textbox", { name: "Votre adresse" }).fill("chloe@exemple.fr");
    await page.getByRole("button", { name: "Recevoir un lien" }).click();
    await expect(page).toHaveURL(/\/connexion\/envoyee/);
    expect(page.url()).not.toContain("chloe");
    await expect.poll(() => courrier.lettres.length).toBe(1);
    const [lien = ""] = /http:\/\/\S+/.exec(courrier.lettres[0] ?? "") ?? [];
    expect(lien).not.toContain("chloe");
    // A mail filter visits it.
    expect((await fetch(lien)).status).toBe(200);

    await page.goto(lien);
    // Whose account it opens is said before: a link may come from someone else.
    await expect(page.getByRole("main")).toContainText("chloe@exemple.fr");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expect(page).toHaveURL(`${SITE}/compte`);
    await expect(page.getByRole("main")).toContainText("chloe@exemple.fr");
    await page.goto(lien);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Ce lien a déjà servi");
    expect(serveur.sortie()).not.toContain("chloe");
  });

  test("un lien abîmé est dit comme tel", async ({ page }) => {
    await page.goto("/connexion/lien?l=abc");
    await expect(page.getByRole("main").getByRole("alert")).toContainText("n’est plus valable");
  });

  test("cinq lettres par heure à une même personne, pas plus", async ({ page }) => {
    for (let i = 0; i < 6; i++) {
      await page.goto("/connexion");
      await page.getByRole("textbox", { name: "Votre adresse" }).fill("denis@exemple.fr");
      await page.getByRole("button", { name: "Recevoir un lien" }).click();
      await expect(page).toHaveURL(i < 5 ? /envoyee/ : /error=TropDEssais/);
    }
  });
});

test.describe("réglages", () => {
  test("sans aucun moyen de connexion, le site le dit et mène au rendez-vous", async ({ page }) => {
    const serveur = await lancerServeur(PORT);
    try {
      for (const chemin of ["/dossiers", "/compte", "/connexion"]) {
        await page.goto(chemin);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce site ne garde pas de dossiers");
      }
      await expect(page.getByRole("link", { name: "Préparer un rendez-vous" })).toBeVisible();
      await page.goto("/metiers/D1102");
      await expect(page.getByRole("contentinfo").getByRole("link", { name: "Mes dossiers" })).toHaveCount(0);
    } finally {
      await serveur.arreter();
    }
  });

  test("une valeur refusée arrête le démarrage en une ligne, sans la répéter", async () => {
    for (const [nom, valeur] of [
      ["NEXTAUTH_SECRET", "trop-court-4821"],
      ["DOSSIERS_CLES", "k1:pas-une-cle-4821"],
      ["DATABASE_URL", "mysql://moi:motdepasse4821@hote/base"],
      ["EMAIL_SERVER", "ftp://moi:motdepasse4821@hote"],
      ["PROCONNECT_CLIENT_ID", "seul-4821"],
    ] as const) {
      let dit = "";
      const ecrire = process.stderr.write.bind(process.stderr);
      process.stderr.write = (morceau: string | Uint8Array) => {
        dit += String(morceau);
        return true;
      };
      try {
        await expect(lancerServeur(PORT, null, { [nom]: valeur })).rejects.toThrow(/ended before/);
      } finally {
        process.stderr.write = ecrire;
      }
      expect(dit).toMatch(/^Réglage \w+ (refusé|absent)[^\n]*\n$/);
      expect(dit).not.toContain("4821");
    }
  });
});
