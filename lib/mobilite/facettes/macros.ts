import type { DefinitionFacette } from "./facette";

/** Every compétence counts for the macro-compétence above it. */
export const macros: DefinitionFacette = {
  id: "macros",
  nom: "Macro-compétences",
  poids: 1,
  mesure: "cosinus",
  *traits({ competences }) {
    for (const { competence } of competences) {
      const macro = competence.macro ?? { code: competence.ogr, libelle: competence.libelle };
      yield { cle: macro.code, code: macro.code, libelle: macro.libelle };
    }
  },
  intro: ["Grande compétence en commun", "Grandes compétences en commun"],
  parlante: 0.9,
};
