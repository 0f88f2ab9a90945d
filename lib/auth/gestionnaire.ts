import NextAuth from "next-auth";
import { probleme, reponseProbleme } from "../http/result";
import { tropDEssais } from "./entrer";
import { versErreur } from "./erreurs";
import { options } from "./options";

/** Where next-auth leads browsers by itself: back to our pages. */
const RENVOIS: readonly (string | undefined)[] = ["error", "signin", "verify-request"];

/**
 * Handler of everything under `/api/auth/`: the way back from a provider, and next-auth's own redirections. Its other doors are
 * closed, since our forms have theirs (`entrer.ts`): one of them sends letters, one prolongs a session, one writes to the log.
 *
 * A person who gives up at the provider comes back with `access_denied`, or, from France Travail Connect, with `state` alone:
 * next-auth would call it a fault of ours.
 */
export async function gestionnaire(
  request: Request,
  contexte: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const {
    nextauth: [action, fournisseur],
  } = await contexte.params;
  const retour =
    action === "callback" && options().providers.some((f) => f.id === fournisseur && f.type === "oauth");
  if (!retour && (!RENVOIS.includes(action) || fournisseur !== undefined))
    return reponseProbleme(probleme(404, "Il n’y a rien à cette adresse.").probleme);
  if (retour) {
    const { searchParams: query } = new URL(request.url);
    const erreur = query.get("error");
    if (erreur === "access_denied" || (erreur === null && !query.has("code")))
      return versErreur("Annulation");
    const trop = await tropDEssais(request);
    if (trop !== null) return trop;
  }
  return NextAuth(options())(request, contexte) as Promise<Response>;
}
