import { nomRiasec } from "../../riasec";
import type { DefinitionFacette } from "./facette";

/** Both letters, in the same order. */
export const riasec: DefinitionFacette = {
  id: "riasec",
  nom: "Profil RIASEC",
  poids: 0.2,
  mesure: "rarete",
  *traits({ metiers }) {
    for (const { riasec } of metiers) {
      if (riasec.length === 2) yield { cle: riasec.join(""), libelle: nomRiasec(riasec) };
    }
  },
  intro: ["Même profil d'intérêts (RIASEC)", "Mêmes profils d'intérêts (RIASEC)"],
  parlante: 0.6,
};
