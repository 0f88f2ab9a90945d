import { type Contrainte, contraintes } from "../contraintes";
import type { Referential } from "../rome";
import { mots } from "./normalise";

/** Words by which people name a condition of work, without accents, by the code of the condition. */
const DITES: Readonly<Record<string, string>> = {
  nuit: "nuit nuits",
  "week-end": "week weekend weekends dimanche dimanches samedi samedis ferie feries",
  "horaires-decales": "decale decales decalee decalees",
  astreinte: "astreinte astreintes",
  charges: "charge charges lourd lourds lourde lourdes porter",
  debout: "debout",
  assis: "assis assise",
  repetitif: "repetitif repetitifs repetitive repetitives",
  bruit: "bruit bruits bruyant bruyante",
  hauteur: "hauteur vertige",
  exterieur: "dehors exterieur",
  temperatures: "froid chaleur chaud",
  produits: "chimique chimiques toxique toxiques",
  public: "public clients client gens",
  deplacements: "deplacement deplacements voyager",
};
const NEGATIONS = new Set("arreter eviter fini jamais marre ne ni pas peur plus sans".split(" "));

/**
 * Conditions of work that a query says it wants to do without ("je ne veux plus travailler la nuit"): the index reads words,
 * not refusals, and would answer with jobs of the night.
 */
export function evitees(referential: Referential, texte: string): Contrainte[] {
  const lus = new Set(mots(texte));
  if (![...NEGATIONS].some((n) => lus.has(n))) return [];
  return contraintes(referential).filter(({ code }) => DITES[code]?.split(" ").some((mot) => lus.has(mot)));
}
