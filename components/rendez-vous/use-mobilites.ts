import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import type { Proposition } from "@/lib/mobilite";
import { demandeSelection, fetchPistes } from "./questions";

/** What is known of the move towards each métier set aside, by code; empty as long as the server has not answered. */
export function useMobilites(contenu: Contenu | null): ReadonlyMap<string, Proposition> {
  const demande = useMemo(() => contenu && demandeSelection(contenu), [contenu]);
  const { data } = useQuery({
    queryKey: ["selection", demande],
    queryFn: ({ signal }) => {
      if (demande === null) throw new Error("nothing to ask");
      return fetchPistes(demande, signal);
    },
    enabled: demande !== null,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => new Map((data?.propositions ?? []).map((m) => [m.code, m])), [data]);
}
