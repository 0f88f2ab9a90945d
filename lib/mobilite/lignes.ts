import { FACETTES } from "./facettes";
import type { DefinitionFacette } from "./facettes/facette";
import type { Compte } from "./vocabulaire";

/** A fiche as sparse vectors, one a facet: those of facet f are at `debuts[f]` to `debuts[f + 1]`, keys ascending. */
export interface Ligne {
  readonly debuts: Int32Array;
  readonly cles: Int32Array;
  /** By key, as this fiche writes it. */
  readonly libelles: readonly string[];
  /** What it brings as a source. */
  readonly source: Float32Array;
  /** What it asks as a target; 0 where the trait counts in sources only. */
  readonly cible: Float32Array;
  /** By facet, the length of the source vector before it was divided by it. */
  readonly normes: Float32Array;
  /** By facet, what multiplies a figure of this source in a score: 1 for a métier. */
  readonly facteurs: Float32Array;
}

/** The vectors of a fiche. `metiers` is the size of the referential. */
export function enLigne(comptes: readonly (readonly Compte[])[], metiers: number): Ligne {
  const taille = comptes.reduce((somme, c) => somme + c.length, 0);
  const ligne = {
    debuts: new Int32Array(FACETTES.length + 1),
    cles: new Int32Array(taille),
    libelles: comptes.flatMap((c) => c.map(({ libelle }) => libelle)),
    source: new Float32Array(taille),
    cible: new Float32Array(taille),
    normes: new Float32Array(FACETTES.length),
    facteurs: new Float32Array(FACETTES.length).fill(1),
  };
  let fin = 0;
  for (const [f, facette] of FACETTES.entries()) {
    const debut = fin;
    for (const { cle, fois, cible } of comptes[f] ?? []) {
      const { id, idf } = cle;
      const source = facette.mesure === "cosinus" ? (1 + Math.log(fois)) * idf : 1;
      ligne.cles[fin] = id;
      ligne.source[fin] = source;
      ligne.cible[fin] =
        (facette.mesure === "cosinus" ? source : facette.mesure === "direct" ? 1 : idf) * cible;
      fin++;
    }
    ligne.debuts[f + 1] = fin;
    const [u, v] = normes(
      facette,
      ligne.source.subarray(debut, fin),
      ligne.cible.subarray(debut, fin),
      metiers,
    );
    ligne.normes[f] = u;
    for (let i = debut; i < fin; i++) {
      ligne.source[i] = (ligne.source[i] ?? 0) / u;
      ligne.cible[i] = (ligne.cible[i] ?? 0) / v;
    }
  }
  return ligne;
}

/** What the weights of a source and of a target are divided by. */
function normes(
  { mesure }: DefinitionFacette,
  source: Float32Array,
  cible: Float32Array,
  metiers: number,
): readonly [number, number] {
  switch (mesure) {
    case "cosinus":
      return [Math.hypot(...source) || 1, Math.hypot(...cible) || 1];
    case "couverture":
      return [1, cible.reduce((somme, v) => somme + v, 0) || 1];
    case "rarete":
      return [1, Math.log(Math.max(metiers, 2))];
    case "direct":
      return [1, 1];
  }
}

/** Figure of facet `f` from a source to a target: the product of their vectors. */
export function valeur(f: number, a: Ligne, b: Ligne): number {
  let i = a.debuts[f] ?? 0;
  let j = b.debuts[f] ?? 0;
  const finA = a.debuts[f + 1] ?? 0;
  const finB = b.debuts[f + 1] ?? 0;
  let somme = 0;
  while (i < finA && j < finB) {
    const x = a.cles[i] ?? 0;
    const y = b.cles[j] ?? 0;
    if (x === y) somme += (a.source[i++] ?? 0) * (b.cible[j++] ?? 0);
    else if (x < y) i++;
    else j++;
  }
  return somme;
}
