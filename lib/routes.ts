/**
 * Every address of the application, in one place: a path written by hand elsewhere fails `routes.guard.test.ts`.
 * Codes and queries are encoded here.
 */
const e = encodeURIComponent;

export const routes = {
  accueil: () => "/",
  recherche: (q?: string) => (q ? `/recherche?q=${e(q)}` : "/recherche"),
  metier: (code: string, ancre?: string) => `/metiers/${e(code)}${ancre ? `#${ancre}` : ""}`,
  domaines: () => "/domaines",
  domaine: (code: string) => `/domaines/${e(code)}`,
  competence: (ogr: string) => `/competences/${e(ogr)}`,
  contexte: (ogr: string) => `/contextes/${e(ogr)}`,
  centreInteret: (code: string) => `/centres-interet/${e(code)}`,
  secteur: (code: string) => `/secteurs/${e(code)}`,
  donnees: () => "/donnees",
  accessibilite: () => "/accessibilite",
  confidentialite: () => "/confidentialite",
  api: {
    recherche: (q: string, limite: number) => `/api/recherche?q=${e(q)}&limite=${limite}`,
    metier: (code: string) => `/api/metiers/${e(code)}`,
    metiers: (domaine: string) => `/api/metiers?domaine=${e(domaine)}`,
    version: () => "/api/version",
    sante: () => "/api/sante",
    openapi: () => "/api/openapi.json",
  },
} as const;
