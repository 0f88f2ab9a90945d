import type { Source } from "./rome";

/** What a code was not found in. The extract has a part of the codes: one it lacks may well exist. */
export const ceReferentiel = (source: Source): string =>
  source === "extrait" ? "l’extrait du ROME que ce site a pour l’instant" : "cette version du ROME";
