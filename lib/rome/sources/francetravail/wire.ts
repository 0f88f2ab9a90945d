import { z } from "zod";
import type { Operation } from "./client";
import { parmi, sansInconnus } from "./tolerance";

/**
 * What is asked of the APIs and the shape of what they answer, side by side: a selector and its schema change together.
 * Unknown keys are dropped; what may be missing is absent or null, which mean the same; the rest is relied upon.
 */
const code = z.string().trim().min(1);
const libelle = z.string().trim().min(1);
const codeMetier = z.string().regex(/^[A-N]\d{4}$/);
const facultatif = <S extends z.ZodType>(schema: S): z.ZodType<z.output<S> | null> =>
  schema.nullish().transform((valeur) => valeur ?? null);
const liste = <S extends z.ZodType>(schema: S): z.ZodType<z.output<S>[]> =>
  z
    .array(schema)
    .nullish()
    .transform((valeur) => valeur ?? []);
const texte = z
  .string()
  .nullish()
  .transform((valeur) => valeur?.trim() ?? "");
const ouiNon = facultatif(z.boolean());
const lettre = parmi(["R", "I", "A", "S", "E", "C"]);
const ref = z.object({ code, libelle });
const avecCode = z.object({ code });
const metierCode = z.object({ code: codeMetier });

const version = z.object({ version: z.string().regex(/^\d+$/), lastModifiedDate: facultatif(z.string()) });
export type VersionWire = z.infer<typeof version>;

// ── Métiers ─────────────────────────────────────────────────────────────────────────────────────────────────────

const appellation = z.object({
  code,
  libelle,
  libelleCourt: texte,
  classification: z.enum(["PRINCIPALE", "SYNONYME"]),
  secondaire: ouiNon,
  romeParent: facultatif(z.string()),
});
const metier = z.object({
  code: codeMetier,
  libelle,
  /** Said to be the code of the métier it was split from, never seen: what is not a code is left aside. */
  label: facultatif(z.string()),
  definition: texte,
  accesEmploi: texte,
  riasecMajeur: lettre,
  riasecMineur: lettre,
  emploiCadre: ouiNon,
  emploiReglemente: ouiNon,
  transitionEcologiqueDetaillee: parmi(["EMPLOI_STRATEGIQUE", "EMPLOI_VERT", "EMPLOI_BLANC", "EMPLOI_BRUN"]),
  transitionNumerique: ouiNon,
  transitionDemographique: ouiNon,
  appellations: z.array(appellation),
});
export type MetierWire = z.infer<typeof metier>;
const CHAMPS_METIER =
  "code,libelle,label,definition,accesemploi,riasecmajeur,riasecmineur,emploicadre,emploireglemente," +
  "transitionecologiquedetaillee,transitionnumerique,transitiondemographique," +
  "appellations(code,libelle,libellecourt,classification,secondaire,romeparent)";

const categorieContexte = z.enum([
  "CONDITIONS_TRAVAIL",
  "TYPE_BENEFICIAIRE",
  "LIEU_ET_DEPLACEMENT",
  "HORAIRE_ET_DUREE_TRAVAIL",
  "TYPE_STRUCTURE_ACCUEIL",
  "STATUT_EMPLOI",
]);
const contexte = ref.extend({ categorie: parmi(categorieContexte.options) });
type Classe<C extends { readonly categorie: unknown }> = C & {
  readonly categorie: NonNullable<C["categorie"]>;
};
export type ContexteWire = Classe<z.infer<typeof contexte>>;
/** Those of a category that the contract lacks have no place in the fiche: left out. */
const contextes = liste(contexte).transform((tous) =>
  tous.filter((c): c is ContexteWire => c.categorie !== null),
);

