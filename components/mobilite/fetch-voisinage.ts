import type { Voisinage } from "@/lib/mobilite/explorateur";
import { routes } from "@/lib/routes";

/** Asks for the moves around a métier. Our own answer: its type is that of what the server gave. @throws when it is not a 200. */
export async function fetchVoisinage(code: string, signal: AbortSignal): Promise<Voisinage> {
  const recue = await fetch(routes.voisinage(code), { signal });
  if (!recue.ok) throw new Error(`HTTP ${recue.status}`);
  return (await recue.json()) as Voisinage;
}
