import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RomeTables } from "../../lib/rome";
import { extraitSource } from "../../lib/rome/sources/extrait";
import { appelant, demanderJeton } from "./appels";
import { APIS, demarrerStandin, type Options, type Standin } from "./index";
import { entetes, Quotas } from "./quota";
import { parseSelecteur, restreindre, SelecteurError, texteDe } from "./selecteur";

type Appelant = Awaited<ReturnType<typeof appelant>>;
let rome: RomeTables;
let standin: Standin;
let appel: Appelant;

const json = async (reponse: Promise<Response>): Promise<unknown> => (await reponse).json();
const statuts = async (n: number, faire: () => Promise<Response>): Promise<number[]> => {
  const vus: number[] = [];
  for (let i = 0; i < n; i++) vus.push((await faire()).status);
  return vus;
};
const VERSION = "/v1/metiers/version";

beforeAll(async () => {
  rome = await extraitSource().load();
  standin = await demarrerStandin({ referential: rome, debit: 10_000 });
  appel = await appelant(standin);
});
afterAll(() => standin.fermer());
beforeEach(() => standin.fautes.effacer());

/** A stand-in of its own for one test. */
async function avec(
  options: Omit<Options, "referential">,
  faire: (seul: Standin, appel: Appelant) => Promise<void>,
): Promise<void> {
  const seul = await demarrerStandin({ referential: rome, ...options });
  try {
    await faire(seul, await appelant(seul));
  } finally {
    await seul.fermer();
  }
}

describe("champs", () => {
  const METIER = "/v1/metiers/metier/A1101";

  test("names without regard to case, nested, once or several times; answers in the names of the API", async () => {
    const attendu = {
      code: "A1101",
      domaineProfessionnel: { code: "A11", grandDomaine: { code: "A" } },
    };
    for (const question of [
      "champs=code,domaineprofessionnel(code,granddomaine(code))",
      "champs=CODE,domaineProfessionnel(code,grandDomaine(Code))",
      "champs=code&champs=domaineprofessionnel(code,granddomaine(code))",
      `champs=${encodeURIComponent("code, domaineprofessionnel( code , granddomaine(code) )")}`,
    ]) {
      expect(await json(appel("metiers", `${METIER}?${question}`))).toEqual(attendu);
    }
  });

  test("part of a sub-selection; `type` is always there", async () => {
    expect(await json(appel("metiers", `${METIER}?champs=competencesmobiliseesprincipales(code)`))).toEqual({
      competencesMobiliseesPrincipales: expect.arrayContaining([
        {
          type: expect.stringMatching(/^(COMPETENCE-DETAILLEE|MACRO-SAVOIR-FAIRE|SAVOIR)$/),
          code: expect.any(String),
        },
      ]),
    });
  });

  test("@subtype gives a field to its kind alone", async () => {
    const liste = (await json(
      appel("competences", "/v1/competences/competence?champs=code,@savoir(categoriesavoir(libelle))"),
    )) as { type: string; categorieSavoir?: unknown }[];
    const avecCategorie = new Set(liste.filter((c) => c.categorieSavoir !== undefined).map((c) => c.type));
    expect([...avecCategorie]).toEqual(["SAVOIR"]);
    expect(new Set(liste.map((c) => c.type)).size).toBeGreaterThan(2);
  });

  test.each([
    ["champs=monAttribut", "monAttribut"],
    ["champs=code,domaineprofessionnel(code,Zut)", "Zut"],
    ["champs=code(libelle)", "libelle"],
    ["champs=@macrocompetence(code)", "@macrocompetence"],
    ["champs=code)", ")"],
    ["champs=themes(code", "themes(code"],
  ])("%s is refused, naming %s", async (question, attribut) => {
    const reponse = await appel("metiers", `${METIER}?${question}`);
    expect([reponse.status, await reponse.json()]).toEqual([
      400,
      {
        message: `L'attribut '${attribut}' n'est pas selectionnable`,
        codeMetier: "SELECTOR",
        service: METIER,
        code: 400,
      },
    ]);
  });

  test("what a read gives, a list may refuse", async () => {
    for (const champ of ["obsolete", "metiersenproximite", "contextestravail", "themes"]) {
      expect((await appel("metiers", `/v1/metiers/metier?champs=${champ}`)).status).toBe(400);
      expect((await appel("metiers", `${METIER}?champs=${champ}`)).status).toBe(200);
    }
  });

  test("a selector is written as it was read", () => {
    const texte = "a,b(c,@d(e)),f";
    expect(texteDe(parseSelecteur(texte))).toBe(texte);
    expect(texteDe(restreindre(parseSelecteur("B"), parseSelecteur(texte)))).toBe("b(c,@d(e))");
    expect(() => restreindre(parseSelecteur("b(x)"), parseSelecteur(texte))).toThrow(SelecteurError);
  });
});

