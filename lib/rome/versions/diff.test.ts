import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Referential, RomeTables } from "../model";
import { build } from "../referential/build";
import { nouvelleVersion, type TablesEditables } from "../testing/edition";
import { mini60, mini61, mini62 } from "../testing/scenario";
import { compose, countChanges, diffVersions, isEmpty, restrictTo, schemaDiff } from "./diff";

let r60: Referential;
let r61: Referential;
let r62: Referential;
let rome60: RomeTables;
beforeAll(async () => {
  rome60 = await mini60();
  const rome61 = mini61(rome60);
  [r60, r61, r62] = [build(rome60), build(rome61), build(mini62(rome61))];
});

describe("the diff of two versions", () => {
  it("is empty where one source only spells the same in other signs, or parts the sentences otherwise", () => {
    const typographique = (texte: string): string =>
      texte.replaceAll("'", "’").replaceAll("...", "…").replaceAll(" - ", " – ");
    const api = nouvelleVersion(rome60, "61", (t) => {
      for (const rows of [t.metiers, t.appellations, t.domaines, t.competences, t.savoirs, t.contextes])
        for (const row of rows) row.libelle = typographique(row.libelle);
      const enUneLigne = new Map<string, (typeof t.textes)[number]>();
      for (const ligne of t.textes.toSorted((x, y) => x.position - y.position)) {
        const cle = `${ligne.metier} ${ligne.genre}`;
        const texte = [enUneLigne.get(cle)?.texte, typographique(ligne.texte)].filter(Boolean).join(" ");
        enUneLigne.set(cle, { ...ligne, position: 1, texte });
      }
      t.textes = [...enUneLigne.values()];
    });
    expect(JSON.stringify(api.tables)).toContain("’");
    expect(api.tables.textes.length).toBeLessThan(rome60.tables.textes.length);
    expect(isEmpty(diffVersions(r60, build(api)))).toBe(true);
  });

  it("holds each change once, with what was and what is", () => {
    const diff = diffVersions(r60, r61);
    expect(diff).toMatchObject({
      de: { version: "60", publieeLe: "2025-09-18" },
      a: { version: "61", publieeLe: "2026-03-01" },
    });
    expect(diff.metiers.map((m) => [m.code, m.avant?.libelle, m.apres?.libelle])).toEqual([
      ["A1102", "Semeur / Semeuse de prairies", "Semeur / Semeuse de prés"],
      ["A1103", undefined, "Faucheur / Faucheuse de prés"],
    ]);
    const [semeur] = diff.metiers;
    expect([semeur?.avant?.reglemente, semeur?.apres?.reglemente]).toEqual([false, true]);
    expect(semeur?.avant?.definition).not.toBe(semeur?.apres?.definition);
    expect(semeur?.avant?.acces).toBe(semeur?.apres?.acces);
    expect(diff.appellations).toEqual([
      {
        code: "9012",
        avant: {
          libelle: "Guetteur / Guetteuse de nids",
          metier: "A1101",
          principale: false,
          peuUsite: true,
        },
        apres: {
          libelle: "Guetteur / Guetteuse de nids",
          metier: "A1102",
          principale: false,
          peuUsite: true,
        },
      },
      {
        code: "9021",
        avant: {
          libelle: "Semeur / Semeuse de prairies",
          metier: "A1102",
          principale: true,
          peuUsite: false,
        },
        apres: { libelle: "Semeur / Semeuse de prés", metier: "A1102", principale: true, peuUsite: false },
      },
      {
        code: "9042",
        avant: null,
        apres: {
          libelle: "Allumeur / Allumeuse de phare",
          metier: "K1301",
          principale: false,
          peuUsite: false,
        },
      },
    ]);
    expect(diff.competences).toEqual([
      {
        code: "100004",
        avant: { libelle: "Lire le vent" },
        apres: { libelle: "Lire le vent et les nuages" },
      },
      { code: "100005", avant: null, apres: { libelle: "Semer" } },
    ]);
    expect(diff.savoirs).toEqual([{ code: "110002", avant: { libelle: "Nœuds et épissures" }, apres: null }]);
    expect(diff.liens).toEqual({
      A1101: {
        competences: [],
        savoirs: [],
        contextes: [],
        mobilites: [
          { code: "A1102", avant: 1, apres: 2 },
          { code: "K1301", avant: 2, apres: 1 },
        ],
      },
      A1102: {
        competences: [
          { code: "100001", avant: "autre", apres: "emergente" },
          { code: "100005", avant: null, apres: "principale" },
        ],
        savoirs: [],
        contextes: [],
        mobilites: [],
      },
      B1201: {
        competences: [],
        savoirs: [{ code: "110002", avant: "autre", apres: null }],
        contextes: [{ code: "120001", avant: true, apres: null }],
        mobilites: [],
      },
      K1301: {
        competences: [],
        savoirs: [{ code: "110001", avant: null, apres: "autre" }],
        contextes: [],
        mobilites: [
          { code: "A1103", avant: null, apres: 1 },
          { code: "B1201", avant: 1, apres: null },
        ],
      },
    });
  });

  it.each([
    ["a flag", (t) => Object.assign(t.metiers[0] ?? {}, { numerique: null })],
    ["the interests letters", (t) => Object.assign(t.metiers[0] ?? {}, { riasecMajeur: "S" })],
    ["the parent", (t) => Object.assign(t.metiers[0] ?? {}, { parent: "A1102" })],
    ["a field's name", (t) => Object.assign(t.domaines.at(-1) ?? {}, { libelle: "Autrement" })],
    [
      "an access sentence",
      (t) =>
        t.textes.splice(
          t.textes.findIndex((x) => x.genre === "acces"),
          1,
        ),
    ],
    ["an interest", (t) => t.centresInteretLiens.pop()],
    ["a sector", (t) => t.secteursLiens.pop()],
    ["a theme", (t) => t.themesLiens.pop()],
    ["a branch", (t) => t.nafsLiens.pop()],
    [
      "the order of two sentences",
      (t) => {
        for (const x of t.textes)
          if (x.metier === "A1101" && x.genre === "definition") x.position = 3 - x.position;
      },
    ],
  ] satisfies [string, (t: TablesEditables) => void][])("sees the change of %s", (_, editer) => {
    const diff = diffVersions(r60, build(nouvelleVersion(rome60, "61", editer)));
    expect(diff.metiers).toHaveLength(1);
    expect(isEmpty(diff)).toBe(false);
  });

  it("does not see the order of rows", () => {
    const melangee = nouvelleVersion(rome60, "61", (t) => {
      for (const rows of Object.values(t)) rows.reverse();
    });
    expect(isEmpty(diffVersions(r60, build(melangee)))).toBe(true);
  });

  it("is read back from JSON as it was", () => {
    for (const diff of [diffVersions(r60, r61), diffVersions(r61, r62)]) {
      expect(schemaDiff.parse(JSON.parse(JSON.stringify(diff)))).toEqual(diff);
    }
  });

  it("counts", () => {
    expect(countChanges(diffVersions(r60, r61))).toEqual({
      metiers: 2,
      appellations: 3,
      vocabulaire: 3,
      fiches: 4,
    });
  });
});

