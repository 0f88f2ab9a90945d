import { type Arbre, parseSelecteur, union } from "./selecteur";

/**
 * The operations of the ROME APIs, as tables: path, filters, what comes by default and what more may be selected. The engine
 * (`serveur.ts`) knows none of them by name. Names are those of the APIs; a test holds each line to the provider's description.
 */

export const APIS_ROME = ["metiers", "competences", "contextes", "fiches"] as const;
export type ApiRome = (typeof APIS_ROME)[number];
export const APIS = [...APIS_ROME, "substitutions", "romeo"] as const;
export type Api = (typeof APIS)[number];

/** Root of each API under `/partenaire`, the words of its scope, and the calls a second that one client may make. */
export const PRODUITS: Readonly<
  Record<
    Api,
    { readonly racine: string; readonly scopes: readonly [string, ...string[]]; readonly debit: number }
  >
> = {
  metiers: { racine: "rome-metiers", scopes: ["api_rome-metiersv1", "nomenclatureRome"], debit: 1 },
  competences: {
    racine: "rome-competences",
    scopes: ["api_rome-competencesv1", "nomenclatureRome"],
    debit: 1,
  },
  contextes: {
    racine: "rome-contextes-travail",
    scopes: ["api_rome-contextes-travailv1", "nomenclatureRome"],
    debit: 1,
  },
  fiches: {
    racine: "rome-fiches-metiers",
    scopes: ["api_rome-fiches-metiersv1", "nomenclatureRome"],
    debit: 1,
  },
  substitutions: {
    racine: "rome-substitutions",
    scopes: ["api_rome-substitutionsv1", "nomenclatureRomeSubstitutions"],
    debit: 1,
  },
  romeo: { racine: "romeo", scopes: ["api_romeov2"], debit: 3 },
};

/** What an operation answers from (see `entites.ts`). */
export type Ressource =
  | "metier"
  | "appellation"
  | "grandDomaine"
  | "domaine"
  | "theme"
  | "centreInteret"
  | "secteur"
  | "competence"
  | "competenceDetaillee"
  | "macroCompetence"
  | "macroSavoirFaire"
  | "macroSavoirEtre"
  | "savoir"
  | "categorieSavoirs"
  | "domaineCompetence"
  | "enjeu"
  | "objectif"
  | "contexte"
  | "fiche"
  | "version";

export type Filtre =
  | "riasec-majeur"
  | "riasec-mineur"
  | "code-naf"
  | "code-competence"
  | "code-ogr"
  | "qualite-professionnelle";

export interface Operation {
  readonly api: ApiRome;
  /** Path under the root of the API; `{code}` stands for a code. */
  readonly chemin: string;
  readonly genre: "liste" | "lecture" | "requete" | "version";
  readonly ressource: Ressource;
  readonly filtres: readonly Filtre[];
  readonly defaut: Arbre;
  readonly permis: Arbre;
}

const REF = "libelle,code";
const RIASEC = "riasecMineur,riasecMajeur";
const TRANSITIONS =
  "transitionDemographique,transitionEcologique,transitionEcologiqueDetaillee,transitionNumerique";
const DRAPEAUX = `emploiCadre,emploiReglemente,${TRANSITIONS}`;

// ── Métiers ─────────────────────────────────────────────────────────────────────────────────────────────────────

const PROCHE = `${REF},${RIASEC}`;
const APPELLATION_PROCHE = `${REF},metier(${PROCHE})`;
const MOBILITES = `metiersProches(${PROCHE}),metiersEnvisageables(${PROCHE}),appellationsProches(${APPELLATION_PROCHE}),appellationsEnvisageables(${APPELLATION_PROCHE})`;
const APPELLATION = `${REF},classification,${DRAPEAUX}`;
const APPELLATION_LIEE = `${APPELLATION},secondaire,romeParent`;
const DOMAINE = `domaineProfessionnel(${REF},grandDomaine(${REF}))`;
const METIER_COURT = `label,${PROCHE},codeIsco,transitionEcologique,transitionEcologiqueDetaillee,transitionNumerique`;
const METIER_MOYEN = `${METIER_COURT},emploiCadre,emploiReglemente,transitionDemographique`;
const METIER_SANS_LABEL = `${PROCHE},codeIsco,${DRAPEAUX},${DOMAINE}`;
const COMPETENCE = `${REF},codeOgr,@competenceDetaillee(${RIASEC}),@macroSavoirFaire(${RIASEC}),@macroSavoirEtreProfessionnel(${RIASEC})`;
const SECTEUR_LIE = `${REF},secteurActivite(${REF})`;
const SECTEUR_DEFINI = "definition,secteurActivite(definition)";
const metiersDe = (metier: string, appellation: string): string =>
  `metiers(${metier},appellations(${appellation}))`;
