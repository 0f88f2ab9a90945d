import { connection } from "next/server";
import { current, type Etat } from "./rome";

/**
 * The referential of a page. Waits for the request first: the data changes while the server runs, so no page is made at
 * build time.
 */
export async function lireReferential(): Promise<Etat> {
  await connection();
  return current();
}

/** The one value of a parameter of the address; the first when it is repeated, null when it is absent or empty. */
export const premier = (valeur: string | string[] | undefined): string | null =>
  (Array.isArray(valeur) ? valeur[0] : valeur)?.trim() || null;
