import NextAuth from "next-auth";
import { tropDEssais } from "./entrer";
import { versErreur } from "./erreurs";
import { options } from "./options";

/**
 * Handler of everything under `/api/auth/`. A person who gives up at the provider comes back with `access_denied`, or, from
 * France Travail Connect, with `state` alone: next-auth would call it a fault of ours.
 */
export async function gestionnaire(
  request: Request,
  contexte: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const {
    nextauth: [action, fournisseur],
  } = await contexte.params;
  const { searchParams: query } = new URL(request.url);
  const type = options().providers.find((f) => f.id === fournisseur)?.type;
  if (request.method === "GET" && action === "callback" && type === "oauth") {
    const erreur = query.get("error");
    if (erreur === "access_denied" || (erreur === null && !query.has("code")))
      return versErreur("Annulation");
  }
  if (action === "callback" || (request.method === "POST" && action === "signin")) {
    const trop = await tropDEssais(request);
    if (trop !== null) return trop;
  }
  return NextAuth(options())(request, contexte) as Promise<Response>;
}
