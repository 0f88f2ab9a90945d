import type { DefinitionFacette } from "./facette";

/** What is at the heart of the target counts half as much again. */
const COEUR = 1.5;

export const savoirFaire: DefinitionFacette = {
  id: "savoir-faire",
  nom: "Savoir-faire",
  poids: 1,
  mesure: "cosinus",
  *traits({ competences }) {
    for (const { competence, coeur } of competences) {
      if (competence.nature === "macro") continue;
      yield {
        cle: competence.ogr,
        code: competence.ogr,
        libelle: competence.libelle,
        cible: coeur === null ? 1 : COEUR,
      };
    }
  },
  intro: ["Savoir-faire en commun, peu répandu ailleurs", "Savoir-faire en commun, peu répandus ailleurs"],
  parlante: 1.2,
};
