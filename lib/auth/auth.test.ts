import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "next-auth";
import { decode } from "next-auth/jwt";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EnvError } from "../env";

// Settings and the database are read once a process: these are in place before anything asks for them.
const SITE = "https://passerelles.example";
const SECRET = "un-secret-de-trente-deux-caracteres";
const dossier = mkdtempSync(join(tmpdir(), "passerelles-auth-"));
Object.assign(process.env, {
  ROME_DATA_DIR: dossier,
  SITE_URL: SITE,
  NEXTAUTH_URL: SITE,
  NEXTAUTH_SECRET: SECRET,
  CONNEXION_DEMO: "1",
  EMAIL_SERVER: "smtp://127.0.0.1:9",
  EMAIL_FROM: "site@exemple.fr",
  OIDC_ISSUER: "https://emetteur.example",
  OIDC_CLIENT_ID: "x",
  OIDC_CLIENT_SECRET: "secret-chez-l-emetteur",
});
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

const { dossiers } = await import("../dossiers/service");
const { ecriture } = await import("./ecriture");
const { entrer, sortir } = await import("./entrer");
const { gestionnaire } = await import("./gestionnaire");
const { ouvrirLien, scellerLien } = await import("./lien");
const { ouvrirMots, scellerMots } = await import("./mots");
const { options } = await import("./options");
const { parseReglagesAuth } = await import("./reglages");
const { sessionDe } = await import("./session");

const ecrit: string[] = [];
beforeEach(() => {
  ecrit.length = 0;
  vi.spyOn(process.stderr, "write").mockImplementation((texte) => ecrit.push(String(texte)) > 0);
});
afterEach(() => void vi.restoreAllMocks());

let rang = 0;
/** A form sent from a page of the site, from an address of its own. */
const poster = (entetes: Record<string, string> = {}): Request =>
  new Request(`${SITE}/api/connexion/demonstration`, {
    method: "POST",
    headers: {
      host: "passerelles.example",
      origin: SITE,
      "x-forwarded-for": `198.51.100.${++rang}`,
      ...entetes,
    },
  });
const vers = (reponse: Response): string => reponse.headers.get("location") ?? "";

describe("forms", () => {
  const AILLEURS = { "sec-fetch-site": "cross-site" };

  test("from another site neither sign in, nor out, nor write", async () => {
    const refus = [
      await entrer(poster(AILLEURS), "demonstration", "credentials", { pseudonyme: "agnes" }),
      await sortir(poster(AILLEURS)),
      await ecriture(poster(AILLEURS), true, async () => new Response("fait")),
    ];
    for (const reponse of refus) {
      expect(reponse.status).toBe(403);
      expect(reponse.headers.getSetCookie()).toEqual([]);
    }
  });

  test("of the site sign in, with a cookie that scripts do not read, and lead nowhere else", async () => {
    for (const [callbackUrl, attendu] of [
      ["/dossiers", `${SITE}/dossiers`],
      ["https://ailleurs.example/", SITE],
      ["//ailleurs.example", SITE],
    ] as const) {
      const reponse = await entrer(poster(), "demonstration", "credentials", {
        pseudonyme: "agnes",
        callbackUrl,
      });
      expect(reponse.status).toBe(303);
      expect(new URL(vers(reponse)).origin).toBe(new URL(attendu).origin);
      const [session] = reponse.headers.getSetCookie().filter((c) => c.includes("session-token"));
      expect(session).toMatch(/^__Secure-.*HttpOnly; Secure; SameSite=Lax$/);
      expect(session).not.toContain("agnes");
    }
  });

  test("are tried sixty times a minute from one address, and no more", async () => {
    const essai = () =>
      entrer(poster({ "x-forwarded-for": "203.0.113.1" }), "demonstration", "credentials", {
        pseudonyme: "§",
      });
    for (let i = 0; i < 60; i++) expect((await essai()).status).toBe(303);
    const refuse = await essai();
    expect(refuse.status).toBe(429);
    expect(Number(refuse.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await entrer(poster(), "demonstration", "credentials", { pseudonyme: "§" })).status).toBe(303);
  });
});

