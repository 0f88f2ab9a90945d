import type { CodeMetier, LettreRiasec, NomenclatureRow } from "../../rome";
import type { TypeAlerte } from "../alertes";

/** How near a move is by content, nearest first: one ring of the drawing each. */
export const ANNEAUX = ["très proche", "proche", "plus éloigné"] as const;
export type Anneau = 0 | 1 | 2;

/** Those of `lib/rome`, written again: its code has no place in a browser. */
export const LETTRES: readonly LettreRiasec[] = ["R", "I", "A", "S", "E", "C"];

export const TRANSITIONS = ["ecologique", "numerique", "demographique"] as const;
export type Transition = (typeof TRANSITIONS)[number];

/** The first of a list, and how many there are in all. */
export interface Extrait {
  readonly libelles: readonly string[];
  readonly total: number;
}

/** A move as the explorer shows it: what the drawing, the table, the filters and the panel need, no more. */
export interface Voisin {
  readonly code: CodeMetier;
  readonly libelle: string;
  /** Official rank, from 1; null for a computed move. */
  readonly ordre: number | null;
  readonly anneau: Anneau;
  readonly grandDomaine: NomenclatureRow;
  /** null: the referential does not tell. */
  readonly reglemente: boolean | null;
  readonly cadre: boolean | null;
  readonly riasec: readonly LettreRiasec[];
  readonly transitions: readonly Transition[];
  /** Codes of `CONTRAINTES` that its fiche names. */
  readonly contraintes: readonly string[];
  /** Strongest first, never empty. */
  readonly raisons: readonly {
    readonly type: string;
    readonly titre: string;
    readonly libelles: readonly string[];
  }[];
  readonly acquis: Extrait;
  readonly aAcquerir: Extrait;
  readonly conditions: { readonly nouvelles: readonly string[]; readonly quittees: readonly string[] };
  readonly alertes: readonly { readonly type: TypeAlerte; readonly texte: string }[];
}

/** A métier and all moves around it, official ones in their order, then computed ones, nearest first. */
export interface Voisinage {
  readonly version: string;
  readonly centre: {
    readonly code: CodeMetier;
    readonly libelle: string;
    readonly grandDomaine: NomenclatureRow;
  };
  readonly voisins: readonly Voisin[];
}

/** "officielle, rang 3" or "rapprochement calculé", in the words of every view. */
export const nature = ({ ordre }: Pick<Voisin, "ordre">): string =>
  ordre === null ? "rapprochement calculé" : `officielle, rang\u00a0${ordre}`;

/** The first reason as one sentence: "Savoirs en commun : a, b". `max` items are named. */
export function premiereRaison({ raisons }: Pick<Voisin, "raisons">, max = 3): string {
  const [raison] = raisons;
  if (!raison) return "";
  const cites = raison.libelles.slice(0, max).join(", ");
  return cites === "" ? `${raison.titre}.` : `${raison.titre}\u00a0: ${cites}.`;
}
