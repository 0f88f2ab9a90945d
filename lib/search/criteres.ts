import { contrainte } from "../contraintes";
import { LETTRES_RIASEC, type LettreRiasec, type Referential } from "../rome";

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

/** What is read of the values of one parameter: the criterion, and the values that are none. */
interface Lu {
  readonly criteres: Criteres;
  readonly inconnus: readonly string[];
}
type Lecture = (r: Referential, valeurs: readonly string[]) => Lu;

/** A criterion of one value: the first counts. */
const une =
  (lire: (r: Referential, valeur: string) => Criteres | null): Lecture =>
  (r, [valeur = ""]) => {
    const criteres = lire(r, valeur);
    return criteres === null ? { criteres: {}, inconnus: [valeur] } : { criteres, inconnus: [] };
  };

/** A criterion of several values: those that are known count. */
const plusieurs =
  (connue: (r: Referential, valeur: string) => boolean, dire: (connus: string[]) => Criteres): Lecture =>
  (r, valeurs) => {
    const connus = valeurs.filter((v) => connue(r, v));
    return {
      criteres: connus.length === 0 ? {} : dire(connus),
      inconnus: valeurs.filter((v) => !connus.includes(v)),
    };
  };

const LECTURES: { readonly [C in Critere]-?: Lecture } = {
  domaine: une((r, v) => {
    const domaine = v.toUpperCase();
    return r.domaines.has(domaine) || r.grandsDomaines.has(domaine) ? { domaine } : null;
  }),
  riasec: une((_, v) => {
    const riasec = LETTRES_RIASEC.find((lettre) => lettre === v.toUpperCase());
    return riasec ? { riasec } : null;
  }),
  sans: plusieurs(
    (r, v) => contrainte(r, v) !== null,
    (connus) => ({ sans: [...new Set(connus)].sort() }),
  ),
  contexte: une((r, v) => (r.contextes.has(v) ? { contexte: v } : null)),
  competence: une((r, v) => (r.competences.has(v) || r.savoirs.has(v) ? { competence: v } : null)),
  centreInteret: une((r, v) => (r.centresInteret.has(v) ? { centreInteret: v } : null)),
  secteur: une((r, v) => (r.secteurs.has(v) ? { secteur: v } : null)),
  theme: une((r, v) => (r.themes.has(v) ? { theme: v } : null)),
  transition: plusieurs(
    (_, v) => TRANSITIONS.some((t) => t === v),
    (connus) => ({ transition: TRANSITIONS.filter((t) => connus.includes(t)) }),
  ),
  reglemente: une((_, v) => (v === "oui" || v === "non" ? { reglemente: v === "oui" } : null)),
};
export const CRITERES = Object.keys(LECTURES) as readonly Critere[];

/**
 * The criteria of an address.
 * @returns with them each parameter and value that the referential does not know, left out of the criteria.
 */
export function lireCriteres(
  referential: Referential,
  query: URLSearchParams,
): { readonly criteres: Criteres; readonly refuses: readonly (readonly [Critere, string])[] } {
  let criteres: Criteres = {};
  const refuses: [Critere, string][] = [];
  for (const critere of CRITERES) {
    const valeurs = query
      .getAll(critere)
      .map((v) => v.trim())
      .filter((v) => v !== "");
    if (valeurs.length === 0) continue;
    const lu = LECTURES[critere](referential, valeurs);
    criteres = { ...criteres, ...lu.criteres };
    refuses.push(...lu.inconnus.map((v): [Critere, string] => [critere, v]));
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
