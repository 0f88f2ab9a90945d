import type { DefinitionFacette } from "./facette";
import { mots } from "./mots";

export const definition: DefinitionFacette = {
  id: "definition",
  nom: "Mots de la définition",
  poids: 1,
  mesure: "cosinus",
  traits: ({ metiers }) => metiers.flatMap((m) => m.definition.flatMap(mots)),
  intro: ["Définitions qui parlent de la même chose"],
  parlante: 0.7,
};
