import { CONTRAINTES } from "../../contraintes";
import type { CodeMetier } from "../../rome";
import { SELECTION_MAX } from "../../routes";
import { type Filtres, SANS_FILTRE } from "./filtres";
import { LETTRES, TRANSITIONS } from "./modele";
import { COLONNES, TRI_INITIAL, type Tri } from "./tri";

/** Steps of a trail that an address keeps: the latest. */
export const FIL_MAX = 12;

/** All that the address says beside the métier in the middle, which is in its path. */
export interface EtatExplorateur {
  /** Métiers gone through, first to last, without the present one. */
  readonly fil: readonly CodeMetier[];
  readonly filtres: Filtres;
  /** null: as the width of the screen has it. */
  readonly vue: "dessin" | "tableau" | null;
  readonly tri: Tri;
  readonly panneau: CodeMetier | null;
  /** Métiers set aside by who made the link. */
  readonly selection: readonly CodeMetier[];
  /** Version of the ROME that the link was made with. */
  readonly version: string | null;
}

export const ETAT_INITIAL: EtatExplorateur = {
  fil: [],
  filtres: SANS_FILTRE,
  vue: null,
  tri: TRI_INITIAL,
  panneau: null,
  selection: [],
  version: null,
};

const CODE = /^[A-N]\d{4}$/;
const VERSION = /^\d{1,4}$/;
const DOMAINES = "ABCDEFGHIJKLMN".split("");
const SANS = CONTRAINTES.map(({ code }) => code);

// By hand and not by zod: this also runs in the browser, where its core weighs 23 kB gz, a third of the page.
const lireCode = (brut: string | null): CodeMetier | null => {
  const code = brut?.trim().toUpperCase() ?? "";
  return CODE.test(code) ? (code as CodeMetier) : null;
};
const parmi = <T extends string>(brut: string | null, admises: readonly T[]): T | null =>
  admises.find((a) => a === brut) ?? null;

/** Of a parameter that may be repeated, the known values, once each and in the order of `admises`. */
const lireListe = <T extends string>(params: URLSearchParams, nom: string, admises: readonly T[]): T[] => {
  const donnees = new Set(params.getAll(nom));
  return admises.filter((a) => donnees.has(a));
};

/** What an address says. Never throws: what is damaged or unknown is as if it were not there. */
export function parseEtat(params: URLSearchParams): EtatExplorateur {
  const fil = (params.get("par") ?? "").split(",").flatMap((c) => lireCode(c) ?? []);
  const tri = params.get("tri") ?? "";
  const version = params.get("v") ?? "";
  const triee = parmi(tri.replace(/^-/, ""), COLONNES);
  return {
    fil: fil.slice(-FIL_MAX),
    filtres: {
      nature: parmi(params.get("nature"), ["officielles", "calculees"]),
      domaines: lireListe(params, "domaine", DOMAINES),
      sansReglementes: params.get("reglementes") === "non",
      sans: lireListe(params, "sans", SANS),
      riasec: lireListe(params, "riasec", LETTRES),
      transitions: lireListe(params, "transition", TRANSITIONS),
    },
    vue: parmi(params.get("vue"), ["dessin", "tableau"]),
    tri: triee === null ? TRI_INITIAL : { colonne: triee, inverse: tri.startsWith("-") },
    panneau: lireCode(params.get("panneau")),
    selection: [...new Set(params.getAll("m").flatMap((c) => lireCode(c) ?? []))].slice(0, SELECTION_MAX),
    version: VERSION.test(version) ? version : null,
  };
}

/** The parameters that `parseEtat` reads back, without those that say nothing; always in the same order. */
export function buildEtat(etat: EtatExplorateur): URLSearchParams {
  const { fil, filtres, vue, tri, panneau, selection, version } = etat;
  const triee = tri.colonne === TRI_INITIAL.colonne && tri.inverse === TRI_INITIAL.inverse ? null : tri;
  return new URLSearchParams([
    ...(fil.length > 0 ? [["par", fil.slice(-FIL_MAX).join(",")]] : []),
    ...buildFiltres(filtres),
    ...(vue === null ? [] : [["vue", vue]]),
    ...(triee === null ? [] : [["tri", `${triee.inverse ? "-" : ""}${triee.colonne}`]]),
    ...(panneau === null ? [] : [["panneau", panneau]]),
    ...selection.slice(0, SELECTION_MAX).map((c) => ["m", c]),
    ...(version === null ? [] : [["v", version]]),
  ]);
}

function buildFiltres(f: Filtres): string[][] {
  const liste = (nom: string, valeurs: readonly string[], admises: readonly string[]): string[][] =>
    admises.filter((a) => valeurs.includes(a)).map((v) => [nom, v]);
  return [
    ...(f.nature === null ? [] : [["nature", f.nature]]),
    ...liste("domaine", f.domaines, DOMAINES),
    ...(f.sansReglementes ? [["reglementes", "non"]] : []),
    ...liste("sans", f.sans, SANS),
    ...liste("riasec", f.riasec, LETTRES),
    ...liste("transition", f.transitions, TRANSITIONS),
  ];
}
