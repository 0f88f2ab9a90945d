import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../rome/referential/build";
import { swap } from "../rome/referential/store";
import { extraitSource } from "../rome/sources/extrait";
import { estAbsente } from "./absentes";

test("nothing is absent before there is a referential to say so", () => {
  expect(estAbsente("/metiers/A0000")).toBe(false);
});

describe("with a referential", () => {
  beforeAll(async () => swap(build(await extraitSource().load())));

  test.each([
    "/metiers/A0000",
    "/metiers/A0000/mobilite",
    "/metiers/x",
    "/metiers/%00",
    "/metiers/%E0%A4%A",
    "/domaines/Z",
    "/competences/0",
    "/contextes/0",
    "/centres-interet/0",
    "/secteurs/0",
    "/appellations/0",
    "/dossiers/1",
  ])("%s is absent", (chemin) => {
    expect(estAbsente(chemin)).toBe(true);
  });

  test.each([
    "/",
    "/metiers",
    "/metiers/",
    "/metiers/D1102",
    "/metiers/D1102/mobilite",
    "/metiers/d1102",
    "/metiers/A0000/autre",
    "/domaines/D",
    "/domaines/d11",
    "/nulle-part/x",
    "/constructor/x",
  ])("%s is not", (chemin) => {
    expect(estAbsente(chemin)).toBe(false);
  });
});
