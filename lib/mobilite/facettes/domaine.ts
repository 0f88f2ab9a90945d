import type { DefinitionFacette } from "./facette";

export const domaine: DefinitionFacette = {
  id: "domaine",
  nom: "Domaine professionnel",
  poids: 0.2,
  mesure: "rarete",
  traits: ({ metiers }) =>
    metiers.map((m) => ({ cle: m.domaine.code, code: m.domaine.code, libelle: m.domaine.libelle })),
  intro: ["Même domaine professionnel", "Mêmes domaines professionnels"],
  parlante: 0.9,
};
