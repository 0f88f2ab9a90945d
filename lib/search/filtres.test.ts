import { beforeAll, describe, expect, it } from "vitest";
import type { Metier, Referential } from "../rome";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { elargir, filtrer, preciser } from ".";

let referential: Referential;
let lignes: { metier: Metier }[];
beforeAll(async () => {
  referential = build(await extraitSource().load());
  lignes = [...referential.metiers.values()].map((metier) => ({ metier }));
});

describe("filtrer", () => {
  it("asks nothing without criteria, and keeps the order", () => {
    expect(filtrer(lignes, {})).toEqual(lignes);
  });
  it("leaves out the métiers that have an unwanted context, keeps those that have a wanted one", () => {
    const contexte = [...referential.contextes.values()].find((c) => c.metiers.length > 0);
    const ogr = contexte?.ogr ?? "";
    const sans = filtrer(lignes, { sansContextes: [ogr] });
    const avec = filtrer(lignes, { avecContextes: [ogr] });
    expect(avec.map((l) => l.metier.code)).toEqual([...(contexte?.metiers ?? [])].sort());
    expect(sans.length + avec.length).toBe(lignes.length);
  });
  it("joins criteria: all must hold", () => {
    const trouves = filtrer(lignes, { domaine: "D", riasec: "R" });
    expect(trouves.length).toBeGreaterThan(0);
    for (const { metier } of trouves) {
      expect(metier.code.startsWith("D")).toBe(true);
      expect(metier.riasec).toContain("R");
    }
  });
});

describe("preciser", () => {
  it("counts every métier once, in the domaine it is of", () => {
    const comptes = preciser(lignes);
    expect(comptes.reduce((n, c) => n + c.combien, 0)).toBe(lignes.length);
    expect(comptes.map((c) => c.combien)).toEqual([...comptes.map((c) => c.combien)].sort((a, b) => b - a));
  });
  it("offers no choice in one domaine", () => {
    expect(preciser(lignes.slice(0, 1))).toEqual([]);
  });
});

describe("elargir", () => {
  it("leads to linked métiers that are not already there", () => {
    const depart = lignes.filter((l) => l.metier.mobilites.length > 0).slice(0, 2);
    const codes = elargir(referential, depart).map((m) => m.code);
    const liens = new Set(depart.flatMap((l) => l.metier.mobilites.map((x) => x.cible)));
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes) {
      expect(liens).toContain(code);
      expect(depart.map((l) => l.metier.code)).not.toContain(code);
    }
  });
});