/** What only the read of one métier says. The three lists of compétences have nothing in common. */
const liens = z.object({
  code: codeMetier,
  competencesMobiliseesPrincipales: liste(avecCode),
  competencesMobiliseesEmergentes: liste(avecCode),
  competencesMobilisees: liste(avecCode),
  contextesTravail: contextes,
  divisionsNaf: liste(ref),
  metiersEnProximite: liste(metierCode),
  /** Read here and not in the list of sectors: whether a sector has the métiers of its sub-sectors is not documented. */
  secteursActivitesLies: liste(
    z.object({
      principal: z.boolean(),
      secteurActivite: avecCode.extend({ secteurActivite: facultatif(avecCode) }),
    }),
  ),
});
export type LiensWire = z.infer<typeof liens>;
const CHAMPS_LIENS =
  "competencesmobiliseesprincipales(code),competencesmobiliseesemergentes(code),competencesmobilisees(code)," +
  "contextestravail(code,libelle,categorie),divisionsnaf(code,libelle),metiersenproximite(code)," +
  "secteursactiviteslies(principal,secteuractivite(code,secteuractivite(code)))";

/** Everything of one métier: what the lists say of it as well. */
const fiche = metier.extend(liens.shape).extend({
  themes: liste(avecCode),
  centresInteretsLies: liste(z.object({ principal: z.boolean(), centreInteret: avecCode })),
});
export type FicheWire = z.infer<typeof fiche>;
const CHAMPS_FICHE = `${CHAMPS_METIER},${CHAMPS_LIENS},themes(code),centresinteretslies(principal,centreinteret(code))`;

const theme = ref.extend({ definition: texte, metiers: liste(metierCode) });
const centreInteret = ref.extend({
  definition: texte,
  metiersLies: liste(z.object({ principal: z.boolean(), metier: metierCode })),
});
const secteur = ref.extend({
  definition: texte,
  /** The sector it is a part of; null for a sector. */
  secteurActivite: facultatif(avecCode),
});

// ── Compétences ─────────────────────────────────────────────────────────────────────────────────────────────────

const branche = z.object({ code: z.string(), libelle, codeArborescence: code });
const competence = z.discriminatedUnion("type", [
  ref.extend({ type: z.literal("COMPETENCE-DETAILLEE"), macroCompetence: facultatif(avecCode) }),
  ref.extend({
    type: z.enum(["MACRO-SAVOIR-FAIRE", "MACRO-SAVOIR-ETRE-PROFESSIONNEL"]),
    sousCategorie: parmi(["TECHNIQUE", "TECHNIQUE_EXPERT", "TRANSVERSE"]),
    codeArborescence: facultatif(code),
    objectif: facultatif(branche.extend({ enjeu: branche.extend({ domaineCompetence: branche }) })),
  }),
  ref.extend({
    type: z.literal("SAVOIR"),
    categorieSavoir: facultatif(ref.extend({ categorie: facultatif(ref) })),
  }),
]);
const TYPES_COMPETENCE = competence.options.flatMap(
  ({ shape }) => ("options" in shape.type ? shape.type.options : [shape.type.value]) as readonly string[],
);
export type CompetenceWire = z.infer<typeof competence>;
const BRANCHE = "code,libelle,codearborescence";

// ── Fiches ──────────────────────────────────────────────────────────────────────────────────────────────────────

const groupes = z.object({
  code: codeMetier,
  groupesCompetencesMobilisees: liste(z.object({ competences: liste(avecCode) })),
  groupesSavoirs: liste(z.object({ savoirs: liste(avecCode) })),
});
export type GroupesWire = z.infer<typeof groupes>;

// ── Operations ──────────────────────────────────────────────────────────────────────────────────────────────────

export const VERSIONS = {
  metiers: { api: "metiers", chemin: "/v1/metiers/version", schema: version },
  competences: { api: "competences", chemin: "/v1/competences/version", schema: version },
  contextes: { api: "contextes", chemin: "/v1/situations-travail/version", schema: version },
  fiches: { api: "fiches", chemin: "/v1/fiches-rome/version", schema: version },
} as const satisfies Record<string, Operation<VersionWire>>;

