import type { Raison } from "../raisons";

export type RaisonDite = Pick<Raison, "type" | "titre" | "items">;

/** Types of reasons made of what one does or knows: a person recognises them. */
const CONCRETES: readonly string[] = ["savoir-faire", "savoirs", "certifications"];

/**
 * The reasons in the order in which they are said, everywhere: what one does or knows first, the others as they come.
 * Those made of lone words ("vente", "bep") are left out, or kept, the first of them, where there is no other: its words are
 * then between quotes. Never empty when `trouvees` is not.
 */
export function raisonsLisibles<R extends RaisonDite>(trouvees: readonly R[]): readonly R[] {
  const claires = trouvees.filter(({ items }) => items.length === 0 || items.some((i) => i.code !== null));
  if (claires.length === 0) {
    return trouvees.slice(0, 1).map((raison) => ({
      ...raison,
      items: raison.items.map((i) => ({ ...i, libelle: `«\u00a0${i.libelle}\u00a0»` })),
    }));
  }
  const concrete = ({ type }: R): number => Number(CONCRETES.includes(type));
  return claires.sort((a, b) => concrete(b) - concrete(a));
}
