import { FACETTES } from "./facettes";
import { enumerer } from "./francais";
import { type Ligne, valeur } from "./lignes";
import type { Modele } from "./modele";
import { partAuDessus } from "./tirage";

export interface ItemRaison {
  /** Code of the compétence, savoir, contexte, domaine…; null for a word. */
  readonly code: string | null;
  readonly libelle: string;
}
export interface Raison {
  /** Id of a facet, or "aucune". */
  readonly type: string;
  /** What kind of thing is shared, for a list of `items` below it. */
  readonly titre: string;
  /** The same as one sentence, readable alone. */
  readonly texte: string;
  /** What is shared, most telling first. */
  readonly items: readonly ItemRaison[];
}

/** Items kept for one reason, and how little one may weigh beside the first. */
const ITEMS_MAX = 8;
const PART_DU_PREMIER = 0.2;

/**
 * Why one goes from a source to a target: what they share that random pairs of métiers rarely do (see `tirage.ts`), the
 * most surprising first. Never empty: where nothing stands out, one reason of type "aucune" says so, with what the two do
 * have in common.
 * @param sources the source; for a person, the métiers held, one by one.
 */
export function raisons(modele: Modele, sources: readonly Ligne[], cible: Ligne): Raison[] {
  const admises = FACETTES.flatMap((_, f) => raison(modele, f, sources, cible) ?? []);
  const types = new Set(admises.map((a) => a.raison.type));
  const trouvees = admises
    .filter(({ masquee }) => !masquee.some((type) => types.has(type)))
    .sort((a, b) => b.force - a.force)
    .map((a) => a.raison);
  return trouvees.length > 0 ? trouvees : [aucune(modele, sources, cible)];
}

/**
 * The reason that facet `f` gives, if it is distinctive, and how strong it is: −log of the share of random pairs whose
 * figure is as high, times how much such a facet says. `masquee` names the types that say it better. Of several sources the
 * one with the highest figure speaks, and alone: what is cited is in one métier, not here and there in several.
 */
export function raison(
  modele: Modele,
  f: number,
  sources: readonly Ligne[],
  cible: Ligne,
): { raison: Raison; force: number; masquee: readonly string[] } | null {
  const facette = FACETTES[f];
  if (!facette || facette.intro === null) return null;
  const chiffres = sources.map((source) => valeur(f, source, cible));
  const chiffre = Math.max(...chiffres);
  const source = sources[chiffres.indexOf(chiffre)];
  const part = partAuDessus(modele.tirage, f, chiffre, sources.length);
  if (part === null || source === undefined) return null;
  const items = partages(modele, f, source, cible);
  if (items.length < (facette.minimum ?? 1)) return null;
  const [une, plusieurs = une] = facette.intro;
  const titre = items.length > 1 ? plusieurs : une;
  const texte = `${titre} : ${enumerer(items.map((i) => i.libelle))}.`;
  return {
    raison: { type: facette.id, titre, texte, items },
    force: -Math.log(part) * facette.parlante,
    masquee: facette.couverteParTypes ?? [],
  };
}

/** What both have in facet `f`, what weighs most in its figure first. */
function partages({ cles }: Modele, f: number, a: Ligne, b: Ligne): ItemRaison[] {
  const etendueMax = FACETTES[f]?.etendueMax ?? 1;
  const communs: { cle: number; libelle: string; poids: number }[] = [];
  let j = b.debuts[f] ?? 0;
  for (let i = a.debuts[f] ?? 0; i < (a.debuts[f + 1] ?? 0); i++) {
    const cle = a.cles[i] ?? 0;
    while (j < (b.debuts[f + 1] ?? 0) && (b.cles[j] ?? 0) < cle) j++;
    const poids = (a.source[i] ?? 0) * (b.cible[j] ?? 0);
    if (
      j < (b.debuts[f + 1] ?? 0) &&
      b.cles[j] === cle &&
      poids > 0 &&
      (cles[cle]?.etendue ?? 0) <= etendueMax
    ) {
      communs.push({ cle, libelle: b.libelles[j] ?? "", poids });
    }
  }
  communs.sort((x, y) => y.poids - x.poids || x.cle - y.cle);
  const seuil = PART_DU_PREMIER * (communs[0]?.poids ?? 0);
  return communs
    .slice(0, ITEMS_MAX)
    .filter(({ poids }) => poids >= seuil)
    .map(({ cle, libelle }) => ({ code: cles[cle]?.code ?? null, libelle }));
}

/** Items a person can recognise, to name what two métiers have in common when nothing of it is rare. */
const ORDINAIRES = ["savoir-faire", "savoirs", "macros", "contextes"];

function aucune(modele: Modele, sources: readonly Ligne[], cible: Ligne): Raison {
  const items = ORDINAIRES.flatMap((id) => {
    const f = FACETTES.findIndex((x) => x.id === id);
    const communs = sources.flatMap((source) => partages(modele, f, source, cible));
    return [...new Map(communs.map((item) => [item.code, item])).values()].slice(0, 3);
  });
  const suite =
    items.length === 0
      ? "ni aucun élément en commun"
      : `mais des éléments courants : ${enumerer(items.map((i) => i.libelle))}`;
  return {
    type: "aucune",
    titre: items.length === 0 ? "Rien en commun dans le référentiel" : "Rien de distinctif, mais en commun",
    texte: `Le référentiel ne montre rien de distinctif entre le départ et ce métier, ${suite}.`,
    items,
  };
}
