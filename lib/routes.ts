/**
 * Every address of the application, in one place: a path written by hand elsewhere fails `routes.guard.test.ts`.
 * Codes and queries are encoded here.
 */
const e = encodeURIComponent;

export const routes = {
  accueil: () => "/",
  /** `criteres`: parameter and value of each, as `ecrireCriteres` gives them; `page` from 1. */
  recherche: (q?: string, criteres: readonly (readonly [string, string])[] = [], page = 1) => {
    const parametres = [
      ...(q ? [["q", q] as const] : []),
      ...criteres,
      ...(page > 1 ? [["page", String(page)] as const] : []),
    ];
    const query = parametres.map(([nom, valeur]) => `${nom}=${e(valeur)}`).join("&");
    return query === "" ? "/recherche" : `/recherche?${query}`;
  },
  metier: (code: string, ancre?: string) => `/metiers/${e(code)}${ancre ? `#${ancre}` : ""}`,
  /** The fiche as linked from version `v`: it says what changed since. */
  metierDepuis: (code: string, v: string, ancre?: string) =>
    `/metiers/${e(code)}?v=${e(v)}${ancre ? `#${ancre}` : ""}`,
  appellation: (ogr: string) => `/appellations/${e(ogr)}`,
  domaines: () => "/domaines",
  domaine: (code: string) => `/domaines/${e(code)}`,
  competences: (q?: string) => (q ? `/competences?q=${e(q)}` : "/competences"),
  competence: (ogr: string) => `/competences/${e(ogr)}`,
  contextes: () => "/contextes",
  contexte: (ogr: string) => `/contextes/${e(ogr)}`,
  centresInteret: () => "/centres-interet",
  centreInteret: (code: string) => `/centres-interet/${e(code)}`,
  secteurs: () => "/secteurs",
  secteur: (code: string) => `/secteurs/${e(code)}`,
  profils: () => "/profils",
  profil: (lettre: string) => `/profils/${e(lettre)}`,
  familles: () => "/familles",
  famille: (code: string) => `/familles/${e(code)}`,
  donnees: () => "/donnees",
  versions: (de?: string, a?: string) => (de && a ? `/versions?de=${e(de)}&a=${e(a)}` : "/versions"),
  /** No page is there, on purpose: Next answers its 404. */
  introuvable: () => "/introuvable",
  accessibilite: () => "/accessibilite",
  confidentialite: () => "/confidentialite",
  rendezVous: () => "/rendez-vous",
  /** A plan in the link itself: what follows `#` never reaches a server. */
  planDansLeLien: (fragment: string) => `/p#${fragment}`,
  /** A plan sealed on the server; `cle` stays in the browser. */
  plan: (jeton: string, cle: string) => `/p/${e(jeton)}#${cle}`,
  dossiers: () => "/dossiers",
  dossier: (id: string) => `/dossiers/${e(id)}`,
  compte: () => "/compte",
  connexion: () => "/connexion",
  connexionEnvoyee: () => "/connexion/envoyee",
  api: {
    recherche: (q: string, limite: number) => `/api/recherche?q=${e(q)}&limite=${limite}`,
    metier: (code: string) => `/api/metiers/${e(code)}`,
    metiers: (domaine: string) => `/api/metiers?domaine=${e(domaine)}`,
    version: () => "/api/version",
    versions: (de: string, a: string) => `/api/versions/${e(de)}/${e(a)}`,
    sante: () => "/api/sante",
    openapi: () => "/api/openapi.json",
  },
} as const;
