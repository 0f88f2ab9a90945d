import { lecture } from "@/lib/http/api";
import { criteresDe } from "@/lib/http/criteres";
import { entier } from "@/lib/http/params";
import { ok } from "@/lib/http/result";
import { versResume } from "@/lib/http/schemas";
import { filtrer } from "@/lib/search";

const PAR_PAGE = 50;

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, query }) => {
  const criteres = criteresDe(referential, query);
  if (criteres.statut === "probleme") return criteres;
  const page = entier(query, "page", { min: 1, max: 1_000_000, defaut: 1 });
  if (page.statut === "probleme") return page;
  const lignes = [...referential.metiers.values()].map((metier) => ({ metier }));
  const trouves = filtrer(referential, lignes, criteres.corps);
  const debut = (page.corps - 1) * PAR_PAGE;
  return ok({
    total: trouves.length,
    page: page.corps,
    pages: Math.ceil(trouves.length / PAR_PAGE),
    metiers: trouves.slice(debut, debut + PAR_PAGE).map(({ metier }) => versResume(metier)),
  });
});
