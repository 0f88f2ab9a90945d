import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { RomeTables } from "../lib/rome";
import { extraitSource } from "../lib/rome/sources/extrait";
import { fautesAxe } from "./axe";
import { expect, test } from "./base";
import { EXTRAIT } from "./donnees";
import { lancerServeur, type Serveur } from "./serveur";
import { demarrerStandin, type Faute, type Standin } from "./standin";

/** Free ports beside those of the other servers of a run; each worker has its own. */
const portDe = ({ parallelIndex }: { readonly parallelIndex: number }): number =>
  EXTRAIT.port + 10 + parallelIndex;

test.use({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it.
  baseURL: async ({}, use, info) => use(`http://localhost:${portDe(info)}`),
});

interface EtatApi {
  readonly api: string;
  readonly statut: string;
  readonly detail: string | null;
  readonly derives: number;
}
interface Sante {
  readonly statut: string;
  readonly referentiel: { readonly source: string };
  readonly franceTravail: {
    readonly apis: readonly EtatApi[];
    readonly synchronisation: { readonly statut: string; readonly fait?: number; readonly detail?: string };
  };
}
const json = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;
const sante = ({ url }: Serveur): Promise<Sante> => json(`${url}/api/sante`);

/** A server on the embedded extract with nothing but credentials and the addresses of a stand-in. */
const lancer = (standin: Standin, reglages: Readonly<Record<string, string>> = {}): Promise<Serveur> =>
  lancerServeur(portDe(test.info()), null, {
    FRANCE_TRAVAIL_CLIENT_ID: standin.client.id,
    FRANCE_TRAVAIL_CLIENT_SECRET: standin.client.secret,
    FRANCE_TRAVAIL_API_URL: standin.url,
    FRANCE_TRAVAIL_TOKEN_URL: standin.tokenUrl,
    FRANCE_TRAVAIL_QUOTA: "500",
    FRANCE_TRAVAIL_REPRISE: "1",
    ...reglages,
  });

let extrait: RomeTables;
test.beforeAll(async () => {
  extrait = await extraitSource().load();
});

let standin: Standin;
let dossier: string;
test.beforeEach(async () => {
  standin = await demarrerStandin({ referential: extrait, debit: 10_000 });
  dossier = await mkdtemp(join(tmpdir(), "passerelles-api-"));
});
test.afterEach(async () => {
  await standin.fermer();
  await rm(dossier, { recursive: true, force: true });
});

/** All that the extract has, by the counts of the API. */
const comptes = (): Readonly<Record<string, unknown>> => {
  const { metiers, appellations, competences, savoirs, contextes, mobilites } = extrait.tables;
  return {
    version: "60",
    metiers: metiers.length,
    appellations: appellations.length,
    competences: competences.length,
    savoirs: savoirs.length,
    contextes: contextes.length,
    mobilites: mobilites.length,
  };
};

async function synchronise(serveur: Serveur): Promise<void> {
  await expect
    .poll(() => json(`${serveur.url}/api/version`), { timeout: 90_000, intervals: [250] })
    .toMatchObject({ ...comptes(), source: "api" });
}

// Twice the time of a test that waits for a fault, then for its end, on a machine that may be busy.
test.describe.configure({ mode: "parallel", timeout: 240_000 });

