import type { LettreRiasec } from "./rome";

/** What people of each RIASEC profile like most, in a few words: a choice to make rather than a definition. */
export const GOUTS: Readonly<Record<LettreRiasec, string>> = {
  R: "Agir de ses mains, dehors ou sur des machines",
  I: "Observer, chercher, comprendre",
  A: "Créer, imaginer, s’exprimer",
  S: "Aider, soigner, transmettre",
  E: "Convaincre, décider, entreprendre",
  C: "Organiser, compter, vérifier",
};
