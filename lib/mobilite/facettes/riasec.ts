import type { LettreRiasec } from "../../rome";
import type { DefinitionFacette } from "./facette";

/** RIASEC, said without its jargon. */
export const RIASEC: Readonly<Record<LettreRiasec, { readonly nom: string; readonly sens: string }>> = {
  R: {
    nom: "Réaliste",
    sens: "travailler de ses mains, avec des outils, des machines, en extérieur ou auprès d’animaux",
  },
  I: { nom: "Investigateur", sens: "observer, chercher à comprendre, analyser, résoudre des problèmes" },
  A: { nom: "Artistique", sens: "créer, imaginer, s’exprimer, sortir des cadres" },
  S: { nom: "Social", sens: "aider, écouter, soigner, transmettre, travailler avec les autres" },
  E: { nom: "Entreprenant", sens: "convaincre, décider, vendre, mener une équipe ou un projet" },
  C: { nom: "Conventionnel", sens: "organiser, classer, compter, suivre des règles claires" },
};

/** "réaliste puis conventionnel"; "" where the ROME gives no letter. */
export const nomRiasec = (lettres: readonly LettreRiasec[]): string =>
  lettres.map((l) => RIASEC[l].nom.toLowerCase()).join(" puis ");

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
