import type { DefinitionFacette } from "./facette";

export const contextes: DefinitionFacette = {
  id: "contextes",
  nom: "Contextes de travail",
  poids: 0.2,
  mesure: "cosinus",
  traits: ({ contextes }) => contextes.map((c) => ({ cle: c.ogr, code: c.ogr, libelle: c.libelle })),
  intro: ["Condition d'exercice en commun", "Conditions d'exercice en commun"],
  parlante: 0.8,
};
