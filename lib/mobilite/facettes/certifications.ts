import type { Savoir } from "../../rome";
import type { DefinitionFacette } from "./facette";

/** The ROME lists diplomas and permits among savoirs; two fiches that cite one share a way in, not a knowledge. */
export const estCertification = (savoir: Savoir): boolean =>
  savoir.categorie === "Certifications et habilitations";

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
