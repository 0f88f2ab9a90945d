import type { DefinitionFacette } from "./facette";
import { mots } from "./mots";

/** Two skills that are near without being the same one: their labels use the same words. */
export const libelles: DefinitionFacette = {
  id: "libelles",
  nom: "Mots des compétences et des savoirs",
  poids: 1,
  mesure: "cosinus",
  traits: ({ competences, savoirs }) => [
    ...competences.flatMap(({ competence }) => mots(competence.libelle)),
    ...savoirs.flatMap(({ savoir }) => mots(savoir.libelle)),
  ],
  intro: [
    "Compétences et savoirs décrits avec le même mot",
    "Compétences et savoirs décrits avec les mêmes mots",
  ],
  parlante: 0.7,
};
