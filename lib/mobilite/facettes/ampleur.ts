import type { DefinitionFacette } from "./facette";

/**
 * A broad job is a more likely destination than a narrow one: a fiche that kept its code when others were split from it,
 * and that holds many titles. It is the same whoever asks, so it never explains a move.
 */
export const ampleur: DefinitionFacette = {
  id: "ampleur",
  nom: "Ampleur du métier visé",
  poids: 0.7,
  mesure: "direct",
  traits: ({ metiers }) =>
    metiers.map((m) => ({
      cle: "",
      libelle: "",
      cible:
        (m.parent === m.code ? 0.7 : 0) + 0.3 * Math.min(1, Math.log(m.appellations.length) / Math.log(80)),
    })),
  intro: null,
  parlante: 0,
};
