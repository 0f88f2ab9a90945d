import { beforeAll, describe, expect, it } from "vitest";
import type { Referential, RomeTables } from "../model";
import { build } from "../referential/build";
import { archiveSource } from "../sources/archive";
import { extraitSource } from "../sources/extrait";
import { archiveOfficielle } from "../testing/archive";
import { ligne, nouvelleVersion, retirerMetier } from "../testing/edition";
import { compose, diffVersions, isEmpty } from "./diff";
import { findRetired, successors } from "./successors";

const archive = archiveOfficielle("versions sur le ROME entier");

describe("the extract", () => {
  it("differs from an edited copy of it by what was edited", async () => {
    const extrait = await extraitSource().load();
    const [a, b] = extrait.tables.metiers;
    const suivante = nouvelleVersion(extrait, "61", (t) => {
      retirerMetier(t, a?.code ?? "", b?.code ?? "");
    });
    const diff = diffVersions(build(extrait), build(suivante));
    expect(diff.metiers.map((m) => [m.code, m.apres])).toEqual([[a?.code, null]]);
    expect(diff.appellations.every((x) => x.avant?.metier === a?.code && x.apres?.metier === b?.code)).toBe(
      true,
    );
    expect(diff.appellations.length).toBeGreaterThan(0);
    expect(isEmpty(diffVersions(build(extrait), build(await extraitSource().load())))).toBe(true);
  });
});

describe.skipIf(!archive)("the whole ROME, version 60", () => {
  let rome: RomeTables;
  let r60: Referential;
  beforeAll(async () => {
    rome = await archiveSource(archive ?? "").load();
    r60 = build(rome);
  });

  it("has everything of the extract, with the same titles, flags, links and ranks", async () => {
    const diff = diffVersions(build(await extraitSource().load()), r60);
    const touches = <T extends { avant: unknown }>(liste: readonly T[]): T[] =>
      liste.filter((x) => x.avant !== null);
    for (const { code, avant, apres } of touches(diff.metiers)) {
      // The texts of the extract are its own wording; it may leave out an interest or a sector.
      const { definition: _d, acces: _a, interets: _i, secteurs: _s, ...faits } = avant ?? {};
      expect({ code, ...apres }).toMatchObject({ code, ...faits });
    }
    for (const liste of [diff.appellations, diff.competences, diff.savoirs, diff.contextes]) {
      expect(touches<{ avant: unknown }>(liste)).toEqual([]);
    }
    for (const liens of Object.values(diff.liens)) {
      for (const liste of Object.values(liens)) expect(touches<{ avant: unknown }>(liste)).toEqual([]);
    }
  });

  it("is no different from itself, and its diffs compose", () => {
    expect(isEmpty(diffVersions(r60, build(rome)))).toBe(true);
    const rome61 = nouvelleVersion(rome, "61", (t) => {
      retirerMetier(t, "M1805", "M1802");
      ligne(t, "metiers", { code: "D1505" }).libelle = "Autre / Autre";
    });
    const r61 = build(rome61);
    const r62 = build(nouvelleVersion(rome61, "62", (t) => retirerMetier(t, "D1505", "M1802")));
    const ab = diffVersions(r60, r61);
    expect(compose(ab, diffVersions(r61, r62))).toEqual(diffVersions(r60, r62));
    expect(findRetired("M1805", r61, [ab])?.successeurs[0]?.metier.code).toBe("M1802");
  });

  it("says where the titles of every older code are, and each is a métier of its own", () => {
    const anciens = new Set([...r60.appellations.values()].map((a) => a.ancienCode));
    expect(anciens.size).toBe(532);
    const perdus = [...anciens].filter(
      (code) => !r60.metiers.has(code) && successors(code, r60, []).length === 0,
    );
    expect(perdus).toEqual([]);
    expect(successors("M1805", r60, []).length).toBeGreaterThan(10);
  });
});
