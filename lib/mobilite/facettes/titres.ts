import type { DefinitionFacette } from "./facette";
import { mots } from "./mots";

export const titres: DefinitionFacette = {
  id: "titres",
  nom: "Mots des intitulés",
  poids: 1,
  mesure: "cosinus",
  traits: ({ metiers }) => metiers.flatMap((m) => m.appellations.flatMap((a) => mots(a.intitule.masculin))),
  intro: ["Intitulés faits du même mot", "Intitulés faits des mêmes mots"],
  parlante: 0.7,
  // "aide", "agent", "chef", "employé" are below work of every kind; "vendeur" and "sécurité" are not.
  etendueMax: 0.45,
};
