import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../lib/dossiers/testing/postgres";
import { expect, test } from "./base";
import { type Client, client, creer, enregistrer, rendezVous } from "./compte";
import { EXTRAIT } from "./donnees";
import { lancerServeur, type Serveur } from "./serveur";

const PORT = EXTRAIT.port + 26;
const SITE = `http://localhost:${PORT}`;
test.use({ baseURL: SITE });

const SAUVEGARDES = 200;
const CLE = `k1:${randomBytes(32).toString("base64")}`;

/** Saves one after the other, each with its number, until the server falls. @returns the last number acknowledged. */
async function sauverJusquaLaChute(qui: Client, id: string, tuer: () => void): Promise<number> {
  let accuse = 0;
  for (let n = 1; n <= SAUVEGARDES; n++) {
    if (n === SAUVEGARDES / 2) setTimeout(tuer, 3);
    try {
      const reponse = await enregistrer(qui, id, n, rendezVous(`n°${n}`));
      if (reponse.status !== 200) throw new Error(`save ${n}: ${reponse.status}`);
      accuse = n;
    } catch (cause) {
      // The server is gone: `fetch` says so, an answer would have been an error of ours.
      if (cause instanceof TypeError) return accuse;
      throw cause;
    }
  }
  return accuse;
}

async function tenirLaChute(reglages: Readonly<Record<string, string>>): Promise<void> {
  const premier: Serveur = await lancerServeur(PORT, null, reglages);
  const qui = await client(SITE, "panne");
  const id = await creer(qui, rendezVous("n°0"));
  const fin = once(premier.processus, "exit");
  const accuse = await sauverJusquaLaChute(qui, id, () => premier.processus.kill("SIGKILL"));
  await fin;
  expect(accuse).toBeGreaterThan(50);
  expect(accuse).toBeLessThan(SAUVEGARDES);
  const second = await lancerServeur(PORT, null, reglages);
  try {
    const lu = (await (await qui.envoyer(`/api/dossiers/${id}`)).json()) as { contenu: { notes: string } };
    // The last acknowledged one, or the next, which was saved but not acknowledged.
    expect([`n°${accuse}`, `n°${accuse + 1}`]).toContain(lu.contenu.notes);
  } finally {
    await second.arreter();
    await premier.arreter();
  }
}

test("kill -9 pendant deux cents enregistrements : aucun accusé n’est perdu (SQLite)", async () => {
  const dossier = mkdtempSync(join(tmpdir(), "passerelles-panne-"));
  try {
    await tenirLaChute({ CONNEXION_DEMO: "1", ROME_DATA_DIR: dossier });
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
});

test.describe("PostgreSQL", () => {
  let base: ReturnType<typeof startPostgres> = null;
  test.beforeAll(() => {
    base = startPostgres("pannes de PostgreSQL");
  });
  test.afterAll(() => base?.stop());
  const reglages = (url: string) => ({
    CONNEXION_DEMO: "1",
    DATABASE_URL: url,
    DOSSIERS_CLES: CLE,
    NEXTAUTH_SECRET: CLE,
  });

  test("kill -9 pendant deux cents enregistrements : aucun accusé n’est perdu", async () => {
    test.skip(base === null, "pas de PostgreSQL 15");
    if (base !== null) await tenirLaChute(reglages(base.url));
  });

  test("la base s’arrête et revient : le reste du site répond, puis tout revient de soi-même", async ({
    page,
  }) => {
    test.skip(base === null, "pas de PostgreSQL 15");
    if (base === null) return;
    const serveur = await lancerServeur(PORT, null, reglages(base.url));
    try {
      const qui = await client(SITE, "retour");
      const id = await creer(qui, rendezVous("avant"));
      const sante = async () => ((await (await fetch(`${SITE}/api/sante`)).json()) as { base: string }).base;
      expect(await sante()).toBe("ok");
      base.couper();
      expect(await sante()).toBe("indisponible");
      expect((await fetch(`${SITE}/api/sante`)).status).toBe(200);
      expect((await fetch(`${SITE}/metiers/D1102`)).status).toBe(200);
      const refuse = await enregistrer(qui, id, 1, rendezVous("pendant"));
      expect([refuse.status, refuse.headers.get("retry-after")]).toEqual([503, "5"]);
      await page.context().addCookies(
        qui.cookie.split("; ").map((c) => {
          const [name = "", ...valeur] = c.split("=");
          return { name, value: valeur.join("="), url: SITE };
        }),
      );
      await page.goto(`${SITE}/dossiers`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "Les dossiers ne répondent pas pour le moment",
      );
      base.repartir();
      await expect.poll(sante, { timeout: 20_000 }).toBe("ok");
      expect((await enregistrer(qui, id, 1, rendezVous("après"))).status).toBe(200);
      expect(serveur.sortie()).not.toContain("postgres://");
    } finally {
      await serveur.arreter();
    }
  });
});
