import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { CodeMetier } from "../codes";
import type { Appellation, Coeur, Metier, Referential } from "../model";

/**
 * What separates two versions of the ROME: for each thing that is not the same in both, what it was and what it is.
 * `avant` null: added; `apres` null: removed; neither: changed. What is gone is told by its own `avant`, title included.
 */
export interface Changement<V> {
  readonly code: string;
  readonly avant: V | null;
  readonly apres: V | null;
}
const changements = <V extends z.ZodType>(
  valeur: V,
): z.ZodReadonly<
  z.ZodArray<z.ZodObject<{ code: z.ZodString; avant: z.ZodNullable<V>; apres: z.ZodNullable<V> }>>
> => z.array(z.object({ code: z.string(), avant: valeur.nullable(), apres: valeur.nullable() })).readonly();

const ouiNon = z.boolean().nullable();

const metierVu = z.object({
  libelle: z.string(),
  parent: z.string(),
  domaine: z.string(),
  riasec: z.string(),
  reglemente: ouiNon,
  cadre: ouiNon,
  ecologique: z.enum(["blanc", "vert", "brun", "strategique"]).nullable(),
  numerique: ouiNon,
  demographique: ouiNon,
  // Fingerprints: they say that a part of the fiche changed, without keeping its text.
  definition: z.string(),
  acces: z.string(),
  interets: z.string(),
  secteurs: z.string(),
});
export type MetierVu = z.infer<typeof metierVu>;

const appellationVue = z.object({
  libelle: z.string(),
  metier: z.string(),
  principale: z.boolean(),
  peuUsite: z.boolean(),
});
export type AppellationVue = z.infer<typeof appellationVue>;

const nom = z.object({ libelle: z.string() });

/** `coeur` of a link; "autre" where it has none, since null is for a link that is not there. */
const coeur = z.enum(["principale", "emergente", "autre"]);
export type CoeurVu = z.infer<typeof coeur>;

const liens = z.object({
  competences: changements(coeur),
  savoirs: changements(coeur),
  contextes: changements(z.literal(true)),
  /** Values are official ranks, from 1. */
  mobilites: changements(z.int()),
});
export type Liens = z.infer<typeof liens>;

const edition = z.object({ version: z.string(), publieeLe: z.string().nullable() });

export const schemaDiff = z.object({
  format: z.literal(1),
  de: edition,
  a: edition,
  metiers: changements(metierVu),
  appellations: changements(appellationVue),
  competences: changements(nom),
  savoirs: changements(nom),
  contextes: changements(nom),
  /** By métier code; those of an added or a removed métier are all there. */
  liens: z.record(z.string(), liens),
});
/** JSON-able; lists in code order. */
export type Diff = z.infer<typeof schemaDiff>;

/**
 * What changed from `avant` to `apres`. Pure. Order of rows in a source does not count, order of sentences does; signs that only
 * one kind of source can write do not (`plat`), nor where it parts sentences.
 */
export function diffVersions(avant: Referential, apres: Referential): Diff {
  const parMetier: Record<CodeMetier, Liens> = {};
  for (const code of codesTries(avant.metiers, apres.metiers)) {
    const [a, b] = [liensDe(avant.metiers.get(code)), liensDe(apres.metiers.get(code))];
    const siens: Liens = {
      competences: comparer(a.competences, b.competences),
      savoirs: comparer(a.savoirs, b.savoirs),
      contextes: comparer(a.contextes, b.contextes),
      mobilites: comparer(a.mobilites, b.mobilites),
    };
    if (!liensVides(siens)) parMetier[code] = siens;
  }
  return {
    format: 1,
    de: { version: avant.version, publieeLe: avant.publieeLe },
    a: { version: apres.version, publieeLe: apres.publieeLe },
    metiers: comparer(vues(avant.metiers, voirMetier), vues(apres.metiers, voirMetier)),
    appellations: comparer(
      vues(avant.appellations, voirAppellation),
      vues(apres.appellations, voirAppellation),
    ),
    competences: comparer(vues(avant.competences, nommer), vues(apres.competences, nommer)),
    savoirs: comparer(vues(avant.savoirs, nommer), vues(apres.savoirs, nommer)),
    contextes: comparer(vues(avant.contextes, nommer), vues(apres.contextes, nommer)),
    liens: parMetier,
  };
}

/** The diff from the start of `ab` to the end of `bc`: the same as if both ends had been compared. */
export function compose(ab: Diff, bc: Diff): Diff {
  const parMetier: Record<CodeMetier, Liens> = {};
  for (const code of [...new Set([...Object.keys(ab.liens), ...Object.keys(bc.liens)])].sort()) {
    const [a, b] = [ab.liens[code] ?? SANS_LIEN, bc.liens[code] ?? SANS_LIEN];
    const siens: Liens = {
      competences: enchainer(a.competences, b.competences),
      savoirs: enchainer(a.savoirs, b.savoirs),
      contextes: enchainer(a.contextes, b.contextes),
      mobilites: enchainer(a.mobilites, b.mobilites),
    };
    if (!liensVides(siens)) parMetier[code] = siens;
  }
  return {
    format: 1,
    de: ab.de,
    a: bc.a,
    metiers: enchainer(ab.metiers, bc.metiers),
    appellations: enchainer(ab.appellations, bc.appellations),
    competences: enchainer(ab.competences, bc.competences),
    savoirs: enchainer(ab.savoirs, bc.savoirs),
    contextes: enchainer(ab.contextes, bc.contextes),
    liens: parMetier,
  };
}

/**
 * The part of a diff that shows on the fiche of `code`: itself, titles it has, gained or lost, its links, and new
 * wordings of what it holds. `metier` is the fiche as it stands, where there is one.
 */
