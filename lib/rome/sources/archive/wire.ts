import { z } from "zod";

/**
 * The CSV files of the archive and their columns, as France Travail names them. Every column named here is needed: a flag
 * whose column went missing would read as "the ROME says nothing", which is another thing.
 * Name of a file: `unix_{nom}_v4{version}_utf8.csv`. Columns that are not named here are ignored.
 */
const texte = z.string().trim();
const requis = texte.min(1);
const codeMetier = texte.regex(/^[A-N]\d{4}$/);
const ouiNon = z.enum(["O", "N", ""]);
/** Not `z.coerce.number()`: it takes an empty cell for 0. */
const entier = texte.regex(/^\d{1,9}$/).transform(Number);

export const FICHIERS = {
  grand_domaine: {
    requis: true,
    ligne: z.object({ code_grand_domaine: texte.regex(/^[A-N]$/), libelle_grand_domaine: requis }),
  },
  domaine_professionnel: {
    requis: true,
    ligne: z.object({
      code_domaine_professionnel: texte.regex(/^[A-N]\d{2}$/),
      libelle_domaine_professionnel: requis,
    }),
  },
  referentiel_code_rome: {
    requis: true,
    ligne: z.object({
      code_rome: codeMetier,
      code_ogr: requis,
      libelle_rome: requis,
      transition_eco: z.enum([
        "Emploi Blanc",
        "Emploi Vert",
        "Emploi Brun",
        "Emploi stratégique pour la Transition écologique",
        "",
      ]),
      transition_num: ouiNon,
      transition_demo: ouiNon,
      emploi_reglemente: ouiNon,
      emploi_cadre: ouiNon,
      code_rome_parent: texte,
    }),
  },
  texte: {
    requis: true,
    ligne: z.object({
      code_rome: codeMetier,
      libelle_type_texte: z.enum(["definition", "acces_metier"]),
      position_phrase: entier,
      libelle_texte: texte,
    }),
  },
  referentiel_appellation: {
    requis: true,
    ligne: z.object({
      code_ogr: requis,
      libelle_appellation_long: requis,
      libelle_appellation_court: texte,
      code_rome: codeMetier,
      classification: z.enum(["PRINCIPALE", "SYNONYME"]),
      code_rome_parent: texte,
      peu_usite: ouiNon,
    }),
  },
  referentiel_competence: {
    requis: true,
    ligne: z.object({
      code_ogr: requis,
      nature: z.enum(["Compétence", "Macro-compétence"]),
      libelle_competence: requis,
      code_ogr_macro_comp: texte,
      cat_comp: z.enum(["Savoir-faire", "Savoir-être professionnel"]),
      sous_cat_comp: z.enum(["Technique", "Technique expert", "Transverse"]),
    }),
  },
  referentiel_savoir: {
    requis: true,
    ligne: z.object({
      code_ogr_savoir: requis,
      libelle_savoir: requis,
      categorie_savoir: texte,
      sous_categorie_savoir: texte,
    }),
  },
  referentiel_contexte_travail: {
    requis: true,
    ligne: z.object({
      code_ogr: requis,
      libelle_cont_travail: requis,
      code_type_cont_trav: requis,
      libelle_type_cont_trav: requis,
    }),
  },
  coherence_item: {
    requis: true,
    ligne: z.object({
      code_rome: codeMetier,
      code_ogr: requis,
      coeur_metier: z.enum(["Principale", "Émergente", "Emergente", ""]),
    }),
  },
  rubrique_mobilite: {
    requis: true,
    ligne: z.object({
      code_rome: codeMetier,
      code_rome_cible: codeMetier,
      numero_ordre: entier.refine((n) => n > 0),
    }),
  },
  referentiel_code_rome_riasec: {
    requis: false,
    ligne: z.object({
      code_rome: codeMetier,
      riasec_majeur: z.enum(["R", "I", "A", "S", "E", "C", ""]),
      riasec_mineur: z.enum(["R", "I", "A", "S", "E", "C", ""]),
    }),
  },
  arborescence_competences: {
    requis: false,
    ligne: z.object({
      code_domaine_competence: requis,
      domaine_competence: requis,
      code_enjeu: requis,
      enjeu: requis,
      code_objectif: requis,
      objectif: requis,
      code_macro_competence: requis,
      code_ogr_macro_competence: requis,
    }),
  },
  centre_interet: {
    requis: false,
    ligne: z.object({
      code_centre_interet: requis,
      libelle_centre_interet: requis,
      definition_centre_interet: texte,
    }),
  },
  arborescence_centre_interet: {
    requis: false,
    ligne: z.object({
      code_centre_interet: requis,
      libelle_centre_interet: requis,
      code_rome: codeMetier,
      principal: z.enum(["oui", "non"]),
    }),
  },
  secteur_activite: {
    requis: false,
    ligne: z.object({
      code_sect_activite: requis,
      libelle_sect_activite: requis,
      definition_sect_activite: texte,
    }),
  },
  sous_secteur_activite: {
    requis: false,
    ligne: z.object({
      code_ss_sect_activite: requis,
      libelle_ss_sect_activite: requis,
      definition_ss_sect_activite: texte,
      code_sect_activite: requis,
    }),
  },
  arborescence_secteur_activite: {
    requis: false,
    ligne: z.object({
      code_sect_activite: requis,
      libelle_sect_activite: requis,
      code_ss_sect_activite: texte,
      libelle_ss_sect_activite: texte,
      code_rome: codeMetier,
      principal: z.enum(["oui", "non"]),
    }),
  },
  themes: {
    requis: false,
    ligne: z.object({ code_theme: requis, libelle_theme: requis, definition_theme: texte }),
  },
  arborescence_thematique: {
    requis: false,
    ligne: z.object({ code_theme: requis, libelle_theme: requis, code_rome: codeMetier }),
  },
  secteur_naf: {
    requis: false,
    ligne: z.object({ code_secteur_naf: requis, libelle_secteur_naf: requis }),
  },
  arborescence_secteur_naf: {
    requis: false,
    ligne: z.object({ code_secteur_naf: requis, libelle_secteur_naf: requis, code_rome: codeMetier }),
  },
} as const satisfies Record<string, { requis: boolean; ligne: z.ZodObject }>;

export type NomFichier = keyof typeof FICHIERS;
export type Ligne<F extends NomFichier> = z.infer<(typeof FICHIERS)[F]["ligne"]>;

export const NOMS_FICHIERS = Object.keys(FICHIERS) as NomFichier[];

/** `unix_texte_v460_utf8.csv` → { nom: "texte", version: "60" }; null for another name. The 4 stands for ROME 4.0. */
export function parseNomFichier(nom: string): { nom: string; version: string } | null {
  const [, fichier, version] = /^unix_(\w+?)_v4(\d+)_utf8\.csv$/.exec(nom) ?? [];
  return fichier === undefined || version === undefined ? null : { nom: fichier, version };
}

/** "Numero de version : 60 … Date de publication : 18/09/2025" → { version: "60", publieeLe: "2025-09-18" }. */
export function parseVersionTxt(contenu: string): { version: string | null; publieeLe: string | null } {
  const version = /version\s*:\s*(\d+)/i.exec(contenu)?.[1] ?? null;
  const [, jour, mois, annee] = /date de publication\s*:\s*(\d{2})\/(\d{2})\/(\d{4})/i.exec(contenu) ?? [];
  return { version, publieeLe: annee === undefined ? null : `${annee}-${mois}-${jour}` };
}
