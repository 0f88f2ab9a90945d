import type { DefinitionFacette } from "./facette";

/** Fiches split from one older fiche; the one that kept its code is the nearest of all. */
export const parent: DefinitionFacette = {
  id: "parent",
  nom: "Même fiche d'origine",
  poids: 0.3,
  mesure: "rarete",
  traits: ({ metiers }, referential) =>
    metiers.map(({ code, parent }) => ({
      cle: parent,
      libelle: referential.metiers.get(parent)?.libelle ?? parent,
      cible: parent === code ? 2 : 1,
    })),
  intro: ["Détaillés à partir de la même fiche d'origine"],
  parlante: 0.7,
};
