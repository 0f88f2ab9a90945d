import type { Referential } from "../rome";
import { type Criteres, lireCriteres } from "../search";
import { ok, probleme, type ResultatApi } from "./result";

/** The criteria of a query string; a 400 that names the first parameter whose value is not known. */
export function criteresDe(referential: Referential, query: URLSearchParams): ResultatApi<Criteres> {
  const { criteres, refuses } = lireCriteres(referential, query);
  const [parametre] = refuses[0] ?? [];
  return parametre === undefined
    ? ok(criteres)
    : probleme(400, `Le paramètre « ${parametre} » n'est pas une valeur connue.`, { parametre });
}
