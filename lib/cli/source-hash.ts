import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a build is made from. Tests and benchmarks do not change it. */
const ENTREES = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const HORS = /\.test\.tsx?$|^lib\/cli\//;

/** SHA-256 of the sources of the build: names and contents. Tells whether the build that is there is of these sources. */
export function sourceHash(racine: string): string {
  const hash = createHash("sha256");
  const ajouter = (chemin: string): void => {
    const absolu = join(racine, chemin);
    const etat = statSync(absolu, { throwIfNoEntry: false });
    if (etat?.isDirectory()) {
      for (const nom of readdirSync(absolu).sort()) ajouter(`${chemin}/${nom}`);
    } else if (etat && !HORS.test(chemin)) {
      hash.update(`${chemin}\n`).update(readFileSync(absolu));
    }
  };
  for (const entree of ENTREES) ajouter(entree);
  return hash.digest("hex");
}
