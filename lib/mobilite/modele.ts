import type { CodeMetier, Metier, PasAPas, Referential } from "../rome";
import { Calcul, derive } from "../rome";
import { FACETTES } from "./facettes";
import type { Fiche } from "./facettes/facette";
import { enLigne, type Ligne } from "./lignes";
import { type Tirage, tirer } from "./tirage";
import { type Cle, vocabulaireDe } from "./vocabulaire";

/** All that is computed once from a referential. Métiers are numbered in code order. */
export interface Modele {
  readonly referential: Referential;
  readonly metiers: readonly Metier[];
  readonly rangs: ReadonlyMap<CodeMetier, number>;
  readonly lignes: readonly Ligne[];
  readonly cles: readonly Cle[];
  readonly colonnes: Colonnes;
  readonly tirage: Tirage;
  /** The vectors of what a person holds. */
  readonly vectoriser: (fiche: Fiche) => Ligne;
}

/** The index of targets by key, for facets that count in the proximity. */
export interface Colonnes {
  /** Key k is asked for at `debuts[k]` to `debuts[k + 1]`. */
  readonly debuts: Int32Array;
  readonly metiers: Uint16Array;
  /** Weight of the key in the target, times that of the facet. */
  readonly poids: Float32Array;
}

export const POIDS_TOTAL = FACETTES.reduce((somme, f) => somme + f.poids, 0);

export const calculModele = (referential: Referential): Calcul<Modele> =>
  derive(referential, "mobilite.modele", (r) => new Calcul(modeliser(r)));

/** The model of a referential, built on first use. */
export const modeleDe = (referential: Referential): Modele => calculModele(referential).maintenant();

function* modeliser(referential: Referential): PasAPas<Modele> {
  const metiers = [...referential.metiers.values()];
  const n = metiers.length;
  const { cles, comptes, compter } = yield* vocabulaireDe(referential);
  const lignes: Ligne[] = [];
  for (const c of comptes) {
    lignes.push(enLigne(c, n));
    yield;
  }
  const usuelles = FACETTES.map((_, f) => lignes.reduce((somme, l) => somme + (l.normes[f] ?? 0), 0) / n);
  return {
    referential,
    metiers,
    rangs: new Map(metiers.map((m, i) => [m.code, i])),
    lignes,
    cles,
    colonnes: yield* colonnesDe(lignes, cles.length),
    tirage: yield* tirer(lignes),
    // Divided by the usual length of a fiche, not by their own: one more skill never weakens the others.
    vectoriser: (fiche) => {
      const ligne = enLigne(compter(fiche), n);
      return { ...ligne, facteurs: ligne.normes.map((norme, f) => norme / (usuelles[f] || 1)) };
    },
  };
}

function* colonnesDe(lignes: readonly Ligne[], nombre: number): PasAPas<Colonnes> {
  const debuts = new Int32Array(nombre + 1);
  function* parcourir(fait: (cle: number, metier: number, poids: number) => void): PasAPas<void> {
    for (const [metier, ligne] of lignes.entries()) {
      for (const [f, { poids }] of FACETTES.entries()) {
        if (poids === 0) continue;
        for (let i = ligne.debuts[f] ?? 0; i < (ligne.debuts[f + 1] ?? 0); i++) {
          const cible = ligne.cible[i] ?? 0;
          if (cible > 0) fait(ligne.cles[i] ?? 0, metier, (poids * cible) / POIDS_TOTAL);
        }
      }
      yield;
    }
  }
  yield* parcourir((cle) => {
    debuts[cle + 1] = (debuts[cle + 1] ?? 0) + 1;
  });
  for (let k = 0; k < nombre; k++) debuts[k + 1] = (debuts[k + 1] ?? 0) + (debuts[k] ?? 0);
  const prochaine = debuts.slice();
  const metiers = new Uint16Array(debuts[nombre] ?? 0);
  const poids = new Float32Array(debuts[nombre] ?? 0);
  yield* parcourir((cle, metier, p) => {
    const place = prochaine[cle] ?? 0;
    prochaine[cle] = place + 1;
    metiers[place] = metier;
    poids[place] = p;
  });
  return { debuts, metiers, poids };
}
