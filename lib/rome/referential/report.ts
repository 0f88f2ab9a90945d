import type { Bilan } from "../update";

/** Last look at the official archive, for `/api/sante`. On `globalThis`, as the referential is. */
const CLE = Symbol.for("passerelles.mise-a-jour");

export type MiseAJour = { readonly statut: "inactive" | "en-cours" } | (Bilan & { readonly le: string });

const porteur = globalThis as unknown as Record<symbol, MiseAJour | undefined>;

export const miseAJour = (): MiseAJour => porteur[CLE] ?? { statut: "inactive" };

export function noter(etat: MiseAJour): void {
  porteur[CLE] = etat;
}
