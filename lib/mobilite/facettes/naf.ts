import type { DefinitionFacette } from "./facette";

export const naf: DefinitionFacette = {
  id: "naf",
  nom: "Activités économiques (NAF)",
  poids: 0.1,
  mesure: "rarete",
  traits: ({ metiers }) =>
    metiers.flatMap((m) => m.nafs.map((n) => ({ cle: n.code, code: n.code, libelle: n.libelle }))),
  intro: ["Même activité économique (NAF)", "Mêmes activités économiques (NAF)"],
  parlante: 0.7,
};
