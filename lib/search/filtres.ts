import { contrainte } from "../contraintes";
import type { CodeMetier, Metier, NomenclatureRow, Referential } from "../rome";
import type { Criteres, Transition } from "./criteres";

/** The rows whose métier meets every criterion, in the same order. */
export function filtrer<T extends { readonly metier: Metier }>(
  referential: Referential,
  lignes: readonly T[],
  criteres: Criteres,
): T[] {
  const sans = new Set(criteres.sans?.flatMap((code) => contrainte(referential, code)?.contextes ?? []));
  return lignes.filter(({ metier }) => convient(metier, criteres, sans));
}

function convient(m: Metier, c: Criteres, sans: ReadonlySet<string>): boolean {
  return (
    (c.domaine === undefined || m.code.startsWith(c.domaine)) &&
    (c.riasec === undefined || m.riasec.includes(c.riasec)) &&
    (sans.size === 0 || !m.contextes.some((x) => sans.has(x.ogr))) &&
    (c.contexte === undefined || m.contextes.some((x) => x.ogr === c.contexte)) &&
    (c.competence === undefined ||
      m.competences.some((x) => x.competence.ogr === c.competence) ||
      m.savoirs.some((x) => x.savoir.ogr === c.competence)) &&
    (c.centreInteret === undefined || m.centresInteret.some((x) => x.centre.code === c.centreInteret)) &&
    (c.secteur === undefined || m.secteurs.some((x) => x.secteur.code === c.secteur)) &&
    (c.theme === undefined || m.themes.some((x) => x.code === c.theme)) &&
    (c.transition ?? []).every((t) => sert(m, t)) &&
    (c.reglemente === undefined || c.reglemente === (m.reglemente === true))
  );
}

function sert({ transitions: t }: Metier, transition: Transition): boolean {
  if (transition === "ecologique") return t.ecologique === "vert" || t.ecologique === "strategique";
  return t[transition] === true;
}

/** A choice, and how many of the métiers at hand it keeps. */
export interface Compte extends NomenclatureRow {
  readonly combien: number;
}

/** "Préciser": the domaines of the métiers found, the most frequent first. Nothing to choose in one alone: empty. */
export function preciser(lignes: readonly { readonly metier: Metier }[]): Compte[] {
  const comptes = new Map<string, Compte>();
  for (const { metier } of lignes) {
    const { code, libelle } = metier.domaine;
    comptes.set(code, { code, libelle, combien: (comptes.get(code)?.combien ?? 0) + 1 });
  }
  if (comptes.size < 2) return [];
  return [...comptes.values()].sort((a, b) => b.combien - a.combien || (a.code < b.code ? -1 : 1));
}

/**
 * "Élargir": métiers that the official table of mobility links to those found and that are not among them; first those that
 * more of them lead to, then those that they lead to sooner.
 */
export function elargir(
  referential: Referential,
  lignes: readonly { readonly metier: Metier }[],
  limite = 8,
): Metier[] {
  const trouves = new Set(lignes.map((l) => l.metier.code));
  const voisins = new Map<CodeMetier, { liens: number; ordre: number }>();
  // Beyond the first ones, the neighbours are those of something else.
  for (const { metier } of lignes.slice(0, 5)) {
    for (const { cible, ordre } of metier.mobilites) {
      const deja = voisins.get(cible) ?? { liens: 0, ordre: 0 };
      voisins.set(cible, { liens: deja.liens + 1, ordre: deja.ordre + ordre });
    }
  }
  return [...voisins]
    .filter(([code]) => !trouves.has(code))
    .sort(
      ([ca, a], [cb, b]) => b.liens - a.liens || a.ordre / a.liens - b.ordre / b.liens || (ca < cb ? -1 : 1),
    )
    .flatMap(([code]) => referential.metiers.get(code) ?? [])
    .slice(0, limite);
}
