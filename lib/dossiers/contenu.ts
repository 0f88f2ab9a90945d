import { z } from "../zod";

/**
 * What an appointment writes down: the same document in the browser, in a link, in a file and in a saved dossier. It keeps
 * codes, the titles the person chose and the ROME version they were read in, never a fiche.
 */
export const FORMAT = "passerelles/rendez-vous";

/** Bounds of a document, in items or in characters. A careful appointment stays at a tenth of them. */
export const LIMITES = {
  metiers: 20,
  acquis: 500,
  refus: 60,
  selection: 30,
  etapes: 50,
  nom: 80,
  note: 2_000,
  etape: 300,
  notes: 10_000,
} as const;

/** Years in one métier: more is a slip of the finger. */
export const ANNEES_MAX = 60;

const code = z.string().regex(/^[A-Z]\d{4}$/);
const ogr = z.string().regex(/^\d{1,9}$/);
const libelle = z.string().trim().min(1).max(200);
const version = z.string().regex(/^[\w.-]{1,20}$/);
const date = z.iso.datetime();

/** A métier as it was chosen: its code, and the title by which the person knows it when there is one. */
const metier = z.object({ code, ogr: ogr.nullable().default(null), libelle });

const schema = z.object({
  format: z.literal(FORMAT),
  /** Of this document, not of the ROME. */
  schema: z.literal(1),
  /** ROME version the codes were read in. */
  rome: version,
  creeLe: date,
  modifieLe: date,
  /** A pseudonym or nothing; typed by hand. */
  personne: z.string().trim().max(LIMITES.nom).default(""),
  /** Métiers held; `annees` is years, to the half. */
  passes: z
    .array(metier.extend({ annees: z.number().min(0).max(ANNEES_MAX).nullable().default(null) }))
    .max(LIMITES.metiers)
    .default([]),
  /** What the person can do: OGR codes of compétences and savoirs. */
  acquis: z
    .object({
      competences: z.array(ogr).max(LIMITES.acquis).default([]),
      savoirs: z.array(ogr).max(LIMITES.acquis).default([]),
    })
    .default({ competences: [], savoirs: [] }),
  /** Wanted and refused. */
  souhaits: z
    .object({
      sansContextes: z.array(ogr).max(LIMITES.refus).default([]),
      sansReglemente: z.boolean().default(false),
      centresInteret: z.array(z.string().max(20)).max(LIMITES.refus).default([]),
      riasec: z
        .array(z.enum(["R", "I", "A", "S", "E", "C"]))
        .max(6)
        .default([]),
    })
    .default({ sansContextes: [], sansReglemente: false, centresInteret: [], riasec: [] }),
  /** Métiers set aside, each with a note. */
  selection: z
    .array(metier.extend({ note: z.string().max(LIMITES.note).default("") }))
    .max(LIMITES.selection)
    .default([]),
  /** Next steps in the person's words. */
  etapes: z
    .array(
      z.object({ texte: z.string().trim().min(1).max(LIMITES.etape), faite: z.boolean().default(false) }),
    )
    .max(LIMITES.etapes)
    .default([]),
  notes: z.string().max(LIMITES.notes).default(""),
});

export type Contenu = z.output<typeof schema>;
export type MetierChoisi = z.output<typeof metier>;

/** Read, or refused with the first reason, in French. */
export type LectureContenu =
  | { readonly statut: "lu"; readonly contenu: Contenu }
  | { readonly statut: "refuse"; readonly raison: string };

/** Reads a document from anywhere: a file, a link, a form, the storage of a browser. Unknown keys are left out. */
export function lireContenu(brut: unknown): LectureContenu {
  const lu = schema.safeParse(brut);
  if (lu.success) return { statut: "lu", contenu: lu.data };
  const [faute] = lu.error.issues;
  const ou = faute?.path.join(".");
  const raison =
    ou === "format" || ou === ""
      ? "ce n’est pas un rendez-vous de Passerelles"
      : `« ${ou} » est refusé (${faute?.message})`;
  return { statut: "refuse", raison };
}

/** A new document. @param rome version of the referential in service. @param maintenant ISO date. */
export const contenuVide = (rome: string, maintenant: string): Contenu =>
  schema.parse({ format: FORMAT, schema: 1, rome, creeLe: maintenant, modifieLe: maintenant });

/** JSON Schema of the exported file, for those who read it elsewhere. */
export const schemaContenu = (): object => z.toJSONSchema(schema, { io: "input" });
