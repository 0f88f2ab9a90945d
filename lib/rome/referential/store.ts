import type { Referential } from "../model";

/**
 * The one current referential of this process. A new version is built beside it and swapped in one assignment; whoever
 * read `current()` keeps the version it read until it is done.
 *
 * Kept on `globalThis`: the server's start-up code and its routes are separate bundles, each with its own modules.
 */
export type Etat =
  | {
      readonly statut: "charge";
      readonly referential: Referential;
      readonly chargeeLe: Date;
      readonly avis: string | null;
    }
  | { readonly statut: "indisponible"; readonly raison: string };

const CLE = Symbol.for("passerelles.referential");
const porteur = globalThis as unknown as Record<symbol, Etat | undefined>;

/** What this process answers from now. */
export const current = (): Etat =>
  porteur[CLE] ?? { statut: "indisponible", raison: "le référentiel n'est pas encore chargé" };

/** Makes `referential` the current one. `avis` says what an operator should know of it (a damaged snapshot…). */
export function swap(referential: Referential, avis: string | null = null): void {
  porteur[CLE] = { statut: "charge", referential, chargeeLe: new Date(), avis };
}

/** Says what an operator should know while the current referential stays; null when there is nothing any more. */
export function avertir(avis: string | null): void {
  const etat = current();
  if (etat.statut === "charge") porteur[CLE] = { ...etat, avis };
}
