import type { ServerResponse } from "node:http";
import { setTimeout as attendre } from "node:timers/promises";
import type { Entetes } from "./quota";
import type { Json } from "./selecteur";

/** What is answered; a text body is sent as plain text, any other as JSON. */
export interface Reponse {
  readonly statut: number;
  readonly corps?: Json;
  readonly entetes?: Entetes;
}

export const SANS_MEMOIRE: Entetes = { "Cache-Control": "no-store", Pragma: "no-cache" };

/** No token, a past one, or a product that does not exist. */
export const NON_AUTORISE: Reponse = {
  statut: 401,
  entetes: { "WWW-Authenticate": "Bearer", "Content-Type": "application/json" },
};

/** A scope that the token lacks, or a path that the product lacks. */
export const INTERDIT: Reponse = { statut: 403, corps: "Invalid scope" };

/** @param attente whole seconds; null leaves `Retry-After` out. */
export const tropDAppels = (attente: number | null, debit: Entetes): Reponse => ({
  statut: 429,
  entetes: { ...debit, ...SANS_MEMOIRE, ...(attente === null ? {} : { "Retry-After": String(attente) }) },
  corps: "Too Many Requests",
});

export const panne = (statut: 500 | 502 | 503): Reponse => ({
  statut,
  corps:
    statut === 500
      ? { codeErreur: "JCS0011G", codeHttp: 500, message: "Une erreur technique est survenue" }
      : "Service Unavailable",
});

/** What the ROME APIs say of a request that they cannot answer. */
export const faute = (
  statut: 400 | 404 | 405,
  service: string,
  message: string,
  codeMetier?: string,
): Reponse => ({
  statut,
  corps: { service, message, ...(codeMetier === undefined ? {} : { codeMetier }), code: statut },
});

export interface Facon {
  /** How long the body takes. */
  readonly ms: number;
  /** Least size of a JSON body. */
  readonly octets: number;
  /** Half of the body, then the connection is reset. */
  readonly coupe: boolean;
}
const TOUT_DE_SUITE: Facon = { ms: 0, octets: 0, coupe: false };
const MORCEAUX = 20;

export async function envoyer(
  reponse: ServerResponse,
  { statut, corps, entetes = {} }: Reponse,
  { ms, octets, coupe }: Facon = TOUT_DE_SUITE,
): Promise<void> {
  const enTexte = typeof corps === "string";
  // Spaces after JSON are JSON.
  const ecrit =
    corps === undefined ? "" : enTexte ? corps : JSON.stringify(corps).padEnd(statut === 200 ? octets : 0);
  const tout = Buffer.from(ecrit);
  reponse.writeHead(statut, {
    ...(corps === undefined ? {} : { "Content-Type": enTexte ? "text/plain" : "application/json" }),
    ...(statut === 204 ? {} : { "Content-Length": tout.length }),
    ...entetes,
  });
  if (coupe) {
    reponse.write(tout.subarray(0, tout.length >> 1), () => reponse.socket?.resetAndDestroy());
    return;
  }
  if (ms > 0) {
    const taille = Math.ceil(tout.length / MORCEAUX);
    for (let i = 0; i < MORCEAUX && !reponse.destroyed; i++) {
      await attendre(ms / MORCEAUX);
      reponse.write(tout.subarray(i * taille, (i + 1) * taille));
    }
    reponse.end();
    return;
  }
  reponse.end(tout);
}
