import { sql } from "kysely";
import { CoffreFerme } from "./coffre";
import type { Outils } from "./fonds";

/** Every column that is sealed, but for the secret of the database (`secrets.ts`): of whom a row is, and what it is sealed for. */
const SCELLES = [
  { table: "dossiers", champ: "contenuChiffre", de: "id", ou: "dossier" },
  { table: "dossiers", champ: "resumeChiffre", de: "id", ou: "resume" },
  { table: "historique", champ: "contenuChiffre", de: "dossier", ou: "dossier" },
  { table: "acces", champ: "courrielChiffre", de: "dossier", ou: "acces" },
  { table: "utilisateurs", champ: "courrielChiffre", de: "id", ou: "utilisateur" },
] as const;

/**
 * Seals anew, with the present key, all that another key sealed. What does not open is left as it is, and stops nothing else; what
 * was written over meanwhile was sealed anew by that.
 * @returns how many texts were sealed anew, and how many did not open.
 */
export async function resceller({
  db,
  coffre,
}: Pick<Outils, "db" | "coffre">): Promise<{ readonly faits: number; readonly fermes: number }> {
  const rescelle = (scelle: string, ou: string): string | null => {
    try {
      return coffre.sceller(coffre.ouvrir(scelle, ou), ou);
    } catch (cause) {
      if (cause instanceof CoffreFerme) return null;
      throw cause;
    }
  };
  let faits = 0;
  let fermes = 0;
  for (const { table, champ, de, ou } of SCELLES) {
    const [t, c, d] = [sql.table(table), sql.ref(champ), sql.ref(de)];
    const ancien = sql`${c} not like ${`${coffre.prefixe}%`}`;
    const { rows: ids } = await sql<{
      id: string;
    }>`select distinct ${d} as id from ${t} where ${ancien}`.execute(db);
    for (const { id } of ids) {
      const { rows } = await sql<{
        scelle: string;
      }>`select ${c} as scelle from ${t} where ${d} = ${id} and ${ancien}`.execute(db);
      for (const { scelle } of rows) {
        const neuf = rescelle(scelle, `${ou}/${id}`);
        if (neuf === null) {
          fermes++;
          continue;
        }
        await sql`update ${t} set ${c} = ${neuf} where ${d} = ${id} and ${c} = ${scelle}`.execute(db);
        faits++;
      }
    }
  }
  return { faits, fermes };
}
