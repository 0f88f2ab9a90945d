import type { CodeMetier, Referential } from "../rome";
import { enumerer } from "./francais";
import {
  type Arete,
  COUT_FAIBLE,
  distances,
  type Graphes,
  graphesDe,
  LOIN,
  moinsCher,
  type Recherche,
} from "./graphe";
import { expliquer, ligneDe, type Mobilite, metierDe, sourceDe } from "./mobilites";
import { type Modele, modeleDe } from "./modele";
import { scoresDepuis } from "./proximite";

export interface Trajet {
  /** Sum over the steps; lower is easier. It orders routes, and has no unit. */
  readonly cout: number;
  /** Whether a step of it joins two métiers that have little in common; then no other route leads there. */
  readonly faible: boolean;
  readonly etapes: readonly Mobilite[];
}

/** A métier that can be reached, near the one that cannot. */
export interface Proche {
  readonly code: CodeMetier;
  readonly libelle: string;
  readonly etapes: number;
}

export type Parcours =
  | { readonly statut: "trouve"; readonly parcours: readonly Trajet[] }
  | { readonly statut: "aucun"; readonly raison: string; readonly proches: readonly Proche[] }
  | { readonly statut: "absent"; readonly codes: readonly string[] };

export const ETAPES_MAX = 4;
const TRAJETS_MAX = 5;
const PROCHES_MAX = 5;
/** Routes kept when each has a weak step: enough to look into, not to choose from. */
const FAIBLES_MAX = 2;

/** Added for each time a métier served in a route that was kept: the next one goes by other ways. */
const COUT_DEJA_VU = 1.5;
/** Searches before giving up on five different routes. */
const ESSAIS = 12;

/**
 * Up to five different ways from one métier to another, cheapest first, each step explained.
 * @param etapes how many steps a route may have, 1 to 4.
 * @param par a métier that every route goes through; one of the ends asks for nothing more.
 */
export function parcours(
  referential: Referential,
  de: CodeMetier,
  vers: CodeMetier,
  { etapes = ETAPES_MAX, par }: { readonly etapes?: number; readonly par?: CodeMetier | undefined } = {},
): Parcours {
  const modele = modeleDe(referential);
  const depart = modele.rangs.get(de);
  const arrivee = modele.rangs.get(vers);
  const passage = par === undefined ? undefined : modele.rangs.get(par);
  if (depart === undefined || arrivee === undefined || (par !== undefined && passage === undefined)) {
    const demandes = new Set([de, vers, ...(par === undefined ? [] : [par])]);
    return { statut: "absent", codes: [...demandes].filter((c) => !modele.rangs.has(c)) };
  }
  if (depart === arrivee) {
    return {
      statut: "aucun",
      raison: `Le départ et l'arrivée sont le même métier, ${enumerer([metierDe(modele, depart).libelle])}.`,
      proches: [],
    };
  }
  const longueur = Math.max(1, Math.min(ETAPES_MAX, Math.floor(etapes)));
  const graphes = graphesDe(referential);
  const bouts = [depart, arrivee];
  const trouves =
    passage === undefined || bouts.includes(passage)
      ? differents(graphes, { depart, arrivee, longueur, entier: true })
      : passant(graphes, { depart, arrivee, passage, longueur });
  const trajets = lesPlusSolides(trouves).map((aretes): Trajet => {
    let rang = depart;
    return {
      cout: Math.round(coutDe(aretes) * 100) / 100,
      faible: estFaible(aretes),
      etapes: aretes.map((arete) => {
        const etape = expliquer(modele, sourceDe(modele, rang), arete);
        rang = arete.cible;
        return etape;
      }),
    };
  });
  if (trajets.length > 0) return { statut: "trouve", parcours: trajets };
  return aucun(modele, graphes, { depart, arrivee, passage, longueur });
}

interface Demande {
  readonly depart: number;
  readonly arrivee: number;
  readonly passage: number | undefined;
  readonly longueur: number;
}

/** Weak where a step is; the official move that goes straight there holds by itself. */
const estFaible = (trajet: readonly Arete[]): boolean =>
  trajet.some((a) => a.faible && (a.ordre === null || trajet.length > 1));

const coutDe = (trajet: readonly Arete[]): number =>
  trajet.reduce((somme, a) => somme + a.cout + (a.faible && estFaible(trajet) ? COUT_FAIBLE : 0), 0);

/** Cheapest first: those whose every step holds, or the first of the others where there is none. */
function lesPlusSolides(trajets: readonly (readonly Arete[])[]): readonly (readonly Arete[])[] {
  const ranges = [...trajets].sort((a, b) => coutDe(a) - coutDe(b));
  const solides = ranges.filter((trajet) => !estFaible(trajet));
  return solides.length > 0 ? solides : ranges.slice(0, FAIBLES_MAX);
}

