import type { DefinitionFacette } from "./facette";

export const secteur: DefinitionFacette = {
  id: "secteur",
  nom: "Secteur principal",
  poids: 0.1,
  mesure: "rarete",
  *traits({ metiers }) {
    for (const { secteurs } of metiers) {
      for (const { secteur, principal } of secteurs) {
        if (principal) yield { cle: secteur.code, code: secteur.code, libelle: secteur.libelle };
      }
    }
  },
  intro: ["Même secteur principal", "Mêmes secteurs principaux"],
  parlante: 0.8,
};
