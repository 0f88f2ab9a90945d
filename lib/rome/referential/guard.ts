import type { RomeTables } from "../model";
import { type Reperes, reperesDe, SURVEILLEES } from "./reperes";

/** Beyond this share lost, a new version is more likely broken than true. */
const PERTE_MAX = 0.1;

const NOMS: Readonly<Record<(typeof SURVEILLEES)[number], string>> = {
  metiers: "métiers",
  appellations: "appellations",
  items: "liens entre métiers et compétences",
  mobilites: "mobilités",
};

/**
 * Whether `apres` may take the place of `avant` without a person looking at it.
 * @returns null when it may, else why not, in one French sentence.
 */
export function refuserRemplacement(avant: RomeTables | Reperes, apres: RomeTables | Reperes): string | null {
  if (Number(apres.version) < Number(avant.version)) {
    return `La version ${apres.version} est plus ancienne que la version ${avant.version} en service.`;
  }
  // The extract is a small part of the ROME: losing nothing of it says nothing.
  if (avant.source === "extrait") return null;
  const [comptesAvant, comptesApres] = [comptesDe(avant), comptesDe(apres)];
  for (const table of SURVEILLEES) {
    const [ilYAvait, ilReste] = [comptesAvant[table], comptesApres[table]];
    if (ilReste < ilYAvait * (1 - PERTE_MAX)) {
      return `La version ${apres.version} a perdu plus de 10 % des ${NOMS[table]} (${ilReste} au lieu de ${ilYAvait}).`;
    }
  }
  return null;
}

const comptesDe = (x: RomeTables | Reperes): Reperes["comptes"] =>
  "comptes" in x ? x.comptes : reperesDe(x).comptes;
