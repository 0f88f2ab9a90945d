import type { Contexte, Metier } from "../rome";

export interface Condition {
  readonly code: string;
  readonly libelle: string;
  /** Its family in the ROME, e.g. "Horaires et durée du travail". */
  readonly type: string;
}

type AvecContextes = Pick<Metier, "contextes">;

/** Families of contexts that change daily life, most felt first. Kinds of employer and of contract are left out. */
const FAMILLES = ["2", "1", "3", "5"];

/**
 * Working conditions that the target's fiche names and the source's does not, and the reverse. A fiche that does not name
 * a condition does not rule it out.
 */
export function conditions(
  source: AvecContextes,
  cible: AvecContextes,
): { nouvelles: Condition[]; quittees: Condition[] } {
  return {
    nouvelles: manquants(cible.contextes, source.contextes),
    quittees: manquants(source.contextes, cible.contextes),
  };
}

function manquants(ceux: readonly Contexte[], ailleurs: readonly Contexte[]): Condition[] {
  const presents = new Set(ailleurs.map((c) => c.ogr));
  return FAMILLES.flatMap((famille) =>
    ceux.filter((c) => c.typeCode === famille && !presents.has(c.ogr)),
  ).map((c) => ({ code: c.ogr, libelle: c.libelle, type: c.type }));
}
