import { FACETTES } from "../lib/mobilite/facettes";
import { type DefinitionFacette, type Fiche, ficheDe } from "../lib/mobilite/facettes/facette";
import type { Metier, Referential } from "../lib/rome";

/** The peer of `bench:mobility`: the same figures as one would first write them, with a Map a facet and a Set a list. */
type Vecteur = ReadonlyMap<string, { readonly source: number; readonly cible: number }>;

const TOTAL = FACETTES.reduce((somme, f) => somme + f.poids, 0);

export class Naif {
  readonly metiers: readonly Metier[];
  readonly #df = FACETTES.map(() => new Map<string, number>());
  readonly #vecteurs: readonly (readonly Vecteur[])[];

  constructor(readonly referential: Referential) {
    this.metiers = [...referential.metiers.values()];
    for (const m of this.metiers) {
      for (const [f, facette] of FACETTES.entries()) {
        const cles = new Set([...facette.traits(ficheDe(m), referential)].map((t) => t.cle));
        const df = this.#df[f];
        for (const cle of cles) df?.set(cle, (df.get(cle) ?? 0) + 1);
      }
    }
    this.#vecteurs = this.metiers.map((m) => this.vectoriser(ficheDe(m)));
  }

  vectoriser(fiche: Fiche): Vecteur[] {
    return FACETTES.map((facette, f) => this.#vecteur(facette, f, fiche));
  }

  #vecteur(facette: DefinitionFacette, f: number, fiche: Fiche): Vecteur {
    const n = this.metiers.length;
    const comptes = new Map<string, { fois: number; cible: number }>();
    for (const { cle, cible = 1 } of facette.traits(fiche, this.referential)) {
      if ((this.#df[f]?.get(cle) ?? 0) < 2) continue;
      const deja = comptes.get(cle);
      comptes.set(cle, { fois: (deja?.fois ?? 0) + 1, cible: Math.max(deja?.cible ?? 0, cible) });
    }
    const bruts = [...comptes].map(([cle, { fois, cible }]) => {
      const idf = Math.log(n / (this.#df[f]?.get(cle) ?? 1));
      if (facette.mesure === "direct") return { cle, source: 1, cible };
      if (facette.mesure !== "cosinus") return { cle, source: 1, cible: idf * cible };
      const poids = (1 + Math.log(fois)) * idf;
      return { cle, source: poids, cible: poids * cible };
    });
    const longueur = (quoi: "source" | "cible"): number => Math.hypot(...bruts.map((b) => b[quoi])) || 1;
    const [u, v] = {
      cosinus: [longueur("source"), longueur("cible")] as const,
      couverture: [1, bruts.reduce((somme, b) => somme + b.cible, 0) || 1] as const,
      rarete: [1, Math.log(n)] as const,
      direct: [1, 1] as const,
    }[facette.mesure];
    return new Map(bruts.map((b) => [b.cle, { source: b.source / u, cible: b.cible / v }]));
  }

  score(source: readonly Vecteur[], j: number): number {
    let score = 0;
    for (const [f, { poids }] of FACETTES.entries()) {
      if (poids === 0) continue;
      const cible = this.#vecteurs[j]?.[f];
      for (const [cle, { source: u }] of source[f] ?? [])
        score += (poids * u * (cible?.get(cle)?.cible ?? 0)) / TOTAL;
    }
    return score;
  }

  scores(source: readonly Vecteur[]): number[] {
    return this.metiers.map((_, j) => this.score(source, j));
  }

  depuis(i: number): readonly Vecteur[] {
    return this.#vecteurs[i] ?? [];
  }

  /** What two share, facet by facet, what weighs most first: part only of what the engine says of a move. */
  partages(source: readonly Vecteur[], j: number): string[][] {
    return FACETTES.map((_, f) => {
      const cible = this.#vecteurs[j]?.[f];
      return [...(source[f] ?? [])]
        .map(([cle, { source: u }]) => ({ cle, poids: u * (cible?.get(cle)?.cible ?? 0) }))
        .filter((p) => p.poids > 0)
        .sort((a, b) => b.poids - a.poids)
        .map((p) => p.cle);
    });
  }

  /** The best targets, by score, and what is shared with each. */
  meilleurs(source: readonly Vecteur[], combien: number): string[][][] {
    return this.scores(source)
      .map((score, j) => ({ score, j }))
      .sort((a, b) => b.score - a.score)
      .slice(0, combien)
      .map(({ j }) => this.partages(source, j));
  }

  /** The five cheapest routes of at most four steps, every path being walked, and what is shared at each step. */
  trajets(
    voisins: ReadonlyMap<number, ReadonlyMap<number, number>>,
    de: number,
    vers: number,
  ): string[][][][] {
    const trouves: { cout: number; passages: number[] }[] = [];
    const avancer = (passages: readonly number[], ici: number, cout: number): void => {
      for (const [suivant, prix] of voisins.get(ici) ?? []) {
        if (passages.includes(suivant)) continue;
        const suite = [...passages, suivant];
        if (suivant === vers) trouves.push({ cout: cout + prix, passages: suite });
        else if (suite.length < 5) avancer(suite, suivant, cout + prix);
      }
    };
    avancer([de], de, 0);
    return trouves
      .sort((a, b) => a.cout - b.cout)
      .slice(0, 5)
      .map(({ passages }) =>
        passages.slice(1).map((rang, i) => this.partages(this.depuis(passages[i] ?? 0), rang)),
      );
  }
}
