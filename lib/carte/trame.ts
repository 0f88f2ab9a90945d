import { createHash } from "node:crypto";
import { z } from "zod";
import type { Referential } from "../rome";
import { derive } from "../rome";

/** All that the map is computed from: métiers in code order, and official moves between them by rank in that order. */
export interface Trame {
  readonly codes: readonly string[];
  /** Codes, one a métier. */
  readonly domaines: readonly string[];
  readonly grandsDomaines: readonly string[];
  /** Targets of each métier, in official order. */
  readonly liens: readonly (readonly number[])[];
}

/** The `Trame` of a referential, made once. */
export const trameDe = (referential: Referential): Trame => derive(referential, "carte.trame", tramer);

function tramer({ metiers }: Referential): Trame {
  const tous = [...metiers.values()];
  const rangs = new Map(tous.map((m, i) => [m.code, i]));
  return {
    codes: tous.map((m) => m.code),
    domaines: tous.map((m) => m.domaine.code),
    grandsDomaines: tous.map((m) => m.grandDomaine.code),
    liens: tous.map((m) => m.mobilites.flatMap(({ cible }) => rangs.get(cible) ?? [])),
  };
}

/** Raised when the same `Trame` is to give another map. */
const FORMAT = 1;

/** What tells one map from another: two referentials of one fingerprint have the same map. 32 hexadecimal digits. */
export const empreinteDe = (trame: Trame): string =>
  createHash("sha256")
    .update(JSON.stringify([FORMAT, trame]))
    .digest("hex")
    .slice(0, 32);

const trame = z.object({
  codes: z.array(z.string()),
  domaines: z.array(z.string()),
  grandsDomaines: z.array(z.string()),
  liens: z.array(z.array(z.int().min(0))),
});

/** A `Trame` from another process. @throws when it is not one. */
export const parseTrame = (texte: string): Trame => trame.parse(JSON.parse(texte));