describe("codes and lists", () => {
  test("an unknown code is a 404 without codeMetier", async () => {
    const reponse = await appel("metiers", "/v1/metiers/metier/Z9999");
    expect([reponse.status, await reponse.json()]).toEqual([
      404,
      { service: "/v1/metiers/metier/Z9999", message: "Code inexistant: Z9999", code: 404 },
    ]);
  });

  test("filters keep a part of the list", async () => {
    const codes = async (question: string): Promise<string[]> =>
      ((await json(appel("metiers", `/v1/metiers/metier?${question}`))) as { code: string }[]).map(
        (m) => m.code,
      );
    const tous = await codes("");
    const realistes = await codes("riasec-majeur=R");
    expect(tous).toHaveLength(rome.tables.metiers.length);
    expect(realistes).toEqual(
      rome.tables.metiers
        .filter((m) => m.riasecMajeur === "R")
        .map((m) => m.code)
        .sort(),
    );
    const [lien] = rome.tables.nafsLiens;
    expect(await codes(`code-naf=${lien?.code}`)).toContain(lien?.metier);
    const [item] = rome.tables.items;
    expect(await codes(`code-competence=${item?.ogr}`)).toContain(item?.metier);
    expect(await codes("code-competence=0")).toEqual([]);
  });

  test("requete: beginnings of words, accents or not; any of them or all; a filter; at most 20 given, all counted", async () => {
    const chercher = async (
      question: string,
    ): Promise<{ totalResultats: number; resultats: { libelle: string }[] }> =>
      (await json(appel("metiers", `/v1/metiers/appellation/requete?${question}`))) as never;
    const ou = await chercher("q=agent%20securite");
    const et = await chercher("q=agent%20securite&op=AND");
    expect(et.totalResultats).toBeGreaterThan(0);
    expect(et.totalResultats).toBeLessThan(ou.totalResultats);
    expect(ou.resultats.length).toBe(Math.min(20, ou.totalResultats));
    expect(ou.resultats[0]).toEqual(et.resultats[0]);
    for (const { libelle } of et.resultats) expect(libelle).toMatch(/agent.*sécurité|sécurité.*agent/i);
    const sans = await chercher(`q=agent%20securite&op=AND&fq=${encodeURIComponent("NOT libelle:agent")}`);
    expect(sans.totalResultats).toBe(0);
    expect((await appel("metiers", "/v1/metiers/appellation/requete")).status).toBe(400);
  });

  test("a selected field without value is left out, or null", async () => {
    const question = "/v1/metiers/metier/A1101?champs=code,codeisco,formacodes";
    expect(await json(appel("metiers", question))).toEqual({ code: "A1101", formacodes: [] });
    await avec({ sansValeur: "nul", debit: 100 }, async (_, autre) => {
      expect(await json(autre("metiers", question))).toEqual({
        code: "A1101",
        codeIsco: null,
        formacodes: [],
      });
    });
  });
});

test("texts as the service may write them: typographic signs, sentences in one line", async () => {
  const metier = rome.tables.metiers.find((m) => {
    const phrases = rome.tables.textes.filter((t) => t.metier === m.code && t.genre === "definition");
    return phrases.length > 1 && phrases.some((t) => t.texte.includes("'"));
  });
  const question = `/v1/metiers/metier/${metier?.code}?champs=definition`;
  const lire = async (autre: Appelant): Promise<string> =>
    ((await json(autre("metiers", question))) as { definition: string }).definition;
  const ordinaire = await lire(appel);
  await avec({ separateur: " ", apostrophes: "courbes", debit: 100 }, async (_, autre) => {
    expect(await lire(autre)).toBe(
      ordinaire.replaceAll("\n", " ").replaceAll("'", "’").replaceAll("...", "…"),
    );
  });
  for (const signe of ["\n", "'"]) expect(ordinaire).toContain(signe);
});

