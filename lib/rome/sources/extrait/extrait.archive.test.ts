import { beforeAll, describe, expect, it } from "vitest";
import type { NomTable, RomeTables } from "../../model";
import { CLES } from "../../referential/validate";
import { archiveOfficielle } from "../../testing/archive";
import { archiveSource } from "../archive";
import { extraitSource, FICHIERS_EXTRAIT } from ".";
import { fichierExtrait } from "./wire";

/** Definitions of headings are not copied: the extract leaves them empty. */
const OMIS: ReadonlySet<string> = new Set(["definition"]);

type Row = Readonly<Record<string, unknown>>;

const archive = archiveOfficielle("lib/rome/sources/extrait/extrait.archive.test.ts");

describe.skipIf(!archive)("the embedded extract beside the official archive", () => {
  let extrait: RomeTables;
  let officiel: RomeTables;
  beforeAll(async () => {
    extrait = await extraitSource().load();
    officiel = await archiveSource(archive ?? "").load();
  }, 180_000);

  const rows = (rome: RomeTables, table: NomTable): readonly Row[] =>
    rome.tables[table] as readonly unknown[] as Row[];
  const codes = (): ReadonlySet<string> => new Set(extrait.tables.metiers.map((m) => m.code));

  it("is of the same version", () => {
    expect([extrait.version, extrait.publieeLe]).toEqual([officiel.version, officiel.publieeLe]);
  });

  // `textes` are this project's own words and have no counterpart.
  it.each(Object.entries(CLES))("has only facts of the archive in %s", (nom, cle) => {
    const table = nom as NomTable;
    const cleDe = (row: Row): string => cle.map((champ) => String(row[champ] ?? "")).join(" ");
    const officiels = new Map(rows(officiel, table).map((row) => [cleDe(row), row]));
    const faux: string[] = [];
    for (const row of rows(extrait, table)) {
      const place = `${table} ${cleDe(row)}`;
      const vrai = officiels.get(cleDe(row));
      if (vrai === undefined) {
        faux.push(`${place}: not in the archive`);
        continue;
      }
      for (const champ of new Set([...Object.keys(row), ...Object.keys(vrai)])) {
        if (OMIS.has(champ) || row[champ] === vrai[champ]) continue;
        faux.push(`${place}, ${champ}: ${JSON.stringify(row[champ])} ≠ ${JSON.stringify(vrai[champ])}`);
      }
    }
    expect(faux.slice(0, 10)).toEqual([]);
    expect(rows(extrait, table).length).toBeGreaterThan(0);
  });

  it("gives the macro-compétences that no métier lists their name too", () => {
    // The tables keep the name that a métier gives where one does; the files write it once more.
    const libelles = new Map(officiel.tables.competences.map((c) => [c.ogr, c.libelle]));
    const faux = FICHIERS_EXTRAIT.flatMap((f) => fichierExtrait.parse(f).macros).filter(
      ([ogr, , libelle]) => libelles.get(ogr) !== libelle,
    );
    expect(faux).toEqual([]);
  });

  it("has its appellations in the order that puts the principal one first", () => {
    const premieres = new Map<string, string>();
    for (const a of extrait.tables.appellations) if (!premieres.has(a.metier)) premieres.set(a.metier, a.ogr);
    const principales = officiel.tables.appellations.filter((a) => a.principale && codes().has(a.metier));
    expect(Object.fromEntries(premieres)).toEqual(
      Object.fromEntries(principales.map((a) => [a.metier, a.ogr])),
    );
  });

  it.each(["centresInteretLiens", "secteursLiens", "themesLiens", "nafsLiens", "mobilites"] as const)(
    "leaves out none of the %s of its métiers",
    (table) => {
      const ici = new Set(rows(extrait, table).map((row) => JSON.stringify(row)));
      const manquants = rows(officiel, table).filter(
        (row) =>
          codes().has(String(row.metier)) &&
          (row.cible === undefined || codes().has(String(row.cible))) &&
          !ici.has(JSON.stringify(row)),
      );
      expect(manquants.slice(0, 10)).toEqual([]);
    },
  );

  it("leaves out none of the contextes of its métiers, nor an appellation in use", () => {
    const liens = new Set(extrait.tables.items.map((i) => `${i.metier} ${i.ogr}`));
    const contextes = new Set(officiel.tables.contextes.map((c) => c.ogr));
    const manquants = officiel.tables.items.filter(
      (i) => codes().has(i.metier) && contextes.has(i.ogr) && !liens.has(`${i.metier} ${i.ogr}`),
    );
    expect(manquants.slice(0, 10)).toEqual([]);
    const appellations = new Set(extrait.tables.appellations.map((a) => a.ogr));
    const tues = officiel.tables.appellations.filter(
      (a) => codes().has(a.metier) && !a.peuUsite && !appellations.has(a.ogr),
    );
    expect(tues.slice(0, 10).map((a) => `${a.metier} ${a.ogr} ${a.libelle}`)).toEqual([]);
  });

  it("has ten to twenty compétences a métier, savoir-être aside", () => {
    const savoirEtre = new Set(
      extrait.tables.competences.filter((c) => c.categorie === "savoir-etre").map((c) => c.ogr),
    );
    const competences = new Set(extrait.tables.competences.map((c) => c.ogr));
    const combien = new Map([...codes()].map((code) => [code, 0]));
    for (const { metier, ogr } of extrait.tables.items) {
      if (competences.has(ogr) && !savoirEtre.has(ogr)) combien.set(metier, (combien.get(metier) ?? 0) + 1);
    }
    expect([...combien].filter(([, n]) => n < 10 || n > 20)).toEqual([]);
  });

  it("words its definitions and access texts by itself: no six words in a row are the archive's", () => {
    const suites = new Set(officiel.tables.textes.flatMap((t) => suitesDeSix(t.texte)));
    expect(suites.size).toBeGreaterThan(100_000);
    const copies = extrait.tables.textes.flatMap((t) =>
      suitesDeSix(t.texte)
        .filter((suite) => suites.has(suite))
        .map((suite) => `${t.metier} ${t.genre} ${t.position}: ${suite}`),
    );
    expect(copies.slice(0, 10)).toEqual([]);
  });
});

/** Every six words in a row, without case or punctuation. */
function suitesDeSix(texte: string): string[] {
  const mots = texte.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return mots.slice(5).map((_, i) => mots.slice(i, i + 6).join(" "));
}
