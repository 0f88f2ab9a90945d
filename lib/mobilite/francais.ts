import { enumeration } from "../typo";

/** « a », « b » et 3 autres: at most `max` labels between French quotes, then how many are left. */
export function enumerer(libelles: readonly string[], max = 3): string {
  const cites = libelles.slice(0, max).map((l) => `« ${l} »`);
  const reste = libelles.length - cites.length;
  if (reste > 0) return `${cites.join(", ")} et ${reste} ${reste > 1 ? "autres" : "autre"}`;
  return enumeration(cites);
}
