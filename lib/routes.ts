/**
 * Every address of the application, in one place: a path written by hand elsewhere fails `routes.guard.test.ts`.
 * Codes and queries are encoded here.
 */
const e = encodeURIComponent;

/** A path with those of the parameters that have a value. */
const avec = (chemin: string, parametres: Readonly<Record<string, string | undefined>>): string => {
  const paires = Object.entries(parametres).flatMap(([nom, valeur]) => (valeur ? `${nom}=${e(valeur)}` : []));
  return paires.length === 0 ? chemin : `${chemin}?${paires.join("&")}`;
};

export const routes = {
  accueil: () => "/",
  recherche: (q?: string) => (q ? `/recherche?q=${e(q)}` : "/recherche"),
  metier: (code: string, ancre?: string) => `/metiers/${e(code)}${ancre ? `#${ancre}` : ""}`,
  /** The fiche as linked from version `v`: it says what changed since. */
  metierDepuis: (code: string, v: string, ancre?: string) =>
    `/metiers/${e(code)}?v=${e(v)}${ancre ? `#${ancre}` : ""}`,
  appellation: (ogr: string) => `/appellations/${e(ogr)}`,
  domaines: () => "/domaines",
  domaine: (code: string) => `/domaines/${e(code)}`,
  competence: (ogr: string) => `/competences/${e(ogr)}`,
  contexte: (ogr: string) => `/contextes/${e(ogr)}`,
  centreInteret: (code: string) => `/centres-interet/${e(code)}`,
  secteur: (code: string) => `/secteurs/${e(code)}`,
  /** The explorer of moves around one métier. */
  mobilite: (code: string) => `/metiers/${e(code)}/mobilite`,
  parcours: (de?: string, vers?: string) => avec("/parcours", { de, vers }),
  /** The map; what the parameters mean is in `components/carte/adresse.ts`. */
  carte: (
    etat: Partial<Record<"centre" | "de" | "vers" | "trajet" | "gd" | "tableau" | "filtre", string>> = {},
    ancre?: string,
  ) => `${avec("/carte", etat)}${ancre ? `#${ancre}` : ""}`,
  donnees: () => "/donnees",
  versions: (de?: string, a?: string) => (de && a ? `/versions?de=${e(de)}&a=${e(a)}` : "/versions"),
  /** No page is there, on purpose: Next answers its 404. */
  introuvable: () => "/introuvable",
  accessibilite: () => "/accessibilite",
  confidentialite: () => "/confidentialite",
  api: {
    recherche: (q: string, limite: number) => `/api/recherche?q=${e(q)}&limite=${limite}`,
    metier: (code: string) => `/api/metiers/${e(code)}`,
    metiers: (domaine: string) => `/api/metiers?domaine=${e(domaine)}`,
    parcours: (de: string, vers: string) => `/api/parcours?de=${e(de)}&vers=${e(vers)}`,
    carte: () => "/api/carte",
    version: () => "/api/version",
    versions: (de: string, a: string) => `/api/versions/${e(de)}/${e(a)}`,
    sante: () => "/api/sante",
    openapi: () => "/api/openapi.json",
  },
} as const;
