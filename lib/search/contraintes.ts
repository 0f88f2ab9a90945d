import { CONTRAINTES, type Contrainte } from "../contraintes";
import type { Referential } from "../rome";

/** Their names, for the description of the API. */
export const CODES_CONTRAINTES: readonly string[] = CONTRAINTES.map((c) => c.code);

/** Those that say something of the métiers of this referential, in the order in which they are offered. */
export const contraintes = (referential: Referential): Contrainte[] =>
  CONTRAINTES.filter((c) =>
    c.contextes.some((ogr) => (referential.contextes.get(ogr)?.metiers.length ?? 0) > 0),
  );

/** The condition named `code`, or the one context of which `code` is the OGR; null for neither. */
export function contrainte(referential: Referential, code: string): Contrainte | null {
  const connue = CONTRAINTES.find((c) => c.code === code);
  if (connue) return connue;
  const contexte = referential.contextes.get(code);
  return contexte ? { code, libelle: `Sans : ${contexte.libelle}`, contextes: [code] } : null;
}
