import type { RomeTables } from "../model";

/** Beyond this share lost, a new version is more likely broken than true. */
const PERTE_MAX = 0.1;

const SURVEILLEES = [
  { table: "metiers", nom: "métiers" },
  { table: "appellations", nom: "appellations" },
  { table: "items", nom: "liens entre métiers et compétences" },
  { table: "mobilites", nom: "mobilités" },
] as const;

/**
 * Whether `apres` may take the place of `avant` without a person looking at it.
 * @returns null when it may, else why not, in one French sentence.
 */
export function refuserRemplacement(avant: RomeTables, apres: RomeTables): string | null {
  if (Number(apres.version) < Number(avant.version)) {
    return `La version ${apres.version} est plus ancienne que la version ${avant.version} en service.`;
  }
  // The extract is a small part of the ROME: losing nothing of it says nothing.
  if (avant.source === "extrait") return null;
  for (const { table, nom } of SURVEILLEES) {
    const [ilYAvait, ilReste] = [avant.tables[table].length, apres.tables[table].length];
    if (ilReste < ilYAvait * (1 - PERTE_MAX)) {
      return `La version ${apres.version} a perdu plus de 10 % des ${nom} (${ilReste} au lieu de ${ilYAvait}).`;
    }
  }
  return null;
}
