import { ANNEAUX, nature, premiereRaison, type Voisin } from "@/lib/mobilite/explorateur";
import { typo } from "@/lib/typo";

/** What a screen reader says of a move: name, kind of move, first reason, then the rest. */
export function direVoisin(v: Voisin): string {
  const signes = [
    v.ordre === null ? nature(v) : `mobilité ${nature(v)}`,
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