describe("tokens", () => {
  test("an opaque token, its life and its scopes, not to be kept by caches", async () => {
    const reponse = await demanderJeton(standin, { scope: "api_rome-metiersv1 nomenclatureRome" });
    expect(reponse.status).toBe(200);
    expect(reponse.headers.get("cache-control")).toBe("no-store");
    expect(await reponse.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]{20,}$/),
      token_type: "Bearer",
      expires_in: 1499,
      scope: "api_rome-metiersv1 nomenclatureRome",
    });
  });

  test.each([
    [{ client_secret: "faux" }, "invalid_client"],
    [{ grant_type: "password" }, "unsupported_grant_type"],
    [{ scope: "api_rome-metiersv1 api_rome-v4" }, "invalid_scope"],
  ])("%j is refused: %s", async (change, error) => {
    const reponse = await demanderJeton(standin, change);
    expect([reponse.status, await reponse.json()]).toEqual([
      400,
      { error, error_description: expect.any(String) },
    ]);
  });

  test("the realm is needed, and a form", async () => {
    const sans = standin.tokenUrl.replace(/\?.*/, "");
    expect((await demanderJeton({ tokenUrl: sans, client: standin.client })).status).toBe(400);
    expect(
      (await demanderJeton({ tokenUrl: `${sans}?realm=partenaire`, client: standin.client })).status,
    ).toBe(200);
    const corps = JSON.stringify({ grant_type: "client_credentials" });
    expect((await fetch(standin.tokenUrl, { method: "POST", body: corps })).status).toBe(400);
  });

  test("no token, a wrong one or a past one: 401 and an empty body", async () => {
    const url = `${standin.url}/rome-metiers${VERSION}`;
    for (const init of [{}, { headers: { authorization: "Bearer faux" } }]) {
      const reponse = await fetch(url, init);
      expect([reponse.status, reponse.headers.get("www-authenticate"), await reponse.text()]).toEqual([
        401,
        "Bearer",
        "",
      ]);
    }
    await avec({ dureeJeton: 0 }, async (_, autre) => {
      expect((await autre("metiers", VERSION)).status).toBe(401);
    });
  });

  test("both words of a scope are needed; the one of Substitutions is not that of the others", async () => {
    const metiers = await appelant(standin, { scope: "api_rome-metiersv1 nomenclatureRome" });
    expect((await metiers("metiers", VERSION)).status).toBe(200);
    const autre = await metiers("competences", "/v1/competences/version");
    expect([autre.status, autre.headers.get("content-type"), await autre.text()]).toEqual([
      403,
      "text/plain",
      "Invalid scope",
    ]);
    const substitutions = await appelant(standin, { scope: "api_rome-substitutionsv1 nomenclatureRome" });
    expect((await substitutions("substitutions", "/v1/substitution/METIER/A1101")).status).toBe(403);
  });

  test("a path that a product lacks is 403, a product that does not exist 401", async () => {
    expect((await appel("metiers", "/v1/metiers/search")).status).toBe(403);
    expect((await fetch(`${standin.url}/rome-rien/v1/version`)).status).toBe(401);
  });
});