describe("two diffs in a row", () => {
  it("make the diff of both ends, what came and went left out", () => {
    const compose2 = compose(diffVersions(r60, r61), diffVersions(r61, r62));
    expect(compose2).toEqual(diffVersions(r60, r62));
    // A1102 took back its title of version 60.
    expect(compose2.metiers.find((m) => m.code === "A1102")).toMatchObject({
      avant: { libelle: "Semeur / Semeuse de prairies" },
      apres: { libelle: "Semeur / Semeuse de prairies", reglemente: true },
    });
  });
});

describe("the part of one fiche", () => {
  it("holds titles that came, went or changed, its links, and new wordings of what it has", () => {
    const diff = diffVersions(r60, r61);
    const sur = (code: string): object => {
      const d = restrictTo(diff, code, r61.metiers.get(code));
      return {
        metiers: d.metiers.map((c) => c.code),
        appellations: d.appellations.map((c) => c.code),
        competences: d.competences.map((c) => c.code),
        liens: Object.keys(d.liens),
      };
    };
    expect(sur("A1101")).toEqual({ metiers: [], appellations: ["9012"], competences: [], liens: ["A1101"] });
    // A compétence that is new in the ROME is told as a link, not as a new wording.
    expect(sur("A1102")).toMatchObject({ metiers: ["A1102"], competences: [], liens: ["A1102"] });
    expect(sur("K1301")).toEqual({
      metiers: [],
      appellations: ["9042"],
      competences: ["100004"],
      liens: ["K1301"],
    });
    const seul = diffVersions(
      r60,
      build(nouvelleVersion(rome60, "61", (t) => Object.assign(t.metiers[0] ?? {}, { cadre: false }))),
    );
    expect(isEmpty(restrictTo(seul, "A1101", r61.metiers.get("A1101")))).toBe(true);
  });
});

