import type { DefinitionFacette } from "./facette";

export const grandDomaine: DefinitionFacette = {
  id: "grand-domaine",
  nom: "Grand domaine",
  poids: 0,
  mesure: "rarete",
  traits: ({ metiers }) =>
    metiers.map((m) => ({
      cle: m.grandDomaine.code,
      code: m.grandDomaine.code,
      libelle: m.grandDomaine.libelle,
    })),
  intro: ["Même grand domaine", "Mêmes grands domaines"],
  parlante: 0.6,
  couverteParTypes: ["domaine"],
};
