import { afterEach, expect, test, vi } from "vitest";
import { fetchFiche, fetchPistes } from "./questions";

const repondre = (...reponses: Response[]): unknown =>
  vi.stubGlobal("fetch", async () => reponses.shift() ?? Response.error());
afterEach(() => void vi.unstubAllGlobals());

const { signal } = new AbortController();
const demande = { metiers: ["D1106", "Z9999"] };

test("what does not have the shape of our answers is refused, not shown", async () => {
  repondre(Response.json({ competences: [{ code: "1" }], savoirs: [] }));
  await expect(fetchFiche("D1106")).rejects.toThrow();
  repondre(Response.json({ version: "60", propositions: [{ code: "D1102" }] }));
  await expect(fetchPistes(demande, signal)).rejects.toThrow();
  repondre(Response.json({ codes: "Z9999" }, { status: 400 }));
  await expect(fetchPistes(demande, signal)).rejects.toThrow();
});

test("codes that the version in service does not have are left out and told", async () => {
  repondre(
    Response.json({ codes: ["Z9999"] }, { status: 400 }),
    Response.json({ version: "60", propositions: [] }),
  );
  expect(await fetchPistes(demande, signal)).toEqual({
    version: "60",
    propositions: [],
    inconnus: ["Z9999"],
  });
});