/** A fault of the provider, and what /api/sante must say of it. Those of the first list come first: once read, it is kept. */
const FAUTES: readonly {
  readonly nom: string;
  readonly faute: Faute;
  readonly statut: string;
  readonly detail: RegExp;
}[] = [
  {
    nom: "des 429 en rafale",
    faute: { genre: "quota", api: "metiers", attente: 1 },
    statut: "quota",
    detail: /quota/,
  },
  {
    nom: "une liste vide (204)",
    faute: { genre: "vide", api: "metiers", chemin: "/v1/metiers/metier" },
    statut: "injoignable",
    detail: /réponse vide \(HTTP 204\)/,
  },
  {
    nom: "un champ qui change de type",
    faute: {
      genre: "champ",
      api: "metiers",
      chemin: "/v1/metiers/metier",
      champ: "appellations.libelle",
      devient: "nombre",
    },
    statut: "derive",
    detail: /Métiers : \/v1\/metiers\/metier, champ \[\d+\]\.appellations\[\d+\]\.libelle/,
  },
  {
    nom: "une connexion coupée",
    faute: { genre: "coupure", api: "metiers" },
    statut: "injoignable",
    detail: /ne répond pas \(ECONNRESET\)/,
  },
  {
    nom: "des 500",
    faute: { genre: "erreur", api: "competences", statut: 500 },
    statut: "injoignable",
    detail: /HTTP 500/,
  },
  {
    nom: "une API hors de l'abonnement",
    faute: { genre: "non-souscrite", api: "competences" },
    statut: "non-souscrite",
    detail: /abonnement/,
  },
  {
    nom: "un jeton refusé en cours de route",
    faute: { genre: "jeton-refuse", api: "metiers", apres: 40 },
    statut: "refusee",
    detail: /jeton refusé/,
  },
];

test("à chaque faute le site continue et /api/sante la dit ; quand elle cesse, tout revient de soi-même", async () => {
  let serveur: Serveur | undefined;
  try {
    for (const { nom, faute, statut, detail } of FAUTES) {
      await test.step(nom, async () => {
        // One gives way to the next: that the next is told says that this one was got over.
        standin.fautes.effacer();
        standin.fautes.poser(faute);
        serveur ??= await lancer(standin);
        const { url } = serveur;
        const attendu = {
          api: "api" in faute ? faute.api : "",
          statut,
          detail: expect.stringMatching(detail),
        };
        await expect
          .poll(async () => (await json<Sante>(`${url}/api/sante`)).franceTravail.apis, {
            timeout: 60_000,
            intervals: [50],
          })
          .toContainEqual(expect.objectContaining(attendu));
        // The fault lasts: visitors have the fiche, and nothing was replaced.
        expect((await fetch(`${url}/metiers/D1102`)).status).toBe(200);
        expect(await json(`${url}/api/version`)).toMatchObject({ ...comptes(), source: "extrait" });
        expect((await json<Sante>(`${url}/api/sante`)).statut).toBe("ok");
      });
    }
    if (serveur === undefined) throw new Error("no fault");
    const gueri = serveur;
    standin.fautes.effacer();
    await synchronise(gueri);
    await expect
      .poll(async () => (await sante(gueri)).franceTravail.apis.map((a) => a.statut), { timeout: 60_000 })
      .toEqual(Array(6).fill("ok"));
  } finally {
    await serveur?.arreter();
  }
});

test("une liste de 11 Mo qui vient lentement : le site continue, et dit où en est la synchronisation", async () => {
  const chemin = "/v1/competences/competence";
  standin.fautes.poser({ genre: "lenteur", api: "competences", chemin, ms: 2500, octets: 11_000_000 });
  const serveur = await lancer(standin);
  try {
    await expect
      .poll(async () => (await sante(serveur)).franceTravail.synchronisation, {
        timeout: 60_000,
        intervals: [100],
      })
      .toMatchObject({ statut: "en-cours", fait: expect.any(Number), reste: expect.any(Number) });
    expect((await fetch(`${serveur.url}/metiers/D1102`)).status).toBe(200);
    await synchronise(serveur);
    expect(standin.journal.filter((a) => a.chemin.endsWith(chemin))).toHaveLength(1);
  } finally {
    await serveur.arreter();
  }
});

