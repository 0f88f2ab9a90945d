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

/** RIASEC, said without its jargon. */
export const RIASEC: Readonly<Record<LettreRiasec, { readonly nom: string; readonly sens: string }>> = {
  R: {
    nom: "Réaliste",
    sens: "travailler de ses mains, avec des outils, des machines, en extérieur ou auprès d’animaux",
  },
  I: { nom: "Investigateur", sens: "observer, chercher à comprendre, analyser, résoudre des problèmes" },
  A: { nom: "Artistique", sens: "créer, imaginer, s’exprimer, sortir des cadres" },
  S: { nom: "Social", sens: "aider, écouter, soigner, transmettre, travailler avec les autres" },
  E: { nom: "Entreprenant", sens: "convaincre, décider, vendre, mener une équipe ou un projet" },
  C: { nom: "Conventionnel", sens: "organiser, classer, compter, suivre des règles claires" },
};

/** "réaliste puis conventionnel"; "" where the ROME gives no letter. */
export const nomRiasec = (lettres: readonly LettreRiasec[]): string =>
  lettres.map((l) => RIASEC[l].nom.toLowerCase()).join(" puis ");
