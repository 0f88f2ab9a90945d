import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { EnvError, env } from "../env";
import { EN_TETES } from "../http/headers";
import { origineDIci } from "../http/origine";
import { avecMemoire, chauffer } from "../http/page-cache";
import { fixerProvenance } from "../http/provenance";
import { avecVerification } from "../http/verification";
import { routes } from "../routes";
import { startServer, startUpdates } from "../start";
import { RACINE } from "./build";

/** Longest address that is looked at; the longest of the application's own is far below. */
const ADRESSE_MAX = 8192;
/** Methods that mean something to a page or to the API; Next has an exception, or an answer without a word, for the rest. */
const METHODES = new Set<string | undefined>(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);
/** Where a browser stands in the application, in words of Next's own. */
const EN_TETE_ETAT = "next-router-state-tree";

/** A client that does not read its answer must not hold the stop for longer. */
const ARRET_MAX_MS = 10_000;

/**
 * The HTTP server around Next. It says where a request comes from, whatever the request says; and refuses or sets right what Next would answer with a 500: broken percent-encoding, odd methods, a state
 * of its router that it cannot read.
 * On SIGTERM it stops taking connections, lets the answers under way go out, and ends.
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
    process.once(signal, () => {
      serveur.close(() => process.exit(0));
      serveur.closeIdleConnections();
      setTimeout(() => serveur.closeAllConnections(), ARRET_MAX_MS).unref();
    });
  }
}

interface Refus {
  readonly statut: 400 | 405 | 414;
  readonly titre: string;
  readonly detail: string;
}

function etatLisible(etat: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(etat);
    return true;
  } catch {
    return false;
  }
}

/** The one page with a form that is posted to itself; Next has an exception for what it cannot read elsewhere. */
const PAGE_A_FORMULAIRE = routes.recherche();

/** Whether a form that is posted to a page comes from a page of ours: browsers say so, and what does not is no form. */
const vientDIci = ({ headers }: IncomingMessage): boolean =>
  origineDIci(headers.origin ?? null, String(headers["x-forwarded-host"] ?? headers.host));

function refuser(requete: IncomingMessage): Refus | null {
  const { method, url: adresse = "/" } = requete;
  const chemin = adresse.split("?", 1)[0] ?? "";
  const posteAUnePage = method === "POST" && !chemin.startsWith("/api/");
  if (!METHODES.has(method) || (posteAUnePage && (chemin !== PAGE_A_FORMULAIRE || !vientDIci(requete)))) {
    return {
      statut: 405,
      titre: "Méthode non admise",
      detail: `${method} n'est pas admis ici ; utilisez GET.`,
    };
  }
  if (adresse.length > ADRESSE_MAX) {
    return {
      statut: 414,
      titre: "Adresse trop longue",
      detail: `Une adresse est limitée à ${ADRESSE_MAX} caractères.`,
    };
  }
  try {
    decodeURIComponent(chemin);
    return null;
  } catch {
    return {
      statut: 400,
      titre: "Adresse illisible",
      detail: "Cette adresse contient un codage « % » incorrect.",
    };
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
