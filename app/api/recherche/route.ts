import { lecture } from "@/lib/http/api";
import { criteresDe } from "@/lib/http/criteres";
import { entier } from "@/lib/http/params";
import { ok, probleme } from "@/lib/http/result";
import { versExplication, versResultat } from "@/lib/http/schemas";
import { explorer, REQUETE_MAX } from "@/lib/search";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, query }) => {
  const q = query.get("q") ?? "";
  if (q.length > REQUETE_MAX) {
    return probleme(400, `Le paramètre « q » est limité à ${REQUETE_MAX} caractères.`, { parametre: "q" });
  }
  const limite = entier(query, "limite", { min: 1, max: 50, defaut: 20 });
  if (limite.statut === "probleme") return limite;
  const explique = entier(query, "expliquer", { min: 0, max: 1, defaut: 0 });
  if (explique.statut === "probleme") return explique;
  const criteres = criteresDe(referential, query);
  if (criteres.statut === "probleme") return criteres;
  const { requete, total, masques, incertaine, resultats } = explorer(referential, q, criteres.corps, {
    limite: limite.corps,
  });
  return ok({
    requete,
    total,
    masques,
    incertaine,
    resultats: resultats.map(versResultat),
    ...(explique.corps === 1 ? { explication: versExplication(referential, requete, resultats) } : {}),
  });
});
