import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

// Settings are read once a process: they are in place before anything asks for them.
const dossier = mkdtempSync(join(tmpdir(), "passerelles-plans-"));
process.env.ROME_DATA_DIR = dossier;
process.env.PLANS_MAX_MO = "0.2";
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

const { creerPlan, lirePlan, retirerPlan } = await import("./plans");

let rang = 0;
const demander = (corps?: object, entetes: Record<string, string> = {}): Request =>
  new Request("http://localhost/api/plans", {
    method: "POST",
    headers: { "x-forwarded-for": `198.51.100.${++rang}`, ...entetes },
    ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
  });
const deposer = async (): Promise<{ jeton: string; revocation: string }> =>
  (await creerPlan(demander({ scelle: "QUJD", jours: 7 }))).json();
const devine = (i: number): string => String(i).padStart(32, "A");

test("a plan is given to who has its token, is kept by nobody on the way, and reads nowhere", async () => {
  const cree = await creerPlan(demander({ scelle: "QUJDREVG", jours: 7 }));
  expect(cree.status).toBe(201);
  expect(cree.headers.get("cache-control")).toBe("no-store");
  const { jeton, revocation } = await cree.json();
  const lu = await lirePlan(demander(), jeton);
  expect(await lu.json()).toMatchObject({ scelle: "QUJDREVG" });
  expect(lu.headers.get("cache-control")).toBe("no-store");
  for (const fichier of readdirSync(dossier).filter((f) => f.startsWith("passerelles.db"))) {
    const octets = readFileSync(join(dossier, fichier));
    expect([octets.includes(jeton), octets.includes(revocation)]).toEqual([false, false]);
  }
});

test("only the secret of a plan takes it away", async () => {
  const [un, deux] = [await deposer(), await deposer()];
  const retirer = async (authorization: string): Promise<number> =>
    (await retirerPlan(demander(undefined, { authorization }), un.jeton)).status;
  for (const secret of ["", un.revocation, `Bearer ${deux.revocation}`, `Bearer ${un.jeton}`, "Bearer x"])
    expect(await retirer(secret)).toBe(404);
  expect((await lirePlan(demander(), un.jeton)).status).toBe(200);
  expect(await retirer(`Bearer ${un.revocation}`)).toBe(204);
  expect((await lirePlan(demander(), un.jeton)).status).toBe(404);
});

test("who tries tokens is stopped, who is beside is not", async () => {
  const de = { "x-forwarded-for": "203.0.113.1" };
  for (let i = 0; i < 40; i++) expect((await lirePlan(demander(undefined, de), devine(i))).status).toBe(404);
  const refus = await lirePlan(demander(undefined, de), devine(40));
  expect(refus.status).toBe(429);
  expect(Number(refus.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await lirePlan(demander(), devine(40))).status).toBe(404);
});

test("readings, withdrawals and deposits from one address are counted", async () => {
  const { jeton, revocation } = await deposer();
  const de = { "x-forwarded-for": "203.0.113.2" };
  for (let i = 0; i < 600; i++) expect((await lirePlan(demander(undefined, de), jeton)).status).toBe(200);
  expect((await lirePlan(demander(undefined, de), jeton)).status).toBe(429);
  const retrait = demander(undefined, { ...de, authorization: `Bearer ${revocation}` });
  expect((await retirerPlan(retrait, jeton)).status).toBe(429);
  const statuts = new Set<number>();
  for (let i = 0; i < 201; i++) statuts.add((await creerPlan(demander({ scelle: "QQ" }, de))).status);
  expect([...statuts]).toEqual([201, 429]);
});

test("a plan that the server has no room for is refused, and the others are still read", async () => {
  const { jeton } = await deposer();
  const refus = await creerPlan(demander({ scelle: "A".repeat(200_000), jours: 7 }));
  expect(refus.status).toBe(507);
  expect(refus.headers.get("content-type")).toContain("application/problem+json");
  expect((await lirePlan(demander(), jeton)).status).toBe(200);
});
