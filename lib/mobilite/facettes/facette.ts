import type { Metier, Referential } from "../../rome";

/** Where a move starts from, and what a target is made of: one métier, or what a person holds. */
export interface Fiche extends Pick<Metier, "competences" | "savoirs" | "contextes"> {
  /** One for a métier, several for a person. */
  readonly metiers: readonly Metier[];
}

export const ficheDe = (metier: Metier): Fiche => ({
  metiers: [metier],
  competences: metier.competences,
  savoirs: metier.savoirs,
  contextes: metier.contextes,
});

/** One thing that two fiches may share. */
export interface Trait {
  readonly cle: string;
  /** As it is shown. */
  readonly libelle: string;
  /** Code of the item, where it has a page of its own. */
  readonly code?: string;
  /** How much it counts in a target, 1 by default; 0 when only a source may have it. */
  readonly cible?: number;
}

/**
 * How the traits of two fiches make one figure between 0 and about 1:
 * - `cosinus`: TF-IDF cosine;
 * - `couverture`: share of the IDF of the target's traits that the source has;
 * - `rarete`: sum of the IDF of what both have, over log(number of métiers);
 * - `direct`: sum of `cible` over what both have.
 */
export type Mesure = "cosinus" | "couverture" | "rarete" | "direct";

export interface DefinitionFacette {
  readonly id: string;
  readonly nom: string;
  /** Its share in the proximity; 0 for a facet that only explains. */
  readonly poids: number;
  readonly mesure: Mesure;
  /** Repeated traits count as 1 + log(times). */
  readonly traits: (fiche: Fiche, referential: Referential) => Iterable<Trait>;
  /**
   * Beginning of the sentence that explains, before what is shared: for one thing, and for several where that differs.
   * Null for a facet that never explains.
   */
  readonly intro: readonly [string, string?] | null;
  /** Multiplies how surprising the figure is, when reasons are put in order: below 1 for what says little by itself. */
  readonly parlante: number;
  /** Fewest shared things that make a reason, 1 by default. */
  readonly minimum?: number;
  /**
   * A trait spread over more than this share of the grands domaines is not cited: it tells nothing of the work. Every trait
   * by default.
   */
  readonly etendueMax?: number;
  /** Facets that say it better: where one of them is a reason, this one is not. */
  readonly couverteParTypes?: readonly string[];
}
