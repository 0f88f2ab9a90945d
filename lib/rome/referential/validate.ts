import type { NomTable, RomeTables, Tables } from "../model";

/** A row that cannot be accepted. `rang` is its index in its table: a source turns it into a file and a line. */
export interface Probleme {
  readonly genre: "doublon" | "lien" | "vide";
  readonly table: NomTable;
  readonly rang: number;
  readonly champ: string;
  readonly valeur: string;
}

type Ligne<T extends NomTable> = Tables[T][number];
type Champ<T extends NomTable> = Extract<keyof Ligne<T>, string>;

/** What makes a row of its table unique; sentences may be said twice. */
export const CLES = {
  grandsDomaines: ["code"],
  domaines: ["code"],
  metiers: ["code"],
  appellations: ["ogr"],
  domainesCompetence: ["code"],
  enjeux: ["code"],
  objectifs: ["code"],
  macros: ["ogr"],
  competences: ["ogr"],
  savoirs: ["ogr"],
  contextes: ["ogr"],
  items: ["metier", "ogr"],
  centresInteret: ["code"],
  centresInteretLiens: ["metier", "code"],
  secteurs: ["code"],
  sousSecteurs: ["code"],
  secteursLiens: ["metier", "secteur", "sousSecteur"],
  themes: ["code"],
  themesLiens: ["metier", "code"],
  nafs: ["code"],
  nafsLiens: ["metier", "code"],
  mobilites: ["metier", "cible"],
} as const satisfies { readonly [T in Exclude<NomTable, "textes">]: readonly Champ<T>[] };

/** Which field must name a row of which table. Null is a link that is not there, and is accepted. */
const LIENS: { readonly [T in NomTable]?: { readonly [C in Champ<T>]?: readonly NomTable[] } } = {
  textes: { metier: ["metiers"] },
  appellations: { metier: ["metiers"] },
  enjeux: { domaine: ["domainesCompetence"] },
  objectifs: { enjeu: ["enjeux"] },
  macros: { objectif: ["objectifs"], ogr: ["competences"] },
  competences: { macro: ["competences"] },
  items: { metier: ["metiers"], ogr: ["competences", "savoirs", "contextes"] },
  centresInteretLiens: { metier: ["metiers"], code: ["centresInteret"] },
  sousSecteurs: { secteur: ["secteurs"] },
  secteursLiens: { metier: ["metiers"], secteur: ["secteurs"], sousSecteur: ["sousSecteurs"] },
  themesLiens: { metier: ["metiers"], code: ["themes"] },
  nafsLiens: { metier: ["metiers"], code: ["nafs"] },
  mobilites: { metier: ["metiers"], cible: ["metiers"] },
};

/** Tables without which there is no referential. */
const NON_VIDES: readonly NomTable[] = [
  "grandsDomaines",
  "domaines",
  "metiers",
  "appellations",
  "competences",
  "textes",
  "items",
  "mobilites",
];

/**
 * Every fault of the tables: empty ones, duplicate keys, links to a code that does not exist.
 * @returns an empty list when the tables make a referential.
 */
export function validate({ tables }: RomeTables): Probleme[] {
  const problemes: Probleme[] = [];
  for (const table of NON_VIDES) {
    if (tables[table].length === 0) problemes.push({ genre: "vide", table, rang: 0, champ: "", valeur: "" });
  }
  const codes = new Map<NomTable, Set<string>>();
  for (const [table, cle] of entries(CLES)) {
    const vus = new Set<string>();
    for (const [rang, ligne] of lignes(tables, table)) {
      const valeur = cle.map((champ) => ligne[champ] ?? "").join(" ");
      if (vus.has(valeur))
        problemes.push({ genre: "doublon", table, rang, champ: cle[cle.length - 1] ?? "", valeur });
      vus.add(valeur);
    }
    codes.set(table, vus);
  }
  for (const [table, champs] of entries(LIENS)) {
    for (const [champ, cibles] of entries(champs as Record<string, readonly NomTable[]>)) {
      for (const [rang, ligne] of lignes(tables, table)) {
        const valeur = ligne[champ];
        if (valeur === null || valeur === undefined) continue;
        if (!cibles.some((cible) => codes.get(cible)?.has(String(valeur)))) {
          problemes.push({ genre: "lien", table, rang, champ, valeur: String(valeur) });
        }
      }
    }
  }
  // The professional field of a métier is the first three characters of its code, the large field the first.
  for (const [rang, metier] of tables.metiers.entries()) {
    for (const [cible, valeur] of [
      ["domaines", metier.code.slice(0, 3)],
      ["grandsDomaines", metier.code.slice(0, 1)],
    ] as const) {
      if (!codes.get(cible)?.has(valeur))
        problemes.push({ genre: "lien", table: "metiers", rang, champ: "code", valeur });
    }
  }
  return problemes;
}

const entries = <K extends string, V>(o: { readonly [P in K]?: V }): [K, V][] =>
  Object.entries(o) as [K, V][];

const lignes = (tables: Tables, table: NomTable): IterableIterator<[number, Record<string, string | null>]> =>
  (tables[table] as readonly unknown[] as readonly Record<string, string | null>[]).entries();