describe("quota", () => {
  test("one call a second for each API, told by four headers; beyond, 429 with Retry-After and no body to parse", async () => {
    await avec({}, async (seul, autre) => {
      const premiere = await autre("metiers", VERSION);
      expect(
        Object.fromEntries([...premiere.headers].filter(([nom]) => nom.startsWith("x-ratelimit"))),
      ).toEqual({
        "x-ratelimit-burst-capacity-clientidlimiter": "1",
        "x-ratelimit-remaining-clientidlimiter": "0",
        "x-ratelimit-replenish-rate-clientidlimiter": "1",
        "x-ratelimit-requested-tokens-clientidlimiter": "1",
      });
      const trop = await autre("metiers", VERSION);
      expect([trop.status, trop.headers.get("retry-after"), trop.headers.get("content-type")]).toEqual([
        429,
        "1",
        "text/plain",
      ]);
      expect((await autre("fiches", "/v1/fiches-rome/version")).status).toBe(200);
      expect(seul.compteurs()).toEqual({
        jeton: { appels: 1, statuts: { 200: 1 } },
        metiers: { appels: 2, statuts: { 200: 1, 429: 1 } },
        fiches: { appels: 1, statuts: { 200: 1 } },
      });
    });
  });

  test("the bucket fills with time, up to its burst", () => {
    let instant = 0;
    const quotas = new Quotas(() => instant);
    const prendre = (): number | null => quotas.prendre("client metiers", { debit: 2, rafale: 2 }).attente;
    expect([prendre(), prendre(), prendre()]).toEqual([null, null, 1]);
    instant = 500;
    expect([prendre(), prendre()]).toEqual([null, 1]);
    instant = 60_000;
    expect([prendre(), prendre(), prendre()]).toEqual([null, null, 1]);
    expect(new Quotas(() => 0).prendre("x", { debit: 0.1, rafale: 1 })).toEqual({
      attente: null,
      entetes: entetes({ debit: 0.1, rafale: 1 }, 0),
    });
  });
});

