import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Voisinage } from "@/lib/mobilite/explorateur";
import { fetchVoisinage } from "./fetch-voisinage";

/** A pointer that only passes over a mark asks for nothing. */
const ATTENTE_MS = 120;

const question = (code: string) => ({
  queryKey: ["voisinage", code],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchVoisinage(code, signal),
});

interface VoisinageSuivi {
  /** The moves to show: those asked for, or the last ones until these come. */
  readonly autour: Voisinage;
  readonly enAttente: boolean;
  readonly echec: boolean;
  readonly redemander: () => void;
  /** Names of all métiers seen so far, by code. */
  readonly noms: ReadonlyMap<string, string>;
  /** Asks for the moves of a métier ahead of time. */
  readonly preparer: (code: string) => void;
}

/**
 * The moves around the métier that the address asks for.
 * @param initial those that came with the page
 * @param premiers names that came with the page
 */
export function useVoisinage(
  demande: string,
  initial: Voisinage,
  premiers: Readonly<Record<string, string>>,
): VoisinageSuivi {
  const client = useQueryClient();
  const { data, isPlaceholderData, isError, refetch } = useQuery({
    ...question(demande),
    ...(demande === initial.centre.code ? { initialData: initial } : {}),
    placeholderData: keepPreviousData,
  });
  // The library keeps what came before while it waits, and drops it when the answer fails to come.
  const dernier = useRef(initial);
  const autour = data ?? dernier.current;
  useEffect(() => {
    dernier.current = autour;
  }, [autour]);
  const connus = useRef(new Map(Object.entries(premiers)));
  const noms = useMemo(() => {
    for (const { code, libelle } of [autour.centre, ...autour.voisins]) connus.current.set(code, libelle);
    return new Map(connus.current);
  }, [autour]);
  const minuteur = useRef<ReturnType<typeof setTimeout>>(undefined);
  const preparer = useCallback(
    (code: string): void => {
      clearTimeout(minuteur.current);
      minuteur.current = setTimeout(() => void client.prefetchQuery(question(code)), ATTENTE_MS);
    },
    [client],
  );
  return {
    autour,
    enAttente: isPlaceholderData || autour.centre.code !== demande,
    echec: isError,
    redemander: () => void refetch(),
    noms,
    preparer,
  };
}
