import { beforeAll, describe, expect, it } from "vitest";
import { LETTRES_RIASEC, type Metier, type Referential, type RomeTables } from "../model";
import { build } from "../referential/build";
import type { RomeSource } from "./port";

/** A whole archive takes seconds to read, many more on a machine that is busy. */
const LECTURE_MAX_MS = 180_000;

/**
 * What every source must give, whatever it reads. Each test lists what breaks its rule, so that a failure names it.
 * `makeSource` is called once.
 */
export function describeSourceContract(name: string, makeSource: () => RomeSource): void {
  describe(`RomeSource: ${name}`, () => {
    let rome: RomeTables;
    let referential: Referential;
    let metiers: readonly Metier[];

    beforeAll(async () => {
      rome = await makeSource().load();
      // Throws on a link to a code that is not there.
      referential = build(rome);
      metiers = [...referential.metiers.values()];
    }, LECTURE_MAX_MS);

    /** What `metier` has wrong, as "code: fault"; the first ten are enough. */
    const fautes = (chercher: (metier: Metier) => readonly unknown[]): string[] =>
      metiers.flatMap((m) => chercher(m).map((faute) => `${m.code}: ${String(faute)}`)).slice(0, 10);

    it("says its version and its date", () => {
      expect(rome.version).toMatch(/^\d+$/);
      expect(rome.publieeLe ?? "2025-01-01").toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(referential).toMatchObject({ version: rome.version, source: rome.source });
    });

    it("has métiers, with well-formed codes in order, each once", () => {
      const codes = metiers.map((m) => m.code);
      expect(codes.length).toBeGreaterThan(0);
      expect(codes).toEqual([...new Set(rome.tables.metiers.map((m) => m.code))].sort());
      expect(rome.tables.metiers).toHaveLength(codes.length);
      expect(codes.filter((code) => !/^[A-N]\d{4}$/.test(code))).toEqual([]);
    });

    it("has every code once in its table", () => {
      const { tables: t } = rome;
      const cles: Readonly<Record<string, readonly string[]>> = {
        ogrDesMetiers: t.metiers.map((m) => m.ogr),
        appellations: t.appellations.map((a) => a.ogr),
        // A link names an item by its OGR alone: it must say which of the three it is.
        items: [...t.competences, ...t.savoirs, ...t.contextes].map((x) => x.ogr),
        macros: t.macros.map((m) => m.ogr),
        grandsDomaines: t.grandsDomaines.map((x) => x.code),
        domaines: t.domaines.map((x) => x.code),
        objectifs: t.objectifs.map((x) => x.code),
        centresInteret: t.centresInteret.map((x) => x.code),
        secteurs: t.secteurs.map((x) => x.code),
        themes: t.themes.map((x) => x.code),
        nafs: t.nafs.map((x) => x.code),
        liens: t.items.map((i) => `${i.metier} ${i.ogr}`),
        mobilites: t.mobilites.map((m) => `${m.metier} ${m.cible}`),
      };
      for (const [table, codes] of Object.entries(cles)) expect(doublons(codes), table).toEqual([]);
    });

    it("keeps every row of its tables in the linked referential", () => {
      const { tables: t } = rome;
      const lies = new Set(t.items.map((i) => i.ogr));
      const cites = (rows: readonly { readonly ogr: string }[]): number =>
        rows.filter((x) => lies.has(x.ogr)).length;
      expect(referential.comptes).toEqual({
        metiers: t.metiers.length,
        appellations: t.appellations.length,
        competences: t.competences.length,
        savoirs: t.savoirs.length,
        contextes: t.contextes.length,
        mobilites: t.mobilites.length,
      });
      expect(referential.cites).toEqual({
        competences: cites(t.competences),
        savoirs: cites(t.savoirs),
        contextes: cites(t.contextes),
      });
      const somme = (combien: (m: Metier) => number): number => metiers.reduce((s, m) => s + combien(m), 0);
      expect(somme((m) => m.competences.length + m.savoirs.length + m.contextes.length)).toBe(t.items.length);
      expect(somme((m) => m.definition.length + m.acces.length)).toBe(t.textes.length);
      expect(somme((m) => m.appellations.length)).toBe(t.appellations.length);
      expect(somme((m) => m.mobilites.length)).toBe(t.mobilites.length);
      expect(somme((m) => m.centresInteret.length)).toBe(t.centresInteretLiens.length);
      expect(somme((m) => m.secteurs.length)).toBe(t.secteursLiens.length);
      expect(somme((m) => m.themes.length)).toBe(t.themesLiens.length);
      expect(somme((m) => m.nafs.length)).toBe(t.nafsLiens.length);
    });

    it("gives each métier a title in both genders", () => {
      expect(fautes((m) => [m.intitule.masculin, m.intitule.feminin].filter((x) => x.trim() === ""))).toEqual(
        [],
      );
      expect(fautes((m) => (m.intitule.masculin.includes(" / ") ? [m.intitule.masculin] : []))).toEqual([]);
    });

    it("gives each métier a definition, and no empty sentence", () => {
      expect(fautes((m) => (m.definition.length === 0 ? ["no definition"] : []))).toEqual([]);
      expect(fautes((m) => [...m.definition, ...m.acces].filter((x) => x.trim() === ""))).toEqual([]);
      expect(fautes((m) => [...m.definition, ...m.acces].filter((x) => x.includes("''")))).toEqual([]);
    });

    it("gives each métier one principal appellation, first", () => {
      expect(
        fautes((m) => {
          const genres = m.appellations.map((a) => a.genre);
          return genres[0] === "principale" && genres.lastIndexOf("principale") === 0 ? [] : [genres.join()];
        }),
      ).toEqual([]);
      expect(fautes((m) => m.appellations.filter((a) => a.metier !== m.code || a.libelle === ""))).toEqual(
        [],
      );
    });

    it("gives each métier the fields that its code begins with", () => {
      expect(
        fautes((m) => [m.domaine.code, m.grandDomaine.code].filter((code) => !m.code.startsWith(code))),
      ).toEqual([]);
      expect(
        fautes((m) => (m.domaine.code.length === 3 && m.grandDomaine.code.length === 1 ? [] : ["length"])),
      ).toEqual([]);
      expect(fautes((m) => (m.domaine.libelle && m.grandDomaine.libelle ? [] : ["no label"]))).toEqual([]);
    });

    it("gives each métier at least one compétence and one contexte", () => {
      expect(fautes((m) => (m.competences.length === 0 ? ["no compétence"] : []))).toEqual([]);
      expect(fautes((m) => (m.contextes.length === 0 ? ["no contexte"] : []))).toEqual([]);
    });

    it("has only letters, marks and flags that the model knows", () => {
      expect(fautes((m) => m.riasec.filter((lettre) => !LETTRES_RIASEC.includes(lettre)))).toEqual([]);
      expect(fautes((m) => doublons(m.riasec))).toEqual([]);
      const coeurs: readonly unknown[] = ["principale", "emergente", null];
      expect(
        fautes((m) =>
          [...m.competences, ...m.savoirs].map((x) => x.coeur).filter((c) => !coeurs.includes(c)),
        ),
      ).toEqual([]);
      const drapeaux: readonly unknown[] = [true, false, null];
      expect(
        fautes((m) =>
          [m.reglemente, m.cadre, m.transitions.numerique, m.transitions.demographique].filter(
            (d) => !drapeaux.includes(d),
          ),
        ),
      ).toEqual([]);
      const ecologiques: readonly unknown[] = ["blanc", "vert", "brun", "strategique", null];
      expect(fautes((m) => [m.transitions.ecologique].filter((e) => !ecologiques.includes(e)))).toEqual([]);
    });

    it("moves to métiers that exist, never to itself, by strictly increasing rank from 1", () => {
      expect(
        fautes((m) => m.mobilites.filter((x) => !referential.metiers.has(x.cible)).map((x) => x.cible)),
      ).toEqual([]);
      expect(fautes((m) => m.mobilites.filter((x) => x.cible === m.code).map((x) => x.cible))).toEqual([]);
      expect(
        fautes((m) => {
          const rangs = m.mobilites.map((x) => x.ordre);
          return rangs.filter((rang, i) => !Number.isInteger(rang) || rang <= (rangs[i - 1] ?? 0));
        }),
      ).toEqual([]);
    });

    it("has savoir-être that are all macro-compétences, and macros that are their own", () => {
      const fautives = [...referential.competences.values()].filter(
        (c) =>
          (c.categorie === "savoir-etre" && c.nature !== "macro") ||
          (c.nature === "macro" && c.macro?.code !== c.ogr) ||
          (c.macro !== null && referential.competences.get(c.macro.code)?.nature !== "macro"),
      );
      expect(fautives.map((c) => c.ogr)).toEqual([]);
    });

    it("has a label for every item and every heading", () => {
      const { tables: t } = rome;
      const nommes = [
        ...[
          t.grandsDomaines,
          t.domaines,
          t.domainesCompetence,
          t.enjeux,
          t.objectifs,
          t.competences,
          t.savoirs,
        ],
        ...[t.contextes, t.centresInteret, t.secteurs, t.sousSecteurs, t.themes, t.nafs],
      ].flat();
      expect(nommes.filter((x) => x.libelle.trim() === "")).toEqual([]);
      expect(t.contextes.filter((c) => c.typeCode === "" || c.type === "")).toEqual([]);
    });

    it("tells each item the métiers that have it, in code order, each once", () => {
      const inverse = new Map<string, string[]>();
      for (const m of metiers) {
        const ogrs = [
          ...m.competences.map((x) => x.competence.ogr),
          ...m.savoirs.map((x) => x.savoir.ogr),
          ...m.contextes.map((x) => x.ogr),
        ];
        for (const ogr of ogrs) inverse.set(ogr, [...(inverse.get(ogr) ?? []), m.code]);
      }
      const { competences, savoirs, contextes } = referential;
      const items = [...competences.values(), ...savoirs.values(), ...contextes.values()];
      const faux = items.filter((x) => x.metiers.join() !== (inverse.get(x.ogr) ?? []).join());
      expect(faux.map((x) => x.ogr).slice(0, 10)).toEqual([]);
      for (const liste of [
        referential.domaines,
        referential.themes,
        referential.nafs,
        referential.secteurs,
      ]) {
        for (const { code, metiers: codes } of liste.values()) {
          expect(codes, code).toEqual([...new Set(codes)].sort());
        }
      }
    });
  });
}

function doublons(codes: readonly string[]): string[] {
  const vus = new Set<string>();
  return codes.filter((code) => vus.size === vus.add(code).size);
}
