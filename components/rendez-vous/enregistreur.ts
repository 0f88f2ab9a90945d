import type { Contenu } from "@/lib/dossiers/contenu";
import type { Sauvegarde, Stockage } from "./stockage";

export type EtatSauvegarde = Sauvegarde | { readonly statut: "rien" } | { readonly statut: "en-cours" };

/** Pause of the typist after which what was typed is saved. */
const PAUSE_MS = 300;
/** A save that could not be made is tried again after this time. */
const REPRISE_MS = 5_000;

/** Saves what it is told, the last state only, one save at a time, and tries again what could not be saved. */
export class Enregistreur {
  readonly #stockage: Stockage;
  readonly #dire: (etat: EtatSauvegarde) => void;
  #attente: Contenu | null = null;
  #minuteur: ReturnType<typeof setTimeout> | undefined;
  #encours: Promise<void> | null = null;
  /** After a conflict nothing is saved until a person has chosen. */
  #conflit = false;

  constructor(stockage: Stockage, dire: (etat: EtatSauvegarde) => void) {
    this.#stockage = stockage;
    this.#dire = dire;
  }

  /** Whether something is not saved yet. */
  get enRetard(): boolean {
    return this.#attente !== null || this.#encours !== null;
  }

  noter(contenu: Contenu): void {
    this.#attente = contenu;
    this.#stockage.retenir?.(contenu);
    if (!this.#conflit) this.#plusTard(PAUSE_MS);
  }

  /** Saves now what waits. */
  vider(choix?: "garder-le-mien"): Promise<void> {
    clearTimeout(this.#minuteur);
    if (choix !== undefined) this.#conflit = false;
    if (this.#conflit) return Promise.resolve();
    this.#encours ??= this.#ecrire(choix).finally(() => {
      this.#encours = null;
    });
    return this.#encours;
  }

  /** Forgets what waits: the other version was chosen, or the appointment is being erased. */
  oublier(): void {
    clearTimeout(this.#minuteur);
    this.#attente = null;
    this.#conflit = false;
  }

  #plusTard(ms: number): void {
    clearTimeout(this.#minuteur);
    this.#minuteur = setTimeout(() => void this.vider(), ms);
  }

  async #ecrire(choix?: "garder-le-mien"): Promise<void> {
    while (this.#attente !== null) {
      const contenu: Contenu = this.#attente;
      this.#attente = null;
      this.#dire({ statut: "en-cours" });
      const sauvegarde = await this.#stockage.enregistrer(contenu, choix);
      if (sauvegarde.statut === "conflit" || sauvegarde.statut === "en-attente") {
        this.#attente ??= contenu;
        this.#conflit = sauvegarde.statut === "conflit";
        if (!this.#conflit) this.#plusTard(REPRISE_MS);
        this.#dire(sauvegarde);
        return;
      }
      if (sauvegarde.statut === "impossible") {
        // Still only here: another window that saves must not take its place on the screen.
        this.#attente ??= contenu;
        this.#dire(sauvegarde);
        return;
      }
      this.#dire(sauvegarde);
    }
  }
}
