/**
 * What the application asks of France Travail while it serves. Routes and pages see this face only: what stands behind it
 * (`service.ts`) is made once by the server, and kept on `globalThis` since routes are separate bundles.
 */
import type { CodeMetier } from "../codes";
import type { EtatApi } from "../sources/francetravail";
import type { Bilan } from "../update";

export type { EtatApi } from "../sources/francetravail";

/** The synchronisation under way, or the end of the last one. */
export type EtatSynchro =
  | { readonly statut: "inactive" }
  | {
      readonly statut: "en-cours";
      readonly fait: number;
      readonly reste: number;
      readonly secondesRestantes: number;
    }
  | (Bilan & { readonly le: string });

/** Where a fiche stands beside what France Travail says of it; `le` is when it was last read there. */
export type Verification =
  | { readonly statut: "verifiee"; readonly le: string }
  /** It has changed: the referential follows within minutes. */
  | { readonly statut: "changee"; readonly le: string }
  /** Being read, or to be read another time. */
  | { readonly statut: "en-cours" | "plus-tard"; readonly le: string | null };

export interface Proposition {
  readonly metier: CodeMetier;
  /** Of that métier. */
  readonly libelle: string;
  readonly appellation: { readonly code: string; readonly libelle: string };
}
export type Propositions =
  | { readonly statut: "trouve"; readonly propositions: readonly Proposition[] }
  | { readonly statut: "absent" | "indisponible" };

export interface Direct {
  apis(): readonly EtatApi[];
  synchro(): EtatSynchro;
  /** When a fiche was last read from France Travail (ISO); null when it is not known. */
  verifieeLe(code: CodeMetier): string | null;
  /** Reads a fiche again when that is more than a day ago. Whoever has it start waits a little, the others do not. */
  verifier(code: CodeMetier): Promise<Verification>;
  /** Whether the free text of a person may be sent to ROMEO. */
  romeoOuvert(): boolean;
  /** Sends a text to ROMEO: the person must have been told, and have asked for it. */
  proposer(texte: string): Promise<Propositions>;
  /** Finds out what took the place of a code that the referential does not have, in less than a second or not at all. */
  chercherRemplacant(type: "METIER" | "APPELLATION", code: string): Promise<void>;
}

const CLE = Symbol.for("passerelles.france-travail");
const porteur = globalThis as unknown as Record<symbol, Direct | undefined>;

/** Null without credentials. */
export const direct = (): Direct | null => porteur[CLE] ?? null;

export function installerDirect(service: Direct): void {
  porteur[CLE] = service;
}
