import type { LettreRiasec } from "../../rome";
import type { DefinitionFacette } from "./facette";

const NOMS: Record<LettreRiasec, string> = {
  R: "réaliste",
  I: "investigateur",
  A: "artistique",
  S: "social",
  E: "entreprenant",
  C: "conventionnel",
};

/** "réaliste puis conventionnel"; "" where the ROME gives no letter. */
export const nomRiasec = (lettres: readonly LettreRiasec[]): string =>
  lettres.map((l) => NOMS[l]).join(" puis ");

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
