import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { EnvError, env } from "../env";
import { startServer, startUpdates } from "../start";
import { RACINE } from "./build";

/** Longest address that is looked at; the longest of the application's own is far below. */
const ADRESSE_MAX = 8192;

/**
 * The HTTP server around Next. It refuses what Next would answer with a 500: addresses whose percent-encoding is broken.
 * On SIGTERM it stops taking connections, lets the answers under way go out, and ends.
 */
async function main(): Promise<void> {
  const { port } = env();
  const application = next({ dev: false, dir: RACINE, port });
  // The data first: no connection is taken before there is something to answer.
  await Promise.all([startServer(), application.prepare()]);
  const repondre = application.getRequestHandler();

  const serveur = createServer((requete, reponse) => {
    const refus = refuser(requete.url ?? "/");
    if (refus === null) void repondre(requete, reponse);
    else repondreRefus(requete, reponse, refus);
  });
  serveur.listen(port, () => {
    console.log(`Passerelles : http://localhost:${port}`);
    startUpdates(RACINE);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      serveur.close(() => process.exit(0));
      serveur.closeIdleConnections();
    });
  }
}

interface Refus {
  readonly statut: 400 | 414;
  readonly titre: string;
  readonly detail: string;
}

function refuser(adresse: string): Refus | null {
  if (adresse.length > ADRESSE_MAX) {
    return {
      statut: 414,
      titre: "Adresse trop longue",
      detail: `Une adresse est limitée à ${ADRESSE_MAX} caractères.`,
    };
  }
  try {
    decodeURIComponent(adresse.split("?", 1)[0] ?? "");
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
    : `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${titre}</title><h1>${titre}</h1><p>${detail}</p><p><a href="/">Revenir à l’accueil</a></p></html>`;
  reponse.writeHead(statut, {
    "Content-Type": api ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  });
  reponse.end(requete.method === "HEAD" ? undefined : corps);
}

main().catch((cause: unknown) => {
  console.error(cause instanceof EnvError ? cause.message : cause);
  process.exit(1);
});