test.each(["", "  "])(
  "an empty NEXTAUTH_URL (« %s ») is none: the address is that of the site",
  async (vide) => {
    vi.stubEnv("NEXTAUTH_URL", vide);
    vi.resetModules();
    const neuf = await import("./options");
    expect(neuf.options().useSecureCookies).toBe(true);
    expect(process.env.NEXTAUTH_URL).toBe(SITE);
    vi.unstubAllEnvs();
  },
);

test("five letters an hour to one person, however their address is written and whoever asks", async () => {
  const demander = async (email: string): Promise<string> =>
    vers(await entrer(poster(), "email", "email", { email }));
  const ecritures = ["denis@exemple.fr", " DENIS@exemple.fr", "denis@EXEMPLE.fr ", "ｄenis@exemple.fr"];
  // Nobody takes letters at that port: an attempt counts as one.
  for (let i = 0; i < 5; i++) expect(await demander(ecritures[i % 4] ?? "")).toContain("error=EmailSignin");
  expect(await demander("denis@exemple.fr")).toContain("error=TropDEssais");
  expect(await demander("Denis@exemple.fr")).toContain("error=TropDEssais");
  // What next-auth would cut off is no address.
  expect(await demander("denis@exemple.fr,1")).toContain("error=EmailSignin");
  expect(await demander("elise@exemple.fr")).toContain("error=EmailSignin");
  expect(ecrit.join("")).toContain("Connexion : ");
  expect(ecrit.join("")).not.toMatch(/denis|elise|exemple\.fr/i);
});

describe("the doors of next-auth", () => {
  const frapper = (parties: string[], methode = "GET", query = ""): Promise<Response> =>
    gestionnaire(
      new Request(`${SITE}/api/auth/${parties.join("/")}${query}`, {
        method: methode,
        headers: { "x-forwarded-for": `198.51.100.${++rang}` },
      }),
      { params: Promise.resolve({ nextauth: parties }) },
    );

  test.each([
    ["csrf"],
    ["session"],
    ["providers"],
    ["_log"],
    ["signout"],
    ["signin", "email"],
    ["signin", "oidc"],
    ["callback", "email"],
    ["callback", "demonstration"],
    ["callback", "inconnu"],
    ["../session"],
  ])("%s/%s is closed", async (...parties) => {
    for (const methode of ["GET", "POST"]) {
      const reponse = await frapper(parties, methode);
      expect(reponse.status).toBe(404);
      expect(reponse.headers.getSetCookie()).toEqual([]);
    }
    expect(ecrit).toEqual([]);
  });

  test("someone who gives up at the provider is told so", async () => {
    for (const query of ["?error=access_denied&state=x", "?state=x"])
      expect(vers(await frapper(["callback", "oidc"], "GET", query))).toBe("/connexion?error=Annulation");
  });
});

describe("a session", () => {
  const { callbacks } = options();
  const compte = (provider: string, type: Account["type"], providerAccountId: string): Account => ({
    provider,
    type,
    providerAccountId,
  });
  /** The address of the account that a sign-in makes. */
  async function adresse(account: Account, profile?: object): Promise<string | null> {
    const jeton = await callbacks?.jwt?.({ token: {}, account, profile } as never);
    const etat = await dossiers();
    if (etat.statut !== "pret") throw new Error("no database");
    return (await etat.service.utilisateurs.lire(String(jeton?.sub)))?.courriel ?? null;
  }

  test("has an address only when someone vouches for it", async () => {
    const email = "agnes@exemple.fr";
    const oidc = (profile: object) => adresse(compte("oidc", "oauth", "agnes"), profile);
    expect(await oidc({ email, email_verified: true })).toBe(email);
    expect(await oidc({ email, email_verified: false })).toBeNull();
    expect(await oidc({ email, email_verified: "true" })).toBeNull();
    expect(await oidc({ email })).toBeNull();
    const agent = (profile: object) => adresse(compte("proconnect", "oauth", "agnes"), profile);
    expect(await agent({ email })).toBe(email);
    expect(await agent({ email, email_verified: false })).toBeNull();
    expect(await adresse(compte("email", "email", email))).toBe(email);
  });

  test("holds the id of an account and nothing else", async () => {
    const account = compte("oidc", "oauth", "agnes");
    const jeton = await callbacks?.jwt?.({
      token: { sub: "x", name: "Agnès", email: "agnes@exemple.fr" },
      account,
      profile: { email: "agnes@exemple.fr", email_verified: true },
    } as never);
    expect(Object.keys(jeton ?? {})).toEqual(["sub"]);
    expect(await callbacks?.jwt?.({ token: { ...jeton, name: "Agnès" } } as never)).toEqual({
      sub: jeton?.sub,
    });
    expect(options().session?.maxAge).toBe(10 * 3600);
  });

  test("of an account that cannot be read, the log has the kind of fault alone", async () => {
    const etat = await dossiers();
    if (etat.statut !== "pret") throw new Error("no database");
    const lire = async (): Promise<never> => {
      throw Object.assign(new Error("agnes@exemple.fr"), { code: "ECONNREFUSED" });
    };
    const panne = { ...etat.service, utilisateurs: { ...etat.service.utilisateurs, lire } };
    expect(await sessionDe(randomUUID(), panne)).toEqual({ statut: "indisponible" });
    expect(ecrit).toEqual(["Connexion : un compte n’a pas pu être lu (ECONNREFUSED).\n"]);
    expect(await sessionDe(randomUUID(), etat.service)).toEqual({ statut: "anonyme" });
  });

  test("of next-auth's faults, the log has the kind alone", () => {
    options().logger?.error?.("SIGNIN_EMAIL_ERROR", {
      error: new Error("agnes@exemple.fr"),
      providerId: "x",
    });
    options().logger?.warn?.("NEXTAUTH_URL");
    options().logger?.debug?.("x", { email: "agnes@exemple.fr" });
    expect(ecrit).toEqual(["Connexion : SIGNIN_EMAIL_ERROR.\n"]);
  });
});

