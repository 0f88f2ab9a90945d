import { z } from "zod";

/** One file of the extract; what each place of a tuple is stands in the README of this folder. */
const code = z.string().min(1);
// Trimmed, as the archive is: some labels of v60 end with a space.
const libelle = z.string().trim().min(1);
const metier = z.string().regex(/^[A-N]\d{4}$/);
const riasec = z.enum(["R", "I", "A", "S", "E", "C"]);
const ouiNon = z.boolean().nullable();
const coeur = z.enum(["principale", "emergente"]).optional();
const principal = z.literal("principal").optional();

export const fichierExtrait = z.strictObject({
  grandDomaine: z.tuple([code, libelle]),
  domaines: z.array(z.tuple([code, libelle])),
  objectifs: z.array(z.tuple([code, libelle, code, libelle, code, libelle])),
  macros: z.array(z.tuple([code, code, libelle, code])),
  metiers: z.array(
    z.strictObject({
      code: metier,
      ogr: code,
      libelle,
      parent: metier,
      riasec: z.array(riasec).max(2),
      reglemente: ouiNon,
      cadre: ouiNon,
      transitions: z.strictObject({
        ecologique: z.enum(["blanc", "vert", "brun", "strategique"]).nullable(),
        numerique: ouiNon,
        demographique: ouiNon,
      }),
      definition: z.array(libelle).min(1),
      acces: z.array(libelle).min(1),
      appellations: z
        .array(
          z.tuple([
            code,
            libelle,
            z
              .strictObject({
                court: libelle.optional(),
                ancien: metier.optional(),
                peuUsite: z.boolean().optional(),
              })
              .optional(),
          ]),
        )
        .min(1),
      competences: z.array(
        z.tuple([
          code,
          libelle,
          z.enum([
            "technique",
            "expert",
            "transverse",
            "macro-technique",
            "macro-expert",
            "macro-transverse",
            "savoir-etre",
          ]),
          code.nullable(),
          coeur,
        ]),
      ),
      savoirs: z.array(z.tuple([code, libelle, libelle, z.string(), coeur])),
      contextes: z.record(libelle, z.array(z.tuple([code, libelle]))),
      centresInteret: z.array(z.tuple([code, libelle, principal])),
      secteurs: z.array(z.tuple([code, libelle, code.nullable(), libelle.nullable(), principal])),
      themes: z.array(z.tuple([code, libelle])),
      naf: z.array(z.tuple([code, libelle])),
      mobilites: z.array(z.tuple([metier, z.number().int().positive()])),
    }),
  ),
});

export type FichierExtrait = z.infer<typeof fichierExtrait>;
