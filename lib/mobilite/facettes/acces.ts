import type { DefinitionFacette } from "./facette";
import { mots } from "./mots";

export const acces: DefinitionFacette = {
  id: "acces",
  nom: "Mots de l'accès au métier",
  poids: 0.4,
  mesure: "cosinus",
  traits: ({ metiers }) => metiers.flatMap((m) => m.acces.flatMap(mots)),
  intro: ["Voies d'accès décrites avec les mêmes mots"],
  parlante: 0.6,
  // One word alone ("poste", "ensuite") says nothing.
  minimum: 2,
};
