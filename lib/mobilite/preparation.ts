import type { Referential } from "../rome";
import { calculGraphes } from "./graphe";
import { calculModele } from "./modele";
import { calculReseau } from "./reseau";

/**
 * Computes what moves need of a referential, once (two seconds), in slices between which others are served; called ahead
 * so that the first person does not wait.
 */
export async function prepareMobilite(referential: Referential): Promise<void> {
  // In this order: each reads the one before, and would otherwise make it in one go.
  await calculModele(referential).parTranches();
  await calculReseau(referential).parTranches();
  await calculGraphes(referential).parTranches();
}
