import { z } from "zod";
import { CODES_CONTRAINTES } from "../contraintes";
import { demandeProfil } from "../mobilite";
import { LETTRES_RIASEC } from "../rome";
import { REQUETE_MAX, TRANSITIONS } from "../search";
import { reponsePlan, reponsePlanCree, reponseProfil } from "./formes";
import { demandePlan } from "./plans";
import {
  reponseCarte,
  reponseMetier,
  reponseMetiers,
  reponseMobilites,
  reponseParcours,
  reponseProblemeSchema,
  reponseRecherche,
  reponseSante,
  reponseVersion,
  reponseVersions,
} from "./schemas";

/** One operation: its parameters and the schema of its 200. The tests call each and hold the answer to it. */
interface Operation {
  readonly resume: string;
  readonly schema: z.ZodType;
  readonly query?: Readonly<
    Record<string, { readonly description: string; readonly schema: object; readonly requis?: boolean }>
  >;
  readonly path?: Readonly<Record<string, string>>;
  /** Schema of the body: the operation is then a POST. */
  readonly corps?: z.ZodType;
  readonly erreurs: readonly number[];
  /** Status of the answer, and whether it can be a 304: 200 and yes where it is not said. */
  readonly succes?: 201;
  readonly sansEtag?: true;
  /** What the same address does by DELETE, with the secret that allows it. */
  readonly retirer?: Pick<Operation, "resume" | "erreurs">;
}

const texte = { type: "string" };
const filtre = (description: string): { description: string; schema: object } => ({
  description,
  schema: texte,
});

/** What a métier may be asked beside its name, on each route that lists some. */
const CRITERES_DOCUMENTES: NonNullable<Operation["query"]> = {
  domaine: filtre("Code d'un grand domaine (A) ou d'un domaine professionnel (A11)"),
  riasec: { description: "Lettre majeure ou mineure", schema: { type: "string", enum: LETTRES_RIASEC } },
  sans: {
    description: `Conditions à écarter, le paramètre pouvant être répété : ${CODES_CONTRAINTES.join(", ")}, ou le code d'un contexte de travail`,
    schema: { type: "array", items: texte },
  },
  contexte: filtre("Code d'un contexte de travail que le métier doit avoir"),
  competence: filtre("Code d'une compétence ou d'un savoir"),
  centreInteret: filtre("Code d'un centre d'intérêt"),
  secteur: filtre("Code d'un secteur d'activité"),
  theme: filtre("Code d'un thème (famille de métiers)"),
  transition: {
    description: "Transitions que le métier sert, toutes à la fois",
    schema: { type: "array", items: { type: "string", enum: TRANSITIONS } },
  },
  reglemente: {
    description: "oui : les métiers réglementés seulement ; non : sans eux",
    schema: { type: "string", enum: ["oui", "non"] },
  },
};

const PAR_CHEMIN: Readonly<Record<string, Operation>> = {
  "/api/recherche": {
    resume: "Chercher un métier par son intitulé ; une ligne par métier, la meilleure d'abord",
    schema: reponseRecherche,
    query: {
      q: {
        description: "Ce qu'une personne écrit ; vide : aucun résultat",
        schema: { ...texte, maxLength: REQUETE_MAX },
      },
      limite: {
        description: "Nombre de résultats",
        schema: { type: "integer", minimum: 1, maximum: 50, default: 20 },
      },
      expliquer: {
        description: "1 : dit ce qui répond, où et de combien",
        schema: { type: "integer", enum: [0, 1], default: 0 },
      },
      ...CRITERES_DOCUMENTES,
    },
    erreurs: [400],
  },
  "/api/metiers": {
    resume: "Les métiers qui répondent à tous les critères donnés, 50 par page",
    schema: reponseMetiers,
    query: {
      ...CRITERES_DOCUMENTES,
      page: { description: "Page, à partir de 1", schema: { type: "integer", minimum: 1, default: 1 } },
    },
    erreurs: [400],
  },
  "/api/metiers/{code}": {
    resume: "Tout ce que le référentiel sait d'un métier",
    schema: reponseMetier,
    path: { code: "Code ROME du métier, dans n'importe quelle casse" },
    erreurs: [404],
  },
  "/api/metiers/{code}/mobilites": {
    resume: "Les mobilités officielles d'un métier et les rapprochements calculés, chacun expliqué",
    schema: reponseMobilites,
    path: { code: "Code ROME du métier" },
    query: {
      limite: {
        description: "Nombre de rapprochements calculés ; les mobilités officielles y sont toutes",
        schema: { type: "integer", minimum: 0, maximum: 50, default: 10 },
      },
    },
    erreurs: [400, 404],
  },
  "/api/parcours": {
    resume: "Des parcours d'un métier à un autre, en plusieurs étapes, chacune expliquée",
    schema: reponseParcours,
    query: {
      de: { description: "Code du métier de départ", schema: texte, requis: true },
      vers: { description: "Code du métier d'arrivée", schema: texte, requis: true },
      etapes: {
        description: "Nombre d'étapes au plus",
        schema: { type: "integer", minimum: 1, maximum: 4, default: 4 },
      },
    },
    erreurs: [400],
  },
  "/api/carte": {
    resume: "Tous les métiers sur une carte, en colonnes, et les mobilités officielles entre eux",
    schema: reponseCarte,
    erreurs: [],
  },
  "/api/profil": {
    resume: "Des métiers pour une personne : métiers exercés, savoir-faire et savoirs, conditions refusées",
    schema: reponseProfil,
    corps: demandeProfil,
    erreurs: [400, 413],
  },
  "/api/plans": {
    resume: "Déposer un plan, chiffré par le navigateur : le serveur ne peut pas le lire",
    schema: reponsePlanCree,
    corps: demandePlan,
    succes: 201,
    erreurs: [400, 413, 429, 507],
  },
  "/api/plans/{jeton}": {
    resume: "Un plan déposé, toujours chiffré",
    schema: reponsePlan,
    path: { jeton: "Jeton du lien" },
    sansEtag: true,
    erreurs: [404, 429],
    retirer: {
      resume: "Retirer un plan déposé, avec le secret reçu à sa création",
      erreurs: [404, 429],
    },
  },
  "/api/rendez-vous/schema.json": {
    resume: "Le schéma JSON d'un rendez-vous exporté",
    schema: z.looseObject({ $schema: z.string() }),
    erreurs: [],
  },
  "/api/version": {
    resume: "Version, source et comptes du référentiel en service",
    schema: reponseVersion,
    erreurs: [],
  },
  "/api/versions/{de}/{a}": {
    resume: "Ce qui a changé entre deux versions du ROME que ce site a gardées",
    schema: reponseVersions,
    path: { de: "Numéro de la version la plus ancienne", a: "Numéro de la version la plus récente" },
    erreurs: [400, 404],
  },
  "/api/sante": { resume: "État de chaque partie du service", schema: reponseSante, erreurs: [] },
};

