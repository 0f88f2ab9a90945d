import type { Referential } from "../rome";
import { FACETTES } from "./facettes";
import { expliquer, ligneDe, metierDe, sourceDe } from "./mobilites";
import { type Modele, modeleDe } from "./modele";
import { toutesLesPaires } from "./proximite";
import { raison, raisons } from "./raisons";
import { type Lien, PREMIERES, reseauDe } from "./reseau";

/** How well a ranking finds the official moves of each source; means over the sources that have some. */
export interface Rappel {
  readonly hit1: number;
  readonly mrr: number;
  readonly recall10: number;
}

/** The proximity against the official table, which it never reads. */
export function rappel(referential: Referential): Rappel {
  const { metiers, rangs } = modeleDe(referential);
  let [hit1, mrr, recall10, n, i] = [0, 0, 0, 0, 0];
  for (const { scores } of toutesLesPaires(referential)) {
    const source = i++;
    const officielles = new Set(metiers[source]?.mobilites.map((l) => rangs.get(l.cible) ?? -1));
    if (officielles.size === 0) continue;
    const ordre = [...scores.keys()]
      .filter((j) => j !== source)
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    const place = ordre.findIndex((j) => officielles.has(j));
    n++;
    if (place === 0) hit1++;
    mrr += place < 0 ? 0 : 1 / (place + 1);
    recall10 += ordre.slice(0, 10).filter((j) => officielles.has(j)).length / officielles.size;
  }
  return { hit1: hit1 / n, mrr: mrr / n, recall10: recall10 / n };
}

/** Of lists of moves: how far they lead, and whether they all lead to the same place. Shares, 0 to 1. */
export interface Ouverture {
  /** First ten outside the grand domaine of the source, mean over the sources. */
  readonly horsGrandDomaine: number;
  /** Sources whose first ten hold the target that is there most often. */
  readonly carrefour: number;
  /** Moves whose reverse is in the list of their target. */
  readonly reciprocite: number;
}

/** @param quoi the official lists, whole, or the first ten of the computed ones. */
export function ouverture(referential: Referential, quoi: "officielles" | "calculees"): Ouverture {
  const modele = modeleDe(referential);
  const reseau = reseauDe(referential)[quoi];
  const listes = quoi === "officielles" ? reseau : reseau.map((liens) => liens.slice(0, PREMIERES));
  const vus = new Float64Array(listes.length);
  const cibles = listes.map((liens) => new Set(liens.map((l) => l.cible)));
  let [hors, retours, total] = [0, 0, 0];
  for (const [i, liens] of listes.entries()) {
    const { grandDomaine } = metierDe(modele, i);
    const dehors = liens.filter((l) => metierDe(modele, l.cible).grandDomaine.code !== grandDomaine.code);
    hors += dehors.length / Math.max(1, liens.length) / listes.length;
    for (const { cible } of liens) {
      vus[cible] = (vus[cible] ?? 0) + 1;
      total++;
      if (cibles[cible]?.has(i)) retours++;
    }
  }
  return {
    horsGrandDomaine: hors,
    carrefour: Math.max(...vus) / listes.length,
    reciprocite: retours / total,
  };
}

/** Shares of pairs with so many reasons. */
export interface PartsDeRaisons {
  readonly deux: number;
  readonly une: number;
  readonly aucune: number;
}

export function raisonsDes(referential: Referential, quoi: "officielles" | "hasard"): PartsDeRaisons {
  const modele = modeleDe(referential);
  const n = modele.metiers.length;
  const comptes = [0, 0, 0];
  let total = 0;
  for (const [i, liens] of reseauDe(referential).officielles.entries()) {
    for (const [k, lien] of liens.entries()) {
      // A step prime to the size goes through all pairs evenly, the same ones at each run.
      const cible = quoi === "officielles" ? lien.cible : (i * 7919 + (k + 1) * 104_729) % n;
      if (cible === i) continue;
      const trouvees = raisons(modele, [ligneDe(modele, i)], ligneDe(modele, cible));
      const nombre = trouvees[0]?.type === "aucune" ? 0 : Math.min(2, trouvees.length);
      comptes[nombre] = (comptes[nombre] ?? 0) + 1;
      total++;
    }
  }
  const part = (k: number): number => (comptes[k] ?? 0) / total;
  return { deux: part(2), une: part(1), aucune: part(0) };
}

/**
 * By type of reason, the share of all ordered pairs, and of official links, for which it holds.
 * @param pas one pair out of so many is looked at, evenly over sources and targets.
 */
export function admissions(
  referential: Referential,
  pas = 1,
): readonly { readonly type: string; readonly paires: number; readonly officielles: number }[] {
  const modele = modeleDe(referential);
  const n = modele.metiers.length;
  const officielles = reseauDe(referential).officielles.map((liens) => new Set(liens.map((l) => l.cible)));
  return FACETTES.flatMap(({ id, intro }, f) => {
    if (intro === null) return [];
    let [tenues, officiellesTenues, liens, paires] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      for (let j = i % pas; j < n; j += pas) {
        if (i === j) continue;
        const officielle = officielles[i]?.has(j) ?? false;
        paires++;
        if (officielle) liens++;
        if (!tient(modele, f, i, j)) continue;
        tenues++;
        if (officielle) officiellesTenues++;
      }
    }
    return { type: id, paires: tenues / paires, officielles: officiellesTenues / liens };
  });
}

const tient = (modele: Modele, f: number, i: number, j: number): boolean =>
  raison(modele, f, [ligneDe(modele, i)], ligneDe(modele, j)) !== null;

/** Official links where a flag differs between source and target, and those of them that are warned of. */
export function alertesDesLiens(
  referential: Referential,
): Record<"reglemente" | "cadre", { readonly liens: number; readonly averties: number }> {
  const modele = modeleDe(referential);
  const compter = (drapeau: "reglemente" | "cadre") => {
    let [liens, averties] = [0, 0];
    for (const [i, siens] of reseauDe(referential).officielles.entries()) {
      for (const lien of siens.filter((l: Lien) => differe(modele, drapeau, i, l.cible))) {
        liens++;
        if (expliquer(modele, sourceDe(modele, i), lien).alertes.some((a) => a.type === drapeau)) averties++;
      }
    }
    return { liens, averties };
  };
  return { reglemente: compter("reglemente"), cadre: compter("cadre") };
}

const differe = (modele: Modele, drapeau: "reglemente" | "cadre", i: number, j: number): boolean =>
  (metierDe(modele, i)[drapeau] === true) !== (metierDe(modele, j)[drapeau] === true);
