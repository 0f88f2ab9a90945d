import type { Referential } from "./model";

/**
 * Things computed once from a referential and kept as long as it is: a search index, statistics, neighbours.
 * Kept on `globalThis`, as the referential itself is: the server and its routes are separate bundles, and each would
 * otherwise build its own.
 */
const CLE = Symbol.for("passerelles.derives");
const porteur = globalThis as unknown as Record<
  symbol,
  WeakMap<Referential, Map<string, unknown>> | undefined
>;

/** What `make` makes of the referential, the first time; the same thing afterwards. `nom` tells one thing from another. */
export function derive<T>(referential: Referential, nom: string, make: (referential: Referential) => T): T {
  porteur[CLE] ??= new WeakMap();
  const table = porteur[CLE];
  let derives = table.get(referential);
  if (derives === undefined) {
    derives = new Map();
    table.set(referential, derives);
  }
  if (!derives.has(nom)) derives.set(nom, make(referential));
  return derives.get(nom) as T;
}
