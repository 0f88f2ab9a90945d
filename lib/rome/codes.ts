/**
 * ROME codes as they arrive from an address or a search box.
 * A métier is one letter A–N and four digits ("M1805"); an appellation or a compétence is an OGR number ("11573").
 */

declare const marque: unique symbol;
/** A well-formed métier code in upper case. It says nothing of whether the métier exists. */
export type CodeMetier = string & { readonly [marque]?: "metier" };

const CODE_METIER = /^[A-N]\d{4}$/;
const CODE_OGR = /^\d{2,7}$/;

/** "m1805 " → "M1805"; null when the text is not the shape of a métier code. */
export function parseCodeMetier(text: string): CodeMetier | null {
  const code = text.trim().toUpperCase();
  return CODE_METIER.test(code) ? code : null;
}

/** " 11573" → "11573"; null when the text is not the shape of an OGR code. */
export function parseCodeOgr(text: string): string | null {
  const code = text.trim();
  return CODE_OGR.test(code) ? code : null;
}
