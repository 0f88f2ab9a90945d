import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { APIS } from "./apis";
import { ClientFranceTravail, type Operation, silenceMs } from "./client";
import { Jetons } from "./jetons";
import { reprises } from "./reprises";
import { compterInconnues } from "./tolerance";
import { LISTES, lireLiens } from "./wire";

const SECRET = "un-secret-qui-ne-doit-paraitre-nulle-part";
const REFS: Operation<{ code: string; libelle: string }[]> = {
  api: "metiers",
  chemin: "/v1/metiers/theme",
  champs: "code,libelle",
  schema: z.array(z.object({ code: z.string(), libelle: z.string() })),
};
const BON = [{ code: "1", libelle: "Un" }];

type Reponse = { statut: number; corps?: unknown; entetes?: Record<string, string> };

/** A gateway that gives these answers one after the other, the last one for ever. */
class Passerelle {
  reponses: Reponse[] = [{ statut: 200, corps: BON }];
  jeton: (rang: number) => Reponse = (rang) => ({
    statut: 200,
    corps: { access_token: `jeton-tenu-secret-${rang}`, token_type: "Bearer", expires_in: 1499 },
  });
  latenceMs = 0;
  avantJeton: Promise<void> = Promise.resolve();
  readonly jetonsDemandes: URLSearchParams[] = [];
  readonly autorisations: string[] = [];
  readonly instants: number[] = [];
  readonly #serveur = createServer((requete, reponse) => void this.#traiter(requete, reponse));

  async #traiter(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const corps = await text(requete);
    const jeton = requete.url?.startsWith("/jetons") ?? false;
    if (jeton) this.jetonsDemandes.push(new URLSearchParams(corps));
    else {
      this.autorisations.push(requete.headers.authorization ?? "");
      this.instants.push(performance.now());
    }
    const donnee = jeton
      ? this.jeton(this.jetonsDemandes.length)
      : ((this.reponses.length > 1 ? this.reponses.shift() : this.reponses[0]) ?? { statut: 500 });
    const forme = typeof donnee.corps === "string" ? "text/plain" : "application/json";
    if (!jeton && this.latenceMs > 0) await pause(this.latenceMs);
    if (jeton) await this.avantJeton;
    reponse.writeHead(donnee.statut, { "content-type": forme, ...donnee.entetes });
    reponse.end(typeof donnee.corps === "string" ? donnee.corps : JSON.stringify(donnee.corps));
  }
  async ouvrir(): Promise<string> {
    await new Promise<void>((resolve) => this.#serveur.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#serveur.address() as AddressInfo).port}`;
  }
  fermer(): void {
    this.#serveur.closeAllConnections();
    this.#serveur.close();
  }
}

let passerelle: Passerelle;
let origine: string;
let client: ClientFranceTravail;
const creer = (quota = 1000): ClientFranceTravail =>
  new ClientFranceTravail({
    clientId: "PAR_essai",
    clientSecret: SECRET,
    apiUrl: `${origine}/partenaire`,
    tokenUrl: `${origine}/jetons?realm=%2Fpartenaire`,
    quota,
  });

beforeEach(async () => {
  passerelle = new Passerelle();
  origine = await passerelle.ouvrir();
  client = creer();
});
afterEach(() => passerelle.fermer());