test("tué net en pleine synchronisation, le serveur la reprend sans redemander ce qu'il a", async () => {
  const reglages = { ROME_DATA_DIR: dossier, FRANCE_TRAVAIL_QUOTA: "50" };
  const premier = await lancer(standin, reglages);
  try {
    await expect
      .poll(async () => (await sante(premier)).franceTravail.synchronisation.fait ?? 0, {
        timeout: 60_000,
        intervals: [100],
      })
      .toBeGreaterThan(60);
  } finally {
    const fin = once(premier.processus, "exit");
    premier.processus.kill("SIGKILL");
    await fin;
  }
  // The process of the synchronisation ends with its server.
  let vus = -1;
  await expect
    .poll(
      () => {
        const avant = vus;
        vus = standin.journal.length;
        return vus === avant;
      },
      { intervals: [1000] },
    )
    .toBe(true);
  const second = await lancer(standin, reglages);
  try {
    await synchronise(second);
    const lectures = standin.journal.map((a) => a.chemin).filter((c) => /\/metier\/[A-N]\d{4}$/.test(c));
    expect(new Set(lectures).size).toBe(extrait.tables.metiers.length);
    // Those under way at the stop may be asked for twice, nothing else.
    expect(lectures.length - new Set(lectures).size).toBeLessThanOrEqual(4);
    const listes = standin.journal
      .map((a) => a.chemin)
      .filter((c) => c.endsWith("/v1/competences/competence"));
    expect(listes).toHaveLength(1);
  } finally {
    await second.arreter();
  }
});

test("aucun secret dans les journaux, les pages, les réponses ni les fichiers", async () => {
  standin.fautes.poser({ genre: "jeton-refuse", api: "fiches" });
  standin.fautes.poser({ genre: "erreur", api: "romeo", statut: 500 });
  const serveur = await lancer(standin, { ROME_DATA_DIR: dossier });
  const textes: string[] = [];
  try {
    await synchronise(serveur);
    for (const chemin of [
      "/donnees",
      "/metiers/D1102",
      "/recherche?q=zzz",
      "/api/sante",
      "/api/openapi.json",
    ]) {
      textes.push(await (await fetch(`${serveur.url}${chemin}`)).text());
    }
  } finally {
    await serveur.arreter();
  }
  textes.push(serveur.sortie());
  for (const fichier of await readdir(dossier, { recursive: true, withFileTypes: true })) {
    if (fichier.isFile()) textes.push(lisible(await readFile(join(fichier.parentPath, fichier.name))));
  }
  expect(textes.length).toBeGreaterThan(7);
  for (const texte of textes) {
    expect(texte).not.toContain(standin.client.secret);
    expect(texte).not.toContain(standin.client.id);
    expect(texte).not.toMatch(/Bearer |access_token/);
  }
});

/** A file as text; a snapshot has a line, then gzip. */
function lisible(contenu: Buffer): string {
  const texte = contenu.toString("latin1");
  const gzip = contenu.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  return gzip < 0 ? texte : texte.slice(0, gzip) + gunzipSync(contenu.subarray(gzip)).toString("utf8");
}

test("une fiche que France Travail a modifiée est relue à l'ouverture, et la page suit", async ({ page }) => {
  const premier = await lancer(standin, { ROME_DATA_DIR: dossier });
  try {
    await synchronise(premier);
  } finally {
    await premier.arreter();
  }
  // As if each fiche had been read long ago.
  await rm(join(dossier, "france-travail", "verifications.json"));
  const definition = "Texte revu par France Travail.";
  const textes = extrait.tables.textes.map((t) =>
    t.metier === "D1102" && t.genre === "definition" && t.position === 1 ? { ...t, texte: definition } : t,
  );
  standin.fautes.publier({ ...extrait, tables: { ...extrait.tables, textes } });
  const serveur = await lancer(standin, { ROME_DATA_DIR: dossier });
  try {
    await page.goto(`${serveur.url}/metiers/D1104`);
    await expect(page.getByText(/Fiche vérifiée auprès de France.Travail le \d+/)).toBeVisible();
    await page.goto(`${serveur.url}/metiers/D1102`);
    await expect(page.getByText(/vient de modifier cette fiche/)).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(definition)).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText(/Fiche vérifiée auprès de France.Travail le \d+/)).toBeVisible();
    expect(await json(`${serveur.url}/api/version`)).toMatchObject({ ...comptes(), source: "api" });
    // Opened many times, read once.
    const lectures = standin.journal.filter((a) => a.chemin.endsWith("/metier/D1104"));
    expect(lectures).toHaveLength(2);
  } finally {
    await serveur.arreter();
  }
});

