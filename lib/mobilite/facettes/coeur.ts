import type { DefinitionFacette } from "./facette";

/** Asymmetric: how much of the main part of the target, compétences and the macros above them, is already there. */
export const coeur: DefinitionFacette = {
  id: "coeur",
  nom: "Cœur du métier visé",
  poids: 0.4,
  mesure: "couverture",
  *traits({ competences }) {
    for (const { competence, coeur } of competences) {
      const cible = coeur === null ? 0 : 1;
      yield { cle: competence.ogr, code: competence.ogr, libelle: competence.libelle, cible };
      const { macro } = competence;
      if (macro && macro.code !== competence.ogr) {
        yield { cle: macro.code, code: macro.code, libelle: macro.libelle, cible };
      }
    }
  },
  intro: ["Déjà pratiqué, et au cœur du métier visé"],
  parlante: 1,
};
