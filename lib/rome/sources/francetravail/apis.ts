import { z } from "zod";

/** The APIs that are used. Each has its scope, its quota and may be missing from what was subscribed to. */
export const idApi = z.enum(["metiers", "competences", "contextes", "fiches", "substitutions", "romeo"]);
export type IdApi = z.infer<typeof idApi>;

export interface Api {
  readonly id: IdApi;
  /** As the portal of France Travail calls it. */
  readonly nom: string;
  /** Its folder under the address of the gateway. */
  readonly dossier: string;
  /** Both words are needed. One token a scope: a word that is not subscribed to spoils the whole token. */
  readonly scope: string;
}

export const APIS: { readonly [I in IdApi]: Api & { readonly id: I } } = {
  metiers: {
    id: "metiers",
    nom: "ROME 4.0 – Métiers",
    dossier: "rome-metiers",
    scope: "api_rome-metiersv1 nomenclatureRome",
  },
  competences: {
    id: "competences",
    nom: "ROME 4.0 – Compétences",
    dossier: "rome-competences",
    scope: "api_rome-competencesv1 nomenclatureRome",
  },
  contextes: {
    id: "contextes",
    nom: "ROME 4.0 – Contextes de travail",
    dossier: "rome-contextes-travail",
    scope: "api_rome-contextes-travailv1 nomenclatureRome",
  },
  fiches: {
    id: "fiches",
    nom: "ROME 4.0 – Fiches métiers",
    dossier: "rome-fiches-metiers",
    scope: "api_rome-fiches-metiersv1 nomenclatureRome",
  },
  substitutions: {
    id: "substitutions",
    nom: "ROME 4.0 – Substitutions",
    dossier: "rome-substitutions",
    scope: "api_rome-substitutionsv1 nomenclatureRomeSubstitutions",
  },
  romeo: { id: "romeo", nom: "ROMEO v2", dossier: "romeo/v2", scope: "api_romeov2" },
};
export const IDS_API: readonly IdApi[] = idApi.options;