test.describe("le texte libre", () => {
  test("n'est envoyé à France Travail qu'après que la personne l'a demandé, et ses propositions sont à part", async ({
    page,
    browser,
  }) => {
    const serveur = await lancer(standin);
    try {
      await synchronise(serveur);
      // Whatever the first one costs: ROMEO then answers in its budget.
      const romeo = (): number =>
        standin.journal.filter((a) => a.chemin.endsWith("/predictionMetiers")).length;
      const avant = romeo();
      const adresse = `${serveur.url}/recherche?q=${encodeURIComponent("travailler seul avec une machine")}`;
      await page.goto(adresse);
      const bloc = page.getByRole("region", { name: "Demander aussi à France Travail" });
      await expect(bloc.getByText(/vous envoyez/)).toBeVisible();
      expect(await fautesAxe(page)).toEqual([]);
      expect(romeo()).toBe(avant);
      await bloc.getByRole("button", { name: /Envoyer mes mots/ }).click();
      await expect(bloc.getByRole("status")).toContainText(/ROMEO propose|ne propose pas/);
      expect(romeo()).toBe(avant + 1);
      const sans = await browser.newContext({ javaScriptEnabled: false });
      const nue = await sans.newPage();
      await nue.goto(adresse);
      await nue.getByRole("button", { name: /Envoyer mes mots/ }).click();
      await expect(
        nue.getByRole("region", { name: "Demander aussi à France Travail" }).getByRole("status"),
      ).toContainText(/ROMEO propose|ne propose pas/);
      await sans.close();
      // The same words: from memory.
      expect(romeo()).toBe(avant + 1);
    } finally {
      await serveur.arreter();
    }
  });

  test.describe("sans identifiants", () => {
    test.use({ baseURL: EXTRAIT.url });
    test("n'a pas de bouton", async ({ page }) => {
      await page.goto(`${EXTRAIT.url}/recherche?q=zzz`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("region", { name: "Demander aussi à France Travail" })).toHaveCount(0);
    });
  });
});

test("/donnees dit l'état de chaque API, ce qui manque à l'abonnement n'est pas proposé, un code retiré mène à son remplaçant", async ({
  page,
}) => {
  standin.fautes.substituer({ type: "METIER", code: "D1999", par: "D1102" });
  standin.fautes.poser({ genre: "non-souscrite", api: "romeo" });
  const serveur = await lancer(standin);
  try {
    await synchronise(serveur);
    await page.goto("/donnees");
    await expect(page.getByRole("row", { name: /Métiers répond$/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /ROMEO v2 pas dans l’abonnement/ })).toBeVisible();
    await expect(page.getByText(/la version 60 est en service/)).toBeVisible();
    await page.goto("/recherche?q=zzz");
    await expect(page.getByRole("region", { name: "Demander aussi à France Travail" })).toHaveCount(0);
    const reponse = await page.goto(`${serveur.url}/metiers/D1999`);
    expect(reponse?.status()).toBe(200);
    await expect(
      page
        .getByRole("main")
        .getByRole("link", { name: /[Bb]oulanger/ })
        .first(),
    ).toBeVisible();
    await page.goto(`${serveur.url}/metiers/D1999`);
    const demandes = standin.journal.filter((a) => a.chemin.endsWith("/METIER/D1999"));
    expect(demandes).toHaveLength(1);
  } finally {
    await serveur.arreter();
  }
});
