import { type NextRequest, NextResponse } from "next/server";
import { destinationsConnexion } from "@/lib/comptes";
import { chercherRemplacant, estAbsente } from "@/lib/http/absentes";
import { politique } from "@/lib/http/csp";
import { EN_TETE_CHEMIN } from "@/lib/http/headers";
import { routes } from "@/lib/routes";

/**
 * Gives each page its Content-Security-Policy. Next puts the nonce on its own scripts when it finds the policy among the
 * headers of the request; nothing else may run. Pages are rendered at request time for this reason too.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(crypto.randomUUID());
  const enDeveloppement = process.env.NODE_ENV === "development";
  const csp = politique({
    // React reads stack traces with eval in development only.
    scripts: [`'nonce-${nonce}'`, "'strict-dynamic'", ...(enDeveloppement ? ["'unsafe-eval'"] : [])],
    formulaires: request.nextUrl.pathname === routes.connexion() ? destinationsConnexion() : [],
    styles: [enDeveloppement ? "'unsafe-inline'" : `'nonce-${nonce}'`],
  });

  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", csp);
  // A not-found view gets no parameters from Next; it reads the address here. Overwrites what a client may have sent.
  headers.set(EN_TETE_CHEMIN, encodeURI(request.nextUrl.pathname));
  await chercherRemplacant(request.nextUrl.pathname);
  const reponse = estAbsente(request.nextUrl.pathname)
    ? NextResponse.rewrite(new URL(routes.introuvable(), request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  reponse.headers.set("Content-Security-Policy", csp);
  return reponse;
}

export const config = {
  matcher: [{ source: "/((?!_next/static|api/|api$).*)" }],
};
