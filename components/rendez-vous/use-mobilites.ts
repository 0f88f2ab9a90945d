import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import type { Proposition } from "@/lib/mobilite";
import { demandeSelection, fetchPistes } from "./questions";

/** Why moves are missing: their answer is on its way, or did not come; null when all that is known is there. */
export type Attente = "en-cours" | "en-panne" | null;

/** What is known of the move towards each métier set aside, by code. */
export function useMobilites(contenu: Contenu | null): {
  readonly mobilites: ReadonlyMap<string, Proposition>;
  readonly attente: Attente;
} {
  const demande = useMemo(() => contenu && demandeSelection(contenu), [contenu]);
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ["selection", demande],
    queryFn: ({ signal }) => {
      if (demande === null) throw new Error("nothing to ask");
      return fetchPistes(demande, signal);
    },
    enabled: demande !== null,
    placeholderData: keepPreviousData,
  });
  const mobilites = useMemo(() => new Map((data?.propositions ?? []).map((m) => [m.code, m])), [data]);
  const complet = demande === null || (data !== undefined && !isPlaceholderData);
  return { mobilites, attente: complet ? null : isError ? "en-panne" : "en-cours" };
}