const metiersLiesA = (appellation: string): string =>
  `metiersLies(principal,metier(${METIER_MOYEN},appellations(${appellation})))`;
const SANS_PARENT = `${APPELLATION},secondaire`;

// ── Compétences ─────────────────────────────────────────────────────────────────────────────────────────────────

const ARBORESCENCE = `${REF},codeArborescence`;
const DANS_L_ARBRE = `objectif(${ARBORESCENCE},enjeu(${ARBORESCENCE},domaineCompetence(${ARBORESCENCE})))`;
const QUALITE = "@macroSavoirEtreProfessionnel(qualiteProfessionnelle)";
const MACRO = `codeArborescence,maturite,${RIASEC},sousCategorie,transferable`;
const MACRO_LIEE = `${REF},codeOgr,${MACRO},${QUALITE},${DANS_L_ARBRE}`;
const MACRO_DE_L_ARBRE = `${REF},codeOgr,${MACRO},${QUALITE},transitionEcologique,transitionNumerique`;
const FIN = "obsolete,dateFin";
const COMMUN = `${REF},codeOgr,competenceEsco(libelle,uri),${FIN},transitionEcologique,transitionNumerique`;
const CATEGORIE = `categorieSavoir(${REF},categorie(${REF}))`;
const ENFANTS = `competences(${REF},codeOgr,transitionEcologique,transitionNumerique,@competenceDetaillee(${RIASEC}),@macroCompetence(${RIASEC}))`;
const POLYMORPHE = `${COMMUN},@competenceDetaillee(${RIASEC},macroCompetence(${MACRO_LIEE})),@macroCompetence(${MACRO},${QUALITE},${DANS_L_ARBRE}),@savoir(${CATEGORIE})`;
const POLYMORPHE_LUE = `${POLYMORPHE},@competenceDetaillee(macroCompetence(definition)),@macroCompetence(definition)`;
const DETAILLEE = `${COMMUN},${RIASEC},macroCompetence(${MACRO_LIEE})`;
const MACRO_ENTIERE = `${COMMUN},${MACRO},definition,${DANS_L_ARBRE}`;
const macrosDe = (sous: string): string => `macroCompetences(${MACRO_DE_L_ARBRE}${sous})`;
const objectifsDe = (sous: string): string => `objectifs(${ARBORESCENCE},${macrosDe(sous)})`;
const enjeuxDe = (sous: string): string => `enjeux(${ARBORESCENCE},${objectifsDe(sous)})`;
const CATEGORIE_LIEE = `savoirs(${REF},codeOgr,transitionEcologique,transitionNumerique),sousCategories(${REF})`;
const DE_L_ENJEU = `domaineCompetence(${ARBORESCENCE})`;
const DE_L_OBJECTIF = `enjeu(${ARBORESCENCE},${DE_L_ENJEU})`;

// ── Fiches métiers ──────────────────────────────────────────────────────────────────────────────────────────────

const GROUPES = `groupesCompetencesMobilisees(competences(${REF}),enjeu(${REF})),groupesSavoirs(savoirs(${REF}),categorieSavoirs(${REF}))`;
const FICHE = `code,metier(${REF})`;

/** A list and the read of one of its codes: default of each, and what more each may select. */
function couple(
  api: ApiRome,
  chemin: string,
  ressource: Ressource,
  liste: readonly [defaut: string, plus: string],
  lecture: readonly [defaut: string, plus: string],
  filtres: readonly Filtre[] = [],
): Operation[] {
  return [
    operation(api, chemin, "liste", ressource, liste, filtres),
    operation(api, `${chemin}/{code}`, "lecture", ressource, lecture, []),
  ];
}

function operation(
  api: ApiRome,
  chemin: string,
  genre: Operation["genre"],
  ressource: Ressource,
  [defaut, plus]: readonly [defaut: string, plus: string],
  filtres: readonly Filtre[] = [],
): Operation {
  const base = parseSelecteur(defaut);
  return { api, chemin, genre, ressource, filtres, defaut: base, permis: union(base, parseSelecteur(plus)) };
}

