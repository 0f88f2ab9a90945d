import type { Referential } from "../../lib/rome";
import { type Diff, findAppellation, findRetired } from "../../lib/rome/versions";
import { faute, INTERDIT, type Reponse } from "./reponse";

/** One retired code and the one that took over. */
export interface Substitution {
  readonly type: string;
  readonly code: string;
  readonly par: string;
}

/** `/v1/substitution/{TYPE}/{code}`: from the given table first, then from what is known of past versions. */
export function repondreSubstitution(
  referential: Referential,
  table: readonly Substitution[],
  comparaisons: readonly Diff[],
  chemin: string,
): Reponse {
  const [, type, code] = /^\/v1\/substitution\/([A-Z_-]+)\/([^/]+)$/.exec(chemin) ?? [];
  if (type === undefined || code === undefined) return INTERDIT;
  const par =
    table.find((s) => s.type === type && s.code === code)?.par ??
    successeur(referential, comparaisons, type, code);
  return par === null
    ? faute(404, chemin, `Code inexistant: ${code}`)
    : { statut: 200, corps: { code, codeSubstitution: par, typeEntite: type } };
}

function successeur(
  referential: Referential,
  comparaisons: readonly Diff[],
  type: string,
  code: string,
): string | null {
  if (type === "METIER") {
    return findRetired(code, referential, comparaisons)?.successeurs[0]?.metier.code ?? null;
  }
  if (type !== "APPELLATION") return null;
  const trouve = findAppellation(code, referential, comparaisons);
  const metier = trouve.statut === "retire" ? trouve.retire.successeurs[0]?.metier : undefined;
  return metier?.appellations[0]?.ogr ?? null;
}
