import type { PasAPas } from "../rome";
import { FACETTES } from "./facettes";
import { type Ligne, valeur } from "./lignes";

/** A reason is admitted when it holds for fewer random pairs than this. Drawn pairs are a sample: the bar is 10 %. */
const PART_ADMISE = 0.095;

/** Times each métier is drawn as a source, and as a target. */
const PASSES = 12;

/** What random pairs of métiers share. */
export interface Tirage {
  /** How many pairs were drawn. */
  readonly paires: number;
  /** By facet, the figures that are above the cut of admission, ascending. */
  readonly queues: readonly Float32Array[];
}

/** Pairs measured in one step. */
const PAS = 500;

/** Draws pairs, always the same ones. */
export function* tirer(lignes: readonly Ligne[]): PasAPas<Tirage> {
  const paires: [Ligne, Ligne][] = [];
  const hasard = generateur();
  for (let passe = 0; passe < PASSES; passe++) {
    const ordre = [...lignes];
    for (let i = ordre.length - 1; i > 0; i--) {
      const j = Math.floor(hasard() * (i + 1));
      const [a, b] = [ordre[i], ordre[j]];
      if (a && b) [ordre[i], ordre[j]] = [b, a];
    }
    for (const [i, a] of ordre.entries()) {
      const b = ordre[(i + 1) % ordre.length];
      if (b && a !== b) paires.push([a, b]);
    }
    yield;
  }
  const queues: Float32Array[] = [];
  for (const f of FACETTES.keys()) {
    const valeurs = new Float32Array(paires.length);
    for (const [i, [a, b]] of paires.entries()) {
      valeurs[i] = valeur(f, a, b);
      if (i % PAS === 0) yield;
    }
    valeurs.sort();
    const seuil = valeurs[Math.floor(valeurs.length * (1 - PART_ADMISE))] ?? 0;
    queues.push(valeurs.filter((v) => v > seuil));
  }
  return { paires: paires.length, queues };
}

/** Linear congruential generator (Numerical Recipes), 0 to 1: the same reasons at each start. */
function generateur(): () => number {
  let graine = 1;
  return () => {
    graine = (Math.imul(graine, 1_664_525) + 1_013_904_223) >>> 0;
    return graine / 2 ** 32;
  };
}

/**
 * Share of random targets whose figure is at least this one; null when that is too many for a reason.
 * @param essais how many métiers were tried, this figure being the highest: each had its chance, so the shares add up
 * (Boole's inequality), and a reason is as rare for a person as for one métier.
 */
export function partAuDessus(
  { queues, paires }: Tirage,
  f: number,
  chiffre: number,
  essais: number,
): number | null {
  const queue = queues[f];
  // A referential so small or poor that no pair stands above the others has no reason of this type.
  if (!queue || queue.length === 0 || chiffre < (queue[0] ?? 0)) return null;
  let bas = 0;
  let haut = queue.length;
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if ((queue[milieu] ?? 0) < chiffre) bas = milieu + 1;
    else haut = milieu;
  }
  const part = (essais * Math.max(1, queue.length - bas)) / paires;
  return part <= PART_ADMISE ? part : null;
}
