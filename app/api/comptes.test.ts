import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Session } from "@/lib/auth";
import { contenuVide } from "@/lib/dossiers/contenu";
import type { gestes } from "@/lib/http/api";
import { CSP_API } from "@/lib/http/result";

// Settings are read once a process: they are in place before anything asks for them.
const dossier = mkdtempSync(join(tmpdir(), "passerelles-comptes-"));
process.env.ROME_DATA_DIR = dossier;
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

/** Who asks, in this test: a session of Next is only there during a request of its own. */
let session: Session = { statut: "indisponible" };
vi.mock("@/lib/auth/session", () => ({ session: async () => session, comptes: () => [] }));

const METHODES = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Route = ReturnType<typeof gestes>;
const route = (chemin: string): Promise<Route> =>
  import(/* @vite-ignore */ join(import.meta.dirname, chemin, "route.ts"));
const demander = (methode: string, corps?: object): Request =>
  new Request("http://localhost/api/x", {
    method: methode,
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
    ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
  });
const params = (valeurs: Record<string, string> = {}) => ({ params: Promise.resolve(valeurs) });

test("every address of the API has an answer to every method", async () => {
  const chemins = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((f) => f.endsWith("route.ts"))
    .map((f) => f.slice(0, -"/route.ts".length));
  expect(chemins.length).toBeGreaterThan(20);
  for (const chemin of chemins)
    expect(await route(chemin), chemin).toMatchObject(
      Object.fromEntries(METHODES.map((m) => [m, expect.any(Function)])),
    );
});

test.each([
  ["dossiers", "POST"],
  ["dossiers/[id]", "GET, HEAD, PUT"],
  ["dossiers/[id]/[geste]", "POST"],
  ["dossiers/recherche", "POST"],
  ["compte", "GET, HEAD"],
  ["compte/supprimer", "POST"],
  ["connexion/[fournisseur]", "POST"],
  ["connexion/lien", "POST"],
  ["connexion/sortir", "POST"],
])("/api/%s takes %s, and says so of any other method in a problem", async (chemin, Allow) => {
  const r = await route(chemin);
  for (const methode of METHODES.filter((m) => !Allow.includes(m))) {
    const reponse = await r[methode](demander(methode), params());
    expect([reponse.status, reponse.headers.get("allow")]).toEqual([405, Allow]);
    expect(reponse.headers.get("content-type")).toContain("application/problem+json");
  }
});

describe("a dossier in JSON", () => {
  let id: string;
  beforeAll(async () => {
    const { dossiers } = await import("@/lib/dossiers");
    const etat = await dossiers();
    if (etat.statut !== "pret") throw new Error(etat.raison);
    const { service } = etat;
    const qui = { fournisseur: "essai", sujet: "agnes", courriel: null };
    session = { statut: "connecte", utilisateur: await service.utilisateurs.connaitre(qui), service };
  });
  const contenu = contenuVide("60", "2026-11-23T10:00:00.000Z");
  const enregistrer = async (version: number): Promise<Response> =>
    (await route("dossiers/[id]")).PUT(demander("PUT", { version, contenu }), params({ id }));

  test("is made, read, saved and taken away in answers that run nothing and are kept by nobody", async () => {
    const cree = await (await route("dossiers")).POST(demander("POST", { contenu }), params());
    expect(cree.status).toBe(201);
    ({ id } = (await cree.clone().json()) as { id: string });
    const lu = await (await route("dossiers/[id]")).GET(demander("GET"), params({ id }));
    const tout = await (await route("compte")).GET(demander("GET"), params());
    for (const reponse of [cree, lu, tout, await enregistrer(1)]) {
      expect(reponse.ok).toBe(true);
      expect(Object.fromEntries(reponse.headers)).toMatchObject({
        "cache-control": "no-store",
        "content-security-policy": CSP_API["Content-Security-Policy"],
      });
    }
  });

  test.each([0, 1.5, 2 ** 31 - 1, 3e9, Number.MAX_SAFE_INTEGER])(
    "is not saved over version %d, which no dossier has",
    async (version) => {
      expect((await enregistrer(version)).status).toBe(400);
    },
  );

  test("is in conflict with a version that it does not have yet", async () => {
    expect((await enregistrer(2 ** 31 - 2)).status).toBe(409);
  });
});
