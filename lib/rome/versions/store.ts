import { compose, type Diff } from "./diff";

/**
 * The comparisons that this process knows, replaced in one assignment. On `globalThis`, as the referential itself: the
 * server's start-up code and its routes are separate bundles.
 */
const CLE = Symbol.for("passerelles.versions");
const porteur = globalThis as unknown as Record<symbol, readonly Diff[] | undefined>;
const AUCUN: readonly Diff[] = [];

/** The kept comparisons, in the order of versions. */
export const keptDiffs = (): readonly Diff[] => porteur[CLE] ?? AUCUN;

/** Makes these comparisons the known ones. */
export function setDiffs(diffs: readonly Diff[]): void {
  porteur[CLE] = [...diffs].sort(
    (x, y) => Number(x.a.version) - Number(y.a.version) || Number(x.de.version) - Number(y.de.version),
  );
}

/** Codes of today by retired code, as France Travail says; on `globalThis` for the same reason. */
export type Remplacants = ReadonlyMap<string, string>;
const CLE_REMPLACANTS = Symbol.for("passerelles.remplacants");
const porteurRemplacants = globalThis as unknown as Record<symbol, Remplacants | undefined>;
const SANS_REMPLACANT: Remplacants = new Map();

export const knownSubstitutions = (): Remplacants => porteurRemplacants[CLE_REMPLACANTS] ?? SANS_REMPLACANT;
export function setRemplacants(remplacants: Remplacants): void {
  porteurRemplacants[CLE_REMPLACANTS] = remplacants;
}

/** Compositions made so far, forgotten with the list they come from. */
const composes = new WeakMap<readonly Diff[], Map<string, Diff | null>>();

/** What changed from version `de` to version `a`: a kept comparison, or several in a row; null when they do not join. */
export function between(diffs: readonly Diff[], de: string, a: string): Diff | null {
  const connues = knownVersions(diffs);
  if (!connues.includes(de) || !connues.includes(a)) return null;
  const memoire = composes.get(diffs) ?? new Map<string, Diff | null>();
  composes.set(diffs, memoire);
  const chercher = (depuis: string): Diff | null => {
    const deja = memoire.get(`${depuis} ${a}`);
    if (deja !== undefined) return deja;
    let trouve: Diff | null = null;
    // The longest stride first: a direct comparison needs no composition.
    for (const diff of diffs.filter((d) => d.de.version === depuis).toReversed()) {
      if (Number(diff.a.version) > Number(a)) continue;
      const suite = diff.a.version === a ? null : chercher(diff.a.version);
      if (diff.a.version !== a && suite === null) continue;
      trouve = suite === null ? diff : compose(diff, suite);
      break;
    }
    memoire.set(`${depuis} ${a}`, trouve);
    return trouve;
  };
  return chercher(de);
}

/** The versions that kept comparisons name, oldest first. */
export const knownVersions = (diffs: readonly Diff[]): string[] =>
  [...new Set(diffs.flatMap((d) => [d.de.version, d.a.version]))].sort((x, y) => Number(x) - Number(y));

/** The kept comparisons that lead to version `a`, the latest first, by the shortest strides. */
export function steps(diffs: readonly Diff[], a: string): Diff[] {
  const dernier = diffs.findLast((d) => d.a.version === a);
  return dernier === undefined ? [] : [dernier, ...steps(diffs, dernier.de.version)];
}
