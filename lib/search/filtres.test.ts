import { beforeAll, describe, expect, it } from "vitest";
import { type CodeMetier, type Metier, parseCodeMetier, type Referential } from "../rome";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { type Criteres, elargir, filtrer, preciser } from ".";

let referential: Referential;
let lignes: { metier: Metier }[];
beforeAll(async () => {
  referential = build(await extraitSource().load());
  lignes = [...referential.metiers.values()].map((metier) => ({ metier }));
});

describe("filtrer", () => {
  it("asks nothing without criteria, and keeps the order", () => {
    expect(filtrer(referential, lignes, {})).toEqual(lignes);
  });
  it("leaves out the métiers that have an unwanted context, keeps those that have a wanted one", () => {
    const contexte = [...referential.contextes.values()].find((c) => c.metiers.length > 0);
    const ogr = contexte?.ogr ?? "";
    const sans = filtrer(referential, lignes, { sans: [ogr] });
    const avec = filtrer(referential, lignes, { contexte: ogr });
    expect(avec.map((l) => l.metier.code)).toEqual([...(contexte?.metiers ?? [])].sort());
    expect(sans.length + avec.length).toBe(lignes.length);
  });
  it("joins criteria: all must hold", () => {
    const trouves = filtrer(referential, lignes, { domaine: "D", riasec: "R" });
    expect(trouves.length).toBeGreaterThan(0);
    for (const { metier } of trouves) {
      expect(metier.code.startsWith("D")).toBe(true);
      expect(metier.riasec).toContain("R");
    }
  });
});

describe("each criterion", () => {
  it("keeps the métiers that have it and only them", () => {
    const boulanger = referential.metiers.get(parseCodeMetier("D1102") as CodeMetier);
    const criteres: Criteres = {
      domaine: boulanger?.domaine.code,
      riasec: boulanger?.riasec[0],
      contexte: boulanger?.contextes[0]?.ogr,
      competence: boulanger?.competences[0]?.competence.ogr,
      centreInteret: boulanger?.centresInteret[0]?.centre.code,
      secteur: boulanger?.secteurs[0]?.secteur.code,
      reglemente: boulanger?.reglemente === true,
    };
    const codes = (c: Criteres): string[] => filtrer(referential, lignes, c).map((l) => l.metier.code);
    for (const [nom, valeur] of Object.entries(criteres)) {
      const gardes = codes({ [nom]: valeur });
      expect(gardes, nom).toContain("D1102");
      expect(gardes.length, nom).toBeLessThan(lignes.length);
    }
    expect(codes(criteres)).toContain("D1102");
    expect(codes({ ...criteres, domaine: "J" })).toEqual([]);
  });
  it("does without night work in people's words, and hides only what is known to be regulated", () => {
    const nuit = filtrer(referential, lignes, { sans: ["nuit"] });
    expect(nuit.length).toBeLessThan(lignes.length);
    expect(nuit.filter((l) => l.metier.contextes.some((c) => c.libelle === "Travail de nuit"))).toEqual([]);
    const libres = filtrer(referential, lignes, { reglemente: false });
    const regles = filtrer(referential, lignes, { reglemente: true });
    expect(libres.length + regles.length).toBe(lignes.length);
    expect(regles.every((l) => l.metier.reglemente === true)).toBe(true);
  });
  it("counts as green a métier that serves the transition, not one that it transforms", () => {
    const verts = filtrer(referential, lignes, { transition: ["ecologique"] });
    expect(verts.length).toBeGreaterThan(0);
    expect(verts.map((l) => l.metier.transitions.ecologique)).not.toContain("brun");
    const deux = filtrer(referential, lignes, { transition: ["ecologique", "numerique"] });
    expect(deux.length).toBeLessThan(verts.length);
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
