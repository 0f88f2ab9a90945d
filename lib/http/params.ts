import { probleme, type ResultatApi } from "./result";

/** A whole number of the query string between bounds; the default when it is absent; a 400 that names it otherwise. */
export function entier(
  query: URLSearchParams,
  nom: string,
  { min, max, defaut }: { readonly min: number; readonly max: number; readonly defaut: number },
): ResultatApi<number> {
  const valeur = query.get(nom);
  if (valeur === null || valeur === "") return { statut: "ok", corps: defaut };
  const nombre = /^\d{1,9}$/.test(valeur) ? Number(valeur) : Number.NaN;
  if (!(nombre >= min && nombre <= max)) {
    return probleme(400, `Le paramètre « ${nom} » doit être un nombre entier de ${min} à ${max}.`, {
      parametre: nom,
    });
  }
  return { statut: "ok", corps: nombre };
}
