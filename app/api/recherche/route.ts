import { lecture } from "@/lib/http/api";
import { entier } from "@/lib/http/params";
import { ok, probleme } from "@/lib/http/result";
import { versResultat } from "@/lib/http/schemas";
import { REQUETE_MAX, rechercher } from "@/lib/search";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, query }) => {
  const q = query.get("q") ?? "";
  if (q.length > REQUETE_MAX) {
    return probleme(400, `Le paramètre « q » est limité à ${REQUETE_MAX} caractères.`, { parametre: "q" });
  }
  const limite = entier(query, "limite", { min: 1, max: 50, defaut: 20 });
  if (limite.statut === "probleme") return limite;
  const { requete, total, resultats } = rechercher(referential, q, limite.corps);
  return ok({ requete, total, resultats: resultats.map(versResultat) });
});
