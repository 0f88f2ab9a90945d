import type { DefinitionFacette } from "./facette";

/** The families of macro-compétences: what is left in common when the macro-compétences themselves differ. */
export const objectifs: DefinitionFacette = {
  id: "objectifs",
  nom: "Familles de compétences",
  poids: 0,
  mesure: "cosinus",
  *traits({ competences }) {
    for (const { competence } of competences) {
      const { objectif } = competence;
      if (objectif) yield { cle: objectif.code, libelle: objectif.libelle };
    }
  },
  intro: ["Famille de compétences en commun", "Familles de compétences en commun"],
  parlante: 0.8,
  couverteParTypes: ["macros"],
};
