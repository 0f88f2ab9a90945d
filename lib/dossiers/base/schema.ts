import type { ColumnType } from "kysely";

/**
 * Tables of accounts and dossiers, the same in SQLite and in PostgreSQL: text, integers, dates as ISO 8601 in UTC (they sort
 * as text). Columns named `…Chiffre` are sealed by the vault (`coffre.ts`), those named `…Empreinte` are keyed hashes: neither
 * reads without the key of the settings.
 */
export interface Base {
  utilisateurs: {
    id: string;
    /** Keyed hash of provider and subject. */
    sujetEmpreinte: string;
    courrielEmpreinte: string | null;
    courrielChiffre: string | null;
    creeLe: string;
    vuLe: string;
  };
  dossiers: {
    id: string;
    proprietaire: string;
    /** Grows by one with each save. */
    version: ColumnType<number, number, number>;
    /** What the list shows, apart from the content so that a list does not open every dossier. */
    resumeChiffre: string;
    contenuChiffre: string;
    archive: number;
    creeLe: string;
    modifieLe: string;
    /** Last opening or save; the retention counts from it. */
    vuLe: string;
  };
  historique: {
    dossier: string;
    version: number;
    auteur: string;
    /** When the author began and ended this run of saves. */
    debut: string;
    fin: string;
    contenuChiffre: string;
  };
  acces: {
    dossier: string;
    courrielEmpreinte: string;
    courrielChiffre: string;
    droit: "lecture" | "ecriture";
    creeLe: string;
  };
  journal: {
    dossier: string;
    auteur: string;
    action:
      | "creation"
      | "ouverture"
      | "enregistrement"
      | "partage"
      | "retrait"
      | "restauration"
      | "archivage"
      | "export";
    le: string;
  };
  liens: {
    jetonEmpreinte: string;
    revocationEmpreinte: string;
    /** Sealed by the browser with a key that never comes here. */
    scelle: string;
    /** What it takes of the disk, about, in bytes. */
    taille: number;
    creeLe: string;
    expireLe: string;
  };
  /** Secrets of this database itself, sealed as the rest: a rotation of the keys leaves them as they are. */
  secrets: { nom: string; secretChiffre: string };
  verifications: {
    identifiantEmpreinte: string;
    jetonEmpreinte: string;
    expireLe: string;
  };
}
