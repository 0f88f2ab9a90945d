"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useState } from "react";
import type { Contrainte } from "@/lib/contraintes";
import type { Contenu } from "@/lib/dossiers/contenu";
import type { Groupe } from "@/lib/profil";
import type { IdZone } from "./zone";

/** What the page brings from the referential in service. */
export interface Depart {
  /** ROME version. */
  readonly version: string;
  /** Conditions of work that one may refuse, grouped. */
  readonly conditions: readonly Groupe[];
  /** Those that people ask for most, in their words; each with contexts that `conditions` has. */
  readonly demandees: readonly Contrainte[];
  readonly centresInteret: readonly { readonly code: string; readonly libelle: string }[];
}

/** What is said of the last press, with what takes it back. */
export interface Avis {
  readonly texte: string;
  readonly annuler?: () => void;
  /** Shown on the screen too: nothing else there tells of it. */
  readonly montre?: boolean;
  /** The area of the press: the focus goes there when what had it is gone. */
  readonly zone?: IdZone;
}

export interface Travail {
  readonly contenu: Contenu;
  readonly depart: Depart;
  readonly changer: (faire: (avant: Contenu) => Contenu) => void;
  /**
   * Says what was done to a screen reader, where the screen shows it by itself; `montre` writes it there as well, for what was
   * not done; `annulable` does so with a button that puts all back as it was.
   */
  readonly dire: (texte: string, comment?: "montre" | "annulable") => void;
}

const ContexteTravail = createContext<Travail | null>(null);
export const FournirTravail = ContexteTravail.Provider;

/** The appointment under way. @throws outside of the workspace. */
export function useTravail(): Travail {
  const travail = use(ContexteTravail);
  if (travail === null) throw new Error("outside of the workspace");
  return travail;
}

const FICHE = "fiche";
export const cleFiche = (code: string): readonly [string, string] => [FICHE, code];

/** Fiches stay, to untick what a métier brought. An answer that is no longer shown goes a minute later: each tick asks anew. */
export function memoireQuestions(): QueryClient {
  const memoire = new QueryClient({
    // "always": without a network a query must fail and say so, not wait in silence.
    defaultOptions: {
      queries: { staleTime: 300_000, gcTime: 60_000, retry: 1, networkMode: "always" },
    },
  });
  memoire.setQueryDefaults([FICHE], { gcTime: Number.POSITIVE_INFINITY });
  return memoire;
}

/** The memory of the questions asked from the workspace. */
export function MemoireQuestions({ children }: { readonly children: ReactNode }): ReactNode {
  const [client] = useState(memoireQuestions);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
