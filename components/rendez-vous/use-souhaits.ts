import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import { cleFiche, type Depart } from "./contexte";
import { fetchFiche } from "./questions";
import { attraitsDe, refusCites, refusDe } from "./souhaits-dits";

/** Wishes and refusals in words, and what they have to say of the métiers set aside. */
export interface SouhaitsDits {
  readonly refuses: readonly string[];
  readonly attraits: readonly string[];
  /** By code of métier, what to look into; empty as long as its fiche is not read. */
  readonly aVerifier: ReadonlyMap<string, string>;
}

/** Reads the fiches of the métiers set aside where something is refused. */
export function useSouhaits(contenu: Contenu | null, depart: Depart): SouhaitsDits {
  const refus = useMemo(() => (contenu ? refusDe(depart, contenu.souhaits) : []), [contenu, depart]);
  const fiches = useQueries({
    queries: (refus.length === 0 ? [] : (contenu?.selection ?? [])).map(({ code }) => ({
      queryKey: cleFiche(code),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchFiche(code, signal),
    })),
    combine: lues,
  });
  return useMemo(
    () => ({
      refuses: refus.map((r) => r.libelle),
      attraits: contenu ? attraitsDe(depart, contenu.souhaits) : [],
      aVerifier: new Map(
        fiches.flatMap((fiche) => {
          const dit = refusCites(refus, fiche);
          return dit === null ? [] : [[fiche.code, dit] as const];
        }),
      ),
    }),
    [contenu, depart, refus, fiches],
  );
}

const lues = <T>(reponses: readonly { readonly data: T | null | undefined }[]): T[] =>
  reponses.flatMap((r) => r.data ?? []);
