import type { DefinitionFacette } from "./facette";

export const theme: DefinitionFacette = {
  id: "theme",
  nom: "Thèmes",
  poids: 0.2,
  mesure: "rarete",
  traits: ({ metiers }) =>
    metiers.flatMap((m) => m.themes.map((t) => ({ cle: t.code, code: t.code, libelle: t.libelle }))),
  intro: ["Même thème", "Mêmes thèmes"],
  parlante: 0.7,
};