/** One call each: the API gives no list by pages. */
export const LISTES = {
  metiers: {
    api: "metiers",
    chemin: "/v1/metiers/metier",
    champs: CHAMPS_METIER,
    schema: z.array(metier).min(1),
  },
  grandsDomaines: {
    api: "metiers",
    chemin: "/v1/metiers/grand-domaine",
    champs: "code,libelle",
    schema: z.array(ref).min(1),
  },
  domaines: {
    api: "metiers",
    chemin: "/v1/metiers/domaine-professionnel",
    champs: "code,libelle",
    schema: z.array(ref).min(1),
  },
  themes: {
    api: "metiers",
    chemin: "/v1/metiers/theme",
    champs: "code,libelle,definition,metiers(code)",
    schema: z.array(theme),
  },
  centresInteret: {
    api: "metiers",
    chemin: "/v1/metiers/centre-interet",
    champs: "code,libelle,definition,metierslies(principal,metier(code))",
    schema: z.array(centreInteret),
  },
  secteurs: {
    api: "metiers",
    chemin: "/v1/metiers/secteur-activite",
    champs: "code,libelle,definition,secteuractivite(code,libelle)",
    schema: z.array(secteur),
  },
  competences: {
    api: "competences",
    chemin: "/v1/competences/competence",
    // Only the macro-compétences carry the tree: said of each of their compétences, it would make the list four times as long.
    champs:
      "code,libelle,@competencedetaillee(macrocompetence(code))," +
      `@macrocompetence(souscategorie,codearborescence,objectif(${BRANCHE},enjeu(${BRANCHE},domainecompetence(${BRANCHE})))),` +
      "@savoir(categoriesavoir(code,libelle,categorie(code,libelle)))",
    // Links to a compétence of a type that the contract lacks are left aside with it.
    schema: sansInconnus(TYPES_COMPETENCE, z.array(competence).min(1)),
  },
  contextes: {
    api: "contextes",
    chemin: "/v1/situations-travail/contexte-travail",
    champs: "code,libelle,categorie",
    schema: contextes,
  },
  fiches: {
    api: "fiches",
    chemin: "/v1/fiches-rome/fiche-metier",
    champs: "code,groupescompetencesmobilisees(competences(code)),groupessavoirs(savoirs(code))",
    schema: z.array(groupes).min(1),
  },
} as const satisfies Record<string, Operation<unknown>>;
export type NomListe = keyof typeof LISTES;
export type ListesWire = { readonly [N in NomListe]: z.output<(typeof LISTES)[N]["schema"]> };

/** The links of one métier: what a synchronisation without archive reads of each. */
export const lireLiens = (codeMetier: string): Operation<LiensWire> => ({
  api: "metiers",
  chemin: `/v1/metiers/metier/${encodeURIComponent(codeMetier)}`,
  champs: `code,${CHAMPS_LIENS}`,
  schema: liens,
});

/** All of one métier. */
export const lireFiche = (codeMetier: string): Operation<FicheWire> => ({
  api: "metiers",
  chemin: `/v1/metiers/metier/${encodeURIComponent(codeMetier)}`,
  champs: CHAMPS_FICHE,
  schema: fiche,
});
export { fiche as schemaFiche };

// ── Substitutions, ROMEO ────────────────────────────────────────────────────────────────────────────────────────

const substitution = z.object({ code, codeSubstitution: code });
export type TypeSubstitution = "METIER" | "APPELLATION" | "COMPETENCE";

export const lireSubstitution = (
  type: TypeSubstitution,
  ancien: string,
): Operation<z.infer<typeof substitution>> => ({
  api: "substitutions",
  chemin: `/v1/substitution/${type}/${encodeURIComponent(ancien)}`,
  schema: substitution,
});

const prediction = z.object({
  metiersRome: liste(
    z.object({
      codeRome: codeMetier,
      libelleRome: libelle,
      codeAppellation: code,
      libelleAppellation: libelle,
      scorePrediction: z.number().min(0).max(1),
    }),
  ),
});
type PredictionWire = z.infer<typeof prediction>;

/** Métiers that a text may mean. `nomAppelant` is required: without it, 400. */
export const predireMetiers = (intitule: string, nbResultats: number): Operation<PredictionWire[]> => ({
  api: "romeo",
  chemin: "/predictionMetiers",
  corps: {
    appellations: [{ intitule, identifiant: "1" }],
    options: { nomAppelant: "passerelles", nbResultats },
  },
  schema: z.array(prediction),
  admetVide: true,
});
