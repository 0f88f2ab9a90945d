/** Métiers side by side: what each has alone, what some or all of them share. Pure functions. */
import type { Coeur, Metier } from "../rome";

/** A compétence, a savoir or a condition of work. */
export interface Trait {
  readonly code: string;
  readonly libelle: string;
  /** The main part of the job in one of those that have it. */
  readonly coeur: boolean;
}
/** What the same métiers have, and no other of the comparison. */
export interface Commun {
  /** Ranks of the métiers that have it, in order; two at least. */
  readonly rangs: readonly number[];
  readonly traits: readonly Trait[];
}
export interface Facette {
  readonly id: "faire" | "savoirs" | "conditions" | "savoir-etre";
  /** For each métier, in order, what it alone has; the main part of the job first, then what fewest métiers have. */
  readonly propres: readonly (readonly Trait[])[];
  /** What several have: those that most of them share first. */
  readonly communs: readonly Commun[];
}

interface Present extends Trait {
  readonly rarete: number;
}

/** The facets of 2 to 4 métiers (any number works), in the order of the page. */
export function comparer(metiers: readonly Metier[]): Facette[] {
  return [
    facette("faire", metiers, (m) => competences(m, false)),
    facette("savoirs", metiers, (m) =>
      m.savoirs.map(({ savoir, coeur }) => present(savoir.ogr, savoir.libelle, coeur, savoir.metiers.length)),
    ),
    facette("conditions", metiers, (m) =>
      m.contextes.map((c) => present(c.ogr, c.libelle, null, c.metiers.length)),
    ),
    facette("savoir-etre", metiers, (m) => competences(m, true)),
  ];
}

const present = (code: string, libelle: string, coeur: Coeur, rarete: number): Present => ({
  code,
  libelle,
  coeur: coeur === "principale",
  rarete,
});

const competences = (m: Metier, savoirEtre: boolean): Present[] =>
  m.competences
    .filter(({ competence }) => (competence.categorie === "savoir-etre") === savoirEtre)
    .map(({ competence: c, coeur }) => present(c.ogr, c.libelle, coeur, c.metiers.length));

function facette(
  id: Facette["id"],
  metiers: readonly Metier[],
  traitsDe: (m: Metier) => readonly Present[],
): Facette {
  const vus = new Map<string, { trait: Present; rangs: number[] }>();
  for (const [rang, metier] of metiers.entries()) {
    for (const trait of traitsDe(metier)) {
      const deja = vus.get(trait.code);
      if (deja === undefined) vus.set(trait.code, { trait, rangs: [rang] });
      else if (!deja.rangs.includes(rang)) {
        deja.rangs.push(rang);
        deja.trait = { ...deja.trait, coeur: deja.trait.coeur || trait.coeur };
      }
    }
  }
  const groupes = new Map<string, { rangs: readonly number[]; traits: Present[] }>();
  for (const { trait, rangs } of vus.values()) {
    const cle = rangs.join();
    const groupe = groupes.get(cle) ?? { rangs, traits: [] };
    groupe.traits.push(trait);
    groupes.set(cle, groupe);
  }
  return {
    id,
    propres: metiers.map((_, rang) => ordonner(groupes.get(String(rang))?.traits ?? [])),
    communs: [...groupes.values()]
      .filter(({ rangs }) => rangs.length > 1)
      .sort((a, b) => b.rangs.length - a.rangs.length || (a.rangs.join() < b.rangs.join() ? -1 : 1))
      .map(({ rangs, traits }) => ({ rangs, traits: ordonner(traits) })),
  };
}

const ordonner = (traits: readonly Present[]): Trait[] =>
  [...traits]
    .sort(
      (a, b) =>
        Number(b.coeur) - Number(a.coeur) || a.rarete - b.rarete || a.libelle.localeCompare(b.libelle, "fr"),
    )
    .map(({ code, libelle, coeur }) => ({ code, libelle, coeur }));

/** Two of the métiers compared, and the official moves between them. */
export interface Paire {
  readonly a: Metier;
  readonly b: Metier;
  /** Official rank from `a` to `b`, and back; null where there is none. */
  readonly aller: number | null;
  readonly retour: number | null;
}

/** Every two of the métiers, in order. */
export function paires(metiers: readonly Metier[]): Paire[] {
  const rang = (de: Metier, vers: Metier): number | null =>
    de.mobilites.find((l) => l.cible === vers.code)?.ordre ?? null;
  return metiers.flatMap((a, i) =>
    metiers.slice(i + 1).map((b) => ({ a, b, aller: rang(a, b), retour: rang(b, a) })),
  );
}

/** A list cut to what fits on paper. */
export interface Coupe<T> {
  readonly gardes: readonly T[];
  readonly reste: number;
}

/**
 * The first of a list that fit in `lignes` lines of `largeur` characters; one line is kept for "et N autres" when some
 * are left.
 */
export function couper<T extends { readonly libelle: string }>(
  liste: readonly T[],
  { lignes, largeur }: { readonly lignes: number; readonly largeur: number },
): Coupe<T> {
  const hauteurs = liste.map(({ libelle }) => Math.max(1, Math.ceil(libelle.length / largeur)));
  const somme = (n: number): number => hauteurs.slice(0, n).reduce((a, b) => a + b, 0);
  if (somme(liste.length) <= lignes) return { gardes: liste, reste: 0 };
  let n = 0;
  while (n < liste.length && somme(n + 1) <= lignes - 1) n++;
  return { gardes: liste.slice(0, n), reste: liste.length - n };
}
