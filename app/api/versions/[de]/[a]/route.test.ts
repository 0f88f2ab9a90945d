import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reponseProblemeSchema, reponseVersions } from "@/lib/http/schemas";
import { build } from "@/lib/rome/referential/build";
import { swap } from "@/lib/rome/referential/store";
import { mini60, mini61, mini62 } from "@/lib/rome/testing/scenario";
import { diffVersions } from "@/lib/rome/versions/diff";
import { setDiffs } from "@/lib/rome/versions/store";
import { GET as getMetier } from "../../../metiers/[code]/route";
import { GET as getParcours } from "../../../parcours/route";
import { GET, POST } from "./route";

beforeAll(async () => {
  const rome60 = await mini60();
  const rome61 = mini61(rome60);
  const [r60, r61, r62] = [build(rome60), build(rome61), build(mini62(rome61))];
  swap(r62);
  setDiffs([diffVersions(r60, r61), diffVersions(r61, r62)]);
});
afterAll(() => setDiffs([]));

const URL_TEST = "http://localhost/api/versions";
const demander = (de: string, a: string, headers = {}): Promise<Response> =>
  GET(new Request(URL_TEST, { headers }), { params: Promise.resolve({ de, a }) });

describe("GET /api/versions/{de}/{a}", () => {
  it("gives a kept comparison, and one made of two", async () => {
    for (const [de, a] of [
      ["60", "61"],
      ["61", "62"],
      ["60", "62"],
    ] as const) {
      const reponse = await demander(de, a);
      expect(reponse.status).toBe(200);
      const corps = reponseVersions.strict().parse(await reponse.json());
      expect([corps.version, corps.de.version, corps.a.version]).toEqual(["62", de, a]);
    }
  });

  it("has an ETag, and answers 304 to who has it", async () => {
    const etag = (await demander("60", "61")).headers.get("etag") ?? "";
    expect((await demander("60", "61", { "If-None-Match": etag })).status).toBe(304);
    expect((await demander("60", "62", { "If-None-Match": etag })).status).toBe(200);
  });

  it.each([
    ["60", "63", 404],
    ["12", "60", 404],
    ["x", "60", 400],
    ["60", "6 1", 400],
    ["61", "60", 400],
    ["60", "60", 400],
    ["123456", "1234567", 400],
  ])("refuses %s to %s with %i", async (de, a, status) => {
    const reponse = await demander(de, a);
    expect([reponse.status, reponse.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json; charset=utf-8",
    ]);
    const corps = reponseProblemeSchema.strict().parse(await reponse.json());
    if (status === 400) expect(typeof corps.parametre).toBe("string");
    else
      expect(corps.connues).toEqual([
        { de: "60", a: "61" },
        { de: "61", a: "62" },
      ]);
  });

  it("is read-only", async () => {
    const reponse = await POST(new Request(URL_TEST, { method: "POST" }), { params: Promise.resolve({}) });
    expect(reponse.status).toBe(405);
  });
});

describe("GET /api/metiers/{code} of a retired code", () => {
  const metier = async (code: string): Promise<{ status: number; corps: unknown }> => {
    const reponse = await getMetier(new Request(URL_TEST), { params: Promise.resolve({ code }) });
    return { status: reponse.status, corps: await reponse.json() };
  };
  it("is a 404 that names its successors", async () => {
    const { status, corps } = await metier("a1101");
    expect(status).toBe(404);
    expect(reponseProblemeSchema.strict().parse(corps).successeurs).toEqual([
      { code: "A1103", libelle: "Faucheur / Faucheuse de prés" },
      { code: "A1102", libelle: "Semeur / Semeuse de prairies" },
    ]);
  });
  it("is not that of a code that never was", async () => {
    const { status, corps } = await metier("N9999");
    expect(status).toBe(404);
    expect(reponseProblemeSchema.strict().parse(corps).successeurs).toBeUndefined();
  });
});

describe("GET /api/parcours", () => {
  it("says what took over from a retired code, and nothing of the kind for one that never was", async () => {
    const demanderParcours = async (de: string): Promise<unknown> => {
      const url = `http://localhost/api/parcours?de=${de}&vers=B1201`;
      const reponse = await getParcours(new Request(url), { params: Promise.resolve({}) });
      return { statut: reponse.status, ...reponseProblemeSchema.strict().parse(await reponse.json()) };
    };
    expect(await demanderParcours("a1101")).toMatchObject({
      statut: 400,
      parametre: "de",
      successeurs: [{ code: "A1103" }, { code: "A1102" }],
    });
    expect(await demanderParcours("N9999")).not.toHaveProperty("successeurs");
  });
});
