import { estCertification } from "../../certifications";
import type { DefinitionFacette } from "./facette";

export const savoirs: DefinitionFacette = {
  id: "savoirs",
  nom: "Savoirs",
  poids: 1,
  mesure: "cosinus",
  *traits({ savoirs }) {
    for (const { savoir } of savoirs) {
      if (!estCertification(savoir)) yield { cle: savoir.ogr, code: savoir.ogr, libelle: savoir.libelle };
    }
  },
  intro: ["Savoir en commun, peu répandu ailleurs", "Savoirs en commun, peu répandus ailleurs"],
  parlante: 1.1,
};
