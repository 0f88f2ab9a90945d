import { beforeAll, describe, expect, test } from "vitest";
import { codesProches, findMetier } from "./lookup";
import type { Referential } from "./model";
import { build } from "./referential/build";
import { extraitSource } from "./sources/extrait";

let referential: Referential;
beforeAll(async () => {
  referential = build(await extraitSource().load());
});
const codes = (metiers: readonly { code: string }[]): string[] => metiers.map((m) => m.code);

describe("findMetier", () => {
  test("finds a code in any case, and says whether it is written as it should be", () => {
    for (const autre of ["d1102", " D1102", "D1102\t"]) {
      expect(findMetier(referential, autre)).toMatchObject({
        statut: "trouve",
        metier: { code: "D1102" },
      });
    }
  });

  test.each(["A0000", "", "D110", "D11022", "D1102\u0000", "Ｄ1102", "__proto__"])(
    "%j is absent",
    (texte) => {
      expect(findMetier(referential, texte).statut).toBe("absent");
    },
  );
});

describe("codesProches", () => {
  test("same domaine first, nearest number first, six at most", () => {
    const proches = codes(codesProches(referential, "D1103"));
    expect(proches).toContain("D1102");
    expect(proches.every((c) => c.startsWith("D11"))).toBe(true);
    const ecarts = proches.map((c) => Math.abs(Number(c.slice(1)) - 1103));
    expect(ecarts).toEqual([...ecarts].sort((a, b) => a - b));
    expect(codesProches(referential, "D").length).toBeLessThanOrEqual(6);
  });

  test("falls back on the letter when the domaine is unknown, and gives nothing for what is no code", () => {
    expect(codes(codesProches(referential, "d9999")).every((c) => c.startsWith("D"))).toBe(true);
    expect(codesProches(referential, "D9999")).not.toEqual([]);
    expect(codesProches(referential, "Z1000")).toEqual([]);
    expect(codesProches(referential, "")).toEqual([]);
  });

  test("leaves the referential in its order", () => {
    const avant = codes([...referential.metiers.values()]);
    codesProches(referential, "M9999");
    expect(codes([...referential.metiers.values()])).toEqual(avant);
  });
});
