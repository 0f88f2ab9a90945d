import { ANNEAUX, nature, premiereRaison, type Transition, type Voisin } from "@/lib/mobilite/explorateur";

export const TRANSITION: Readonly<Record<Transition, string>> = {
  ecologique: "Transition écologique",
  numerique: "Transition numérique",
  demographique: "Vieillissement de la population",
};

export const RIASEC_NOM = {
  R: "Réaliste : manuel, concret",
  I: "Investigateur : analyser",
  A: "Artistique : créer",
  S: "Social : aider",
  E: "Entreprenant : convaincre",
  C: "Conventionnel : organiser",
} as const;

/** What a screen reader says of a move: name, kind of move, first reason, then the rest. */
export function direVoisin(v: Voisin): string {
  const signes = [
    `mobilité ${nature(v)}`,
    `contenu ${ANNEAUX[v.anneau]}`,
    v.grandDomaine.libelle,
    ...(v.reglemente === true ? ["métier réglementé"] : []),
  ];
  return `${v.libelle}, ${signes.join(", ")}. ${premiereRaison(v)}`;
}
