import { estCertification } from "../../certifications";
import type { DefinitionFacette } from "./facette";

/** Two fiches that cite a diploma or a permit share a way in, not a knowledge. */
export const certifications: DefinitionFacette = {
  id: "certifications",
  nom: "Certifications",
  poids: 0.6,
  mesure: "cosinus",
  *traits({ savoirs }) {
    for (const { savoir } of savoirs) {
      if (estCertification(savoir)) yield { cle: savoir.ogr, code: savoir.ogr, libelle: savoir.libelle };
    }
  },
  intro: ["Certification citée par les deux fiches", "Certifications citées par les deux fiches"],
  parlante: 1,
};
