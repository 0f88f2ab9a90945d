import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import { demandeDe, fetchPistes, type ReponsePistes } from "./questions";

/** Options asked for: a person reads some, not fifty. */
const PISTES_MAX = 20;

/**
 * Where the appointment may lead, asked again when what counts for it changes.
 * @returns `posee`: whether there is something to start from.
 */
export function usePistes(contenu: Contenu | null): {
  readonly pistes: UseQueryResult<ReponsePistes>;
  readonly posee: boolean;
} {
  const demande = useMemo(() => contenu && demandeDe(contenu, PISTES_MAX), [contenu]);
  const pistes = useQuery({
    queryKey: ["pistes", demande],
    queryFn: ({ signal }) => {
      if (demande === null) throw new Error("nothing to ask");
      return fetchPistes(demande, signal);
    },
    enabled: demande !== null,
    placeholderData: keepPreviousData,
  });
  return { pistes, posee: demande !== null };
}