describe("faults", () => {
  const version = (): Promise<Response> => appel("metiers", VERSION);

  test("a burst of 429, then all is well", async () => {
    standin.fautes.poser({ genre: "quota", api: "metiers", apres: 1, fois: 2, attente: 7 });
    expect(await statuts(1, version)).toEqual([200]);
    const trop = await version();
    expect([trop.status, trop.headers.get("retry-after")]).toEqual([429, "7"]);
    expect(await statuts(3, version)).toEqual([429, 200, 200]);
  });

  test("429 without Retry-After; a fault of one API leaves the others alone", async () => {
    standin.fautes.poser({ genre: "quota", api: "metiers", attente: null });
    expect((await version()).headers.has("retry-after")).toBe(false);
    expect((await appel("fiches", "/v1/fiches-rome/version")).status).toBe(200);
  });

  test("an empty 204, a 500, a 503, until taken away", async () => {
    const retirer = standin.fautes.poser({ genre: "vide", chemin: "/version" });
    const vide = await version();
    expect([vide.status, await vide.text()]).toEqual([204, ""]);
    retirer();
    standin.fautes.poser({ genre: "erreur", statut: 500, fois: 1 });
    const erreur = await version();
    expect([erreur.status, await erreur.json()]).toEqual([500, expect.objectContaining({ codeHttp: 500 })]);
    standin.fautes.poser({ genre: "erreur", statut: 503, fois: 1 });
    expect(await statuts(2, version)).toEqual([503, 200]);
  });

  test("a slow list of 11 MB is the same list", async () => {
    const liste = "/v1/metiers/metier";
    const rapide = await json(appel("metiers", liste));
    standin.fautes.poser({ genre: "lenteur", chemin: liste, ms: 200, octets: 11_000_000 });
    const debut = performance.now();
    const texte = await (await appel("metiers", liste)).text();
    expect(performance.now() - debut).toBeGreaterThan(190);
    expect(texte.length).toBe(11_000_000);
    expect(JSON.parse(texte)).toEqual(rapide);
  });

  test("tokens that end while they serve; a new one works", async () => {
    const courant = await appelant(standin);
    expect((await courant("metiers", VERSION)).status).toBe(200);
    standin.fautes.perimerJetons();
    expect((await courant("metiers", VERSION)).status).toBe(401);
    appel = await appelant(standin);
    standin.fautes.poser({ genre: "jeton-refuse", apres: 1, fois: 1 });
    expect(await statuts(3, version)).toEqual([200, 401, 200]);
  });

  test("an API that was not subscribed to: its scope spoils the token, or its calls are 403", async () => {
    const scope = "api_rome-fiches-metiersv1 nomenclatureRome";
    const retirer = standin.fautes.poser({ genre: "non-souscrite", api: "fiches" });
    expect(await json(demanderJeton(standin, { scope }))).toEqual({
      error: "invalid_scope",
      error_description: "Unknown/invalid scope(s): [api_rome-fiches-metiersv1]",
    });
    expect((await demanderJeton(standin, { scope: "api_rome-metiersv1 nomenclatureRome" })).status).toBe(200);
    retirer();
    standin.fautes.poser({ genre: "non-souscrite", api: "fiches", jeton: "donne" });
    const fiches = await appelant(standin, { scope });
    expect((await fiches("fiches", "/v1/fiches-rome/version")).status).toBe(403);
  });

  test("a field that changes, in an object, in a list, deep inside", async () => {
    const poser = (champ: string, devient: "nombre" | "nul" | "absent" | "objet"): void => {
      standin.fautes.effacer();
      standin.fautes.poser({ genre: "champ", champ, devient });
    };
    poser("version", "nombre");
    expect(await json(version())).toMatchObject({ version: 42 });
    poser("appellations.libelle", "absent");
    const fiche = await json(
      appel("metiers", "/v1/metiers/metier/A1101?champs=libelle,appellations(code,libelle)"),
    );
    expect(fiche).toMatchObject({
      libelle: expect.any(String),
      appellations: expect.arrayContaining([{ code: expect.any(String) }]),
    });
    expect(JSON.stringify(fiche).match(/libelle/g)).toHaveLength(1);
    poser("libelle", "objet");
    expect(await json(appel("metiers", "/v1/metiers/theme"))).toContainEqual({
      code: expect.any(String),
      libelle: { valeur: "autre chose" },
    });
  });

  test("a connection reset before the answer, and in the middle of it", async () => {
    const coupees = (): number => standin.journal.filter((a) => a.statut === 0).length;
    for (const [i, au] of (["debut", "milieu"] as const).entries()) {
      standin.fautes.poser({ genre: "coupure", au, fois: 1 });
      await expect(appel("metiers", "/v1/metiers/metier").then((r) => r.text())).rejects.toThrow();
      expect(coupees()).toBe(i + 1);
      expect((await version()).status).toBe(200);
    }
  });

  test("the token endpoint fails as well", async () => {
    standin.fautes.poser({ genre: "erreur", api: "jeton", statut: 503, fois: 1 });
    standin.fautes.poser({ genre: "quota", api: "jeton", fois: 1 });
    expect(await statuts(3, () => demanderJeton(standin))).toEqual([503, 429, 200]);
    expect((await version()).status).toBe(200);
  });

  test("a new version comes out while it runs, with its own data", async () => {
    await avec({ debit: 100 }, async (seul, autre) => {
      seul.fautes.publier("61");
      expect(await json(autre("metiers", VERSION))).toMatchObject({ version: "61" });
      expect(await json(autre("fiches", "/v1/fiches-rome/version"))).toMatchObject({ version: "61" });
      const [premier] = rome.tables.metiers;
      const metiers = rome.tables.metiers.map((m) => (m === premier ? { ...m, libelle: "Autre nom" } : m));
      seul.fautes.publier({ ...rome, version: "62", tables: { ...rome.tables, metiers } });
      expect(await json(autre("metiers", `/v1/metiers/metier/${premier?.code}?champs=libelle`))).toEqual({
        libelle: "Autre nom",
      });
    });
  });
});

