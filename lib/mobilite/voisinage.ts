import { contraintesDe } from "../contraintes";
import type { CodeMetier, Metier, Referential } from "../rome";
import { derive } from "../rome";
import type { Item } from "./acquis";
import type { Anneau, Extrait, Transition, Voisin, Voisinage } from "./explorateur/modele";
import { raisonsLisibles } from "./explorateur/raisons";
import { type Mobilite, mobilitesDe } from "./mobilites";
import { PREMIERES, reseauDe } from "./reseau";

/** What one move names of each kind; the fiche and the comparison have the rest. */
const ITEMS_DITS = 12;

/** The moves around a métier, as the explorer shows them; null when the code is unknown. */
export function voisinage(referential: Referential, code: CodeMetier): Voisinage | null {
  const mobilites = mobilitesDe(referential, code);
  if (mobilites.statut === "absent") return null;
  const { metier, officielles, calculees } = mobilites;
  const seuils = seuilsDe(referential);
  const voisins = [...officielles, ...calculees].flatMap((m): Voisin[] => {
    const cible = referential.metiers.get(m.code);
    return cible ? [versVoisin(m, cible, seuils)] : [];
  });
  return {
    version: referential.version,
    centre: { code: metier.code, libelle: metier.libelle, grandDomaine: sansPlus(metier.grandDomaine) },
    voisins,
  };
}

type Seuils = readonly [number, number];

/** The scores that part all moves worth showing, whatever their source, into three equal thirds. */
const seuilsDe = (referential: Referential): Seuils =>
  derive(referential, "mobilite.anneaux", () => {
    const { officielles, calculees } = reseauDe(referential);
    const scores = [...officielles, ...calculees.map((liens) => liens.slice(0, PREMIERES))]
      .flatMap((liens) => liens.map(({ score }) => score))
      .sort((a, b) => b - a);
    const au = (part: number): number => scores[Math.floor(scores.length * part)] ?? 0;
    return [au(1 / 3), au(2 / 3)];
  });

const anneauDe = (score: number, [un, deux]: Seuils): Anneau => (score >= un ? 0 : score >= deux ? 1 : 2);

function versVoisin(m: Mobilite, cible: Metier, seuils: Seuils): Voisin {
  return {
    code: m.code,
    libelle: m.libelle,
    ordre: m.ordre,
    anneau: anneauDe(m.score, seuils),
    grandDomaine: sansPlus(cible.grandDomaine),
    reglemente: cible.reglemente,
    cadre: cible.cadre,
    riasec: cible.riasec,
    transitions: transitionsDe(cible),
    contraintes: contraintesDe(cible.contextes.map(({ ogr }) => ogr)),
    raisons: raisonsLisibles(m.raisons).map(({ type, titre, items }) => ({
      type,
      titre,
      libelles: items.slice(0, 5).map((i) => i.libelle),
    })),
    acquis: extraire(m.acquis),
    aAcquerir: extraire(m.aAcquerir),
    conditions: {
      nouvelles: m.conditions.nouvelles.map(({ libelle }) => libelle),
      quittees: m.conditions.quittees.map(({ libelle }) => libelle),
    },
    alertes: m.alertes,
  };
}

const sansPlus = ({ code, libelle }: Metier["grandDomaine"]): Metier["grandDomaine"] => ({ code, libelle });

const extraire = (items: readonly Item[]): Extrait => ({
  libelles: items.slice(0, ITEMS_DITS).map(({ libelle }) => libelle),
  total: items.length,
});

/** Those that a métier serves; one that the ecological transition only transforms does not count. */
const transitionsDe = ({ transitions: t }: Metier): Transition[] => [
  ...(t.ecologique === "vert" || t.ecologique === "strategique" ? (["ecologique"] as const) : []),
  ...(t.numerique === true ? (["numerique"] as const) : []),
  ...(t.demographique === true ? (["demographique"] as const) : []),
];
