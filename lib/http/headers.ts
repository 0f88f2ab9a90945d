/** Path of the page asked for, percent-encoded, set by `proxy.ts` on the request it passes on. */
export const EN_TETE_CHEMIN = "x-passerelles-chemin";
