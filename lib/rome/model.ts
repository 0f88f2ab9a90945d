/**
 * The ROME in this application's words. Two shapes:
 * - `RomeTables`: flat rows, as a source gives them and as the snapshot keeps them;
 * - `Referential`: the same, validated, linked and indexed; immutable; what the rest of the code reads.
 */
import type { CodeMetier } from "./codes";

/** Where the data came from: the ROME APIs, the open-data archive, or the embedded extract. */
export type Source = "api" | "archive" | "extrait";

export type LettreRiasec = "R" | "I" | "A" | "S" | "E" | "C";
export const LETTRES_RIASEC: readonly LettreRiasec[] = ["R", "I", "A", "S", "E", "C"];

/** `coeur_metier` of a link: main part of the job, emerging, or neither. */
export type Coeur = "principale" | "emergente" | null;

export type TransitionEcologique = "blanc" | "vert" | "brun" | "strategique";

export type NatureCompetence = "competence" | "macro";
export type CategorieCompetence = "technique" | "expert" | "transverse" | "savoir-etre";

// ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface NomenclatureRow {
  readonly code: string;
  readonly libelle: string;
}
export interface DefinitionRow extends NomenclatureRow {
  /** Paragraphs separated by line breaks; empty where there is none. */
  readonly definition: string;
}
export interface MetierRow {
  readonly code: CodeMetier;
  readonly ogr: string;
  readonly libelle: string;
  /** ROME code of the fiche it was split from (its own code where it was not). */
  readonly parent: string;
  readonly riasecMajeur: LettreRiasec | null;
  readonly riasecMineur: LettreRiasec | null;
  /** true, false, or null where the ROME says nothing. */
  readonly reglemente: boolean | null;
  readonly cadre: boolean | null;
  readonly ecologique: TransitionEcologique | null;
  readonly numerique: boolean | null;
  readonly demographique: boolean | null;
}
export interface TexteRow {
  readonly metier: CodeMetier;
  readonly genre: "definition" | "acces";
  readonly position: number;
  readonly texte: string;
}
export interface AppellationRow {
  readonly ogr: string;
  readonly metier: CodeMetier;
  readonly libelle: string;
  readonly libelleCourt: string;
  readonly principale: boolean;
  readonly peuUsite: boolean;
  /** ROME code before 09/2023; not its present métier. */
  readonly ancienCode: string;
}
export interface CompetenceRow {
  readonly ogr: string;
  readonly libelle: string;
  readonly nature: NatureCompetence;
  readonly categorie: CategorieCompetence;
  /** OGR of its macro-compétence; null for a macro-compétence. */
  readonly macro: string | null;
}
/** Where a macro-compétence stands in the tree domaine › enjeu › objectif › macro. */
export interface MacroRow {
  readonly ogr: string;
  readonly code: string;
  readonly objectif: string;
}
export interface ObjectifRow extends NomenclatureRow {
  readonly enjeu: string;
}
export interface EnjeuRow extends NomenclatureRow {
  readonly domaine: string;
}
export interface SavoirRow {
  readonly ogr: string;
  readonly libelle: string;
  readonly categorie: string;
  readonly sousCategorie: string;
}
export interface ContexteRow {
  readonly ogr: string;
  readonly libelle: string;
  readonly typeCode: string;
  readonly type: string;
}
export interface SousSecteurRow extends DefinitionRow {
  readonly secteur: string;
}
/** A link métier → item (compétence, savoir or contexte, told by `ogr`). */
export interface ItemRow {
  readonly metier: CodeMetier;
  readonly ogr: string;
  readonly coeur: Coeur;
}
export interface CentreInteretLienRow {
  readonly metier: CodeMetier;
  readonly code: string;
  readonly principal: boolean;
}
export interface SecteurLienRow {
  readonly metier: CodeMetier;
  readonly secteur: string;
  readonly sousSecteur: string | null;
  readonly principal: boolean;
}
export interface NomenclatureLienRow {
  readonly metier: CodeMetier;
  readonly code: string;
}
export interface MobiliteRow {
  readonly metier: CodeMetier;
  readonly cible: CodeMetier;
  /** Official rank, from 1. */
  readonly ordre: number;
}

/** Every table of a source. Empty where the source lacks an optional one. */
export interface Tables {
  readonly grandsDomaines: readonly NomenclatureRow[];
  readonly domaines: readonly NomenclatureRow[];
  readonly metiers: readonly MetierRow[];
  readonly textes: readonly TexteRow[];
  readonly appellations: readonly AppellationRow[];
  readonly domainesCompetence: readonly NomenclatureRow[];
  readonly enjeux: readonly EnjeuRow[];
  readonly objectifs: readonly ObjectifRow[];
  readonly macros: readonly MacroRow[];
  readonly competences: readonly CompetenceRow[];
  readonly savoirs: readonly SavoirRow[];
  readonly contextes: readonly ContexteRow[];
  readonly items: readonly ItemRow[];
  readonly centresInteret: readonly DefinitionRow[];
  readonly centresInteretLiens: readonly CentreInteretLienRow[];
  readonly secteurs: readonly DefinitionRow[];
  readonly sousSecteurs: readonly SousSecteurRow[];
  readonly secteursLiens: readonly SecteurLienRow[];
  readonly themes: readonly DefinitionRow[];
  readonly themesLiens: readonly NomenclatureLienRow[];
  readonly nafs: readonly NomenclatureRow[];
  readonly nafsLiens: readonly NomenclatureLienRow[];
  readonly mobilites: readonly MobiliteRow[];
}
export type NomTable = keyof Tables;