const version = (api: ApiRome, chemin: string): Operation =>
  operation(api, chemin, "version", "version", ["version,lastModifiedDate", ""]);

export const OPERATIONS: readonly Operation[] = [
  ...couple(
    "metiers",
    "/v1/metiers/metier",
    "metier",
    [
      `${REF},formacodes(${REF})`,
      `accesEmploi,definition,codeIsco,label,${RIASEC},${DRAPEAUX},${DOMAINE},appellations(${APPELLATION_LIEE},libelleCourt)`,
    ],
    [
      [
        `${REF},definition,accesEmploi,codeIsco,${RIASEC},${DRAPEAUX},${DOMAINE},formacodes(${REF}),divisionsNaf(${REF}),themes(${REF})`,
        `appellations(${APPELLATION},libelleCourt,competencesCles(frequence,competence(${REF},codeOgr)))`,
        `competencesMobiliseesPrincipales(${COMPETENCE}),competencesMobiliseesEmergentes(${COMPETENCE})`,
        `competencesMobilisees(${COMPETENCE}),contextesTravail(${REF},categorie)`,
        `centresInteretsLies(centreInteret(${REF}),principal),centresInterets(${REF})`,
        `secteursActivitesLies(secteurActivite(${SECTEUR_LIE}),principal),secteursActivites(${SECTEUR_LIE}),${FIN}`,
      ].join(","),
      [
        `label,metiersEnProximite(${PROCHE}),${MOBILITES},appellations(secondaire,romeParent,${MOBILITES})`,
        "centresInteretsLies(centreInteret(definition)),centresInterets(definition)",
        `secteursActivitesLies(secteurActivite(${SECTEUR_DEFINI})),secteursActivites(${SECTEUR_DEFINI})`,
      ].join(","),
    ],
    ["riasec-majeur", "riasec-mineur", "code-naf", "code-competence"],
  ),
  operation("metiers", "/v1/metiers/metier/requete", "requete", "metier", [PROCHE, ""]),
  ...couple(
    "metiers",
    "/v1/metiers/appellation",
    "appellation",
    [
      REF,
      `appellationEsco(libelle,uri),classification,libelleCourt,romeParent,secondaire,${DRAPEAUX},metier(label,${METIER_SANS_LABEL})`,
    ],
    [
      [
        `${APPELLATION},libelleCourt,appellationEsco(libelle,uri),metier(${METIER_SANS_LABEL})`,
        `competencesCles(frequence,competence(${COMPETENCE})),${FIN}`,
      ].join(","),
      `romeParent,secondaire,metier(label),${MOBILITES}`,
    ],
  ),
  operation("metiers", "/v1/metiers/appellation/requete", "requete", "appellation", [
    `${REF},metier(${REF})`,
    `appellationEsco(libelle,uri),classification,secondaire,${DRAPEAUX},metier(${PROCHE})`,
  ]),
  ...couple(
    "metiers",
    "/v1/metiers/grand-domaine",
    "grandDomaine",
    [REF, `domaineProfessionnels(${REF},${metiersDe(METIER_COURT, APPELLATION_LIEE)})`],
    [`${REF},${FIN}`, `domaineProfessionnels(${REF},${metiersDe(METIER_MOYEN, APPELLATION_LIEE)})`],
  ),
  ...couple(
    "metiers",
    "/v1/metiers/domaine-professionnel",
    "domaine",
    [REF, `grandDomaine(${REF}),${metiersDe(METIER_COURT, APPELLATION_LIEE)}`],
    [`${REF},${FIN},grandDomaine(${REF})`, metiersDe(METIER_MOYEN, APPELLATION_LIEE)],
  ),
  ...couple(
    "metiers",
    "/v1/metiers/theme",
    "theme",
    [REF, `definition,${metiersDe(METIER_COURT, APPELLATION_LIEE)}`],
    [`${REF},definition,${FIN}`, metiersDe(METIER_MOYEN, APPELLATION_LIEE)],
  ),
  ...couple(
    "metiers",
    "/v1/metiers/centre-interet",
    "centreInteret",
    [REF, `definition,${metiersDe(METIER_MOYEN, SANS_PARENT)},${metiersLiesA(APPELLATION_LIEE)}`],
    [`${REF},definition,${FIN}`, `${metiersDe(METIER_MOYEN, APPELLATION_LIEE)},${metiersLiesA(SANS_PARENT)}`],
  ),
  ...couple(
    "metiers",
    "/v1/metiers/secteur-activite",
    "secteur",
    [
      REF,
      `definition,secteurActivite(${REF},definition),sousSecteurs(${REF},definition),${metiersDe(METIER_MOYEN, APPELLATION_LIEE)},${metiersLiesA(APPELLATION_LIEE)}`,
    ],
    [
      `${REF},definition,secteurActivite(${REF},definition),${FIN}`,
      `sousSecteurs(${REF},definition),${metiersDe(METIER_MOYEN, APPELLATION_LIEE)},${metiersLiesA(APPELLATION_LIEE)}`,
    ],
  ),
  version("metiers", "/v1/metiers/version"),

  ...couple(
    "competences",
    "/v1/competences/competence",
    "competence",
    [REF, POLYMORPHE],
    [POLYMORPHE_LUE, `@macroCompetence(${ENFANTS})`],
    ["code-ogr"],
  ),
  ...couple(
    "competences",
    "/v1/competences/competence-detaillee",
    "competenceDetaillee",
    [REF, DETAILLEE],
    [`${DETAILLEE},macroCompetence(definition)`, ""],
    ["code-ogr", "riasec-majeur", "riasec-mineur"],
  ),
  ...couple(
    "competences",
    "/v1/competences/macro-competence",
    "macroCompetence",
    [REF, `${MACRO_ENTIERE},${QUALITE}`],
    [`${MACRO_ENTIERE},${QUALITE}`, ENFANTS],
    ["code-ogr", "riasec-majeur", "riasec-mineur"],
  ),
  ...couple(
    "competences",
    "/v1/competences/macro-savoir-faire",
    "macroSavoirFaire",
    [REF, MACRO_ENTIERE],
    [MACRO_ENTIERE, ENFANTS],
    ["code-ogr"],
  ),
  ...couple(
    "competences",
    "/v1/competences/macro-savoir-etre-professionnel",
    "macroSavoirEtre",
    [REF, `${MACRO_ENTIERE},qualiteProfessionnelle`],
    [`${MACRO_ENTIERE},qualiteProfessionnelle`, ENFANTS],
    ["code-ogr", "qualite-professionnelle"],
  ),
  ...couple(
    "competences",
    "/v1/competences/savoir",
    "savoir",
    [REF, `${COMMUN},${CATEGORIE}`],
    [`${COMMUN},${CATEGORIE}`, ""],
    ["code-ogr"],
  ),
  ...couple(
    "competences",
    "/v1/competences/categorie-savoirs",
    "categorieSavoirs",
    [REF, `categorie(${REF}),${FIN},${CATEGORIE_LIEE}`],
    [`${REF},categorie(${REF}),${FIN}`, CATEGORIE_LIEE],
  ),
  ...couple(
    "competences",
    "/v1/competences/domaine-competence",
    "domaineCompetence",
    [REF, `codeArborescence,${FIN},${enjeuxDe("")}`],
    [`${ARBORESCENCE},${FIN}`, enjeuxDe(`,${ENFANTS}`)],
  ),
  ...couple(
    "competences",
    "/v1/competences/enjeu",
    "enjeu",
    [REF, `codeArborescence,${FIN},${DE_L_ENJEU},${objectifsDe("")}`],
    [`${ARBORESCENCE},${FIN},${DE_L_ENJEU}`, objectifsDe(`,${ENFANTS}`)],
  ),
  ...couple(
    "competences",
    "/v1/competences/objectif",
    "objectif",
    [REF, `codeArborescence,${FIN},${DE_L_OBJECTIF},${macrosDe("")}`],
    [`${ARBORESCENCE},${FIN},${DE_L_OBJECTIF}`, macrosDe(`,${ENFANTS}`)],
  ),
  version("competences", "/v1/competences/version"),

  ...couple(
    "contextes",
    "/v1/situations-travail/contexte-travail",
    "contexte",
    [`${REF},categorie`, ""],
    [`${REF},categorie`, ""],
  ),
  version("contextes", "/v1/situations-travail/version"),

  ...couple(
    "fiches",
    "/v1/fiches-rome/fiche-metier",
    "fiche",
    [FICHE, GROUPES],
    [`${FICHE},${GROUPES},${FIN}`, ""],
  ),
  version("fiches", "/v1/fiches-rome/version"),
];
