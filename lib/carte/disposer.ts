// graphology and its layouts: the data structure that sigma draws from, and a ForceAtlas2 that scales.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import type { Trame } from "./trame";

/** Where each métier of a `Trame` stands, in its order: whole numbers from 0 to `COTE`, y upwards. */
export interface Positions {
  readonly x: readonly number[];
  readonly y: readonly number[];
}
export const COTE = 10_000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Steps of ForceAtlas2: beyond, nothing moves that an eye would see. */
const PAS = 500;
const ANGLE_DOR = Math.PI * (3 - Math.sqrt(5));
/** Distance between two neighbours of a spiral, in units of the layout. */
const ECART = 7;

/** Pull of a domaine on its métiers, and of a grand domaine on its domaines: what makes regions of a tangle. */
const POIDS_DOMAINE = 4;
const POIDS_GRAND_DOMAINE = 14;
/** A move inside its grand domaine draws its ends together more than one that leaves it. */
const POIDS_DEDANS = 1;
const POIDS_DEHORS = 0.22;

/**
 * The map of a whole referential. Official moves draw métiers together, and so do their domaine and grand domaine; all
 * métiers push one another away. Deterministic: the start is computed, nothing is drawn at random.
 *
 * Seconds of processor time for 1,584 métiers: not for a process that serves (`preparer.ts` runs it in one of its own).
 */
export function disposer(trame: Trame): Positions {
  const graphe = new Graph({ type: "undirected" });
  const depart = departs(trame);
  for (const [i, point] of depart.entries()) graphe.addNode(i, { ...point, size: 1 });
  ancrer(graphe, trame, depart);
  relier(graphe, trame);
  forceAtlas2.assign(graphe, {
    iterations: PAS,
    getEdgeWeight: "weight",
    settings: {
      barnesHutOptimize: trame.codes.length > 500,
      barnesHutTheta: 0.6,
      edgeWeightInfluence: 1,
      gravity: 0.6,
      scalingRatio: 12,
      slowDown: 4,
      strongGravityMode: false,
      linLogMode: false,
    },
  });
  for (const noeud of graphe.nodes()) if (noeud.startsWith("*")) graphe.dropNode(noeud);
  noverlap.assign(graphe, { maxIterations: 120, settings: { margin: 1.5, ratio: 1, gridSize: 40 } });
  return normaliser(trame.codes.map((_, i) => graphe.getNodeAttributes(i) as Point));
}

/** A plain map without links, at no cost: a disc a grand domaine, in it a spiral a domaine. */
export const disposerParDomaine = (trame: Trame): Positions => normaliser(departs(trame));

/** Domaines and grands domaines as heavy points that hold their own; taken out at the end. */
function ancrer(graphe: Graph, { domaines, grandsDomaines }: Trame, depart: readonly Point[]): void {
  const ancre = (cle: string, membres: readonly number[]): void => {
    if (!graphe.hasNode(cle)) graphe.addNode(cle, { ...moyenne(membres.map((i) => depart[i])), size: 1 });
  };
  for (const [grand, membres] of rangsPar(grandsDomaines)) ancre(`*${grand}`, membres);
  for (const [domaine, membres] of rangsPar(domaines)) {
    ancre(`*${domaine}`, membres);
    const grand = grandsDomaines[membres[0] ?? 0];
    graphe.mergeEdge(`*${domaine}`, `*${grand}`, { weight: POIDS_GRAND_DOMAINE });
    for (const i of membres) graphe.mergeEdge(i, `*${domaine}`, { weight: POIDS_DOMAINE });
  }
}

/** Official moves. One to a métier where many lead says less of either: it weighs by the root of how many do. */
function relier(graphe: Graph, { liens, grandsDomaines }: Trame): void {
  const entrants = compterEntrants(liens);
  for (const [i, cibles] of liens.entries()) {
    for (const j of cibles) {
      if (i === j) continue;
      const base = grandsDomaines[i] === grandsDomaines[j] ? POIDS_DEDANS : POIDS_DEHORS;
      const poids = base * Math.min(1, Math.sqrt(10 / (entrants[j] ?? 1)));
      graphe.updateEdge(i, j, (a) => ({ weight: ((a.weight as number | undefined) ?? 0) + poids }));
    }
  }
}

