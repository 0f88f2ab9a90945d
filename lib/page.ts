import { connection } from "next/server";
import { cache } from "react";
import { current, type Etat } from "./rome";

/**
 * The referential of a page: the same for its layout, its metadata and its body, even when it is replaced meanwhile.
 * Waits for the request first: the data changes while the server runs, so no page is made at build time.
 */
export const lireReferential = cache(async (): Promise<Etat> => {
  await connection();
  return current();
});

/** The one value of a parameter of the address; the first when it is repeated, null when it is absent or empty. */
export const premier = (valeur: string | string[] | undefined): string | null =>
  (Array.isArray(valeur) ? valeur[0] : valeur)?.trim() || null;

/** All parameters of the address, repeated ones as often as they are. */
export const parametres = (recus: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(recus).flatMap(([nom, valeur = []]) => [valeur].flat().map((v) => [nom, v])),
  );

/** A part of a path as it was meant: Next gives it percent-encoded. What is not an encoding is left as it is. */
export function segment(brut: string): string {
  try {
    return decodeURIComponent(brut);
  } catch {
    return brut;
  }
}
