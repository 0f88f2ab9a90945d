import { LETTRES_RIASEC, type LettreRiasec, type Referential } from "../rome";
import { contrainte } from "./contraintes";

export const TRANSITIONS = ["ecologique", "numerique", "demographique"] as const;
export type Transition = (typeof TRANSITIONS)[number];

/** What a person may ask of a métier beside its name; what is left out is not asked. All must hold. */
export interface Criteres {
  /** Grand domaine ("D") or domaine professionnel ("D11"). */
  readonly domaine?: string;
  readonly riasec?: LettreRiasec;
  /** Conditions to do without: names of `contraintes`, or OGR of contexts. */
  readonly sans?: readonly string[];
  /** OGR of a context that the métier must have. */
  readonly contexte?: string;
  /** OGR of a compétence or of a savoir. */
  readonly competence?: string;
  readonly centreInteret?: string;
  readonly secteur?: string;
  readonly theme?: string;
  /** Each one must be served: "ecologique" is a green métier or one that the transition needs. */
  readonly transition?: readonly Transition[];
  /** false leaves out those that are known to be regulated, not those of which the ROME says nothing. */
  readonly reglemente?: boolean;
}
export type Critere = keyof Criteres;

type Lecture = (r: Referential, valeurs: readonly string[]) => Criteres | null;

/** Each criterion from the values of its parameter; null where one is unknown. */
const LECTURES: { readonly [C in Critere]-?: Lecture } = {
  domaine: (r, [v = ""]) => {
    const domaine = v.toUpperCase();
    return r.domaines.has(domaine) || r.grandsDomaines.has(domaine) ? { domaine } : null;
  },
  riasec: (_, [v = ""]) => {
    const riasec = LETTRES_RIASEC.find((lettre) => lettre === v.toUpperCase());
    return riasec ? { riasec } : null;
  },
  sans: (r, valeurs) =>
    valeurs.every((v) => contrainte(r, v) !== null) ? { sans: [...new Set(valeurs)].sort() } : null,
  contexte: (r, [v = ""]) => (r.contextes.has(v) ? { contexte: v } : null),
  competence: (r, [v = ""]) => (r.competences.has(v) || r.savoirs.has(v) ? { competence: v } : null),
  centreInteret: (r, [v = ""]) => (r.centresInteret.has(v) ? { centreInteret: v } : null),
  secteur: (r, [v = ""]) => (r.secteurs.has(v) ? { secteur: v } : null),
  theme: (r, [v = ""]) => (r.themes.has(v) ? { theme: v } : null),
  transition: (_, valeurs) => {
    const transition = TRANSITIONS.filter((t) => valeurs.includes(t));
    return transition.length === new Set(valeurs).size ? { transition } : null;
  },
  reglemente: (_, [v = ""]) => (v === "oui" || v === "non" ? { reglemente: v === "oui" } : null),
};
export const CRITERES = Object.keys(LECTURES) as readonly Critere[];

/**
 * The criteria of an address.
 * @returns with them the parameters whose value is not one that the referential knows, left out of the criteria.
 */
export function lireCriteres(
  referential: Referential,
  query: URLSearchParams,
): { readonly criteres: Criteres; readonly refuses: readonly Critere[] } {
  let criteres: Criteres = {};
  const refuses: Critere[] = [];
  for (const critere of CRITERES) {
    const valeurs = query
      .getAll(critere)
      .map((v) => v.trim())
      .filter((v) => v !== "");
    if (valeurs.length === 0) continue;
    const lu = LECTURES[critere](referential, valeurs);
    if (lu === null) refuses.push(critere);
    else criteres = { ...criteres, ...lu };
  }
  return { criteres, refuses };
}

/** The parameters of an address that `lireCriteres` reads as these criteria. */
export function ecrireCriteres(criteres: Criteres): [Critere, string][] {
  return CRITERES.flatMap((critere): [Critere, string][] => {
    const valeur = criteres[critere];
    if (valeur === undefined) return [];
    if (typeof valeur === "boolean") return [[critere, valeur ? "oui" : "non"]];
    return (typeof valeur === "string" ? [valeur] : valeur).map((v) => [critere, v]);
  });
}

/** The criteria without one of them; without one value of it where it may have several. */
export function retirer(criteres: Criteres, critere: Critere, valeur: string): Criteres {
  const { [critere]: present, ...reste } = criteres;
  const garde = Array.isArray(present) ? present.filter((v) => v !== valeur) : [];
  return garde.length === 0 ? reste : { ...reste, [critere]: garde };
}
