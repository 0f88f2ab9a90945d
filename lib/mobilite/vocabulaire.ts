import type { PasAPas, Referential } from "../rome";
import { FACETTES } from "./facettes";
import { type Fiche, ficheDe } from "./facettes/facette";

/** A trait that several métiers have. */
export interface Cle {
  readonly code: string | null;
  /** Rank among the keys. */
  readonly id: number;
  /** log(métiers / métiers that have it). */
  readonly idf: number;
  /**
   * Share of the grands domaines that it is spread over, 0 to 1: the exponential of the entropy of the métiers that have it
   * (their number, were they spread evenly), over the number of grands domaines. 0 where the facet does not ask.
   */
  readonly etendue: number;
}

/** A trait of one fiche. */
export interface Compte {
  readonly cle: Cle;
  /** As this fiche writes it; of several forms of a word the shortest, which is the plainest: "offre", not "offres". */
  readonly libelle: string;
  /** Times it is there. */
  readonly fois: number;
  readonly cible: number;
}

export interface Vocabulaire {
  /** Those of facet f are numbered apart from those of the others. */
  readonly cles: readonly Cle[];
  /** By métier, in code order, then by facet: its traits, keys ascending. What one métier alone has is left out. */
  readonly comptes: readonly (readonly (readonly Compte[])[])[];
  /** The same for another fiche; what no two métiers have is left out. */
  readonly compter: (fiche: Fiche) => Compte[][];
}

/** A key while the vocabulary is made. */
interface Entree {
  readonly code: string | null;
  /** -1 until it is numbered, and for what one métier alone has. */
  id: number;
  idf: number;
  etendue: number;
  metiers: number;
  /** The list that it was counted in last, and its line there: counting takes no table of its own. */
  releve: Releve[] | null;
  compte: Releve | null;
}

/** A line of a list while it is counted. */
interface Releve {
  readonly cle: Entree;
  libelle: string;
  fois: number;
  cible: number;
}

/** The traits that the métiers of a referential share, facet by facet. */
export function* vocabulaireDe(referential: Referential): PasAPas<Vocabulaire> {
  const tables = FACETTES.map(() => new Map<string, Entree>());

  const relever = (fiche: Fiche, apprendre: boolean): Releve[][] =>
    FACETTES.map((facette, f) => {
      const table = tables[f];
      const releve: Releve[] = [];
      for (const { cle, libelle, code = null, cible = 1 } of facette.traits(fiche, referential)) {
        let entree = table?.get(cle);
        if (!entree) {
          if (!apprendre) continue;
          entree = { code, id: -1, idf: 0, etendue: 0, metiers: 0, releve: null, compte: null };
          table?.set(cle, entree);
        }
        if (entree.releve === releve && entree.compte) {
          entree.compte.fois += 1;
          entree.compte.cible = Math.max(entree.compte.cible, cible);
          if (libelle.length < entree.compte.libelle.length) entree.compte.libelle = libelle;
        } else {
          entree.releve = releve;
          entree.compte = { cle: entree, libelle, fois: 1, cible };
          releve.push(entree.compte);
          if (apprendre) entree.metiers += 1;
        }
      }
      return releve;
    });

  const releves: Releve[][][] = [];
  for (const m of referential.metiers.values()) {
    releves.push(relever(ficheDe(m), true));
    yield;
  }
  yield* etendre(referential, releves);
  const cles: Cle[] = [];
  for (const table of tables) {
    for (const entree of table.values()) {
      if (entree.metiers < 2) continue;
      entree.id = cles.length;
      entree.idf = Math.log(referential.metiers.size / entree.metiers);
      cles.push(entree);
    }
    yield;
  }
  const comptes: Compte[][][] = [];
  for (const releve of releves) {
    comptes.push(releve.map(ranger));
    yield;
  }
  return {
    cles,
    comptes,
    compter: (fiche) => relever(fiche, false).map(ranger),
  };
}

/** Measures how far the traits of the facets that ask for it are spread. */
function* etendre(
  referential: Referential,
  releves: readonly (readonly (readonly Releve[])[])[],
): PasAPas<void> {
  const grandsDomaines = [...referential.metiers.values()].map((m) => m.grandDomaine.code);
  const total = new Set(grandsDomaines).size;
  for (const [f, { etendueMax }] of FACETTES.entries()) {
    if (etendueMax === undefined) continue;
    const parCle = new Map<Entree, Map<string, number>>();
    for (const [i, releve] of releves.entries()) {
      const domaine = grandsDomaines[i] ?? "";
      for (const { cle } of releve[f] ?? []) {
        const comptes = parCle.get(cle) ?? new Map<string, number>();
        parCle.set(cle, comptes.set(domaine, (comptes.get(domaine) ?? 0) + 1));
      }
      yield;
    }
    for (const [entree, comptes] of parCle) {
      let entropie = 0;
      for (const n of comptes.values()) entropie -= (n / entree.metiers) * Math.log(n / entree.metiers);
      entree.etendue = Math.exp(entropie) / total;
    }
    yield;
  }
}

const ranger = (releve: readonly Compte[]): Compte[] =>
  releve.filter((c) => c.cle.id >= 0).sort((a, b) => a.cle.id - b.cle.id);
