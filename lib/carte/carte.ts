import type { NomenclatureRow, Referential } from "../rome";
import { derive } from "../rome";
import { compterEntrants, disposerParDomaine, type Positions } from "./disposer";
import { trameDe } from "./trame";

/** The map: columns of one length, a métier a row, in code order. */
export interface Carte {
  /** `provisoire` while the positions of this referential are being computed: grouped by domaine, without the links. */
  readonly disposition: "calculee" | "provisoire";
  readonly grandsDomaines: readonly NomenclatureRow[];
  readonly codes: readonly string[];
  readonly libelles: readonly string[];
  /** Rank of its grand domaine among `grandsDomaines`. */
  readonly groupes: readonly number[];
  /** 0 to `COTE`, y upwards. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Ranks of the targets of its official moves, in official order. */
  readonly liens: readonly (readonly number[])[];
}

/** Positions that came from elsewhere, with the referential they are of. */
interface Place {
  calculees: Positions | null;
}
const placeDe = (referential: Referential): Place =>
  derive(referential, "carte.place", () => ({ calculees: null }));

/** Gives a referential the positions that were computed for it. */
export function poser(referential: Referential, positions: Positions): void {
  placeDe(referential).calculees = positions;
}

/** Whether the map of a referential is the computed one. */
export const estPosee = (referential: Referential): boolean => placeDe(referential).calculees !== null;

/** The map as it is known now. Never computes a layout. */
export function carteDe(referential: Referential): Carte {
  const { calculees } = placeDe(referential);
  const metiers = [...referential.metiers.values()];
  const grandsDomaines = [...referential.grandsDomaines.values()];
  const groupes = new Map(grandsDomaines.map((g, i) => [g.code, i]));
  const { x, y } =
    calculees ?? derive(referential, "carte.provisoire", () => disposerParDomaine(trameDe(referential)));
  return {
    disposition: calculees === null ? "provisoire" : "calculee",
    grandsDomaines: grandsDomaines.map(({ code, libelle }) => ({ code, libelle })),
    codes: metiers.map((m) => m.code),
    libelles: metiers.map((m) => m.libelle),
    groupes: metiers.map((m) => groupes.get(m.grandDomaine.code) ?? 0),
    x,
    y,
    liens: trameDe(referential).liens,
  };
}

/** Official moves that leave each métier and that lead to it, by code. */
export interface Flux {
  readonly sortants: number;
  readonly entrants: number;
}
export const fluxDe = (referential: Referential): ReadonlyMap<string, Flux> =>
  derive(referential, "carte.flux", () => {
    const { codes, liens } = trameDe(referential);
    const entrants = compterEntrants(liens);
    return new Map(
      codes.map((code, i) => [code, { sortants: liens[i]?.length ?? 0, entrants: entrants[i] ?? 0 }]),
    );
  });
