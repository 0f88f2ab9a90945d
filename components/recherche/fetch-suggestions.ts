import type { z } from "zod";
import type { reponseRecherche } from "@/lib/http/schemas";
import { routes } from "@/lib/routes";

// Types only: the answer is our own, and tests hold it to this schema. A parser in the browser would weigh 15 kB gz.
export type Reponse = z.infer<typeof reponseRecherche>;
export type Suggestion = Reponse["resultats"][number];

/** Asks the API for the first métiers of a query. @throws when the answer is not a 200. */
export async function fetchSuggestions(q: string, limite: number, signal: AbortSignal): Promise<Reponse> {
  const recue = await fetch(routes.api.recherche(q, limite), { signal });
  if (!recue.ok) throw new Error(`HTTP ${recue.status}`);
  return (await recue.json()) as Reponse;
}
