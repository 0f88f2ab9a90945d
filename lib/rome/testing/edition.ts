import type { NomTable, RomeTables, Tables } from "../model";
import { validate } from "../referential/validate";

type Modifiable<T> = { -readonly [C in keyof T]: T[C] };
/** Tables that a test may change. */
export type TablesEditables = { [T in NomTable]: Modifiable<Tables[T][number]>[] };

/**
 * A later version of the ROME: a copy of `rome` with what `editer` changes in it.
 * @throws when the copy is no longer a referential.
 */
export function nouvelleVersion(
  rome: RomeTables,
  version: string,
  editer: (tables: TablesEditables) => void,
): RomeTables {
  const tables = structuredClone(rome.tables) as TablesEditables;
  editer(tables);
  const nouvelle = { ...rome, version, tables };
  const [faute] = validate(nouvelle);
  if (faute) throw new Error(`edition: ${faute.genre} ${faute.table}.${faute.champ} ${faute.valeur}`);
  return nouvelle;
}

/** The row of a table that has this value in this field. @throws when there is none. */
export function ligne<T extends NomTable>(
  tables: TablesEditables,
  table: T,
  voulu: Partial<Tables[T][number]>,
): TablesEditables[T][number] {
  const lignes: readonly TablesEditables[T][number][] = tables[table];
  const trouvee = lignes.find((row) =>
    Object.entries(voulu).every(([champ, valeur]) => row[champ as keyof typeof row] === valeur),
  );
  if (trouvee === undefined) throw new Error(`edition: no ${table} ${JSON.stringify(voulu)}`);
  return trouvee;
}

/** Removes a métier and all that hangs on it; its titles go to `heritier`, as synonyms. */
export function retirerMetier(tables: TablesEditables, code: string, heritier: string): void {
  for (const a of tables.appellations) {
    if (a.metier === code) Object.assign(a, { metier: heritier, principale: false });
  }
  tables.metiers = tables.metiers.filter((m) => m.code !== code);
  tables.mobilites = tables.mobilites.filter((m) => m.metier !== code && m.cible !== code);
  for (const table of [
    "textes",
    "items",
    "centresInteretLiens",
    "secteursLiens",
    "themesLiens",
    "nafsLiens",
  ] as const) {
    const reste = (tables[table] as readonly { metier: string }[]).filter((row) => row.metier !== code);
    Object.assign(tables, { [table]: reste });
  }
}
