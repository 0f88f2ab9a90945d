import type { Metier } from "@/lib/rome";
import type { Transition } from "@/lib/search";

export { RIASEC } from "@/lib/riasec";

/** What a filter on transitions keeps. */
export const TRANSITIONS_EN_CLAIR: Readonly<Record<Transition, string>> = {
  ecologique: "Utiles à la transition écologique",
  numerique: "Liés à la transition numérique",
  demographique: "Utiles à une population qui vieillit",
};

/** The types of context of the ROME, in the order and words of a person who asks what the days are like. */
export const TYPES_CONTEXTE: readonly { readonly type: string; readonly titre: string }[] = [
  { type: "Horaires et durée du travail", titre: "Horaires" },
  { type: "Conditions de travail et risques professionnels", titre: "Conditions de travail" },
  { type: "Lieux et déplacements", titre: "Déplacements" },
  { type: "Publics spécifiques", titre: "Avec qui" },
  { type: "Types de structures", titre: "Chez qui" },
  { type: "Statut d'emploi", titre: "Sous quel statut" },
];

export interface Repere {
  readonly titre: string;
  readonly explication: string;
  readonly ton: "attention" | "neutre";
}

/** The flags of a métier that say something, each with what it means for a person. */
export function reperes(m: Metier): Repere[] {
  const liste: Repere[] = [];
  if (m.reglemente) {
    liste.push({
      titre: "Métier réglementé",
      explication: "Un diplôme, un titre ou une autorisation peut être exigé par la loi pour l’exercer.",
      ton: "attention",
    });
  }
  if (m.cadre) {
    liste.push({
      titre: "Emploi de cadre",
      explication: "Il s’exerce souvent avec un statut de cadre.",
      ton: "neutre",
    });
  }
  const ecologique = m.transitions.ecologique === null ? undefined : ECOLOGIQUE[m.transitions.ecologique];
  if (ecologique) liste.push({ ...ecologique, ton: "neutre" });
  if (m.transitions.numerique) {
    liste.push({
      titre: "Transition numérique",
      explication: "Ce métier participe aux changements qu’apporte le numérique.",
      ton: "neutre",
    });
  }
  if (m.transitions.demographique) {
    liste.push({
      titre: "Transition démographique",
      explication: "Ce métier répond aux besoins d’une population qui vieillit.",
      ton: "neutre",
    });
  }
  return liste;
}

/** Where a métier stands in the ecological transition; "blanc" says nothing on a fiche. */
export const ECOLOGIQUE: Readonly<Record<string, Omit<Repere, "ton"> | undefined>> = {
  vert: { titre: "Métier vert", explication: "Il sert directement à protéger l’environnement." },
  brun: {
    titre: "Métier que la transition écologique transforme",
    explication: "Son activité pèse sur l’environnement et devrait changer.",
  },
  strategique: {
    titre: "Utile à la transition écologique",
    explication: "Ce métier compte parmi ceux dont la transition écologique a besoin.",
  },
};