describe("Substitutions and ROMEO", () => {
  test("a retired code has a successor; the others have none", async () => {
    const lien = "/v1/substitution/COMPETENCE/500015";
    expect(await json(appel("substitutions", lien))).toMatchObject({ code: 404 });
    standin.fautes.substituer({ type: "COMPETENCE", code: "500015", par: "507259" });
    expect(await json(appel("substitutions", lien))).toEqual({
      code: "500015",
      codeSubstitution: "507259",
      typeEntite: "COMPETENCE",
    });
    expect((await appel("substitutions", "/v1/substitution/METIER/A1101")).status).toBe(404);
  });

  test("a métier of the past leads to the one that has most of its titles", async () => {
    const [premier, second] = rome.tables.metiers;
    if (!premier || !second) throw new Error("extract too small");
    const metiers = rome.tables.metiers.map((m) => (m === premier ? { ...m, parent: "A9999" } : m));
    const tables = { ...rome.tables, metiers };
    const seul = await demarrerStandin({ referential: { ...rome, source: "archive", tables } });
    const autre = await appelant(seul);
    expect(await json(autre("substitutions", "/v1/substitution/METIER/A9999"))).toMatchObject({
      codeSubstitution: premier.code,
    });
    await seul.fermer();
  });

  const predire = (corps: object, chemin = "/v2/predictionMetiers"): Promise<Response> =>
    appel("romeo", chemin, { method: "POST", body: JSON.stringify(corps) });
  const options = { nomAppelant: "passerelles", nbResultats: 3 };

  test("one entry a text, in order, best first", async () => {
    const reponse = (await json(
      predire({
        appellations: [
          { intitule: "boulanger", identifiant: "b" },
          { intitule: "A1101", identifiant: "a", contexte: "ferme" },
        ],
        options,
      }),
    )) as {
      identifiant: string;
      contexte: string;
      metiersRome: { codeRome: string; scorePrediction: number }[];
    }[];
    expect(reponse.map((r) => [r.identifiant, r.contexte])).toEqual([
      ["b", " "],
      ["a", "ferme"],
    ]);
    expect(reponse[1]?.metiersRome.map((m) => m.codeRome)).toEqual(["A1101"]);
    const scores = reponse[0]?.metiersRome.map((m) => m.scorePrediction) ?? [];
    expect(scores.length).toBe(3);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(Math.max(...scores)).toBeLessThan(1);
  });

  test("a field that changes, here too", async () => {
    standin.fautes.poser({
      genre: "champ",
      api: "romeo",
      champ: "metiersRome.scorePrediction",
      devient: "texte",
    });
    const appellations = [{ intitule: "A1101", identifiant: "a" }];
    expect(await json(predire({ appellations, options }))).toMatchObject([
      { metiersRome: [{ codeRome: "A1101", scorePrediction: "autre chose" }] },
    ]);
  });

  test("without nomAppelant, or out of bounds: 400", async () => {
    const appellations = [{ intitule: "boulanger", identifiant: "b" }];
    for (const o of [{}, { ...options, nbResultats: 26 }, { ...options, seuilScorePrediction: 2 }]) {
      const reponse = await predire({ appellations, options: o });
      expect([reponse.status, await reponse.json()]).toMatchObject([400, { codeErreur: "J072000G" }]);
    }
    expect((await appel("romeo", "/v2/predictionMetiers")).status).toBe(405);
  });
});

test("another process sets faults, reads the journal and the counters", async () => {
  await avec({ debit: 100 }, async (seul, autre) => {
    const commande = (methode: string, chemin: string, corps?: object): Promise<Response> =>
      fetch(new URL(`/_standin${chemin}`, seul.url), {
        method: methode,
        ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
      });
    expect((await commande("POST", "/fautes", { genre: "erreur", statut: 502 })).status).toBe(204);
    expect((await autre("metiers", VERSION)).status).toBe(502);
    expect((await commande("DELETE", "/fautes")).status).toBe(204);
    expect((await commande("POST", "/version", { version: "61" })).status).toBe(204);
    expect(await json(autre("metiers", VERSION))).toMatchObject({ version: "61" });
    expect((await commande("POST", "/fautes", { genre: "inconnu" })).status).toBe(400);
    expect((await commande("POST", "/jetons/perimer")).status).toBe(204);
    expect((await autre("metiers", VERSION)).status).toBe(401);
    expect(await json(commande("GET", "/compteurs"))).toMatchObject({ metiers: { appels: 3 } });
    const journal = JSON.stringify(await json(commande("GET", "/journal")));
    expect(journal).toContain("/partenaire/rome-metiers/v1/metiers/version");
    expect(journal).not.toContain(seul.client.secret);
    await commande("DELETE", "/journal");
    expect(seul.journal).toEqual([]);
    expect(APIS).toHaveLength(6);
  });
});