export function restrictTo(diff: Diff, code: CodeMetier, metier: Metier | undefined): Diff {
  const { competences, savoirs, contextes } = liensDe(metier);
  const garder = <V>(liste: readonly Changement<V>[], tenus: ReadonlyMap<string, unknown>): Changement<V>[] =>
    liste.filter((c) => c.avant !== null && c.apres !== null && tenus.has(c.code));
  const siens = diff.liens[code];
  return {
    ...diff,
    metiers: diff.metiers.filter((c) => c.code === code),
    appellations: diff.appellations.filter((c) => c.avant?.metier === code || c.apres?.metier === code),
    competences: garder(diff.competences, competences),
    savoirs: garder(diff.savoirs, savoirs),
    contextes: garder(diff.contextes, contextes),
    liens: siens ? { [code]: siens } : {},
  };
}

/** Whether nothing changed. */
export const isEmpty = (diff: Diff): boolean => Object.values(countChanges(diff)).every((n) => n === 0);

/** How many things of each kind changed; `fiches` are the métiers whose links did. */
export const countChanges = (
  diff: Diff,
): { metiers: number; appellations: number; vocabulaire: number; fiches: number } => ({
  metiers: diff.metiers.length,
  appellations: diff.appellations.length,
  vocabulaire: diff.competences.length + diff.savoirs.length + diff.contextes.length,
  fiches: Object.keys(diff.liens).length,
});

const SANS_LIEN: Liens = { competences: [], savoirs: [], contextes: [], mobilites: [] };

const liensVides = (l: Liens): boolean =>
  l.competences.length + l.savoirs.length + l.contextes.length + l.mobilites.length === 0;

function codesTries(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].sort();
}

function comparer<V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>): Changement<V>[] {
  return codesTries(a, b)
    .map((code) => ({ code, avant: a.get(code) ?? null, apres: b.get(code) ?? null }))
    .filter(change);
}

function enchainer<V>(ab: readonly Changement<V>[], bc: readonly Changement<V>[]): Changement<V>[] {
  const parCode = new Map(ab.map((c) => [c.code, c]));
  for (const c of bc) parCode.set(c.code, { ...c, avant: (parCode.get(c.code) ?? c).avant });
  return [...parCode.values()].filter(change).sort((x, y) => (x.code < y.code ? -1 : 1));
}

/** Most values are the same number or word: the deep comparison is for the few others. */
const change = <V>({ avant, apres }: Changement<V>): boolean =>
  avant !== apres && !isDeepStrictEqual(avant, apres);

const vues = <T, V>(collection: ReadonlyMap<string, T>, voir: (t: T) => V): Map<string, V> =>
  new Map([...collection].map(([code, t]) => [code, voir(t)]));

/** Signs that ISO-8859-15, which the archive is made from, lacks, and what stands for them there. */
const SIGNES: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—]/g, "-"],
  [/…/g, "..."],
  [/\s+/g, " "],
];

/** A label as the archive spells it: the same one from the APIs, in typographic signs, is no change. */
const plat = (libelle: string): string =>
  SIGNES.reduce((t, [signe, simple]) => t.replace(signe, simple), libelle);

const nommer = ({ libelle }: { readonly libelle: string }): { libelle: string } => ({
  libelle: plat(libelle),
});

const voirAppellation = (a: Appellation): AppellationVue => ({
  libelle: plat(a.libelle),
  metier: a.metier,
  principale: a.genre === "principale",
  peuUsite: a.peuUsite,
});

const voirMetier = (m: Metier): MetierVu => ({
  libelle: plat(m.libelle),
  parent: m.parent,
  domaine: plat(m.domaine.libelle),
  riasec: m.riasec.join(""),
  reglemente: m.reglemente,
  cadre: m.cadre,
  ...m.transitions,
  definition: empreinteDuTexte(m.definition),
  acces: empreinteDuTexte(m.acces),
  interets: empreinte(m.centresInteret.map((c) => `${c.centre.code} ${c.principal}`).sort()),
  secteurs: empreinte(
    [
      ...m.secteurs.map((s) => `s ${s.secteur.code} ${s.sousSecteur?.code ?? ""} ${s.principal}`),
      ...m.nafs.map((n) => `n ${n.code}`),
      ...m.themes.map((t) => `t ${t.code}`),
    ].sort(),
  ),
});

/** Without its spaces: the archive parts a text into sentences, the APIs give it whole. */
const empreinteDuTexte = (phrases: readonly string[]): string =>
  empreinte([plat(phrases.join("")).replaceAll(" ", "")]);

/** 48 bits: two texts of one métier with the same fingerprint are out of reach of chance. */
const empreinte = (textes: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(textes)).digest("base64url").slice(0, 8);

interface LiensVus {
  readonly competences: ReadonlyMap<string, CoeurVu>;
  readonly savoirs: ReadonlyMap<string, CoeurVu>;
  readonly contextes: ReadonlyMap<string, true>;
  readonly mobilites: ReadonlyMap<string, number>;
}

function liensDe(m: Metier | undefined): LiensVus {
  const voir = (c: Coeur): CoeurVu => c ?? "autre";
  return {
    competences: new Map(m?.competences.map((c) => [c.competence.ogr, voir(c.coeur)])),
    savoirs: new Map(m?.savoirs.map((s) => [s.savoir.ogr, voir(s.coeur)])),
    contextes: new Map(m?.contextes.map((c) => [c.ogr, true])),
    mobilites: new Map(m?.mobilites.map((x) => [x.cible, x.ordre])),
  };
}
