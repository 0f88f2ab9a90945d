import { z } from "zod";

let vues = 0;

/**
 * One of `valeurs` or nothing, where nothing relies upon it: another text is null, and counted by `compterInconnues`.
 * What is not a text is a fault as elsewhere.
 */
export const parmi = <const V extends string>(valeurs: readonly V[]): z.ZodType<V | null> =>
  z
    .string()
    .nullish()
    .transform((lue) => {
      const connue = valeurs.find((v) => v === lue) ?? null;
      if (connue === null && lue != null) vues++;
      return connue;
    });

/** A list without its elements whose `type` is a text that is not one of `types`; those are counted. */
export const sansInconnus = <S extends z.ZodType>(
  types: readonly string[],
  liste: S,
): z.ZodType<z.output<S>> =>
  z.preprocess((brut) => {
    if (!Array.isArray(brut)) return brut;
    const connus = brut.filter((element: { type?: unknown } | null) => {
      const type = element?.type;
      return typeof type !== "string" || types.includes(type);
    });
    vues += brut.length - connus.length;
    return connus;
  }, liste);

/** @returns what `lire` gives, and how many values its schemas did not know. `lire` is synchronous: nothing else counts meanwhile. */
export function compterInconnues<T>(lire: () => T): { readonly resultat: T; readonly inconnues: number } {
  vues = 0;
  const resultat = lire();
  return { resultat, inconnues: vues };
}