export interface RomeTables {
  /** ROME 4.0 version number, e.g. "60". */
  readonly version: string;
  /** ISO date of publication, null where the source does not say. */
  readonly publieeLe: string | null;
  readonly source: Source;
  readonly tables: Tables;
}

// ── The linked referential ──────────────────────────────────────────────────────────────────────────────────────

/** A title in its two forms; the same text twice where the title has one form only. */
export interface Intitule {
  readonly masculin: string;
  readonly feminin: string;
}
export interface Nomenclature extends NomenclatureRow {
  /** Codes of the métiers that have it, in code order. */
  readonly metiers: readonly CodeMetier[];
}
export interface GrandDomaine extends Nomenclature {
  readonly domaines: readonly Domaine[];
}
export interface Domaine extends Nomenclature {
  readonly grandDomaine: NomenclatureRow;
}
export interface Appellation {
  readonly ogr: string;
  readonly libelle: string;
  readonly libelleCourt: string;
  readonly intitule: Intitule;
  readonly genre: "principale" | "synonyme";
  readonly peuUsite: boolean;
  readonly ancienCode: string;
  readonly metier: CodeMetier;
}
export interface Objectif extends NomenclatureRow {
  readonly enjeu: Enjeu;
}
export interface Enjeu extends NomenclatureRow {
  readonly domaine: NomenclatureRow;
}
export interface Competence {
  readonly ogr: string;
  readonly libelle: string;
  readonly nature: NatureCompetence;
  readonly categorie: CategorieCompetence;
  /** Its macro-compétence; itself for a macro; null where the source gives no hierarchy. */
  readonly macro: NomenclatureRow | null;
  readonly objectif: Objectif | null;
  readonly metiers: readonly CodeMetier[];
}
export interface Savoir extends SavoirRow {
  readonly metiers: readonly CodeMetier[];
}
export interface Contexte extends ContexteRow {
  readonly metiers: readonly CodeMetier[];
}
export interface CentreInteret extends Nomenclature {
  readonly definition: string;
}
export interface Secteur extends Nomenclature {
  readonly definition: string;
}
export interface Theme extends Nomenclature {
  readonly definition: string;
}
export interface Mobilite {
  readonly cible: CodeMetier;
  readonly ordre: number;
}

export interface Metier {
  readonly code: CodeMetier;
  readonly ogr: string;
  readonly libelle: string;
  readonly intitule: Intitule;
  readonly parent: string;
  readonly grandDomaine: NomenclatureRow;
  readonly domaine: NomenclatureRow;
  readonly riasec: readonly LettreRiasec[];
  readonly reglemente: boolean | null;
  readonly cadre: boolean | null;
  readonly transitions: {
    readonly ecologique: TransitionEcologique | null;
    readonly numerique: boolean | null;
    readonly demographique: boolean | null;
  };
  readonly definition: readonly string[];
  readonly acces: readonly string[];
  /** The principal one first, then the synonyms in the order of the source. */
  readonly appellations: readonly Appellation[];
  readonly competences: readonly { readonly competence: Competence; readonly coeur: Coeur }[];
  readonly savoirs: readonly { readonly savoir: Savoir; readonly coeur: Coeur }[];
  readonly contextes: readonly Contexte[];
  readonly centresInteret: readonly { readonly centre: CentreInteret; readonly principal: boolean }[];
  readonly secteurs: readonly {
    readonly secteur: Secteur;
    readonly sousSecteur: NomenclatureRow | null;
    readonly principal: boolean;
  }[];
  readonly themes: readonly Theme[];
  readonly nafs: readonly Nomenclature[];
  /** Official moves, in official order. */
  readonly mobilites: readonly Mobilite[];
}

export interface Comptes {
  readonly metiers: number;
  readonly appellations: number;
  readonly competences: number;
  readonly savoirs: number;
  readonly contextes: number;
  readonly mobilites: number;
}

export interface Referential {
  readonly version: string;
  readonly publieeLe: string | null;
  readonly source: Source;
  readonly comptes: Comptes;
  /** How many of these one métier at least has: the ROME keeps some that none does. */
  readonly cites: Readonly<Record<"competences" | "savoirs" | "contextes", number>>;
  /** In code order. */
  readonly metiers: ReadonlyMap<CodeMetier, Metier>;
  readonly appellations: ReadonlyMap<string, Appellation>;
  readonly competences: ReadonlyMap<string, Competence>;
  readonly savoirs: ReadonlyMap<string, Savoir>;
  readonly contextes: ReadonlyMap<string, Contexte>;
  readonly grandsDomaines: ReadonlyMap<string, GrandDomaine>;
  readonly domaines: ReadonlyMap<string, Domaine>;
  readonly centresInteret: ReadonlyMap<string, CentreInteret>;
  readonly secteurs: ReadonlyMap<string, Secteur>;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly nafs: ReadonlyMap<string, Nomenclature>;
}
