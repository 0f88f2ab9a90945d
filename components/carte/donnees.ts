import type { z } from "zod";
import type { mobilite } from "@/lib/http/formes";
import type { reponseCarte, reponseMetier, reponseParcours } from "@/lib/http/schemas";
import { routes } from "@/lib/routes";
import { resumer } from "@/lib/typo";

// Types only: the answers are our own, and tests hold them to these schemas. A parser in the browser would weigh 15 kB gz.
export type DonneesCarte = z.infer<typeof reponseCarte>;
export type DetailMetier = z.infer<typeof reponseMetier>;
export type Parcours = z.infer<typeof reponseParcours>;
export type Etape = z.infer<typeof mobilite>;

/** @throws when the answer is not a 200. */
async function lire<T>(adresse: string, signal: AbortSignal): Promise<T> {
  const recue = await fetch(adresse, { signal });
  if (!recue.ok) throw new Error(`HTTP ${recue.status}`);
  return (await recue.json()) as T;
}

export const fetchCarte = (signal: AbortSignal): Promise<DonneesCarte> => lire(routes.api.carte(), signal);
export const fetchMetier = (code: string, signal: AbortSignal): Promise<DetailMetier> =>
  lire(routes.api.metier(code), signal);
export const fetchParcours = (de: string, vers: string, signal: AbortSignal): Promise<Parcours> =>
  lire(routes.api.parcours(de, vers), signal);

/** Title of a grand domaine in few words, for a place where there is little room. */
export function titreCourt(libelle: string): string {
  return libelle.length <= 30 ? libelle : (libelle.split(",")[0] ?? libelle);
}

/**
 * A title of at most `max` characters, for a label: cut between two words, and never inside its feminine form, without
 * which it stays readable. "Agent territorial / Agente territoriale" → "Agent territorial…".
 */
export function nomCourt(libelle: string, max: number): string {
  const coupe = resumer(libelle, max);
  if (coupe === libelle) return libelle;
  const [masculin = "", feminin = ""] = coupe.split(" / ");
  const entier = feminin.split(" ").length >= masculin.split(" ").length;
  if (entier && !coupe.endsWith("/…")) return coupe;
  return `${resumer(libelle.split(" / ")[0] ?? "", max - 1).replace(/…$/, "")}…`;
}

export interface Voisins {
  /** Where official moves lead, in official order, and where they come from. */
  readonly vers: readonly number[];
  readonly depuis: readonly number[];
}

/** Neighbours of each métier by official moves, both ways. */
export function voisinsDe({ liens }: DonneesCarte): readonly Voisins[] {
  const depuis: number[][] = liens.map(() => []);
  for (const [i, cibles] of liens.entries()) for (const j of cibles) depuis[j]?.push(i);
  return liens.map((vers, i) => ({ vers, depuis: depuis[i] ?? [] }));
}
