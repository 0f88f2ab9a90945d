import { type CodeMetier, parseCodeMetier, parseCodeOgr } from "../codes";
import type { Appellation, Metier, Referential } from "../model";
import type { Diff } from "./diff";
import { knownSubstitutions, type Remplacants } from "./store";

/** A métier of today that took over from a code. */
export interface Successeur {
  readonly metier: Metier;
  /** How many titles it has now that left the code between kept versions. */
  readonly intitules: number;
  /** How many titles it has now that had the code before 09/2023. */
  readonly anciens: number;
}

/** A métier or a title that the present version no longer has. */
export interface Retire {
  readonly code: string;
  /** Its last known title; null where no kept comparison says it. */
  readonly libelle: string | null;
  /** The version that removed it; null where it is only known to be older. */
  readonly depuis: string | null;
  /** The most likely first; may be empty. */
  readonly successeurs: readonly Successeur[];
}

/**
 * The other métiers where what `code` covered is now. By titles that left it in the kept comparisons, then those whose
 * parent is that code, then by titles that had that code before 09/2023, then the métier it had itself been split from.
 * Works for a code that still exists as well.
 */
export function successors(code: CodeMetier, referential: Referential, diffs: readonly Diff[]): Successeur[] {
  const partis = new Set<string>();
  const parents = new Set<string>();
  for (const diff of diffs) {
    for (const { code: ogr, avant } of diff.appellations) if (avant?.metier === code) partis.add(ogr);
    for (const m of diff.metiers) if (m.code === code && m.avant) parents.add(m.avant.parent);
  }
  const comptes = new Map<CodeMetier, { partis: number; anciens: number }>();
  for (const a of referential.appellations.values()) {
    const parti = partis.has(a.ogr);
    if (!parti && a.ancienCode !== code) continue;
    const compte = comptes.get(a.metier) ?? { partis: 0, anciens: 0 };
    comptes.set(a.metier, compte);
    compte[parti ? "partis" : "anciens"]++;
  }
  return [...referential.metiers.values()]
    .map((metier) => ({
      metier,
      issu: metier.parent === code,
      parent: parents.has(metier.code),
      ...(comptes.get(metier.code) ?? { partis: 0, anciens: 0 }),
    }))
    .filter((s) => s.metier.code !== code && (s.partis > 0 || s.issu || s.anciens > 0 || s.parent))
    .sort((a, b) => b.partis - a.partis || Number(b.issu) - Number(a.issu) || b.anciens - a.anciens)
    .map(({ metier, partis, anciens }) => ({ metier, intitules: partis, anciens }));
}

/**
 * The métier that an address names when it is one of the past; null for one that exists and for one that never did.
 * The extract leaves out most codes that the ROME has: only a kept comparison makes one of them retired.
 * @param remplacants what France Travail itself says took their place: it goes first.
 */
export function findRetired(
  texte: string,
  referential: Referential,
  diffs: readonly Diff[],
  remplacants: Remplacants = knownSubstitutions(),
): Retire | null {
  const code = parseCodeMetier(texte);
  if (code === null || referential.metiers.has(code)) return null;
  const depart = dernierDepart(diffs, (d) => d.metiers, code);
  const officiel = metierDe(remplacantFinal(code, remplacants), referential);
  const successeurs = avecOfficiel(officiel, successors(code, referential, diffs));
  const seulementExtrait = referential.source === "extrait" && officiel === null;
  if (depart === null && (seulementExtrait || successeurs.length === 0)) return null;
  return { code, libelle: depart?.avant.libelle ?? null, depuis: depart?.version ?? null, successeurs };
}

export type RechercheOgr =
  | { readonly statut: "trouve"; readonly appellation: Appellation }
  | { readonly statut: "retire"; readonly retire: Retire }
  | { readonly statut: "absent" };

/** The title of an OGR code, as it stands in an address. */
export function findAppellation(
  texte: string,
  referential: Referential,
  diffs: readonly Diff[],
  remplacants: Remplacants = knownSubstitutions(),
): RechercheOgr {
  const code = parseCodeOgr(texte);
  if (code === null) return { statut: "absent" };
  const appellation = referential.appellations.get(code);
  if (appellation) return { statut: "trouve", appellation };
  const depart = dernierDepart(diffs, (d) => d.appellations, code);
  const remplacant = referential.appellations.get(remplacantFinal(code, remplacants) ?? "");
  if (remplacant !== undefined) {
    const successeurs = avecOfficiel(metierDe(remplacant.metier, referential), []);
    const [libelle, depuis] = [depart?.avant.libelle ?? null, depart?.version ?? null];
    return { statut: "retire", retire: { code, libelle, depuis, successeurs } };
  }
  if (depart === null) return { statut: "absent" };
  const { libelle, metier } = depart.avant;
  const present = referential.metiers.get(metier);
  return {
    statut: "retire",
    retire: {
      code,
      libelle,
      depuis: depart.version,
      successeurs: present
        ? [{ metier: present, intitules: 0, anciens: 0 }]
        : successors(metier, referential, diffs),
    },
  };
}

/** No chain of replacements is longer; it may turn in a circle. */
const CHAINE_MAX = 5;

/** The code that took the place of `code`, and of what took its place; null when there is none. */
function remplacantFinal(code: string, remplacants: Remplacants): string | null {
  let dernier = remplacants.get(code) ?? null;
  for (let i = 1; i < CHAINE_MAX && dernier !== null; i++) dernier = remplacants.get(dernier) ?? dernier;
  return dernier;
}

const metierDe = (code: string | null, referential: Referential): Metier | null =>
  (code === null ? undefined : referential.metiers.get(code)) ?? null;

/** The official successor first, with what is known of it otherwise. */
function avecOfficiel(officiel: Metier | null, autres: readonly Successeur[]): Successeur[] {
  if (officiel === null) return [...autres];
  const connu = autres.find((s) => s.metier.code === officiel.code);
  return [
    connu ?? { metier: officiel, intitules: 0, anciens: 0 },
    ...autres.filter((s) => s.metier.code !== officiel.code),
  ];
}

/** What `code` last was before it was removed, and by which version. `diffs` are in the order of versions. */
function dernierDepart<V>(
  diffs: readonly Diff[],
  collection: (diff: Diff) => readonly { code: string; avant: V | null; apres: V | null }[],
  code: string,
): { readonly avant: V; readonly version: string } | null {
  for (const diff of diffs.toReversed()) {
    const c = collection(diff).find((x) => x.code === code);
    if (c) return c.avant !== null && c.apres === null ? { avant: c.avant, version: diff.a.version } : null;
  }
  return null;
}
