import { beforeAll, describe, expect, test, vi } from "vitest";
import { build } from "../rome/referential/build";
import { swap } from "../rome/referential/store";
import { extraitSource } from "../rome/sources/extrait";
import { getOnly, json, lecture } from "./api";
import { ok, probleme } from "./result";

const ADRESSE = "http://localhost/api/essai";
const contexte = { params: Promise.resolve({ code: "D1102" }) };
const demande = (init?: RequestInit): Request => new Request(`${ADRESSE}?q=pain`, init);

describe("lecture", () => {
  test("without a referential: 503, and when to come back", async () => {
    const { GET } = lecture(() => ok({ jamais: true }));
    const reponse = await GET(demande(), contexte);
    expect(reponse.status).toBe(503);
    expect(reponse.headers.get("retry-after")).toBe("5");
    expect(reponse.headers.get("content-type")).toContain("application/problem+json");
  });

  describe("with a referential", () => {
    beforeAll(async () => swap(build(await extraitSource().load())));

    test("adds the version to the answer, and hands over query and parameters", async () => {
      const { GET } = lecture(({ referential, query, params }) =>
        ok({ q: query.get("q"), code: params.code, metiers: referential.metiers.size > 0 }),
      );
      const reponse = await GET(demande(), contexte);
      expect(reponse.status).toBe(200);
      expect(await reponse.json()).toEqual({ version: "60", q: "pain", code: "D1102", metiers: true });
    });

    test("a fault that was foreseen keeps its status and members", async () => {
      const { GET } = lecture(() => probleme(400, "Non.", { parametre: "q" }));
      const reponse = await GET(demande(), contexte);
      expect(reponse.status).toBe(400);
      expect(await reponse.json()).toEqual({
        type: "about:blank",
        title: "Paramètre refusé",
        status: 400,
        detail: "Non.",
        parametre: "q",
      });
    });

    test("a bug is a 500 that tells nothing of itself to the client, and all to the log", async () => {
      const journal = vi.spyOn(process.stderr, "write").mockReturnValue(true);
      const { GET } = lecture(() => {
        throw new Error("secret");
      });
      const reponse = await GET(demande(), contexte);
      expect(reponse.status).toBe(500);
      expect(await reponse.text()).not.toContain("secret");
      expect(String(journal.mock.calls[0]?.[0])).toContain("/api/essai : Error: secret");
      journal.mockRestore();
    });
  });
});

test("every method but GET is a 405 that says what is allowed", async () => {
  const { POST, PUT, PATCH, DELETE } = getOnly(async () => new Response("lu"));
  for (const [method, refuser] of Object.entries({ POST, PUT, PATCH, DELETE })) {
    const reponse = await refuser(demande({ method }), contexte);
    expect(reponse.status).toBe(405);
    expect(reponse.headers.get("allow")).toBe("GET, HEAD");
    expect(((await reponse.json()) as { detail: string }).detail).toContain(method);
  }
});

describe("json", () => {
  const etagDe = (corps: object): string => json(demande(), corps).headers.get("etag") ?? "";
  const statutSi = (connu: string): number =>
    json(demande({ headers: { "If-None-Match": connu } }), { a: 1 }).status;

  test("the ETag is that of the bytes", () => {
    expect(etagDe({ a: 1 })).toMatch(/^"[\w-]+"$/);
    expect(etagDe({ a: 1 })).toBe(etagDe({ a: 1 }));
    expect(etagDe({ a: 1 })).not.toBe(etagDe({ a: 2 }));
  });

  test("304 to a client that has it, alone, weak or among others", () => {
    const etag = etagDe({ a: 1 });
    expect([etag, `W/${etag}`, `"x", ${etag}`].map(statutSi)).toEqual([304, 304, 304]);
    expect(['"x"', "", etag.slice(1, -1)].map(statutSi)).toEqual([200, 200, 200]);
  });
});
