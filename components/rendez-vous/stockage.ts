import type { Contenu } from "@/lib/dossiers/contenu";

/** What became of a save. */
export type Sauvegarde =
  | { readonly statut: "enregistre"; readonly le: string }
  /** Someone saved since it was read: both are there, and a person chooses. */
  | { readonly statut: "conflit"; readonly leur: Contenu; readonly auteur: string | null }
  /** Kept in the browser for now; tried again by itself. */
  | { readonly statut: "en-attente"; readonly raison: "hors-ligne" | "indisponible" | "deconnecte" }
  /** Whoever keeps it will not take this one, and trying again would change nothing. */
  | { readonly statut: "refuse"; readonly raison: string }
  /** The browser refuses to keep anything (private window, full disk). */
  | { readonly statut: "impossible"; readonly raison: string };

/**
 * Where the workspace keeps an appointment: the browser alone, or a saved dossier. The workspace knows nothing else of it.
 * Neither function throws.
 */
export interface Stockage {
  /** Null when there is nothing yet. */
  readonly ouvrir: () => Promise<Contenu | null>;
  /** Called as one types, never twice at once. @param choix after a conflict: keep this one over theirs. */
  readonly enregistrer: (contenu: Contenu, choix?: "garder-le-mien") => Promise<Sauvegarde>;
  /** Called at each change, before it is saved: keeps it at once, for a page that goes away before its time. Never throws. */
  readonly retenir?: (contenu: Contenu) => void;
  /** Whether what `ouvrir` gave was typed by a page that went away before its save: it is then saved at once, or is a conflict. */
  readonly aReprendre?: () => boolean;
  /** What was typed here goes away: theirs was chosen after a conflict, or the appointment is being erased. */
  readonly oublier?: () => void;
  /** Calls back when another window saved the same appointment. @returns what stops it. */
  readonly suivre?: (rappel: () => void) => () => void;
}
