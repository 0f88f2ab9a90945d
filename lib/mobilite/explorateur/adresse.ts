// zod/mini: the same schemas as zod in a tenth of its weight; this file also runs in the browser.
import * as z from "zod/mini";
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

const code = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-N]\d{4}$/));
const version = z.string().check(z.regex(/^\d{1,4}$/));
const vue = z.enum(["dessin", "tableau"]);
const nature = z.enum(["officielles", "calculees"]);
const colonne = z.enum(COLONNES);
const DOMAINES = "ABCDEFGHIJKLMN".split("");
const SANS = CONTRAINTES.map(({ code }) => code);

/** The value when the schema has it; null when it is absent or damaged. */
function lire<T>(schema: z.ZodMiniType<T>, brut: string | null): T | null {
  const { success, data } = schema.safeParse(brut);
  return success ? data : null;
}

/** Of a parameter that may be repeated, the known values, once each and in the order of `admises`. */
const lireListe = <T extends string>(params: URLSearchParams, nom: string, admises: readonly T[]): T[] => {
  const donnees = new Set(params.getAll(nom));
  return admises.filter((a) => donnees.has(a));
};

/** What an address says. Never throws: what is damaged or unknown is as if it were not there. */
export function parseEtat(params: URLSearchParams): EtatExplorateur {
  const fil = (params.get("par") ?? "").split(",").flatMap((c) => lire(code, c) ?? []);
  const tri = params.get("tri") ?? "";
  const triee = lire(colonne, tri.replace(/^-/, ""));
  return {
    fil: fil.slice(-FIL_MAX),
    filtres: {
      nature: lire(nature, params.get("nature")),
      domaines: lireListe(params, "domaine", DOMAINES),
      sansReglementes: params.get("reglementes") === "non",
      sans: lireListe(params, "sans", SANS),
      riasec: lireListe(params, "riasec", LETTRES),
      transitions: lireListe(params, "transition", TRANSITIONS),
    },
    vue: lire(vue, params.get("vue")),
    tri: triee === null ? TRI_INITIAL : { colonne: triee, inverse: tri.startsWith("-") },
    panneau: lire(code, params.get("panneau")),
    selection: [...new Set(params.getAll("m").flatMap((c) => lire(code, c) ?? []))].slice(0, SELECTION_MAX),
    version: lire(version, params.get("v")),
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
