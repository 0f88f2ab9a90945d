import { ANNEAUX, nature, premiereRaison, type Transition, type Voisin } from "@/lib/mobilite/explorateur";
import { typo } from "@/lib/typo";

export const TRANSITION: Readonly<Record<Transition, string>> = {
  ecologique: "Sert la transition écologique",
  numerique: "Sert la transition numérique",
  demographique: "Sert une population qui vieillit",
};

export const RIASEC_NOM = {
  R: "Réaliste : manuel, concret",
  I: "Investigateur : analyser",
  A: "Artistique : créer",
  S: "Social : aider",
  E: "Entreprenant : convaincre",
  C: "Conventionnel : organiser",
} as const;

/** Whose idea a move is, in the words of every page: "Mobilité officielle n° 3", "Mobilité calculée". */
export const natureMobilite = (ordre: number | null): string => `Mobilité ${nature({ ordre })}`;

/** Titles of what carries over and of what is to be learnt. */
export const ACQUIS = "Ce qui sert déjà";
export const A_ACQUERIR = "Ce qui resterait à acquérir";

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

/** The first thing in common, as short as a line of a printed list. */
export function enCommun({ raisons: [raison] }: Voisin): string {
  const [premier] = raison?.libelles ?? [];
  return premier ? `en commun\u00a0: ${typo(premier)}` : typo(raison?.titre ?? "");
}
