import { type CodeMetier, findMetier, type Metier, type Referential } from "../rome";
import { type Diff, findRetired, type Retire } from "../rome/versions";

/** One value of a parameter of an address, several, or none, as Next gives them. */
export type Valeur = string | readonly string[] | undefined;

/** What a list of codes in an address comes to. */
export interface Demandes {
  /** Those of the referential, in the order of the address, each once, `max` at most. */
  readonly metiers: readonly Metier[];
  /** Known, but beyond `max`. */
  readonly surplus: readonly Metier[];
  /** Codes that the ROME no longer has. */
  readonly retires: readonly Retire[];
  /** What is no code of the ROME, cut short. */
  readonly inconnus: readonly string[];
}

/** Longest list that is read, most métiers that are looked for, and longest text that is said back. */
const LUS_MAX = 1000;
const METIERS_MAX = 200;
const DIT_MAX = 20;

/** "?m=A1101&m=b1801, C1102" → ["A1101", "b1801", "C1102"]: repeated, or in one value with commas or spaces. */
export const codesDe = (valeur: Valeur): string[] =>
  (typeof valeur === "string" ? [valeur] : (valeur ?? []))
    .flatMap((v) => v.split(/[\s,;]+/, LUS_MAX))
    .filter((c) => c !== "")
    .slice(0, LUS_MAX);

/** The métiers that an address names. Never fails: what cannot be found is told apart, to be said. */
export function lireMetiers(
  referential: Referential,
  valeur: Valeur,
  { max, diffs }: { readonly max: number; readonly diffs: readonly Diff[] },
): Demandes {
  const trouves = new Map<CodeMetier, Metier>();
  const retires = new Map<string, Retire>();
  const inconnus = new Set<string>();
  for (const texte of codesDe(valeur).slice(0, METIERS_MAX)) {
    const trouve = findMetier(referential, texte);
    if (trouve.statut === "trouve") {
      trouves.set(trouve.metier.code, trouve.metier);
      continue;
    }
    const retire = findRetired(texte, referential, diffs);
    if (retire === null) inconnus.add(texte.slice(0, DIT_MAX));
    else retires.set(retire.code, retire);
  }
  const tous = [...trouves.values()];
  return {
    metiers: tous.slice(0, max),
    surplus: tous.slice(max),
    retires: [...retires.values()],
    inconnus: [...inconnus].slice(0, DIT_MAX),
  };
}
