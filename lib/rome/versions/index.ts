/** What pages and handlers read of the versions of the ROME. Keeping them on disk stays behind (`keep.ts`). */
export { type Comparaison, comparaison, type Ref, tellDiff } from "./describe";
export { countChanges, type Diff } from "./diff";
export { type DepuisVersion, ficheHistory, sinceVersion } from "./fiche";
export { between, keptDiffs, knownVersions } from "./store";
export {
  findAppellation,
  findRetired,
  type RechercheOgr,
  type Retire,
  type Successeur,
  successors,
} from "./successors";
