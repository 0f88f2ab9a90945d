import type { DefinitionFacette } from "./facette";
import { mots } from "./mots";

export const titres: DefinitionFacette = {
  id: "titres",
  nom: "Mots des appellations",
  poids: 1,
  mesure: "cosinus",
  traits: ({ metiers }) => metiers.flatMap((m) => m.appellations.flatMap((a) => mots(a.intitule.masculin))),
  intro: ["Appellations faites du même mot", "Appellations faites des mêmes mots"],
  parlante: 0.7,
};