describe("tokens", () => {
  it("are asked for once a scope, however many wait, with the credentials in the body", async () => {
    const lues = await Promise.all(Array.from({ length: 10 }, () => client.appeler(REFS)));
    expect(lues.every((l) => l.statut === "trouve")).toBe(true);
    expect(passerelle.jetonsDemandes.map((p) => Object.fromEntries(p))).toEqual([
      {
        grant_type: "client_credentials",
        client_id: "PAR_essai",
        client_secret: SECRET,
        scope: "api_rome-metiersv1 nomenclatureRome",
      },
    ]);
    await client.appeler({ ...REFS, api: "contextes" });
    expect(passerelle.jetonsDemandes[1]?.get("scope")).toBe("api_rome-contextes-travailv1 nomenclatureRome");
  });

  it("are renewed before their end", async () => {
    passerelle.jeton = (rang) => ({
      statut: 200,
      corps: { access_token: `court-${rang}`, token_type: "Bearer", expires_in: 0 },
    });
    await client.appeler(REFS);
    await client.appeler(REFS);
    expect(passerelle.autorisations).toEqual(["Bearer court-1", "Bearer court-2"]);
  });

  it("are renewed a minute before their end, so that none ends on its way", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      await client.appeler(REFS);
      vi.setSystemTime(Date.now() + (1499 - 65) * 1000);
      await client.appeler(REFS);
      expect(passerelle.jetonsDemandes).toHaveLength(1);
      vi.setSystemTime(Date.now() + 10_000);
      await client.appeler(REFS);
      expect(passerelle.jetonsDemandes).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it("that are newer than the one a call was refused with are kept", async () => {
    const jetons = new Jetons({ clientId: "x", clientSecret: SECRET, tokenUrl: `${origine}/jetons` });
    const api = APIS.metiers;
    await jetons.pour(api);
    jetons.oublier(api, "un-plus-ancien");
    await jetons.pour(api);
    expect(passerelle.jetonsDemandes).toHaveLength(1);
  });

  it("are dropped on a 401, and the call is made once more, no oftener", async () => {
    passerelle.reponses = [{ statut: 401 }, { statut: 200, corps: BON }];
    expect(await client.appeler(REFS)).toEqual({ statut: "trouve", valeur: BON });
    expect(passerelle.autorisations).toEqual(["Bearer jeton-tenu-secret-1", "Bearer jeton-tenu-secret-2"]);
    passerelle.reponses = [{ statut: 401 }];
    expect(await client.appeler(REFS)).toMatchObject({ statut: "indisponible", defaut: { cas: "refusee" } });
    expect(passerelle.autorisations).toHaveLength(4);
  });
});

describe("answers that are not one", () => {
  it.each([
    [{ statut: 404, corps: { code: 404 } }, "absent", 1],
    [{ statut: 400, corps: { message: "L'attribut 'x' n'est pas selectionnable" } }, "derive", 1],
    [{ statut: 403, corps: "Invalid scope" }, "non-souscrite", 1],
    [{ statut: 500, corps: { codeHttp: 500 } }, "injoignable", 1],
    [{ statut: 401, corps: "" }, "refusee", 2],
    [{ statut: 502, corps: "Bad Gateway" }, "injoignable", 2],
    [{ statut: 503, corps: "Service Unavailable" }, "injoignable", 2],
    [{ statut: 429, corps: "Too Many Requests", entetes: { "retry-after": "0" } }, "quota", 2],
    [{ statut: 200, corps: "<html>" }, "derive", 1],
  ] as const)("%j: %s, after %i calls", async (reponse, cas, appels) => {
    passerelle.reponses = [reponse];
    const lue = await client.appeler(REFS, { reprises: 1 });
    expect(lue.statut === "indisponible" ? lue.defaut.cas : lue.statut).toBe(cas);
    expect(passerelle.autorisations).toHaveLength(appels);
  });

  it("of the token: a scope that is not subscribed to, credentials that are refused, a server that is down", async () => {
    for (const [statut, corps, cas] of [
      [400, { error: "invalid_scope", error_description: "Unknown/invalid scope(s)" }, "non-souscrite"],
      [400, { error: "invalid_client", error_description: "Client authentication failed" }, "refusee"],
      [401, { error: "invalid_client" }, "refusee"],
      [500, {}, "injoignable"],
    ] as const) {
      passerelle.jeton = () => ({ statut, corps });
      expect(await creer().appeler(REFS)).toMatchObject({ statut: "indisponible", defaut: { cas } });
    }
    expect(passerelle.autorisations).toEqual([]);
  });

  it("an empty one is none where the operation says so, a fault elsewhere", async () => {
    passerelle.reponses = [{ statut: 204 }];
    expect(await client.appeler({ ...REFS, admetVide: true })).toEqual({ statut: "absent" });
    expect(await client.appeler(REFS)).toMatchObject({ defaut: { cas: "injoignable" } });
  });

  it("a drift names API, path and field, and is counted; null, absent and unknown keys are none", async () => {
    passerelle.reponses = [{ statut: 200, corps: [...BON, { code: "2", libelle: 42 }] }];
    const lue = await client.appeler(REFS);
    expect(lue).toMatchObject({ defaut: { cas: "derive" } });
    expect(lue.statut === "indisponible" && lue.defaut.detail).toMatch(
      /API ROME 4\.0 – Métiers : \/v1\/metiers\/theme, champ \[1\]\.libelle/,
    );
    expect(client.etats.get("metiers")).toMatchObject({ statut: "derive", derives: 1 });
    passerelle.reponses = [{ statut: 200, corps: [{ ...BON[0], nouveau: null }] }];
    expect(await client.appeler(REFS)).toEqual({ statut: "trouve", valeur: BON });
    expect(client.etats.get("metiers")).toMatchObject({ statut: "ok", detail: null, derives: 1 });
  });

  it("what is said of a body that is refused is not repeated: it may quote what a person typed", async () => {
    passerelle.reponses = [{ statut: 400, corps: { message: "Texte refusé : je sors de prison" } }];
    await client.appeler({ ...REFS, corps: { texte: "je sors de prison" } });
    const { statut, detail } = client.etats.get("metiers");
    expect([statut, detail]).toEqual(["derive", expect.not.stringContaining("prison")]);
    // Of a selector, which is ours, it says what to mend.
    await client.appeler(REFS);
    expect(client.etats.get("metiers").detail).toContain("Texte refusé");
  });

  it("an API that nobody answers for", async () => {
    passerelle.fermer();
    expect(await client.appeler(REFS, { reprises: 0 })).toMatchObject({ defaut: { cas: "injoignable" } });
    expect(client.etats.get("metiers").statut).toBe("injoignable");
  });
});

describe("the pace", () => {
  /** Milliseconds that `faire` took: a busy machine only makes it longer. */
  const duree = async (faire: () => Promise<unknown>): Promise<number> => {
    const debut = performance.now();
    await faire();
    return performance.now() - debut;
  };

  it("spaces calls as the quota says", async () => {
    client = creer(20);
    expect(await duree(() => Promise.all([1, 2, 3, 4].map(() => client.appeler(REFS))))).toBeGreaterThan(150);
  });

  it("follows a slower rate that the API announces", async () => {
    passerelle.reponses = [
      { statut: 200, corps: BON, entetes: { "X-RateLimit-Replenish-Rate-Clientidlimiter": "10" } },
    ];
    await client.appeler(REFS);
    const deux = duree(() => Promise.all([client.appeler(REFS), client.appeler(REFS)]));
    expect(await deux).toBeGreaterThan(100);
  });

  it("counts from the moment a call leaves: an answer that takes its time costs nothing", async () => {
    client = creer(4);
    const entetes = {
      "X-RateLimit-Replenish-Rate-Clientidlimiter": "4",
      "X-RateLimit-Remaining-Clientidlimiter": "0",
    };
    passerelle.reponses = [{ statut: 200, corps: BON, entetes }];
    passerelle.latenceMs = 250;
    for (let i = 0; i < 4; i++) await client.appeler(REFS);
    const [premier = 0, ...autres] = passerelle.instants;
    // 275 ms apart by the quota; 525 if the pause began with the answer. The least busy moment of the machine tells.
    const ecarts = autres.map((t, i) => t - (i === 0 ? premier : (autres[i - 1] ?? 0)));
    expect(Math.min(...ecarts)).toBeGreaterThan(240);
    expect(Math.min(...ecarts)).toBeLessThan(500);
  });

  it("waits as long as a 429 asks, for that call and for the others", async () => {
    const refus = { statut: 429, corps: "Too Many Requests", entetes: { "retry-after": "1" } };
    passerelle.reponses = [refus, { statut: 200, corps: BON }];
    expect(await duree(() => client.appeler(REFS))).toBeGreaterThan(990);
    passerelle.reponses = [refus, { statut: 200, corps: BON }];
    expect(await client.appeler(REFS, { reprises: 0 })).toMatchObject({ defaut: { cas: "quota" } });
    expect(await duree(() => client.appeler(REFS))).toBeGreaterThan(900);
  });

  it("is suspended for a minute by a 429 that does not say for how long", async () => {
    passerelle.reponses = [{ statut: 429, corps: "Too Many Requests" }];
    expect(await client.appeler(REFS, { reprises: 0 })).toMatchObject({ defaut: { cas: "quota" } });
    expect(client.attenteMs("metiers")).toBeGreaterThan(50_000);
    expect(client.attenteMs("contextes")).toBeLessThan(1000);
  });

  it("is not that of a crowd: those who failed together come back apart", () => {
    const { calculateDelay } = reprises(2, 1000);
    const attente = (computedValue: number): number =>
      Number(calculateDelay?.({ computedValue } as Parameters<NonNullable<typeof calculateDelay>>[0]));
    const attentes = Array.from({ length: 20 }, () => attente(1000));
    expect(new Set(attentes).size).toBeGreaterThan(10);
    expect(Math.min(...attentes)).toBeGreaterThanOrEqual(1000);
    // None is none.
    expect(attente(0)).toBe(0);
  });

  it("refuses at once a call that would wait for longer than it may", async () => {
    client = creer(0.1);
    await client.appeler(REFS);
    expect(await client.appeler(REFS, { attenteMaxMs: 1000 })).toMatchObject({ defaut: { cas: "attente" } });
    expect(client.etats.get(REFS.api).statut).toBe("ok");
    expect(passerelle.instants).toHaveLength(1);
  });

  it("lets a call be given up while it waits its turn", async () => {
    client = creer(0.1);
    await client.appeler(REFS);
    const arret = new AbortController();
    const attente = client.appeler(REFS, { signal: arret.signal });
    arret.abort();
    expect(await attente).toMatchObject({ defaut: { cas: "arretee" } });
    expect(client.etats.get("metiers").statut).toBe("ok");
  });
});

it("lets a call be given up while it waits for a token, which then serves the others", async () => {
  let donner = (): void => undefined;
  passerelle.avantJeton = new Promise((resolve) => {
    donner = resolve;
  });
  const arret = new AbortController();
  const [quitte, reste] = [client.appeler(REFS, { signal: arret.signal }), client.appeler(REFS)];
  arret.abort();
  expect(await quitte).toMatchObject({ defaut: { cas: "arretee" } });
  donner();
  expect(await reste).toEqual({ statut: "trouve", valeur: BON });
  expect(passerelle.jetonsDemandes).toHaveLength(1);
});

it("gives a long list more time to begin than a short read", () => {
  expect([700, 30_000, 300_000].map(silenceMs)).toEqual([700, 20_000, 100_000]);
});

describe("a value that the contract lacks", () => {
  const competence = { type: "SAVOIR", code: "1", libelle: "Un" };

  it("is left out and counted where nothing relies on it; the answer serves", async () => {
    const autre = { ...competence, code: "2", type: "SAVOIR-INCONNU" };
    passerelle.reponses = [{ statut: 200, corps: [competence, autre] }];
    expect(await client.appeler(LISTES.competences)).toMatchObject({
      statut: "trouve",
      valeur: [{ code: "1" }],
    });
    expect(client.etats.get("competences")).toMatchObject({ statut: "ok", derives: 1 });
    const contextesTravail = [
      { code: "1", libelle: "Un", categorie: "STATUT_EMPLOI" },
      { code: "2", libelle: "Deux", categorie: "NOUVELLE" },
    ];
    const { resultat, inconnues } = compterInconnues(() =>
      lireLiens("A1101").schema.parse({ code: "A1101", contextesTravail }),
    );
    expect([resultat.contextesTravail.map((c) => c.code), inconnues]).toEqual([["1"], 1]);
  });

  it("is a drift where it is not even a text", async () => {
    passerelle.reponses = [{ statut: 200, corps: [{ ...competence, type: 42 }] }];
    expect(await client.appeler(LISTES.competences)).toMatchObject({ defaut: { cas: "derive" } });
  });
});

it("says nothing of the secret, nor of a token, whatever goes wrong", async () => {
  const dits: unknown[] = [];
  for (const reponse of [{ statut: 401 }, { statut: 403 }, { statut: 500 }, { statut: 200, corps: [{}] }]) {
    passerelle.reponses = [reponse];
    dits.push(await client.appeler(REFS, { reprises: 0 }), client.etats.tous());
  }
  for (const jeton of [
    { statut: 200, corps: { access_token: 42 } },
    { statut: 400, corps: { error: "invalid_client", error_description: `le secret ${SECRET}` } },
    { statut: 401, entetes: { "www-authenticate": `Bearer realm="${SECRET}"` } },
    { statut: 403, corps: SECRET },
    { statut: 500, corps: SECRET },
  ]) {
    passerelle.jeton = () => jeton;
    dits.push(await creer().appeler(REFS, { reprises: 0 }));
  }
  passerelle.fermer();
  dits.push(await client.appeler(REFS, { reprises: 0 }), await creer().appeler(REFS));
  const dit = JSON.stringify(dits);
  expect(dit).not.toContain(SECRET);
  expect(dit).not.toContain("jeton-tenu-secret");
});
