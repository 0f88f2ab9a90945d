import { z } from "../zod";

/** The shapes of the API that a browser parses too; `schemas.ts`, which has the others, knows the referential. */
export const code = z.string();
export const libelle = z.string();
export const ref = z.object({ code, libelle });
export const version = z.string().describe("Version du ROME 4.0, par exemple « 60 »");
export const coeur = z.enum(["principale", "emergente"]).nullable().describe("Cœur de métier");

/** What a fiche asks for. */
export const ficheItems = z.object({
  competences: z.array(
    z.object({
      code,
      libelle,
      type: z.enum(["technique", "expert", "transverse", "savoir-etre"]),
      macroCompetence: z.boolean(),
      coeur,
      enjeu: ref.nullable(),
      macro: ref.nullable(),
    }),
  ),
  savoirs: z.array(z.object({ code, libelle, categorie: z.string(), sousCategorie: z.string(), coeur })),
});

const item = z.object({
  code,
  libelle,
  type: z.enum(["savoir-faire", "macro", "savoir", "certification"]),
  coeur,
  enjeu: ref.nullable(),
  macro: ref.nullable(),
});
const condition = z.object({ code, libelle, type: z.string() });

/** A move, explained. Held to what `lib/mobilite` gives by the contract tests. */
export const mobilite = z.object({
  code,
  libelle,
  ordre: z.int().nullable().describe("Rang officiel ; null pour un rapprochement calculé"),
  score: z.number().describe("Proximité, pour ordonner ; ce n'est pas une chance de réussite"),
  raisons: z.array(
    z.object({
      type: z.string(),
      titre: z.string(),
      texte: z.string(),
      items: z.array(z.object({ code: code.nullable(), libelle })),
    }),
  ),
  acquis: z.array(item).describe("Ce qui sert déjà, le plus distinctif d'abord"),
  aAcquerir: z.array(item).describe("Le cœur de métier de la cible qui manque"),
  conditions: z.object({ nouvelles: z.array(condition), quittees: z.array(condition) }),
  alertes: z.array(
    z.object({
      type: z.enum(["reglemente", "cadre", "grand-domaine", "jamais-cible", "interets"]),
      texte: z.string(),
    }),
  ),
});
/** A move of a person. */
const proposition = mobilite.extend({
  depuis: z
    .array(ref)
    .describe(
      "Métiers exercés d'où elle part : ceux dont la table officielle l'a ; pour un rapprochement calculé, le plus proche",
    ),
});
export const reponseProfil = z.object({ version, propositions: z.array(proposition) });

export const reponsePlanCree = z.object({
  jeton: z.string(),
  revocation: z.string().describe("Secret à garder : il permet de retirer le plan"),
  expireLe: z.iso.datetime(),
});
export const reponsePlan = z.object({
  scelle: z.string().describe("Chiffré par le navigateur : la clé n'est pas sur ce serveur"),
  expireLe: z.iso.datetime(),
});
