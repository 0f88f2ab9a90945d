import { motif } from "../dossiers/base/ouvrir";
import type { Utilisateur } from "../dossiers/utilisateurs";
import { type Session, session } from "./session";

export type EnSession<T> =
  | { readonly statut: "connecte"; readonly utilisateur: Utilisateur; readonly lu: T }
  | Exclude<Session, { statut: "connecte" }>;

/** What a page of an account reads. A database that stops answering midway is told as one that did not answer. */
export async function lireEnSession<T>(
  lire: (qui: Extract<Session, { statut: "connecte" }>) => Promise<T>,
): Promise<EnSession<T>> {
  const qui = await session();
  if (qui.statut !== "connecte") return qui;
  try {
    return { statut: "connecte", utilisateur: qui.utilisateur, lu: await lire(qui) };
  } catch (cause) {
    process.stderr.write(`Dossiers : une page n’a pas pu être lue (${motif(cause)}).\n`);
    return { statut: "indisponible" };
  }
}
