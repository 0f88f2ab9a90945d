import { lecture } from "@/lib/http/api";
import { entier } from "@/lib/http/params";
import { ok, probleme } from "@/lib/http/result";
import { repreneurs } from "@/lib/http/unknown";
import { ETAPES_MAX, parcours } from "@/lib/mobilite";
import { findMetier } from "@/lib/rome";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, query }) => {
  const codes: string[] = [];
  for (const parametre of ["de", "vers"]) {
    const valeur = query.get(parametre)?.trim();
    if (!valeur)
      return probleme(400, `Le paramètre « ${parametre} » manque : le code d'un métier.`, { parametre });
    const trouve = findMetier(referential, valeur);
    if (trouve.statut === "absent") {
      return probleme(
        400,
        `Le paramètre « ${parametre} » n'est pas le code d'un métier connu : « ${valeur.slice(0, 20)} ».`,
        { parametre, ...repreneurs(referential, valeur) },
      );
    }
    codes.push(trouve.metier.code);
  }
  const etapes = entier(query, "etapes", { min: 1, max: ETAPES_MAX, defaut: ETAPES_MAX });
  if (etapes.statut === "probleme") return etapes;
  const [de = "", vers = ""] = codes;
  const trouves = parcours(referential, de, vers, { etapes: etapes.corps });
  if (trouves.statut === "trouve") return ok({ parcours: trouves.parcours });
  if (trouves.statut === "aucun")
    return ok({ parcours: [], raison: trouves.raison, proches: trouves.proches });
  return probleme(404, `Métier inconnu : ${trouves.codes.join(", ")}.`);
});
