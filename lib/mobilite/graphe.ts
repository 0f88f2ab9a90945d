import type { PasAPas, Referential } from "../rome";
import { Calcul, derive } from "../rome";
import { type Lien, PREMIERES, reseauDe } from "./reseau";

/** A move in a graph, with what it costs. */
export interface Arete extends Lien {
  readonly source: number;
  readonly cout: number;
  /** The two fiches have less in common than `PART_FAIBLE` of all moves worth showing. */
  readonly faible: boolean;
}

/** Moves between métiers; those from métier i are at `debuts[i]` to `debuts[i + 1]`. */
export interface Graphe {
  readonly aretes: readonly Arete[];
  readonly debuts: Int32Array;
  readonly cibles: Int32Array;
  readonly couts: Float64Array;
  /** Added to each cost: `COUT_FAIBLE` for a weak move, else 0. */
  readonly peines: Float64Array;
}

/** An official move costs 1 and a computed one half as much again; each place lost in its list adds a little. */
const COUT_OFFICIEL = 1;
const COUT_CALCULE = 1.5;
const COUT_PLACE = 0.05;

/** Moves that are too weak for a step, the least alike first: a quarter of those of all métiers. */
const PART_FAIBLE = 0.25;
/** More than four steps that hold: a weak one serves where nothing else leads there. */
export const COUT_FAIBLE = 16;

export interface Graphes {
  readonly aller: Graphe;
  /** The same moves, backwards. */
  readonly retour: Graphe;
}

export const calculGraphes = (referential: Referential): Calcul<Graphes> =>
  derive(referential, "mobilite.graphes", (r) => new Calcul(tracer(r)));

/** Official moves and the first ten computed ones, both ways. Cost: rank in the list, and what the two ends do not share. */
export const graphesDe = (referential: Referential): Graphes => calculGraphes(referential).maintenant();

function* tracer(referential: Referential): PasAPas<Graphes> {
  const { officielles, calculees } = reseauDe(referential);
  const premieres = calculees.map((liens) => liens.slice(0, PREMIERES));
  const scores = Float64Array.from([...officielles, ...premieres].flat(), (l) => l.score).sort();
  const seuil = scores[Math.floor(scores.length * PART_FAIBLE)] ?? 0;
  const listes: Arete[][] = [];
  for (const [source, liens] of officielles.entries()) {
    listes.push(
      [liens, premieres[source] ?? []].flatMap((liste) =>
        liste.map((lien, place): Arete => {
          const base = lien.ordre === null ? COUT_CALCULE : COUT_OFFICIEL;
          const cout = base + COUT_PLACE * place + 1 - lien.score;
          return { ...lien, source, cout, faible: lien.score < seuil };
        }),
      ),
    );
    yield;
  }
  const inverses: Arete[][] = listes.map(() => []);
  for (const liste of listes) {
    for (const a of liste) inverses[a.cible]?.push({ ...a, source: a.cible, cible: a.source });
    yield;
  }
  const aller = enTableaux(listes);
  yield;
  return { aller, retour: enTableaux(inverses) };
}

function enTableaux(listes: readonly (readonly Arete[])[]): Graphe {
  const aretes = listes.flat();
  const debuts = new Int32Array(listes.length + 1);
  for (const [i, liste] of listes.entries()) debuts[i + 1] = (debuts[i] ?? 0) + liste.length;
  return {
    aretes,
    debuts,
    cibles: Int32Array.from(aretes, (a) => a.cible),
    couts: Float64Array.from(aretes, (a) => a.cout),
    peines: Float64Array.from(aretes, (a) => (a.faible ? COUT_FAIBLE : 0)),
  };
}

/** Stands for "out of reach" among distances. */
export const LOIN = 255;

/** Number of steps from one métier to each; `LOIN` beyond `max`. */
export function distances({ debuts, cibles }: Graphe, depart: number, max: number): Uint8Array {
  const pas = new Uint8Array(debuts.length - 1).fill(LOIN);
  pas[depart] = 0;
  let front = [depart];
  for (let d = 1; d <= max; d++) {
    const suivant: number[] = [];
    for (const i of front) {
      for (let k = debuts[i] ?? 0; k < (debuts[i + 1] ?? 0); k++) {
        const cible = cibles[k] ?? 0;
        if (pas[cible] !== LOIN) continue;
        pas[cible] = d;
        suivant.push(cible);
      }
    }
    front = suivant;
  }
  return pas;
}

/** What one search is given. */
export interface Recherche {
  readonly depart: number;
  readonly arrivee: number;
  /** Most steps. */
  readonly longueur: number;
  /** Steps that are left from each métier to the end, at least. */
  readonly reste: Uint8Array;
  /** Added to the cost of going through each métier. */
  readonly surcouts: Float32Array;
  /** Whether the move from one end to the other may serve. */
  readonly direct: boolean;
  /** Whether that move, where it is official, is a whole route: it then holds by itself, however weak. */
  readonly entier: boolean;
}

/** The cheapest route (Bellman-Ford, one layer a step); null where none is short enough. */
export function moinsCher(graphe: Graphe, recherche: Recherche): Arete[] | null {
  const { aretes, debuts, cibles, couts, peines } = graphe;
  const { depart, arrivee, longueur, reste, surcouts, direct, entier } = recherche;
  const n = debuts.length - 1;
  const totaux = new Float64Array((longueur + 1) * n).fill(Number.POSITIVE_INFINITY);
  const venues = new Int32Array((longueur + 1) * n);
  totaux[depart] = 0;
  let front = [depart];
  for (let pas = 1; pas <= longueur; pas++) {
    const avant = (pas - 1) * n;
    const apres = pas * n;
    const suivant: number[] = [];
    for (const i of front) {
      if (i === arrivee) continue;
      const base = totaux[avant + i] ?? 0;
      const fin = debuts[i + 1] ?? 0;
      for (let k = debuts[i] ?? 0; k < fin; k++) {
        const cible = cibles[k] ?? 0;
        if ((reste[cible] ?? LOIN) > longueur - pas) continue;
        const auBout = i === depart && cible === arrivee;
        if (!direct && auBout) continue;
        const peine = entier && auBout && aretes[k]?.ordre !== null ? 0 : (peines[k] ?? 0);
        const total = base + (couts[k] ?? 0) + peine + (surcouts[cible] ?? 0);
        const deja = totaux[apres + cible] ?? 0;
        if (total >= deja) continue;
        if (deja === Number.POSITIVE_INFINITY) suivant.push(cible);
        totaux[apres + cible] = total;
        venues[apres + cible] = k;
      }
    }
    front = suivant;
  }
  let meilleur = 0;
  for (let pas = 1; pas <= longueur; pas++) {
    const ici = totaux[pas * n + arrivee] ?? 0;
    if (ici < (totaux[meilleur * n + arrivee] ?? 0)) meilleur = pas;
  }
  if (totaux[meilleur * n + arrivee] === Number.POSITIVE_INFINITY) return null;
  const trajet: Arete[] = [];
  for (let pas = meilleur, rang = arrivee; pas > 0; pas--) {
    const arete = aretes[venues[pas * n + rang] ?? 0];
    if (!arete) break;
    trajet.unshift(arete);
    rang = arete.source;
  }
  return trajet;
}
