/**
 * Every address of the application, in one place: a path written by hand elsewhere fails `routes.guard.test.ts`.
 * Codes and queries are encoded here.
 */
const e = encodeURIComponent;

/** How many métiers are compared side by side at most. */
export const COMPARES_MAX = 4;

/** How many métiers a profile holds at most: beyond, its address would no longer fit in 2,000 characters. */
export const TENUS_MAX = 6;

/** How many métiers a selection holds at most: enough for a meeting, and short enough for one address. */
export const SELECTION_MAX = 50;

/** "?m=A1101&m=B1801": one parameter a métier, as a form of check boxes sends it. */
const listeDe = (codes: readonly string[], v?: string): string =>
  [...codes.map((code) => `m=${e(code)}`), ...(v ? [`v=${e(v)}`] : [])].join("&");
const suivi = (chemin: string, requete: string): string => (requete === "" ? chemin : `${chemin}?${requete}`);
/** A path with those of the parameters that have a value. */
const avec = (chemin: string, parametres: Readonly<Record<string, string | undefined>>): string => {
  const paires = Object.entries(parametres).flatMap(([nom, valeur]) => (valeur ? `${nom}=${e(valeur)}` : []));
  return paires.length === 0 ? chemin : `${chemin}?${paires.join("&")}`;
};

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
  /** The explorer around a métier; `etat` is what `buildEtat` makes. */
  mobilite: (code: string, etat?: URLSearchParams) =>
    etat?.size ? `/metiers/${e(code)}/mobilite?${etat}` : `/metiers/${e(code)}/mobilite`,
  /** The moves around a métier as JSON, for the explorer. */
  voisinage: (code: string) => `/metiers/${e(code)}/mobilite/voisinage`,
  /** The image that previews a link to the explorer; `v` is the version it was drawn from. */
  apercuMobilite: (code: string, v: string) => `/metiers/${e(code)}/mobilite/apercu?v=${e(v)}`,
  /** Métiers side by side, in this order. */
  comparer: (codes: readonly string[] = []) => suivi("/comparer", listeDe(codes)),
  /** Routes from one métier to another, through a third if wanted; each a code, or words to be understood. */
  parcours: ({
    de,
    vers,
    par,
  }: {
    readonly de?: string;
    readonly vers?: string;
    readonly par?: string;
  } = {}) =>
    suivi(
      "/parcours",
      [de ? `de=${e(de)}` : "", vers ? `vers=${e(vers)}` : "", par ? `par=${e(par)}` : ""]
        .filter((p) => p !== "")
        .join("&"),
    ),
  /**
   * What a person did and can do.
   * @param metiers those held; @param reste what `ecrireChoix` of `lib/adresses/profil` makes.
   */
  profil: (metiers: readonly string[] = [], reste = "") =>
    suivi("/profil", [listeDe(metiers), reste].filter((p) => p !== "").join("&")),
  /** A list of métiers to hand over, as seen in version `v`. */
  selection: (codes: readonly string[] = [], v?: string) => suivi("/selection", listeDe(codes, v)),
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
  profilRiasec: (lettre: string) => `/profils/${e(lettre)}`,
  familles: () => "/familles",
  famille: (code: string) => `/familles/${e(code)}`,
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
  mentionsLegales: () => "/mentions-legales",
  /** @param id of an appointment of this browser: it stays there, like all that follows `#`. */
  rendezVous: (id?: string) => (id ? `/rendez-vous#${e(id)}` : "/rendez-vous"),
  /** A plan in the link itself: what follows `#` never reaches a server. */
  planDansLeLien: (fragment: string) => `/p#${fragment}`,
  /** A plan sealed on the server; `cle` stays in the browser. */
  plan: (jeton: string, cle: string) => `/p/${e(jeton)}#${cle}`,
  dossiers: () => "/dossiers",
  /** @param demande `mots`: those looked for, sealed (`lib/auth/mots.ts`). Defaults are not written. */
  listeDossiers: ({ mots = "", archives = false, page = 1 }) => {
    const query = new URLSearchParams({
      ...(mots === "" ? {} : { q: mots }),
      ...(archives ? { archives: "1" } : {}),
      ...(page > 1 ? { page: String(page) } : {}),
    });
    return query.size === 0 ? "/dossiers" : `/dossiers?${query}`;
  },
  dossier: (id: string) => `/dossiers/${e(id)}`,
  /** History, sharing and journal of a dossier. */
  dossierGerer: (id: string) => `/dossiers/${e(id)}/gerer`,
  /** A past step of a dossier, to be read. */
  dossierVersion: (id: string, version: number) => `/dossiers/${e(id)}/versions/${version}`,
  compte: () => "/compte",
  connexion: () => "/connexion",
  connexionEnvoyee: () => "/connexion/envoyee",
  /** The page of the link that an e-mail carries; `lien` is sealed. */
  connexionLien: (lien: string) => `/connexion/lien?l=${e(lien)}`,
  api: {
    recherche: (q: string, limite: number) => `/api/recherche?q=${e(q)}&limite=${limite}`,
    metier: (code: string) => `/api/metiers/${e(code)}`,
    verification: (code: string) => `/api/metiers/${e(code)}/verification`,
    metiers: (domaine: string) => `/api/metiers?domaine=${e(domaine)}`,
    parcours: (de: string, vers: string) => `/api/parcours?de=${e(de)}&vers=${e(vers)}`,
    carte: () => "/api/carte",
    version: () => "/api/version",
    versions: (de: string, a: string) => `/api/versions/${e(de)}/${e(a)}`,
    dossiers: () => "/api/dossiers",
    rechercheDossiers: () => "/api/dossiers/recherche",
    dossier: (id: string) => `/api/dossiers/${e(id)}`,
    geste: (id: string, geste: string) => `/api/dossiers/${e(id)}/${e(geste)}`,
    compte: () => "/api/compte",
    compteSupprimer: () => "/api/compte/supprimer",
    connexion: (fournisseur: string) => `/api/connexion/${e(fournisseur)}`,
    connexionLien: () => "/api/connexion/lien",
    deconnexion: () => "/api/connexion/sortir",
    profil: () => "/api/profil",
    plans: () => "/api/plans",
    plan: (jeton: string) => `/api/plans/${e(jeton)}`,
    schemaRendezVous: () => "/api/rendez-vous/schema.json",
    sante: () => "/api/sante",
    openapi: () => "/api/openapi.json",
  },
} as const;
