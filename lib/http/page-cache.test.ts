import { createHash } from "node:crypto";
import { createServer, type RequestListener, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Referential } from "../rome";
import { build } from "../rome/referential/build";
import { current, swap } from "../rome/referential/store";
import { extraitSource } from "../rome/sources/extrait";
import { routes } from "../routes";
import { avecMemoire, chauffer } from "./page-cache";

interface Reponse {
  readonly statut: number;
  readonly entetes: Readonly<Record<string, string | string[] | undefined>>;
  readonly corps: Buffer;
}

const nouveau = async (): Promise<Referential> => build(await extraitSource().load());
let serveur: Server;
let rendus: string[];
let rendre: RequestListener;

/** A renderer that counts, in the place of Next. */
const page: RequestListener = (requete, reponse) => {
  rendus.push(requete.url ?? "");
  reponse.setHeader("Content-Type", "text/html; charset=utf-8");
  reponse.setHeader("Content-Security-Policy", "script-src 'nonce-abc'");
  reponse.setHeader("Link", '</f.woff2>; rel=preload; nonce="abc"; type="font/woff2"');
  reponse.write('<html><script nonce="abc">un()</script>');
  // Other requests get in while this one is made.
  setImmediate(() => reponse.end(`<p>${requete.url} ${requete.headers.cookie ?? "sans cookie"}</p></html>`));
};

beforeAll(async () => swap(await nouveau()));
beforeEach(async () => {
  rendus = [];
  rendre = page;
  swap(await nouveau());
  serveur = createServer(avecMemoire((requete, reponse) => rendre(requete, reponse)));
  await new Promise<void>((resolve) => serveur.listen(0, resolve));
});
afterEach(() => {
  serveur.close();
});