describe("what is sealed for an address", () => {
  const HEURE = 3_600_000;
  afterEach(() => void vi.useRealTimers());

  test("a link of a letter shows nothing of the person, opens for half an hour, and is of one piece", async () => {
    const suite = "email=chloe%40exemple.fr&token=code-secret&callbackUrl=%2Fcompte";
    const lien = await scellerLien(`${SITE}/api/auth/callback/email?${suite}`);
    expect(lien).not.toMatch(/chloe|code-secret/);
    expect(Buffer.from(lien, "base64").toString("latin1")).not.toMatch(/chloe|code-secret/);
    expect(await ouvrirLien(lien)).toEqual({
      email: "chloe@exemple.fr",
      token: "code-secret",
      callbackUrl: "/compte",
    });
    expect(await ouvrirLien(`${lien.slice(0, -3)}AAA`)).toBeNull();
    // Not a session, nor words.
    await expect(decode({ token: lien, secret: SECRET })).rejects.toThrow();
    expect(await ouvrirMots("chloe", lien)).toBe("");
    vi.useFakeTimers({ now: Date.now() + HEURE });
    expect(await ouvrirLien(lien)).toBeNull();
  });

  test("words open for who typed them, for the time of a session", async () => {
    const mots = await scellerMots("compte-1", "Dupont");
    expect(Buffer.from(mots, "base64").toString("latin1") + mots).not.toContain("Dupont");
    expect(await ouvrirMots("compte-1", mots)).toBe("Dupont");
    expect(await ouvrirMots("compte-2", mots)).toBe("");
    expect(await ouvrirMots("compte-1", "Dupont")).toBe("");
    vi.useFakeTimers({ now: Date.now() + 11 * HEURE });
    expect(await ouvrirMots("compte-1", mots)).toBe("");
  });
});

test.each([
  [{ NEXTAUTH_SECRET: "court-4821" }],
  [{ PROCONNECT_CLIENT_SECRET: "seul-4821" }],
  [{ NEXTAUTH_SECRET: "4821".repeat(8), OIDC_CLIENT_SECRET: "seul-4821" }],
  [{ EMAIL_SERVER: "ftp://moi:motdepasse4821@hote" }],
  [{ EMAIL_SERVER: "smtp://moi:motdepasse4821@hote" }],
  [{ PROCONNECT_ALG: "none-4821" }],
])("a setting that is refused is named, never repeated: %o", (variables) => {
  const refuser = (): unknown => parseReglagesAuth(variables, () => SECRET);
  expect(refuser).toThrow(EnvError);
  expect(refuser).toThrow(/^Réglage [A-Z_]+ (refusé|absent)(?!.*4821)/);
});
