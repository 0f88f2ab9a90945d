import type { DefinitionFacette } from "./facette";

export const interet: DefinitionFacette = {
  id: "interet",
  nom: "Centre d'intérêt principal",
  poids: 0.1,
  mesure: "rarete",
  *traits({ metiers }) {
    for (const { centresInteret } of metiers) {
      for (const { centre, principal } of centresInteret) {
        if (principal) yield { cle: centre.code, code: centre.code, libelle: centre.libelle };
      }
    }
  },
  intro: ["Même centre d'intérêt principal", "Mêmes centres d'intérêt principaux"],
  parlante: 0.8,
};
