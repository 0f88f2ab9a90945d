import { expect, test } from "@playwright/test";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { ARCHIVE, COMPLET, EXTRAIT, portLibre } from "./donnees";
import { tousLesCodes } from "./http";
import { lancerVersions } from "./versions";

interface OperationOpenApi {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface DocumentOpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationOpenApi>>>>;
}

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
addFormats(ajv);
const validateurs = new Map<string, ValidateFunction>();
let contrat: DocumentOpenApi;

const demander = (chemin: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(chemin, COMPLET.url), init);

test.beforeAll(async () => {
  contrat = (await (await demander("/api/openapi.json")).json()) as DocumentOpenApi;
});

/** Calls an address and holds the answer to what the contract says of `operation` for the status it has. */
async function tenir(
  operation: string,
  chemin: string,
  statut: number,
  init?: RequestInit,
): Promise<Record<string, unknown>> {
  const reponse = await demander(chemin, init);
  expect(reponse.status, chemin).toBe(statut);
  const media = (reponse.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const methode =
    init?.method === "DELETE" && contrat.paths[operation]?.delete
      ? "delete"
      : contrat.paths[operation]?.get
        ? "get"
        : "post";
  const schema = contrat.paths[operation]?.[methode]?.responses[statut]?.content?.[media]?.schema;
  if (schema === undefined) throw new Error(`${operation}: the contract has no ${statut} in ${media}`);
  const cle = `${operation} ${statut}`;
  const valider = validateurs.get(cle) ?? ajv.compile(schema);
  validateurs.set(cle, valider);
  const corps = (await reponse.json()) as Record<string, unknown>;
  valider(corps);
  expect(valider.errors ?? [], chemin).toEqual([]);
  if (statut >= 400) expect(corps.status).toBe(statut);
  return corps;
}

/** One address of each operation that answers 200 on any data. */
const ADRESSES: Readonly<Record<string, string>> = {
  "/api/recherche": "/api/recherche?q=boulanger",
  "/api/metiers": "/api/metiers",
  "/api/metiers/{code}": "/api/metiers/D1102",
  "/api/metiers/{code}/mobilites": "/api/metiers/D1102/mobilites",
  "/api/parcours": "/api/parcours?de=D1505&vers=N1103",
  "/api/carte": "/api/carte",
  "/api/version": "/api/version",
  "/api/sante": "/api/sante",
};
/** Operations whose 200 hangs on data that a test brings: each has its own. */
const AILLEURS: readonly string[] = ["/api/versions/{de}/{a}"];

/** Plans and the schema of the exported file have their own tests. */
const PLANS = ["/api/plans", "/api/plans/{jeton}", "/api/rendez-vous/schema.json"] as const;

/** The one question that is sent: it has its own tests. */
const PROFIL = "/api/profil";

test("le contrat est de l'OpenAPI 3.1, et les essais couvrent chacune de ses opérations", () => {
  expect(contrat.openapi).toMatch(/^3\.1\./);
  expect(Object.keys(contrat.paths).sort()).toEqual(
    [...Object.keys(ADRESSES), ...AILLEURS, ...PLANS, PROFIL].sort(),
  );
});

test("/api/versions/{de}/{a} : une comparaison qui n'est pas gardée, des numéros qui n'en sont pas", async () => {
  await tenir("/api/versions/{de}/{a}", "/api/versions/1/2", 404);
  await tenir("/api/versions/{de}/{a}", "/api/versions/x/2", 400);
});

test("/api/versions/{de}/{a} : ce qui a changé entre deux versions gardées, voisines ou non", async () => {
  const serveur = await lancerVersions(portLibre(18));
  try {
    for (const [de, a] of [
      ["60", "61"],
      ["61", "62"],
      ["60", "62"],
    ]) {
      const chemin = new URL(`/api/versions/${de}/${a}`, serveur.url).href;
      const corps = await tenir("/api/versions/{de}/{a}", chemin, 200);
      expect(corps).toMatchObject({ de: { version: de }, a: { version: a } });
    }
    const chemin = new URL("/api/versions/61/62", serveur.url).href;
    const { metiers } = (await tenir("/api/versions/{de}/{a}", chemin, 200)) as {
      metiers?: { retires: { code: string; successeurs: { code: string }[] }[] };
    };
    expect(metiers?.retires.map((m) => m.code)).toEqual(["A1101"]);
    expect(metiers?.retires[0]?.successeurs.map((m) => m.code)).toContain("A1103");
  } finally {
    await serveur.arreter();
  }
});

test("/api/plans : un plan se dépose, se lit, se retire avec son secret et pas autrement", async () => {
  const [depot, plan, schema] = PLANS;
  const deposer = (corps: unknown, statut: number): Promise<Record<string, unknown>> =>
    tenir(depot, depot, statut, { method: "POST", body: JSON.stringify(corps) });
  const { jeton, revocation, expireLe } = await deposer({ scelle: "Q2hpZmZyZQ", jours: 1 }, 201);
  expect(Date.parse(String(expireLe)) - Date.now()).toBeLessThanOrEqual(86_400_000);
  const autre = await deposer({ scelle: "QXV0cmU" }, 201);
  expect(autre.jeton).not.toBe(jeton);
  expect(Date.parse(String(autre.expireLe)) - Date.now()).toBeGreaterThan(29 * 86_400_000);
  const adresse = `/api/plans/${jeton}`;
  expect(await tenir(plan, adresse, 200)).toEqual({ scelle: "Q2hpZmZyZQ", expireLe });
  for (const secret of ["", "x", String(autre.revocation)]) {
    await tenir(plan, adresse, 404, { method: "DELETE", headers: { Authorization: `Bearer ${secret}` } });
  }
  await tenir(plan, adresse, 200);
  const retire = await demander(adresse, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${revocation}` },
  });
  expect(retire.status).toBe(204);
  await tenir(plan, adresse, 404);

  for (const [corps, parametre] of [
    [{ scelle: "" }, "scelle"],
    [{ scelle: "<script>" }, "scelle"],
    [{ scelle: "QQ", jours: 365 }, "jours"],
    [{ scelle: "QQ", nom: "x" }, "corps"],
  ] as const) {
    expect((await deposer(corps, 400)).parametre).toBe(parametre);
  }
  await deposer({ scelle: "A".repeat(1_000_000) }, 413);
  await tenir(depot, depot, 405);
  expect(await tenir(schema, schema, 200)).toMatchObject({ type: "object" });
});

test("/api/plans/{jeton} : qui devine est arrêté, sans que son voisin le soit", async () => {
  // What one writes oneself before the address that the proxy adds changes nothing.
  const essayer = (i: number, adresse: string): Promise<Response> =>
    demander(`/api/plans/${String(i).padStart(32, "A")}`, {
      headers: { "X-Forwarded-For": `198.51.100.${i}, ${adresse}` },
    });
  const statuts: number[] = [];
  for (let i = 0; i < 60; i++) statuts.push((await essayer(i, "192.0.2.7")).status);
  expect(statuts.slice(0, 30)).toEqual(Array(30).fill(404));
  expect(statuts.slice(-10)).toEqual(Array(10).fill(429));
  const refus = await essayer(0, "192.0.2.7");
  expect(Number(refus.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await essayer(0, "192.0.2.8")).status).toBe(404);
});

interface Mobilite {
  code: string;
  ordre: number | null;
  raisons: { type: string; texte: string }[];
  alertes: { type: string }[];
}

test("/api/metiers/{code}/mobilites : les officielles dans leur ordre, les calculées sans elles, toutes expliquées", async () => {
  const operation = "/api/metiers/{code}/mobilites";
  for (const code of ["D1102", "D1505", "J1501", "m1805"]) {
    const fiche = await tenir("/api/metiers/{code}", `/api/metiers/${code}`, 200);
    const trouvees = await tenir(operation, `/api/metiers/${code}/mobilites?limite=5`, 200);
    const officielles = trouvees.officielles as Mobilite[];
    const calculees = trouvees.calculees as Mobilite[];
    expect(officielles.map((m) => [m.code, m.ordre])).toEqual(
      (fiche.mobilites as { code: string; ordre: number }[]).map((m) => [m.code, m.ordre]),
    );
    expect(calculees.length).toBeLessThanOrEqual(5);
    expect(calculees.every((m) => m.ordre === null)).toBe(true);
    const deja = new Set([...officielles.map((m) => m.code), fiche.code]);
    expect(calculees.filter((m) => deja.has(m.code))).toEqual([]);
    for (const m of [...officielles, ...calculees]) expect(m.raisons.length, m.code).toBeGreaterThan(0);
  }
  await tenir(operation, "/api/metiers/D1100/mobilites", 404);
  expect((await tenir(operation, "/api/metiers/D1102/mobilites?limite=51", 400)).parametre).toBe("limite");
});

test("/api/parcours : des étapes qui se suivent, ou pourquoi il n'y en a pas", async () => {
  const lire = async (
    query: string,
  ): Promise<{ parcours: { cout: number; etapes: Mobilite[] }[]; raison?: string }> =>
    (await tenir("/api/parcours", `/api/parcours?${query}`, 200)) as never;
  const { parcours } = await lire("de=D1505&vers=n1103");
  expect(parcours.length).toBeGreaterThan(0);
  expect(parcours.map((p) => p.cout)).toEqual(parcours.map((p) => p.cout).sort((a, b) => a - b));
  for (const { etapes } of parcours) {
    expect(etapes.length).toBeLessThanOrEqual(4);
    expect(etapes.at(-1)?.code).toBe("N1103");
  }
  const memes = await lire("de=D1505&vers=D1505");
  expect(memes.parcours).toEqual([]);
  expect(memes.raison).toBeTruthy();
  for (const [query, parametre] of [
    ["de=D1505", "vers"],
    ["de=Z9999&vers=D1505", "de"],
    ["de=D1505&vers=N1103&etapes=5", "etapes"],
  ] as const) {
    expect((await tenir("/api/parcours", `/api/parcours?${query}`, 400)).parametre).toBe(parametre);
  }
});

test("/api/profil : des propositions pour une personne, et ses refus", async () => {
  const demanderProfil = (corps: unknown, statut: number): Promise<Record<string, unknown>> =>
    tenir(PROFIL, PROFIL, statut, {
      method: "POST",
      body: typeof corps === "string" ? corps : JSON.stringify(corps),
    });
  const { propositions } = (await demanderProfil(
    { metiers: ["D1505", "D1505", "N1103"], limite: 8 },
    200,
  )) as never as {
    propositions: Mobilite[];
  };
  expect(propositions.length).toBe(8);
  expect(propositions.map((p) => p.code)).not.toContain("D1505");
  const libres = (await demanderProfil(
    { metiers: ["J1501"], sans: { reglemente: true }, limite: 5 },
    200,
  )) as never as {
    propositions: Mobilite[];
  };
  expect(libres.propositions.length).toBe(5);
  for (const { code } of libres.propositions) {
    expect((await tenir("/api/metiers/{code}", `/api/metiers/${code}`, 200)).reglemente, code).not.toBe(true);
  }

  expect((await demanderProfil({ metiers: ["Z9999"] }, 400)).detail).toContain("Z9999");
  expect((await demanderProfil({}, 400)).parametre).toBe("metiers");
  expect(
    (await demanderProfil({ metiers: Array.from({ length: 21 }, (_, i) => `A${1101 + i}`) }, 400)).parametre,
  ).toBe("metiers");
  await demanderProfil("{", 400);
  await demanderProfil("[]", 400);
  await demanderProfil(`{"metiers":["${"x".repeat(120_000)}"]}`, 413);
  const refus = await tenir(PROFIL, PROFIL, 405);
  expect(refus.detail).toContain("POST");
});

test("/api/recherche : la meilleure réponse d'abord", async () => {
  const trouvee = await tenir("/api/recherche", "/api/recherche?q=boulanger", 200);
  expect((trouvee.resultats as unknown[])[0]).toMatchObject({ code: "D1102" });
});

test("/api/recherche : bornes et refus", async () => {
  const lire = async (query: string): Promise<{ total: number; resultats: { code: string }[] }> =>
    (await tenir("/api/recherche", `/api/recherche?${query}`, 200)) as never;
  expect((await lire("q=")).resultats).toEqual([]);
  expect((await lire("")).resultats).toEqual([]);
  expect((await lire("q=%20%20")).resultats).toEqual([]);
  expect((await lire("q=a&limite=1")).resultats.length).toBe(1);
  const large = await lire("q=a&limite=50");
  expect(large.resultats.length).toBe(Math.min(50, large.total));
  expect(new Set(large.resultats.map((r) => r.code)).size).toBe(large.resultats.length);
  const parDefaut = await lire("q=a");
  expect(parDefaut.resultats.length).toBe(Math.min(20, parDefaut.total));
  await lire(`q=${"a".repeat(200)}`);

  for (const [query, parametre] of [
    [`q=${"a".repeat(201)}`, "q"],
    ["q=a&limite=0", "limite"],
    ["q=a&limite=51", "limite"],
    ["q=a&limite=-1", "limite"],
    ["q=a&limite=1.5", "limite"],
    ["q=a&limite=abc", "limite"],
  ] as const) {
    const refus = await tenir("/api/recherche", `/api/recherche?${query}`, 400);
    expect(refus.detail, query).toContain(parametre);
  }
});

test("/api/recherche?expliquer=1 : ce qui répond, où et de combien", async () => {
  interface Explication {
    mots: { mot: string; sens: { mot: string }[] }[];
    resultats: { code: string; score: number; apports: Record<string, number>; pourquoi: object | null }[];
  }
  const trouvee = await tenir("/api/recherche", "/api/recherche?q=nounou&limite=5&expliquer=1", 200);
  const { mots, resultats } = trouvee.explication as Explication;
  expect(mots.map((m) => m.mot)).toEqual(["nounou"]);
  expect(resultats.map((r) => r.code)).toEqual((trouvee.resultats as { code: string }[]).map((r) => r.code));
  for (const { code, score, apports } of resultats) {
    const somme = Object.values(apports).reduce((a, b) => a + b, 0);
    expect(somme, code).toBeCloseTo(score, 6);
  }
  expect(resultats.map((r) => r.pourquoi)).toContainEqual({
    type: "courant",
    mot: "nounou",
    lu: "assistant maternel",
  });
  expect((await tenir("/api/recherche", "/api/recherche?q=nounou", 200)).explication).toBeUndefined();
  expect((await tenir("/api/recherche", "/api/recherche?q=a&expliquer=2", 400)).parametre).toBe("expliquer");
});

test("/api/recherche et /api/metiers : les mêmes critères, ce qu'ils masquent est compté", async () => {
  const lire = async (
    query: string,
  ): Promise<{ total: number; masques: number; resultats: { code: string }[] }> =>
    (await tenir("/api/recherche", `/api/recherche?${query}`, 200)) as never;
  const tout = await lire("q=agent&limite=50");
  expect(tout.masques).toBe(0);
  const codes = await tousLesCodes(COMPLET.url);
  for (const critere of [
    "sans=nuit",
    "sans=nuit&sans=charges",
    "reglemente=non",
    "transition=ecologique",
    "riasec=S",
  ]) {
    const garde = await lire(`q=agent&limite=50&${critere}`);
    expect(garde.masques, critere).toBeGreaterThan(0);
    expect(garde.total + garde.masques, critere).toBe(tout.total);
    const liste = await tenir("/api/metiers", `/api/metiers?${critere}`, 200);
    expect(liste.total, critere).toBeLessThan(codes.length);
  }
  const [premier] = (await lire("q=agent&sans=nuit&limite=1")).resultats;
  const fiche = await tenir("/api/metiers/{code}", `/api/metiers/${premier?.code}`, 200);
  expect((fiche.contextes as { libelle: string }[]).map((c) => c.libelle)).not.toContain("Travail de nuit");
  for (const [critere, valeur] of [
    ["sans", "dormir"],
    ["transition", "lunaire"],
    ["reglemente", "peut-être"],
    ["theme", "inconnu"],
  ] as const) {
    for (const route of ["/api/recherche", "/api/metiers"]) {
      const refus = await tenir(route, `${route}?${critere}=${encodeURIComponent(valeur)}`, 400);
      expect(refus.parametre).toBe(critere);
    }
  }
});

test("/api/metiers/{code} : vingt fiches, dans n'importe quelle casse", async () => {
  const codes = await tousLesCodes(COMPLET.url);
  const pas = Math.floor(codes.length / 20);
  const choisis = codes.filter((_, i) => i % pas === 0).slice(0, 20);
  expect(choisis.length).toBe(20);
  for (const code of choisis) {
    const fiche = await tenir("/api/metiers/{code}", `/api/metiers/${code.toLowerCase()}`, 200);
    expect(fiche.code).toBe(code);
    const mobilites = fiche.mobilites as { code: string; ordre: number }[];
    const ordres = mobilites.map((m) => m.ordre);
    expect(ordres, code).toEqual([...ordres].sort((a, b) => a - b));
    expect(mobilites.length, code).toBeGreaterThan(0);
  }
  const absent = await tenir("/api/metiers/{code}", "/api/metiers/D1100", 404);
  expect((absent.proches as { code: string }[]).map((p) => p.code)).toContain("D1102");
});

test("/api/metiers : chaque critère ne garde que ce qu'il faut", async () => {
  interface Fiche {
    domaine: { code: string };
    grandDomaine: { code: string };
    riasec: string[];
    contextes: { code: string }[];
    competences: { code: string }[];
    centresInteret: { code: string }[];
    secteurs: { code: string }[];
  }
  const fiche = (await tenir("/api/metiers/{code}", "/api/metiers/D1102", 200)) as never as Fiche;
  const aLe = (codes: readonly { code: string }[], code: string): boolean =>
    codes.some((c) => c.code === code);
  const premier = (codes: readonly { code: string }[]): string => codes[0]?.code ?? "";
  const criteres: readonly (readonly [string, string, (f: Fiche, v: string) => boolean])[] = [
    ["domaine", fiche.domaine.code, (f, v) => f.domaine.code === v],
    ["domaine", fiche.grandDomaine.code, (f, v) => f.grandDomaine.code === v],
    ["riasec", fiche.riasec[0] ?? "", (f, v) => f.riasec.includes(v)],
    ["contexte", premier(fiche.contextes), (f, v) => aLe(f.contextes, v)],
    ["competence", premier(fiche.competences), (f, v) => aLe(f.competences, v)],
    ["centreInteret", premier(fiche.centresInteret), (f, v) => aLe(f.centresInteret, v)],
    ["secteur", premier(fiche.secteurs), (f, v) => aLe(f.secteurs, v)],
  ];
  for (const [nom, valeur, garde] of criteres) {
    const liste = (await tenir("/api/metiers", `/api/metiers?${nom}=${valeur}`, 200)) as never as {
      total: number;
      metiers: { code: string }[];
    };
    expect(liste.total, nom).toBeGreaterThan(0);
    for (const { code } of liste.metiers.slice(0, 5)) {
      const trouvee = (await tenir("/api/metiers/{code}", `/api/metiers/${code}`, 200)) as never as Fiche;
      expect(garde(trouvee, valeur), `${nom}=${valeur} : ${code}`).toBe(true);
    }
    const refus = await tenir("/api/metiers", `/api/metiers?${nom}=inconnu`, 400);
    expect(refus.detail).toContain(nom);
  }
  const tous = await tenir(
    "/api/metiers",
    `/api/metiers?domaine=${fiche.domaine.code}&riasec=${fiche.riasec[0]}`,
    200,
  );
  expect(tous.total).toBeGreaterThan(0);
});

test("/api/metiers : les pages se suivent sans trou ni double", async () => {
  const version = await tenir("/api/version", "/api/version", 200);
  const codes = await tousLesCodes(COMPLET.url);
  expect(codes.length).toBe(version.metiers);
  expect(new Set(codes).size).toBe(codes.length);
  const premiere = await tenir("/api/metiers", "/api/metiers", 200);
  expect((premiere.metiers as unknown[]).length).toBe(Math.min(50, codes.length));
  expect(premiere).toMatchObject({ total: codes.length, page: 1, pages: Math.ceil(codes.length / 50) });
  expect((await tenir("/api/metiers", "/api/metiers?page=9999", 200)).metiers).toEqual([]);
  for (const page of ["0", "-1", "1.5", "x"]) {
    expect((await tenir("/api/metiers", `/api/metiers?page=${page}`, 400)).detail).toContain("page");
  }
});

test("/api/version : les comptes de l'archive officielle v60", async () => {
  test.skip(ARCHIVE === null, "sans archive officielle : ses comptes ne peuvent être vérifiés");
  expect(await tenir("/api/version", "/api/version", 200)).toMatchObject({
    version: "60",
    publieeLe: "2025-09-18",
    source: "archive",
    metiers: 1584,
    appellations: 13_120,
    mobilites: 14_912,
    competences: 18_317,
    savoirs: 15_354,
    contextes: 179,
  });
});

test("/api/version : l'extrait se dit extrait", async () => {
  const version = (await (await fetch(`${EXTRAIT.url}/api/version`)).json()) as Record<string, unknown>;
  expect(version.source).toBe("extrait");
  expect(version.metiers).toBeGreaterThanOrEqual(40);
});

test("/api/sante", async () => {
  expect(await tenir("/api/sante", "/api/sante", 200)).toMatchObject({
    statut: "ok",
    referentiel: { statut: "charge" },
  });
});

for (const [operation, adresse] of Object.entries(ADRESSES)) {
  test(`${operation} : toute autre méthode est un 405 qui dit ce qui est admis`, async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const refus = await tenir(operation, adresse, 405, { method });
      expect(refus.detail).toContain(method);
    }
    expect((await demander(adresse, { method: "POST" })).headers.get("allow")).toBe("GET, HEAD");
  });

  test(`${operation} : HEAD a les en-têtes de GET, sans corps`, async () => {
    const [get, head] = await Promise.all([demander(adresse), demander(adresse, { method: "HEAD" })]);
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
  });

  if (operation === "/api/sante") continue;
  test(`${operation} : porte la version et un ETag, et répond 304 à qui l'a déjà`, async () => {
    const reponse = await demander(adresse);
    const { version } = (await reponse.json()) as { version: string };
    expect(version).toMatch(/^\d+$/);
    const etag = reponse.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const connu of [etag, `W/${etag}`, `"autre", ${etag}`]) {
      const inchangee = await demander(adresse, { headers: { "If-None-Match": connu } });
      expect(inchangee.status, connu).toBe(304);
      expect(inchangee.headers.get("etag")).toBe(etag);
      expect(await inchangee.text()).toBe("");
    }
    expect((await demander(adresse, { headers: { "If-None-Match": '"autre"' } })).status).toBe(200);
  });
}

test("une adresse inconnue de l'API est un 404 en problem+json, en français", async () => {
  for (const chemin of ["/api/nulle-part", "/api"]) {
    const reponse = await demander(chemin);
    expect(reponse.status).toBe(404);
    expect(reponse.headers.get("content-type")).toContain("application/problem+json");
    expect(await reponse.json()).toMatchObject({ status: 404, title: "Introuvable" });
  }
});
