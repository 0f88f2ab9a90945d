import { CONTRAINTES } from "../contraintes";

/** OGR codes of what the fiches of the métiers held ask for. */
export interface Cases {
  /** Ticked at first. */
  readonly cochees: readonly string[];
  /** Ticked by hand alone: a certification is never supposed. */
  readonly aLaMain: readonly string[];
}

/**
 * What a person ticked, as a part of an address, short enough to be sent: the page and the browser write it the same.
 * Ticks are told against those that the fiches of the métiers held bring: only the difference is written.
 */
export interface Choix {
  /** Of what is ticked at first, what is no longer; or, where that is shorter, what still is. */
  readonly ecart: { readonly sens: "moins" | "seuls"; readonly codes: readonly string[] };
  /** OGR codes that the person has besides, whether the fiches name them or not. */
  readonly plus: readonly string[];
  /** Conditions refused: names of `CONTRAINTES`, or OGR of contexts. */
  readonly sans: readonly string[];
  readonly sansReglemente: boolean;
}

export const SANS_CHOIX: Choix = {
  ecart: { sens: "moins", codes: [] },
  plus: [],
  sans: [],
  sansReglemente: false,
};

/** Compétences and savoirs that one may add to those ticked at first. */
export const PLUS_MAX = 60;

/** Most codes that a list of an address is read for. */
const LUS_MAX = 1000;
const CODE = /^[1-9]\d{1,6}$/;

/** ["100003", "100010", "230001"] → "255v.7.2sav": in order, each as what it adds to the one before, in base 36. */
export function serrer(codes: readonly string[]): string {
  const tries = [...new Set(codes.filter((c) => CODE.test(c)).map(Number))].sort((a, b) => a - b);
  return tries.map((n, i) => (n - (tries[i - 1] ?? 0)).toString(36)).join(".");
}

/** The codes of such a text, in order; what cannot be read ends the list. */
export function desserrer(texte: string): string[] {
  const codes: string[] = [];
  let somme = 0;
  for (const morceau of texte.split(".", LUS_MAX)) {
    if (!/^[0-9a-z]{1,5}$/.test(morceau)) break;
    somme += Number.parseInt(morceau, 36);
    const code = String(somme);
    if (!CODE.test(code)) break;
    codes.push(code);
  }
  return codes;
}

const NOMS = CONTRAINTES.map((c) => c.code);

/** ["300803", "nuit"] → "nuit.6g3n": names, then codes as `serrer` writes them. */
function serrerSans(sans: readonly string[]): string {
  const noms = NOMS.filter((nom) => sans.includes(nom));
  return [...noms, serrer(sans)].filter((p) => p !== "").join(".");
}

/** The reverse; addresses of before the names hold codes alone. No code of a context is written as a name is. */
function desserrerSans(texte: string): string[] {
  const morceaux = texte.split(".", LUS_MAX);
  const noms = NOMS.filter((nom) => morceaux.includes(nom));
  return [...noms, ...desserrer(morceaux.filter((m) => !NOMS.includes(m)).join("."))];
}

/**
 * Choices once the boxes of the fiches say `coches`: the difference with what was ticked at first, said the shorter way,
 * what was ticked by hand, and what the person has that no box says.
 */
export function avecCoches<C extends Pick<Choix, "ecart" | "plus">>(
  choix: C,
  cases: Cases,
  coches: ReadonlySet<string>,
): C {
  const moins = cases.cochees.filter((c) => !coches.has(c));
  const seuls = cases.cochees.filter((c) => coches.has(c));
  return {
    ...choix,
    ecart: moins.length <= seuls.length ? { sens: "moins", codes: moins } : { sens: "seuls", codes: seuls },
    plus: [...ailleurs(choix.plus, cases), ...cases.aLaMain.filter((c) => coches.has(c))],
  };
}

/** What is ticked, of what the fiches hold. */
export function cochesDe(
  { cochees, aLaMain }: Cases,
  { ecart, plus }: Pick<Choix, "ecart" | "plus">,
): Set<string> {
  const dits = new Set(ecart.codes);
  const seuls = ecart.sens === "seuls";
  const ajoutes = new Set(plus);
  return new Set([
    ...cochees.filter((c) => dits.has(c) === seuls),
    ...aLaMain.filter((c) => ajoutes.has(c) || (seuls && dits.has(c))),
  ]);
}

/** Of what the person has besides, what has no box among those of the fiches. */
export function ailleurs(plus: readonly string[], { cochees, aLaMain }: Cases): string[] {
  const cases = new Set([...cochees, ...aLaMain]);
  return plus.filter((c) => !cases.has(c));
}

/** "moins=…&plus=…&sans=…&reglemente=non", without what is as it was at first. */
export function ecrireChoix({ ecart, plus, sans, sansReglemente }: Choix): string {
  const parts = [
    // "seuls=" without a code says something: nothing is ticked.
    ecart.codes.length > 0 || ecart.sens === "seuls" ? `${ecart.sens}=${serrer(ecart.codes)}` : "",
    plus.length > 0 ? `plus=${serrer(plus)}` : "",
    sans.length > 0 ? `sans=${serrerSans(sans)}` : "",
    sansReglemente ? "reglemente=non" : "",
  ];
  return parts.filter((p) => p !== "").join("&");
}

/** The reverse of `ecrireChoix`. Never fails: what cannot be read counts for nothing. */
export function lireChoix(
  lire: (nom: "moins" | "seuls" | "plus" | "sans" | "reglemente") => string | null,
): Choix {
  const seuls = lire("seuls");
  return {
    ecart:
      seuls === null
        ? { sens: "moins", codes: desserrer(lire("moins") ?? "") }
        : { sens: "seuls", codes: desserrer(seuls) },
    plus: desserrer(lire("plus") ?? "").slice(0, PLUS_MAX),
    sans: desserrerSans(lire("sans") ?? ""),
    sansReglemente: lire("reglemente") === "non",
  };
}