/**
 * Routes through one métier: for each way to share the steps, what leads to it followed by what leads on from it, without
 * coming back anywhere; cheapest first, different ones only.
 */
function passant(
  graphes: Graphes,
  { depart, arrivee, passage, longueur }: Demande & { readonly passage: number },
): (readonly Arete[])[] {
  const entiers = Array.from({ length: longueur - 1 }, (_, i) => i + 1).flatMap((avant) => {
    const debuts = differents(graphes, { depart, arrivee: passage, longueur: avant, entier: false });
    const suite = { depart: passage, arrivee, longueur: longueur - avant, entier: false };
    const fins = debuts.length === 0 ? [] : differents(graphes, suite);
    return debuts.flatMap((debut) => fins.map((fin) => [...debut, ...fin]));
  });
  const gardes: (readonly Arete[])[] = [];
  for (const trajet of entiers.sort((a, b) => coutDe(a) - coutDe(b))) {
    if (gardes.length === TRAJETS_MAX) break;
    const cibles = trajet.map((a) => a.cible);
    if (cibles.includes(depart) || new Set(cibles).size < cibles.length) continue;
    // The métier asked for is in all of them: only the rest tells them apart.
    const libres = (t: readonly Arete[]): number[] => etapesDe(t).filter((rang) => rang !== passage);
    if (gardes.every((autre) => sontDifferents(libres(trajet), libres(autre)))) gardes.push(trajet);
  }
  return gardes;
}

/** Cheapest routes, one search after the other, what served before being dearer each time. */
function differents(
  { aller, retour }: Graphes,
  { depart, arrivee, longueur, entier }: Pick<Recherche, "depart" | "arrivee" | "longueur" | "entier">,
): (readonly Arete[])[] {
  const gardes: (readonly Arete[])[] = [];
  const surcouts = new Float32Array(aller.debuts.length - 1);
  const reste = distances(retour, arrivee, longueur);
  let direct = true;
  for (let essai = 0; essai < ESSAIS && gardes.length < TRAJETS_MAX; essai++) {
    const trajet = moinsCher(aller, { depart, arrivee, longueur, reste, surcouts, direct, entier });
    if (trajet === null) break;
    if (trajet.length === 1) direct = false;
    const passages = etapesDe(trajet);
    for (const rang of passages) surcouts[rang] = (surcouts[rang] ?? 0) + COUT_DEJA_VU;
    if (gardes.every((autre) => sontDifferents(passages, etapesDe(autre)))) gardes.push(trajet);
  }
  return gardes;
}

/** Two routes are different when at most half of the métiers between the ends are the same. */
function sontDifferents(a: readonly number[], b: readonly number[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length !== b.length;
  return 2 * a.filter((rang) => b.includes(rang)).length <= Math.min(a.length, b.length);
}

const etapesDe = (trajet: readonly Arete[]): number[] => trajet.slice(0, -1).map((a) => a.cible);

/** Why there is no route, and what can be reached that is nearest to the target by content. */
function aucun(
  modele: Modele,
  { aller, retour }: Graphes,
  { depart, arrivee, passage, longueur }: Demande,
): Parcours {
  const scores = scoresDepuis(modele, ligneDe(modele, arrivee));
  const proches = [...distances(aller, depart, longueur)]
    .flatMap((etapes, rang) => (etapes === 0 || etapes === LOIN ? [] : [{ rang, etapes }]))
    .sort((a, b) => (scores[b.rang] ?? 0) - (scores[a.rang] ?? 0) || a.rang - b.rang)
    .slice(0, PROCHES_MAX)
    .map(({ rang, etapes }): Proche => {
      const { code, libelle } = metierDe(modele, rang);
      return { code, libelle, etapes };
    });
  const jamais = retour.debuts[arrivee] === retour.debuts[arrivee + 1];
  const cite = enumerer([metierDe(modele, arrivee).libelle]);
  const limite = `d'au plus ${longueur} ${longueur > 1 ? "étapes" : "étape"}`;
  const raison = jamais
    ? `Aucune mobilité officielle ni aucun rapprochement calculé ne mène à ${cite} dans le référentiel.`
    : passage === undefined
      ? `Aucun parcours ${limite} ne mène à ${cite} depuis ce métier.`
      : `Aucun parcours ${limite} ne mène à ${cite} en passant par ${enumerer([metierDe(modele, passage).libelle])}.`;
  // Through a chosen métier, what stands in the way is the choice: the way out is to leave it.
  return { statut: "aucun", raison, proches: passage === undefined ? proches : [] };
}
