import type { Metier, Referential } from "../model";
import { type Comparaison, tellDiff } from "./describe";
import { type Diff, isEmpty, restrictTo } from "./diff";
import { between, steps } from "./store";
import { successors } from "./successors";

/** What a fiche became since the version that a link carries. */
export type DepuisVersion =
  /** No version asked for, or the present one. */
  | { readonly statut: "sans-objet" }
  /** No kept comparison leads from that version to the present one. */
  | {
      readonly statut: "inconnue";
      readonly version: string | null;
      /** The métiers that have titles of this code from before 09/2023: an old link may be about one of them. */
      readonly anciens: readonly Metier[];
    }
  | { readonly statut: "inchangee"; readonly version: string; readonly publieeLe: string | null }
  | { readonly statut: "changee"; readonly comparaison: Comparaison };

/** @param v the version as it stands in an address; null when there is none. */
export function sinceVersion(
  metier: Metier,
  v: string | null,
  referential: Referential,
  diffs: readonly Diff[],
): DepuisVersion {
  if (v === null || v === referential.version) return { statut: "sans-objet" };
  const version = /^\d{1,5}$/.test(v) ? v : null;
  const diff = version === null ? null : between(diffs, version, referential.version);
  if (diff === null) {
    const successeurs = successors(metier.code, referential, diffs).filter((s) => s.anciens > 0);
    return { statut: "inconnue", version, anciens: successeurs.map((s) => s.metier) };
  }
  const sien = restrictTo(diff, metier.code, metier);
  return isEmpty(sien)
    ? { statut: "inchangee", ...diff.de }
    : { statut: "changee", comparaison: tellDiff(sien, referential, diffs) };
}

/** The changes of a fiche, version by version, the latest first; the versions that left it as it was are not there. */
export function ficheHistory(
  metier: Metier,
  referential: Referential,
  diffs: readonly Diff[],
): Comparaison[] {
  return steps(diffs, referential.version)
    .map((diff) => restrictTo(diff, metier.code, metier))
    .filter((diff) => !isEmpty(diff))
    .map((diff) => tellDiff(diff, referential, diffs));
}
