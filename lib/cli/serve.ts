import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { EnvError, env } from "../env";
import { arreter } from "../http/arret";
import { EN_TETES } from "../http/headers";
import { avecMemoire, chauffer } from "../http/page-cache";
import { fixerProvenance } from "../http/provenance";
import { type Refus, refuser } from "../http/refus";
import { avecVerification } from "../http/verification";
import { routes } from "../routes";
import { startServer, startUpdates } from "../start";
import { RACINE } from "./build";

/** Where a browser stands in the application, in words of Next's own. */
const EN_TETE_ETAT = "next-router-state-tree";

/**
 * The HTTP server around Next. It says where a request comes from, whatever the request says; and refuses or sets right what Next would answer with a 500: broken percent-encoding, odd methods, a state
 * of its router that it cannot read.
 * On SIGTERM it stops taking connections, lets the answers under way go out, and ends (`arreter`).
 */
async function main(): Promise<void> {
  const { port, proxys, pagesChauffees } = env();
  const application = next({ dev: false, dir: RACINE, port });
  // The data first: no connection is taken before there is something to answer.
  await Promise.all([startServer(), application.prepare()]);
  const rendre = application.getRequestHandler();
  const repondre = avecMemoire(avecVerification(rendre));

  const serveur = createServer((requete, reponse) => {
    fixerProvenance(requete, proxys);
    const refus = refuser(requete);
    if (refus !== null) return repondreRefus(requete, reponse, refus);
    // Without it Next gives the whole page.
    if (!etatLisible(requete.headers[EN_TETE_ETAT])) delete requete.headers[EN_TETE_ETAT];
    repondre(requete, reponse);
  });
  // Longer than proxies and browsers keep an idle connection: the one who closes it must not be the server, at the very
  // moment a request comes in (Node closes after 5 s, and a new version of the data can keep it busy for that long).
  serveur.keepAliveTimeout = 75_000;
  serveur.once("error", (cause: NodeJS.ErrnoException) => {
    console.error(
      cause.code === "EADDRINUSE"
        ? `Réglage PORT refusé : le port ${port} est déjà pris par un autre programme.`
        : `Le serveur ne peut pas écouter sur le port ${port} (${cause.code}).`,
    );
    process.exit(1);
  });
  serveur.listen(port, () => {
    console.log(`Passerelles : http://localhost:${port}`);
    startUpdates(RACINE);
    if (pagesChauffees) chauffer(rendre);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => arreter(serveur, () => process.exit(0)));
  }
}

function etatLisible(etat: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(etat);
    return true;
  } catch {
    return false;
  }
}

/** Problem JSON for the API; for a person a small page with a way out, without style: nothing of the application is at hand. */
function repondreRefus(
  requete: IncomingMessage,
  reponse: ServerResponse,
  { statut, titre, detail }: Refus,
): void {
  const api = requete.url?.startsWith("/api/") ?? false;
  const corps = api
    ? JSON.stringify({ type: "about:blank", title: titre, status: statut, detail })
    : `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${titre}</title><h1>${titre}</h1><p>${detail}</p><p><a href="${routes.accueil()}">Revenir à l’accueil</a></p></html>`;
  for (const { key, value } of EN_TETES) reponse.setHeader(key, value);
  if (statut === 405) reponse.setHeader("Allow", "GET, HEAD");
  reponse.writeHead(statut, {
    "Content-Type": api ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
  });
  reponse.end(requete.method === "HEAD" ? undefined : corps);
}

main().catch((cause: unknown) => {
  console.error(cause instanceof EnvError ? cause.message : cause);
  process.exit(1);
});