/** Each operation in a line, for the page that tells of the API. */
export const OPERATIONS: readonly { readonly chemin: string; readonly resume: string }[] = Object.entries(
  PAR_CHEMIN,
).flatMap(([chemin, { resume, corps, retirer }]) => [
  { chemin: `${corps ? "POST" : "GET"} ${chemin}`, resume },
  ...(retirer ? [{ chemin: `DELETE ${chemin}`, resume: retirer.resume }] : []),
]);

const parametresDeChemin = ({ path }: Operation): object[] =>
  Object.entries(path ?? {}).map(([name, description]) => ({
    name,
    in: "path",
    required: true,
    description,
    schema: texte,
  }));

const enSchema = (schema: z.ZodType): object => z.toJSONSchema(schema, { target: "draft-2020-12" });

/** The OpenAPI 3.1 document of the API. */
export function openapi(siteUrl: string): object {
  const probleme = { "application/problem+json": { schema: enSchema(reponseProblemeSchema) } };
  const refus = (erreurs: readonly number[]): object =>
    Object.fromEntries(
      [...erreurs, 405, 503].map((statut) => [statut, { description: "Refus expliqué", content: probleme }]),
    );
  return {
    openapi: "3.1.0",
    info: {
      title: "Passerelles",
      version: "1",
      description:
        "Le ROME 4.0 de France Travail : recherche, fiches métiers, mobilité professionnelle. Données : France Travail, Licence Ouverte 2.0.",
    },
    servers: [{ url: siteUrl }],
    components: { securitySchemes: { secret: { type: "http", scheme: "bearer" } } },
    paths: Object.fromEntries(
      Object.entries(PAR_CHEMIN).map(([chemin, o]) => [
        chemin,
        {
          [o.corps ? "post" : "get"]: {
            summary: o.resume,
            ...(o.corps
              ? {
                  requestBody: {
                    required: true,
                    content: {
                      "application/json": {
                        schema: z.toJSONSchema(o.corps, { target: "draft-2020-12", io: "input" }),
                      },
                    },
                  },
                }
              : {}),
            parameters: [
              ...parametresDeChemin(o),
              ...Object.entries(o.query ?? {}).map(([name, { description, schema, requis = false }]) => ({
                name,
                in: "query",
                required: requis,
                description,
                schema,
              })),
            ],
            responses: {
              [o.succes ?? 200]: {
                description: o.succes ? "Fait" : "Trouvé",
                content: { "application/json": { schema: enSchema(o.schema) } },
              },
              ...(chemin === "/api/sante" || o.corps || o.sansEtag
                ? {}
                : { 304: { description: "Inchangé depuis l'ETag donné" } }),
              ...refus(o.erreurs),
            },
          },
          ...(o.retirer
            ? {
                delete: {
                  summary: o.retirer.resume,
                  security: [{ secret: [] }],
                  parameters: parametresDeChemin(o),
                  responses: { 204: { description: "Retiré" }, ...refus(o.retirer.erreurs) },
                },
              }
            : {}),
        },
      ]),
    ),
  };
}
