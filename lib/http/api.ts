import { createHash } from "node:crypto";
import type { z } from "zod";
import { current, type Referential } from "../rome";
import { dejaRecu } from "./etag";
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
    const parametres = await params;
    return surReferential(request, (referential) =>
      repondre({ referential, query: new URL(request.url).searchParams, params: parametres }),
    );
  });
}

/** What is read of a body that is too long, in bytes, before the connection is left to its fate. */
const EGOUT_MAX = 10_000_000;
/** Longest body that is read, in bytes: 500 codes and some are far below. */
const CORPS_MAX = 100_000;

/** The handlers of a route that answers from the referential to a question sent in JSON: it changes nothing. */
export function question<S extends z.ZodType>(
  schema: S,
  repondre: (contexte: {
    readonly referential: Referential;
    readonly demande: z.output<S>;
  }) => ResultatApi<object>,
): Handlers {
  return seule("POST", async (request) => {
    const lu = await lireDemande(request, schema, CORPS_MAX);
    return lu instanceof Response
      ? lu
      : surReferential(request, (referential) => repondre({ referential, demande: lu.demande }));
  });
}

/** The JSON of a body, read by `schema`; else the 400 or the 413 that says why, of at most `max` bytes. */
export async function lireDemande<S extends z.ZodType>(
  request: Request,
  schema: S,
  max: number,
): Promise<{ readonly demande: z.output<S> } | Response> {
  const octets = await lireOctets(request, max);
  if (octets === null)
    return reponseProbleme(probleme(413, `Le corps est limité à ${max / 1000} ko.`).probleme);
  let lu: unknown;
  try {
    lu = JSON.parse(octets.toString("utf8"));
  } catch {
    return reponseProbleme(probleme(400, "Le corps de la requête doit être du JSON.").probleme);
  }
  const demande = schema.safeParse(lu);
  if (demande.success) return { demande: demande.data };
  const [faute] = demande.error.issues;
  const parametre = faute?.path.join(".") || "corps";
  return reponseProbleme(probleme(400, `${parametre} : ${faute?.message}`, { parametre }).probleme);
}

/**
 * The bytes of a body; null when there are more than `max`. What is over is read without being kept, up to a point: a connection that
 * is cut with bytes under way takes the answer with it.
 */
export async function lireOctets(request: Request, max: number): Promise<Buffer<ArrayBuffer> | null> {
  if (request.body === null) return Buffer.alloc(0);
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  for await (const morceau of request.body as unknown as AsyncIterable<Uint8Array>) {
    taille += morceau.length;
    if (taille > EGOUT_MAX) return null;
    if (taille <= max) morceaux.push(morceau);
  }
  return taille > max ? null : Buffer.concat(morceaux);
}

function surReferential(
  request: Request,
  repondre: (referential: Referential) => ResultatApi<object>,
): Response {
  const etat = current();
  if (etat.statut !== "charge") return indisponible(etat.raison);
  const { referential } = etat;
  const resultat = repondre(referential);
  if (resultat.statut === "probleme") return reponseProbleme(resultat.probleme);
  return json(request, { version: referential.version, ...resultat.corps });
}

/** The 503 while there is no referential to answer from. */
export function indisponible(raison: string): Response {
  const { probleme: p } = probleme(503, `Le référentiel n'est pas disponible : ${raison}.`);
  return reponseProbleme({ ...p, headers: { "Retry-After": "5" } });
}

/** GET (and HEAD, which Next derives from it); every other method is a 405 that says what is allowed. */
export const getOnly = (get: Handler): Handlers => seule("GET", get);

/** POST without a body that matters; every other method is a 405. */
export const postOnly = (post: Handler): Handlers => seule("POST", post);

const seule = (methode: "GET" | "POST", repondre: Handler): Handlers => gestes({ [methode]: repondre });

/**
 * The handlers of a route: those given, and a 405 that says them for every other method. A bug is a 500 without its trace, which goes
 * to the log under `nom`.
 * @param nom what the log calls the route, where its path says too much (a token); the path where it is absent.
 */
export function gestes(donnes: Partial<Handlers>, nom?: string): Handlers {
  const methodes = Object.keys(donnes);
  const refus: Handler = async (request) => {
    const detail = `${request.method} n'est pas admis ici ; utilisez ${methodes.join(", ")}.`;
    const Allow = methodes.flatMap((m) => (m === "GET" ? ["GET", "HEAD"] : [m])).join(", ");
    return reponseProbleme({ ...probleme(405, detail).probleme, headers: { Allow } });
  };
  const garder =
    (repondre: Handler): Handler =>
    async (request, contexte) => {
      try {
        return await repondre(request, contexte);
      } catch (cause) {
        const quoi = nom ?? new URL(request.url).pathname;
        process.stderr.write(`${quoi} : ${cause instanceof Error ? cause.stack : String(cause)}\n`);
        return reponseProbleme(probleme(500, "Une erreur est survenue de notre côté.").probleme);
      }
    };
  const [GET, POST, PUT, PATCH, DELETE] = [
    donnes.GET,
    donnes.POST,
    donnes.PUT,
    donnes.PATCH,
    donnes.DELETE,
  ].map((geste) => (geste === undefined ? refus : garder(geste)));
  return {
    GET: GET ?? refus,
    POST: POST ?? refus,
    PUT: PUT ?? refus,
    PATCH: PATCH ?? refus,
    DELETE: DELETE ?? refus,
  };
}

/** A JSON answer with a strong ETag of its bytes; 304 when the client has them. */
export function json(request: Request, corps: object): Response {
  const texte = JSON.stringify(corps);
  const etag = `"${createHash("sha1").update(texte).digest("base64url")}"`;
  const headers = { ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate", ...CSP_API };
  if (request.method !== "POST" && dejaRecu(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  return new Response(texte, { headers: { "Content-Type": "application/json; charset=utf-8", ...headers } });
}
