import { z } from "zod";

export const METIERS_MAX = 20;
export const ITEMS_MAX = 500;
export const PROPOSITIONS_MAX = 50;

/** A list of codes, each once: what is said twice counts once towards the limit. */
const codes = (max: number, quoi: string) =>
  z
    .array(z.string("Un code est une chaîne de caractères."), "Une liste de codes est attendue.")
    .transform((liste) => [...new Set(liste)])
    .refine((liste) => liste.length <= max, `Au plus ${max} ${quoi}.`);

/** Body of `POST /api/profil`. A compétence and a savoir count together towards the limit of 500. */
export const demandeProfil = z
  .object({
    metiers: codes(METIERS_MAX, "métiers").default([]),
    competences: codes(ITEMS_MAX, "compétences").optional(),
    savoirs: codes(ITEMS_MAX, "savoirs").optional(),
    sans: z
      .object({
        contextes: codes(ITEMS_MAX, "contextes").default([]),
        reglemente: z.boolean().default(false),
      })
      .default({ contextes: [], reglemente: false }),
    limite: z.int().min(1).max(PROPOSITIONS_MAX).default(20),
  })
  .refine((d) => (d.competences?.length ?? 0) + (d.savoirs?.length ?? 0) <= ITEMS_MAX, {
    path: ["competences"],
    error: `Au plus ${ITEMS_MAX} compétences et savoirs en tout.`,
  })
  .refine((d) => d.metiers.length + (d.competences?.length ?? 0) + (d.savoirs?.length ?? 0) > 0, {
    path: ["metiers"],
    error: "Au moins un métier, une compétence ou un savoir est attendu.",
  });

export type DemandeProfil = z.output<typeof demandeProfil>;
