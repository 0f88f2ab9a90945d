import { z } from "zod";
import { LETTRES_RIASEC, parseCodeMetier, parseCodeOgr } from "../rome";

export const METIERS_MAX = 20;
export const ITEMS_MAX = 500;
const PROPOSITIONS_MAX = 50;
const CENTRES_MAX = 60;

/** A list of codes, each once: what is said twice counts once towards the limit. One that has not the shape stays as it is. */
const codes = (max: number, quoi: string, lire: (texte: string) => string | null) =>
  z
    .array(z.string("Un code est une chaîne de caractères."), "Une liste de codes est attendue.")
    .transform((liste) => [...new Set(liste.map((texte) => lire(texte) ?? texte.trim()))])
    .refine((liste) => liste.length <= max, `Au plus ${max} ${quoi}.`);

/** Unknown keys are refused: a misspelt one would be taken for no wish at all. */
const objet = <T extends z.core.$ZodShape>(champs: T) =>
  z.strictObject(champs, {
    error: ({ code, keys }) =>
      code === "unrecognized_keys"
        ? `${keys.length > 1 ? "Champs inconnus" : "Champ inconnu"} : ${keys.join(", ")}. Champs possibles : ${Object.keys(champs).join(", ")}.`
        : `Un objet est attendu, avec ${Object.keys(champs).join(", ")}.`,
  });

const LIMITE = `Un nombre entier de 1 à ${PROPOSITIONS_MAX} est attendu.`;

/** Body of `POST /api/profil`. A compétence and a savoir count together towards the limit of 500. */
export const demandeProfil = objet({
  metiers: codes(METIERS_MAX, "métiers", parseCodeMetier).default([]),
  competences: codes(ITEMS_MAX, "compétences", parseCodeOgr).optional(),
  savoirs: codes(ITEMS_MAX, "savoirs", parseCodeOgr).optional(),
  sans: objet({
    contextes: codes(ITEMS_MAX, "contextes", parseCodeOgr).default([]),
    reglemente: z.boolean("Vrai (true) ou faux (false) est attendu.").default(false),
  }).default({ contextes: [], reglemente: false }),
  /** Kept: métiers that answer to one of these interests, or whose first letters are among these. */
  avec: objet({
    centresInteret: z
      .array(z.string("Un code est une chaîne de caractères."), "Une liste de codes est attendue.")
      .max(CENTRES_MAX, `Au plus ${CENTRES_MAX} centres d’intérêt.`)
      .default([]),
    riasec: z
      .array(z.enum(LETTRES_RIASEC, "Une lettre parmi R, I, A, S, E, C est attendue."))
      .max(LETTRES_RIASEC.length, `Au plus ${LETTRES_RIASEC.length} lettres.`)
      .default([]),
  }).default({ centresInteret: [], riasec: [] }),
  /** These métiers alone, each explained, whatever is refused: what was set aside stays so. */
  vers: codes(PROPOSITIONS_MAX, "métiers", parseCodeMetier).default([]),
  limite: z.int(LIMITE).min(1, LIMITE).max(PROPOSITIONS_MAX, LIMITE).default(20),
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