async function demander(
  chemin: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Reponse> {
  const { port } = serveur.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, path: chemin, headers, method }, (r) => {
      const morceaux: Buffer[] = [];
      r.on("data", (m: Buffer) => morceaux.push(m));
      r.on("end", () =>
        resolve({ statut: r.statusCode ?? 0, entetes: r.headers, corps: Buffer.concat(morceaux) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

test("a page is rendered once for all who ask at once, and after", async () => {
  const toutes = await Promise.all(Array.from({ length: 20 }, () => demander("/metiers/D1102")));
  await demander("/metiers/D1102");
  expect(rendus).toEqual(["/metiers/D1102"]);
  expect(new Set(toutes.map((r) => r.corps.toString())).size).toBe(1);
});

test("its scripts are admitted by their hashes, and no nonce serves twice", async () => {
  const { entetes } = await demander("/metiers/D1102");
  const empreinte = createHash("sha256").update("un()").digest("base64");
  expect(entetes["content-security-policy"]).toContain(`script-src 'self' 'sha256-${empreinte}';`);
  expect(JSON.stringify(entetes)).not.toContain("nonce");
});

test("compressed for who can read it, 304 for who has it, nothing but headers to HEAD", async () => {
  const nue = await demander("/metiers/D1102");
  const comprimee = await demander("/metiers/D1102", { "accept-encoding": "br, gzip" });
  expect(gunzipSync(comprimee.corps)).toEqual(nue.corps);
  const connue = await demander("/metiers/D1102", { "if-none-match": String(nue.entetes.etag) });
  expect([connue.statut, connue.corps.length]).toEqual([304, 0]);
  const tete = await demander("/metiers/D1102", {}, "HEAD");
  expect(tete.corps.length).toBe(0);
  expect(tete.entetes["content-length"]).toBe(String(nue.corps.length));
});

test("a plain search is kept for a while, apart from the fiches", async () => {
  await demander("/metiers/D1102");
  for (let i = 0; i < 2; i++) await demander("/recherche?q=faire+du+pain");
  expect(rendus).toEqual(["/metiers/D1102", "/recherche?q=faire+du+pain"]);
  // lru-cache reads the clock of `performance`.
  const horloge = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 601_000);
  try {
    await demander("/recherche?q=faire+du+pain");
    await demander("/metiers/D1102");
  } finally {
    horloge.mockRestore();
  }
  expect(rendus).toEqual(["/metiers/D1102", "/recherche?q=faire+du+pain", "/recherche?q=faire+du+pain"]);
});

test("the page of a retired code is not kept: its successor may be known later", async () => {
  for (let i = 0; i < 2; i++) {
    await demander("/metiers/D1999");
    await demander("/metiers/D1999/mobilite");
    await demander("/metiers/D1102/mobilite");
  }
  expect(rendus.filter((chemin) => chemin.includes("D1999"))).toHaveLength(4);
  expect(rendus.filter((chemin) => chemin.includes("D1102"))).toHaveLength(1);
});

test("a page that Next breaks off holds nobody: they ask it themselves", async () => {
  let premiere = true;
  rendre = (requete, reponse) => {
    if (!premiere) return page(requete, reponse);
    premiere = false;
    reponse.write("<html>");
    reponse.destroy(new Error("half way"));
  };
  expect((await demander("/metiers/D1102")).corps.toString()).toContain("/metiers/D1102");
  await demander("/metiers/D1102");
  await demander("/metiers/D1102");
  // By itself, then for the memory, then from it.
  expect(rendus).toHaveLength(2);
});

test("a page that never ends is given up", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const commence = new Promise<void>((resolve) => {
      rendre = () => {
        rendre = page;
        resolve();
      };
    });
    const attendue = demander("/metiers/D1102");
    await commence;
    vi.advanceTimersByTime(60_000);
    expect((await attendue).statut).toBe(200);
  } finally {
    vi.useRealTimers();
  }
});

test("another referential: rendered anew", async () => {
  await demander("/metiers/D1102");
  swap(await nouveau());
  await demander("/metiers/D1102");
  expect(rendus).toHaveLength(2);
});

test("a page made across a swap serves nobody", async () => {
  const suivant = await nouveau();
  let premiere = true;
  rendre = (requete, reponse) => {
    if (premiere) swap(suivant);
    premiere = false;
    page(requete, reponse);
  };
  const { corps } = await demander("/metiers/D1102");
  expect(corps.toString()).toContain("/metiers/D1102");
  await demander("/metiers/D1102");
  expect(rendus).toHaveLength(3);
});

test.each([
  ["with a query", "/metiers/D1102?v=59", {}],
  ["with a cookie", "/metiers/D1102", { cookie: "session=1" }],
  ["of the router", "/metiers/D1102", { rsc: "1" }],
  ["of another kind", "/recherche", {}],
  ["for filtered results", "/recherche?q=agent&sans=nuit", {}],
])("a request %s goes on as it is, each time", async (_, chemin, entetes) => {
  for (let i = 0; i < 2; i++) {
    const { entetes: recus } = await demander(chemin, entetes);
    expect(recus["content-security-policy"]).toContain("nonce-abc");
  }
  expect(rendus).toHaveLength(2);
});

test("nothing of the one who asks first gets into the page of the others", async () => {
  await demander("/metiers/D1102", { "x-forwarded-host": "ailleurs.example" });
  const { corps } = await demander("/metiers/D1102");
  expect(corps.toString()).toContain("sans cookie");
});

test.each([301, 404, 500])("an answer %i is not kept", async (statut) => {
  rendre = (requete, reponse) => {
    rendus.push(requete.url ?? "");
    reponse.writeHead(statut, { "Content-Type": "text/html" }).end("non");
  };
  expect((await demander("/metiers/D1102")).statut).toBe(statut);
  expect((await demander("/metiers/D1102")).corps.toString()).toBe("non");
  expect(rendus.length).toBeGreaterThanOrEqual(2);
});

test("fiches are made ahead while nobody asks, the most targeted first, then come from memory", async () => {
  const etat = current();
  if (etat.statut !== "charge") throw new Error(etat.statut);
  const { metiers } = etat.referential;
  const visees = (code: string): number =>
    [...metiers.values()].filter((m) => m.mobilites.some((x) => x.cible === code)).length;
  await demander("/");
  rendus = [];
  const arreter = chauffer(rendre);
  try {
    // The visitor who has just come is left alone.
    expect(rendus).toEqual([]);
    await expect.poll(() => rendus.length, { timeout: 20_000 }).toBeGreaterThan(2);
  } finally {
    arreter();
  }
  const codes = rendus.map((chemin) => chemin.split("/").at(-1) ?? "");
  expect(codes.map((c) => routes.metier(c))).toEqual(rendus);
  const [premier = "", ...suivants] = codes;
  expect(visees(premier)).toBe(Math.max(...[...metiers.keys()].map(visees)));
  expect(suivants.every((code) => visees(code) <= visees(premier))).toBe(true);
  const fait = rendus.length;
  expect((await demander(routes.metier(premier))).statut).toBe(200);
  expect(rendus).toHaveLength(fait);
});
