import { createHash } from "node:crypto";
import { current, type Referential } from "../rome";
import { CSP_API, probleme, type ResultatApi, reponseProbleme } from "./result";

interface Contexte {
  readonly referential: Referential;
  readonly query: URLSearchParams;
  readonly params: Awaited<Params>;
}
type Params = Promise<Readonly<Record<string, string | string[] | undefined>>>;
type Handler = (request: Request, contexte: { params: Params }) => Promise<Response>;
type Handlers = Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Handler>;

/**
 * The handlers of a read-only route that answers from the referential: adds `version` and an ETag, answers 304, 405 and
 * 503 with `Retry-After`, and turns a bug into a 500 without its trace. One request reads one version from start to end.
 */
export function lecture(repondre: (contexte: Contexte) => ResultatApi<object>): Handlers {
  return getOnly(async (request, { params }) => {
    const etat = current();
    if (etat.statut !== "charge") {
      const { probleme: p } = probleme(503, `Le référentiel n'est pas disponible : ${etat.raison}.`);
      return reponseProbleme({ ...p, headers: { "Retry-After": "5" } });
    }
    const { referential } = etat;
    const resultat = repondre({
      referential,
      query: new URL(request.url).searchParams,
      params: await params,
    });
    if (resultat.statut === "probleme") return reponseProbleme(resultat.probleme);
    return json(request, { version: referential.version, ...resultat.corps });
  });
}

/** GET (and HEAD, which Next derives from it); every other method is a 405 that says what is allowed. */
export function getOnly(get: Handler): Handlers {
  const refus: Handler = async (request) => {
    const { probleme: p } = probleme(405, `${request.method} n'est pas admis ici ; utilisez GET.`);
    return reponseProbleme({ ...p, headers: { Allow: "GET, HEAD" } });
  };
  const garde: Handler = async (request, contexte) => {
    try {
      return await get(request, contexte);
    } catch (cause) {
      process.stderr.write(
        `${new URL(request.url).pathname} : ${cause instanceof Error ? cause.stack : String(cause)}\n`,
      );
      return reponseProbleme(probleme(500, "Une erreur est survenue de notre côté.").probleme);
    }
  };
  return { GET: garde, POST: refus, PUT: refus, PATCH: refus, DELETE: refus };
}

/** A JSON answer with a strong ETag of its bytes; 304 when the client has them. */
export function json(request: Request, corps: object): Response {
  const texte = JSON.stringify(corps);
  const etag = `"${createHash("sha1").update(texte).digest("base64url")}"`;
  const headers = { ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate", ...CSP_API };
  const connus = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((e) => e.trim().replace(/^W\//, ""));
  if (connus.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(texte, { headers: { "Content-Type": "application/json; charset=utf-8", ...headers } });
}
