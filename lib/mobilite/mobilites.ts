import type { CodeMetier, Metier, Referential } from "../rome";
import { aAcquerir, acquis, type Item, possedes } from "./acquis";
import { type Alerte, alertes } from "./alertes";
import { type Condition, conditions } from "./conditions";
import { type Fiche, ficheDe } from "./facettes/facette";
import type { Ligne } from "./lignes";
import { type Modele, modeleDe } from "./modele";
import { parts } from "./proximite";
import { type Raison, raisons } from "./raisons";
import { CALCULEES_MAX, type Lien, PREMIERES, reseauDe } from "./reseau";

/** A move, explained; the JSON of the API. */
export interface Mobilite {
  readonly code: CodeMetier;
  readonly libelle: string;
  /** Official rank, from 1; null for a move that is computed. */
  readonly ordre: number | null;
  /** Proximity, 0 to about 1, four decimals. It orders; it is not a chance of success, and is not shown. */
  readonly score: number;
  readonly raisons: readonly Raison[];
  /** What carries over, most distinctive first. */
  readonly acquis: readonly Item[];
  /** The main part of the target that the source lacks, by enjeu then macro. */
  readonly aAcquerir: readonly Item[];
  readonly conditions: { readonly nouvelles: readonly Condition[]; readonly quittees: readonly Condition[] };
  readonly alertes: readonly Alerte[];
}

export type Mobilites =
  | {
      readonly statut: "trouve";
      readonly metier: Metier;
      /** All of them, in the official order. */
      readonly officielles: readonly Mobilite[];
      /** Near by content, without the official ones, re-ranked for breadth. */
      readonly calculees: readonly Mobilite[];
    }
  | { readonly statut: "absent" };

/** A source as the explanations need it. */
export interface Source {
  readonly fiche: Fiche;
  /** One for a métier, several for a person. */
  readonly lignes: readonly Ligne[];
  /** Codes of what it has. */
  readonly siens: ReadonlySet<string>;
}

export const sourceFaite = (fiche: Fiche, lignes: readonly Ligne[]): Source => ({
  fiche,
  lignes,
  siens: possedes(fiche),
});

/**
 * The moves from one métier.
 * @param limite how many computed moves, 0 to 50; the official ones are always all there.
 */
export function mobilitesDe(
  referential: Referential,
  code: CodeMetier,
  { limite = PREMIERES }: { readonly limite?: number } = {},
): Mobilites {
  const modele = modeleDe(referential);
  const rang = modele.rangs.get(code);
  const metier = referential.metiers.get(code);
  if (rang === undefined || metier === undefined) return { statut: "absent" };
  const { officielles, calculees } = reseauDe(referential);
  const source = sourceDe(modele, rang);
  const expliques = (liens: readonly Lien[] = []): Mobilite[] =>
    liens.map((lien) => expliquer(modele, source, lien));
  return {
    statut: "trouve",
    metier,
    officielles: expliques(officielles[rang]),
    calculees: expliques(calculees[rang]?.slice(0, Math.max(0, Math.min(limite, CALCULEES_MAX)))),
  };
}

/** The move between two métiers, official or not; null when one of the codes is unknown. */
export function mobiliteEntre(referential: Referential, de: CodeMetier, vers: CodeMetier): Mobilite | null {
  const modele = modeleDe(referential);
  const i = modele.rangs.get(de);
  const cible = modele.rangs.get(vers);
  const metier = referential.metiers.get(de);
  if (i === undefined || cible === undefined || metier === undefined) return null;
  const source = sourceDe(modele, i);
  const score = parts(ligneDe(modele, i), ligneDe(modele, cible)).reduce((a, b) => a + b, 0);
  return expliquer(modele, source, {
    cible,
    score,
    ordre: metier.mobilites.find((l) => l.cible === vers)?.ordre ?? null,
  });
}

export function sourceDe(modele: Modele, rang: number): Source {
  return sourceFaite(ficheDe(metierDe(modele, rang)), [ligneDe(modele, rang)]);
}

/** All that is said of one move. */
export function expliquer(
  modele: Modele,
  { fiche, lignes, siens }: Source,
  { cible, score, ordre }: Lien,
): Mobilite {
  const metier = metierDe(modele, cible);
  return {
    code: metier.code,
    libelle: metier.libelle,
    ordre,
    score: Math.round(score * 10_000) / 10_000,
    raisons: raisons(modele, lignes, ligneDe(modele, cible)),
    acquis: acquis(siens, metier),
    aAcquerir: aAcquerir(siens, metier),
    conditions: conditions(fiche, metier),
    alertes: alertes(modele.referential, fiche, metier),
  };
}

export const metierDe = ({ metiers }: Modele, rang: number): Metier => parRang(metiers, rang);
export const ligneDe = ({ lignes }: Modele, rang: number): Ligne => parRang(lignes, rang);

function parRang<T>(liste: readonly T[], rang: number): T {
  const element = liste[rang];
  if (element === undefined) throw new Error(`lib/mobilite: no métier at rank ${rang}`);
  return element;
}
