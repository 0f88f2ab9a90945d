import { ANNEAUX, nature, premiereRaison, type Voisin } from "@/lib/mobilite/explorateur";
import { typo } from "@/lib/typo";

/** Whose idea a move is, in the words of every page. */
export const natureMobilite = (ordre: number | null): string =>
  ordre === null ? "Rapprochement calculé" : `Mobilité officielle, rang\u00a0${ordre}`;

const ENUMERATION = new Intl.ListFormat("fr", { type: "conjunction" });

/** A métier held, in the words of who held it. */
interface Tenu {
  readonly code: string;
  readonly libelle: string;
}

/** Where a move of a person who held several métiers starts; nothing to say of one. */
export function departDit(
  { ordre, depuis }: { readonly ordre: number | null; readonly depuis: readonly Tenu[] },
  tenus: readonly Tenu[],
): string {
  if (tenus.length < 2 || depuis.length === 0) return "";
  const noms = depuis.map(({ code, libelle }) => tenus.find((t) => t.code === code)?.libelle ?? libelle);
  const dits = ENUMERATION.format(noms.map(typo));
  return ordre === null ? `surtout d’après\u00a0: ${dits}` : `depuis\u00a0: ${dits}`;
}

/** Titles of what carries over and of what is to be learnt. */
export const ACQUIS = "Ce qui sert déjà";
export const A_ACQUERIR = "À acquérir";

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
