import type { DefinitionFacette } from "./facette";

export const sousSecteur: DefinitionFacette = {
  id: "sous-secteur",
  nom: "Sous-secteurs",
  poids: 0.1,
  mesure: "rarete",
  *traits({ metiers }) {
    for (const { secteurs } of metiers) {
      for (const { sousSecteur } of secteurs) {
        if (sousSecteur)
          yield { cle: sousSecteur.code, code: sousSecteur.code, libelle: sousSecteur.libelle };
      }
    }
  },
  intro: ["Même sous-secteur", "Mêmes sous-secteurs"],
  parlante: 0.8,
};
