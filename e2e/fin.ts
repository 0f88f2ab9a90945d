import { rmSync } from "node:fs";
import { DOSSIER } from "./donnees";

/** Removes what the run wrote outside the repository. */
// biome-ignore lint/style/noDefaultExport: Playwright wants a default export here.
export default function fin(): void {
  rmSync(DOSSIER, { recursive: true, force: true });
}