/** Random changes that keep the tables a referential. */
const edition = fc.array(
  fc.record({ geste: fc.nat(7), i: fc.nat(50), j: fc.nat(50), texte: fc.constantFrom("x", "y", "z") }),
  { maxLength: 12 },
);
type Gestes = typeof edition extends fc.Arbitrary<infer T> ? T : never;

function appliquer(rome: RomeTables, version: string, gestes: Gestes): RomeTables {
  return nouvelleVersion(rome, version, (t) => {
    for (const { geste, i, j, texte } of gestes) {
      const metier = t.metiers[i % t.metiers.length];
      const appellation = t.appellations[i % t.appellations.length];
      const competence = t.competences[i % t.competences.length];
      const cible = t.metiers[j % t.metiers.length]?.code;
      if (!metier || !appellation || !competence || !cible) throw new Error("empty tables");
      const ogr = `90000${j % 3}`;
      if (geste === 0) metier.libelle = texte;
      else if (geste === 1) appellation.libelle = texte;
      else if (geste === 2) appellation.metier = cible;
      else if (geste === 3) competence.libelle = texte;
      else if (geste === 4 && t.items.length > 1) t.items.splice(i % t.items.length, 1);
      else if (geste === 5 && t.mobilites.length > 1) t.mobilites.splice(i % t.mobilites.length, 1);
      else if (geste === 6 && t.appellations.every((a) => a.ogr !== ogr))
        t.appellations.push({ ...appellation, ogr });
      else if (geste === 7 && t.appellations.length > 2) t.appellations.splice(i % t.appellations.length, 1);
    }
  });
}

describe("for any versions", () => {
  it("a diff with itself is empty; nothing is both added and removed; applied, it gives the other; diffs compose", () => {
    fc.assert(
      fc.property(edition, edition, (un, deux) => {
        const b = appliquer(rome60, "61", un);
        const c = appliquer(b, "62", deux);
        const [rb, rc] = [build(b), build(c)];
        expect(isEmpty(diffVersions(rb, build(b)))).toBe(true);
        const ab = diffVersions(r60, rb);
        const bc = diffVersions(rb, rc);
        expect(compose(ab, bc)).toEqual(diffVersions(r60, rc));
        for (const liste of [ab.metiers, ab.appellations, ab.competences, ab.savoirs, ab.contextes]) {
          const codes = liste.map((x) => x.code);
          expect(new Set(codes).size).toBe(codes.length);
          expect(liste.every((x) => x.avant !== null || x.apres !== null)).toBe(true);
        }
        const titres = new Map(
          [...r60.appellations.values()].map((a) => [a.ogr, `${a.metier} ${a.libelle}`]),
        );
        for (const { code, apres } of ab.appellations) {
          if (apres === null) titres.delete(code);
          else titres.set(code, `${apres.metier} ${apres.libelle}`);
        }
        expect([...titres].sort()).toEqual(
          [...rb.appellations.values()].map((a) => [a.ogr, `${a.metier} ${a.libelle}`]).sort(),
        );
      }),
      { numRuns: 200, seed: 61 },
    );
  });
});
