import { beforeAll, describe, expect, it } from "vitest";
import type { Referential, RomeTables } from "../model";
import { build } from "../referential/build";
import { ligne, nouvelleVersion, retirerMetier } from "../testing/edition";
import { mini60, mini61, mini62 } from "../testing/scenario";
import { type Diff, diffVersions } from "./diff";
import { findAppellation, findRetired, type Successeur, successors } from "./successors";

let rome60: RomeTables;
let r62: Referential;
let diffs: Diff[];
beforeAll(async () => {
  rome60 = await mini60();
  const rome61 = mini61(rome60);
  const [r60, r61] = [build(rome60), build(rome61)];
  r62 = build(mini62(rome61));
  diffs = [diffVersions(r60, r61), diffVersions(r61, r62)];
});

/** [code, titles that left the code between versions, titles that had it before 09/2023] */
const enBref = (liste: readonly Successeur[]): [string, number, number][] =>
  liste.map((s) => [s.metier.code, s.intitules, s.anciens]);

describe("a retired métier", () => {
  it("has its title, the version that removed it, and its successors", () => {
    const retire = findRetired("a1101", r62, diffs);
    expect(retire).toMatchObject({ code: "A1101", libelle: "Veilleur / Veilleuse de haies", depuis: "62" });
    // A1103 has its one title that is left; A1102 was split from it and had that code for a title before 09/2023.
    expect(enBref(retire?.successeurs ?? [])).toEqual([
      ["A1103", 1, 0],
      ["A1102", 0, 1],
    ]);
  });

  it("ranks by titles that moved, then by parent, then by titles of before 09/2023, then its own parent", () => {
    const rome61 = nouvelleVersion(rome60, "61", (t) => {
      const modele = ligne(t, "appellations", { ogr: "9012" });
      for (const ogr of ["9051", "9052"]) {
        t.appellations.push({ ...modele, ogr, metier: "B1201", ancienCode: "A1102" });
      }
      ligne(t, "appellations", { ogr: "9012" }).ancienCode = "A1101";
      t.metiers.push({ ...ligne(t, "metiers", { code: "A1102" }), code: "A1104", parent: "A1102" });
      retirerMetier(t, "A1102", "K1301");
    });
    const [r60, r61] = [build(rome60), build(rome61)];
    expect(enBref(successors("A1102", r61, [diffVersions(r60, r61)]))).toEqual([
      ["K1301", 1, 0],
      ["A1104", 0, 0],
      ["B1201", 0, 2],
      ["A1101", 0, 0],
    ]);
  });

  it("is found with no old version at hand, from what titles and métiers say of their past", () => {
    const rome = nouvelleVersion(rome60, "61", (t) => retirerMetier(t, "A1101", "K1301"));
    const retire = findRetired("A1101", build(rome), []);
    expect(retire).toMatchObject({ libelle: null, depuis: null });
    expect(enBref(retire?.successeurs ?? [])).toEqual([
      ["A1102", 0, 1],
      ["K1301", 0, 1],
    ]);
  });

  it("is not one that exists, never did, or is only left out of the extract", () => {
    expect(findRetired("A1102", r62, diffs)).toBeNull();
    expect(findRetired("N9999", r62, diffs)).toBeNull();
    expect(findRetired("plombier", r62, diffs)).toBeNull();
    const extrait = build({
      ...nouvelleVersion(rome60, "60", (t) => retirerMetier(t, "A1101", "K1301")),
      source: "extrait",
    });
    expect(findRetired("A1101", extrait, [])).toBeNull();
  });

  it("is one no more when a later version has it again", () => {
    const retour = build({ ...rome60, version: "63" });
    const suite = [...diffs, diffVersions(r62, retour)];
    expect(findRetired("A1101", retour, suite)).toBeNull();
  });

  it("leads through two moves to where its titles are today", () => {
    const encore = build(
      nouvelleVersion(mini62(mini61(rome60)), "63", (t) => retirerMetier(t, "A1103", "B1201")),
    );
    const retire = findRetired("A1101", encore, [...diffs, diffVersions(r62, encore)]);
    expect(enBref(retire?.successeurs ?? [])[0]).toEqual(["B1201", 1, 0]);
    expect(retire?.depuis).toBe("62");
  });
});

describe("an existing code", () => {
  it("has the other métiers that took its titles", () => {
    expect(enBref(successors("K1301", r62, diffs))).toEqual([["K1302", 1, 0]]);
  });
});

describe("an OGR code", () => {
  it("leads to its present métier", () => {
    expect(findAppellation("9011", r62, diffs)).toMatchObject({
      statut: "trouve",
      appellation: { metier: "A1103" },
    });
  });
  it("that was removed leads to the métier it had", () => {
    expect(findAppellation("9012", r62, diffs)).toMatchObject({
      statut: "retire",
      retire: {
        libelle: "Guetteur / Guetteuse de nids",
        depuis: "62",
        successeurs: [{ metier: { code: "A1102" } }],
      },
    });
  });
  it("that never was is absent", () => {
    expect(findAppellation("424242", r62, diffs)).toEqual({ statut: "absent" });
    expect(findAppellation("A1101", r62, diffs)).toEqual({ statut: "absent" });
  });
});
