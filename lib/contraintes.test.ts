import { expect, test } from "vitest";
import { CONTRAINTES, contrainte } from "./contraintes";
import { build } from "./rome/referential/build";
import { extraitSource } from "./rome/sources/extrait";

const rome = build(await extraitSource().load());

test("a condition is said by itself where one is asked what to avoid, and as something done without elsewhere", () => {
  const une = contrainte(rome, "23374");
  expect(une).toMatchObject({ condition: "Travail le samedi", libelle: "Sans : Travail le samedi" });
  for (const { condition, libelle } of CONTRAINTES) {
    expect(libelle).toMatch(/^Sans /);
    expect(condition).not.toMatch(/\b(sans|ni)\b/i);
  }
});
