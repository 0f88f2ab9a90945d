import type { Raison } from "../raisons";

export type RaisonDite = Pick<Raison, "type" | "titre" | "items">;

/**
 * The reasons as they are shown: those made of lone words ("vente", "bep"), which tell a person nothing, are left out, or
 * keep their title alone where there is no other. Never empty when `trouvees` is not.
 */
export function raisonsLisibles(trouvees: readonly RaisonDite[]): readonly RaisonDite[] {
  const claires = trouvees.filter(({ items }) => items.length === 0 || items.some((i) => i.code !== null));
  return claires.length > 0 ? claires : trouvees.slice(0, 1).map((raison) => ({ ...raison, items: [] }));
}
