import { expect, test, vi } from "vitest";

/** Who asks, in this test: a session of Next is only there during a request of its own. */
let qui = "agnes";
vi.mock("./session", () => ({
  session: async () => ({ statut: "connecte", utilisateur: { id: qui, courriel: null }, service: {} }),
}));
const { ecriture } = await import("./ecriture");

const enregistrer = (parFormulaire = false): Promise<Response> =>
  ecriture(
    new Request("http://localhost/api/dossiers/x", {
      method: "PUT",
      headers: { "sec-fetch-site": "same-origin" },
    }),
    parFormulaire,
    async () => new Response("fait"),
  );

test("an account that saves every second is let be; one that never stops is not, and keeps nobody else out", async () => {
  const TENU = 600 * 5;
  for (let i = 0; i < TENU; i++) expect((await enregistrer()).status).toBe(200);
  let n = TENU;
  while (n < 20_000 && (await enregistrer()).status === 200) n++;
  expect(n).toBeLessThan(20_000);
  const refus = await enregistrer();
  expect([refus.status, refus.headers.get("content-type")]).toEqual([
    429,
    "application/problem+json; charset=utf-8",
  ]);
  expect(Number(refus.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await enregistrer(true)).headers.get("location")).toBe("/dossiers?avis=trop");
  qui = "bruno";
  expect((await enregistrer()).status).toBe(200);
});
