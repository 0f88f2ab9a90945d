import { type CodeMetier, parseCodeMetier } from "./codes";
import type { Metier, Referential } from "./model";

export type Recherche =
  | { readonly statut: "trouve"; readonly metier: Metier }
  | { readonly statut: "absent"; readonly proches: readonly Metier[] };

/**
 * The métier of a code as it stands in an address, in any case.
 * `proches` are the nearest codes.
 */
export function findMetier(referential: Referential, texte: string): Recherche {
  const code = parseCodeMetier(texte);
  const metier = code === null ? undefined : referential.metiers.get(code);
  return metier
    ? { statut: "trouve", metier }
    : { statut: "absent", proches: codesProches(referential, texte) };
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

/** Criteria of a list of métiers; an absent one does not narrow. All must hold. */
export interface Filtres {
  /** "A" (grand domaine) or "A11" (domaine). */
  readonly domaine?: string;
  readonly riasec?: string;
  readonly contexte?: string;
  readonly competence?: string;
  readonly centreInteret?: string;
  readonly secteur?: string;
}

/** The métiers that meet every criterion, in code order. */
export function filterMetiers(referential: Referential, filtres: Filtres): Metier[] {
  const { domaine, riasec, contexte, competence, centreInteret, secteur } = filtres;
  return [...referential.metiers.values()].filter(
    (m) =>
      (domaine === undefined || m.domaine.code === domaine || m.grandDomaine.code === domaine) &&
      (riasec === undefined || m.riasec.some((lettre) => lettre === riasec)) &&
      (contexte === undefined || m.contextes.some((c) => c.ogr === contexte)) &&
      (competence === undefined || m.competences.some((c) => c.competence.ogr === competence)) &&
      (centreInteret === undefined || m.centresInteret.some((c) => c.centre.code === centreInteret)) &&
      (secteur === undefined || m.secteurs.some((s) => s.secteur.code === secteur)),
  );
}
