import { lecture } from "@/lib/http/api";
import { entier } from "@/lib/http/params";
import { ok, probleme } from "@/lib/http/result";
import { versResume } from "@/lib/http/schemas";
import { type Filtres, filterMetiers, type Referential } from "@/lib/rome";

const PAR_PAGE = 50;

/** Each criterion, and whether a value of it exists in the referential. */
const CRITERES: { readonly [C in keyof Filtres]-?: (r: Referential, valeur: string) => boolean } = {
  domaine: (r, v) => r.domaines.has(v) || r.grandsDomaines.has(v),
  riasec: (_, v) => /^[RIASEC]$/.test(v),
  contexte: (r, v) => r.contextes.has(v),
  competence: (r, v) => r.competences.has(v),
  centreInteret: (r, v) => r.centresInteret.has(v),
  secteur: (r, v) => r.secteurs.has(v),
};

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, query }) => {
  const filtres: Partial<Record<keyof Filtres, string>> = {};
  for (const [critere, existe] of Object.entries(CRITERES) as [
    keyof Filtres,
    (typeof CRITERES)[keyof Filtres],
  ][]) {
    const valeur = query.get(critere)?.trim();
    if (!valeur) continue;
    const code = critere === "domaine" || critere === "riasec" ? valeur.toUpperCase() : valeur;
    if (!existe(referential, code)) {
      return probleme(400, `Le paramètre « ${critere} » n'est pas un code connu.`, { parametre: critere });
    }
    filtres[critere] = code;
  }
  const page = entier(query, "page", { min: 1, max: 1_000_000, defaut: 1 });
  if (page.statut === "probleme") return page;
  const trouves = filterMetiers(referential, filtres);
  const debut = (page.corps - 1) * PAR_PAGE;
  return ok({
    total: trouves.length,
    page: page.corps,
    pages: Math.ceil(trouves.length / PAR_PAGE),
    metiers: trouves.slice(debut, debut + PAR_PAGE).map(versResume),
  });
});