/** How many official moves lead to each métier. */
export function compterEntrants(liens: Trame["liens"]): number[] {
  const entrants = new Array<number>(liens.length).fill(0);
  for (const j of liens.flat()) entrants[j] = (entrants[j] ?? 0) + 1;
  return entrants;
}

/** The start: grands domaines on a circle, those with many moves between them side by side. */
function departs(trame: Trame): Point[] {
  const { codes, domaines, grandsDomaines } = trame;
  const ordre = ordreDuCercle(trame);
  const effectifs = rangsPar(grandsDomaines);
  const rayons = ordre.map((g) => ECART * Math.sqrt(effectifs.get(g)?.length ?? 0));
  const tour = rayons.reduce((a, b) => a + b, 0);
  const rayonCercle = tour / Math.PI;
  const points = new Array<Point>(codes.length).fill({ x: 0, y: 0 });
  let parcouru = 0;
  for (const [k, grand] of ordre.entries()) {
    const rayon = rayons[k] ?? 0;
    const angle = (2 * Math.PI * (parcouru + rayon / 2)) / tour;
    parcouru += rayon;
    const centre = { x: rayonCercle * Math.cos(angle), y: rayonCercle * Math.sin(angle) };
    const membres = effectifs.get(grand) ?? [];
    // In order of domaine, so that each is one stretch of the spiral.
    const tries = [...membres].sort((a, b) => (domaines[a] ?? "").localeCompare(domaines[b] ?? "") || a - b);
    for (const [n, i] of tries.entries()) {
      const distance = ECART * Math.sqrt(n + 0.5);
      const a = n * ANGLE_DOR;
      points[i] = { x: centre.x + distance * Math.cos(a), y: centre.y + distance * Math.sin(a) };
    }
  }
  return points;
}

/** Grands domaines in turn, each followed by the one left that it shares most moves with, for its size. */
function ordreDuCercle({ grandsDomaines, liens }: Trame): string[] {
  const effectifs = rangsPar(grandsDomaines);
  const echanges = new Map<string, number>();
  for (const [i, cibles] of liens.entries()) {
    for (const j of cibles) {
      for (const cle of [
        `${grandsDomaines[i]} ${grandsDomaines[j]}`,
        `${grandsDomaines[j]} ${grandsDomaines[i]}`,
      ])
        echanges.set(cle, (echanges.get(cle) ?? 0) + 1);
    }
  }
  const reste = [...effectifs.keys()].sort();
  const ordre = reste.splice(0, 1);
  while (reste.length > 0) {
    const dernier = ordre.at(-1) ?? "";
    const lien = (g: string): number =>
      (echanges.get(`${dernier} ${g}`) ?? 0) / (effectifs.get(g)?.length ?? 1);
    const suivant = reste.reduce((meilleur, g) => (lien(g) > lien(meilleur) ? g : meilleur));
    ordre.push(...reste.splice(reste.indexOf(suivant), 1));
  }
  return ordre;
}

function rangsPar(cles: readonly string[]): Map<string, number[]> {
  const groupes = new Map<string, number[]>();
  for (const [i, cle] of cles.entries()) {
    const groupe = groupes.get(cle);
    if (groupe) groupe.push(i);
    else groupes.set(cle, [i]);
  }
  return groupes;
}

function moyenne(points: readonly (Point | undefined)[]): Point {
  const n = points.length || 1;
  return {
    x: points.reduce((s, p) => s + (p?.x ?? 0), 0) / n,
    y: points.reduce((s, p) => s + (p?.y ?? 0), 0) / n,
  };
}

/** To whole numbers between 0 and `COTE`, proportions kept, centred. */
function normaliser(points: readonly Point[]): Positions {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [gauche, droite, bas, haut] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const echelle = COTE / Math.max(droite - gauche, haut - bas, 1e-9);
  const ramener = (valeurs: readonly number[], min: number, max: number): number[] =>
    valeurs.map((v) => Math.round(COTE / 2 + (v - (min + max) / 2) * echelle));
  return { x: ramener(xs, gauche, droite), y: ramener(ys, bas, haut) };
}
