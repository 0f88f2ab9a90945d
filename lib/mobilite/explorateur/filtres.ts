import type { LettreRiasec } from "../../rome";
import type { Transition, Voisin } from "./modele";

/** What a person asks of the moves. Lists that are empty, and null, ask nothing. */
export interface Filtres {
  readonly nature: "officielles" | "calculees" | null;
  /** Letters of grands domaines, one of which the target has. */
  readonly domaines: readonly string[];
  readonly sansReglementes: boolean;
  /** Codes of `CONTRAINTES`, none of which the target names. */
  readonly sans: readonly string[];
  /** One of which the target has, first or second. */
  readonly riasec: readonly LettreRiasec[];
  /** One of which the target takes part in. */
  readonly transitions: readonly Transition[];
}

export const SANS_FILTRE: Filtres = {
  nature: null,
  domaines: [],
  sansReglementes: false,
  sans: [],
  riasec: [],
  transitions: [],
};

/** Each thing asked, as a test of a move. */
function exigences(f: Filtres): ((v: Voisin) => boolean)[] {
  const unDe = (voulus: readonly string[], siens: (v: Voisin) => readonly string[]) =>
    voulus.length === 0 ? [] : [(v: Voisin) => siens(v).some((s) => voulus.includes(s))];
  return [
    ...(f.nature === null ? [] : [(v: Voisin) => (v.ordre !== null) === (f.nature === "officielles")]),
    ...unDe(f.domaines, (v) => [v.grandDomaine.code]),
    ...(f.sansReglementes ? [(v: Voisin) => v.reglemente !== true] : []),
    ...f.sans.map((id) => (v: Voisin) => !v.contraintes.includes(id)),
    ...unDe(f.riasec, (v) => v.riasec),
    ...unDe(f.transitions, (v) => v.transitions),
  ];
}

/** The moves that meet all that is asked, in their order, and how many do not. */
export function filtrer(
  voisins: readonly Voisin[],
  filtres: Filtres,
): { readonly montres: readonly Voisin[]; readonly masques: number } {
  const tests = exigences(filtres);
  const montres = voisins.filter((v) => tests.every((t) => t(v)));
  return { montres, masques: voisins.length - montres.length };
}

/** How many things are asked. */
export const nombreFiltres = (filtres: Filtres): number => exigences(filtres).length;
