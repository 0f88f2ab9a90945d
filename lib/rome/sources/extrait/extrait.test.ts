import { describe, expect, it } from "vitest";
import { describeSourceContract } from "../contract";
import { SourceError } from "../port";
import { extraitSource, FICHIERS_EXTRAIT } from ".";
import { type FichierExtrait, fichierExtrait } from "./wire";

describeSourceContract("the embedded extract", () => extraitSource());

/** One file of the extract, its own copy, to be spoiled. */
const copieDe = (lettre: string): FichierExtrait => {
  const fichier = FICHIERS_EXTRAIT.map((f) => fichierExtrait.parse(f)).find(
    (f) => f.grandDomaine[0] === lettre,
  );
  if (fichier === undefined) throw new Error(`no file ${lettre}`);
  return structuredClone(fichier);
};

const refus = async (fichiers: readonly unknown[]): Promise<unknown> =>
  extraitSource(fichiers)
    .load()
    .then(
      () => "accepted",
      (cause: unknown) => cause,
    );

describe("the embedded extract", () => {
  it("has one file for each of the 14 grands domaines, with métiers of its own only", () => {
    const fichiers = FICHIERS_EXTRAIT.map((f) => fichierExtrait.parse(f));
    expect(fichiers.map((f) => f.grandDomaine[0])).toEqual([..."ABCDEFGHIJKLMN"]);
    for (const f of fichiers) {
      const [lettre] = f.grandDomaine;
      expect(f.metiers.length, lettre).toBeGreaterThan(0);
      expect(f.metiers.map((m) => m.code).filter((code) => !code.startsWith(lettre))).toEqual([]);
      const utiles = new Set(f.metiers.map((m) => m.code.slice(0, 3)));
      expect(new Set(f.domaines.map(([code]) => code))).toEqual(utiles);
    }
  });

  it("says where it comes from, has every grand domaine, and four moves or more from each métier", async () => {
    const rome = await extraitSource().load();
    expect(rome).toMatchObject({ source: "extrait", version: "60", publieeLe: "2025-09-18" });
    const { metiers, mobilites, grandsDomaines } = rome.tables;
    expect(metiers.length).toBeGreaterThanOrEqual(150);
    expect(grandsDomaines.map((g) => g.code).join("")).toBe("ABCDEFGHIJKLMN");
    const departs = mobilites.map((m) => m.metier);
    for (const { code } of metiers)
      expect(departs.filter((d) => d === code).length, code).toBeGreaterThanOrEqual(4);
  });

  it("tells the place of every compétence in the tree of the ROME", async () => {
    const { tables } = await extraitSource().load();
    const situees = new Set(tables.macros.map((m) => m.ogr));
    expect(tables.competences.filter((c) => !situees.has(c.macro ?? c.ogr))).toEqual([]);
    expect(tables.contextes.filter((c) => c.typeCode === "")).toEqual([]);
  });

  it("refuses two wordings of one code", async () => {
    const a = copieDe("A");
    const b = copieDe("B");
    b.grandDomaine = a.grandDomaine;
    const autre: FichierExtrait = { ...b, grandDomaine: ["A", "Autrement dit"] };
    expect(await refus([a, autre])).toEqual(
      new SourceError("extrait, grandsDomaines : le code A est écrit de deux façons."),
    );
  });

  it("refuses a move to a métier that it does not have, and a métier written twice", async () => {
    const perdu = copieDe("A");
    for (const m of perdu.metiers) m.mobilites = [["N9999", 1]];
    expect(await refus([perdu])).toEqual(new SourceError("extrait, mobilites.cible : lien (N9999)."));
    const double = copieDe("J");
    for (const m of double.metiers) m.mobilites = [];
    double.metiers = [...double.metiers, ...double.metiers.slice(0, 1)];
    expect(await refus([double])).toBeInstanceOf(SourceError);
  });

  it("refuses a field that it does not know or a type of compétence that does not exist", async () => {
    await expect(extraitSource([{ ...copieDe("A"), autre: 1 }]).load()).rejects.toThrow(/autre/);
    const faux = JSON.parse(JSON.stringify(copieDe("A")).replace('"technique"', '"magique"')) as unknown;
    await expect(extraitSource([faux]).load()).rejects.toThrow(/competences/);
  });
});
