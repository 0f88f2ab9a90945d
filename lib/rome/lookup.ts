import { type CodeMetier, parseCodeMetier } from "./codes";
import type { Metier, Referential } from "./model";

export type Recherche =
  | { readonly statut: "trouve"; readonly metier: Metier }
  | { readonly statut: "absent" };

/** The métier of a code as it stands in an address, in any case. */
export function findMetier(referential: Referential, texte: string): Recherche {
  const code = parseCodeMetier(texte);
  const metier = code === null ? undefined : referential.metiers.get(code);
  return metier ? { statut: "trouve", metier } : { statut: "absent" };
}

/** Up to six métiers whose code begins like `texte` for the longest stretch: same domaine first, then nearest number. */
export function codesProches(referential: Referential, texte: string): Metier[] {
  const voulu = texte.trim().toUpperCase().slice(0, 5);
  for (let n = Math.min(voulu.length, 4); n >= 1; n--) {
    const debut = voulu.slice(0, n);
    const pareils = [...referential.metiers.values()].filter((m) => m.code.startsWith(debut));
    if (pareils.length === 0) continue;
    const ecart = (code: CodeMetier): number => Math.abs(Number(code.slice(1)) - Number(voulu.slice(1)));
    return pareils.sort((a, b) => (ecart(a.code) || 0) - (ecart(b.code) || 0)).slice(0, 6);
  }
  return [];
}
