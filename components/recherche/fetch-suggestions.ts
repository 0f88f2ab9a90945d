// zod/mini: the same checks as on the server, a third of the weight, since this runs in the browser.
import * as z from "zod/mini";
import { routes } from "@/lib/routes";

const reponse = z.object({
  requete: z.string(),
  total: z.number(),
  resultats: z.array(
    z.object({
      code: z.string(),
      libelle: z.string(),
      appellation: z.nullable(z.object({ code: z.string(), libelle: z.string() })),
    }),
  ),
});
export type Suggestion = z.infer<typeof reponse>["resultats"][number];

/** Asks the API for the first métiers of a query. @throws on any answer that is not a list of them. */
export async function fetchSuggestions(
  q: string,
  limite: number,
  signal: AbortSignal,
): Promise<z.infer<typeof reponse>> {
  const recue = await fetch(routes.api.recherche(q, limite), { signal });
  if (!recue.ok) throw new Error(`HTTP ${recue.status}`);
  return reponse.parse(await recue.json());
}
