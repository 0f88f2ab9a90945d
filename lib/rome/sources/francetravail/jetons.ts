import got from "got";
// oauth4webapi: the checks of a token answer as the RFCs ask them, by the author of the certified clients.
import * as oauth from "oauth4webapi";
import type { Api } from "./apis";
import { type Defaut, indisponible } from "./defaut";
import { reprises } from "./reprises";

/** A token is asked for again this long before its end. */
const AVANCE_MS = 60_000;
const DELAI_MS = 10_000;
/** A token says how long it lasts; one that does not is only trusted for a moment. */
const DUREE_PAR_DEFAUT_S = 120;

export interface Identifiants {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenUrl: string;
}
export type LectureJeton =
  | { readonly statut: "trouve"; readonly jeton: string }
  | { readonly statut: "indisponible"; readonly defaut: Defaut };

/**
 * Tokens of OAuth 2 client credentials, one a scope: asked for once however many wait for it, renewed a minute before their
 * end, dropped on request (a 401).
 */
export class Jetons {
  readonly #identifiants: Identifiants;
  readonly #connus = new Map<Api["id"], { readonly jeton: string; readonly perimeA: number }>();
  readonly #enVol = new Map<Api["id"], Promise<LectureJeton>>();

  constructor(identifiants: Identifiants) {
    this.#identifiants = identifiants;
  }

  pour(api: Api): Promise<LectureJeton> {
    const connu = this.#connus.get(api.id);
    if (connu !== undefined && Date.now() < connu.perimeA) {
      return Promise.resolve({ statut: "trouve", jeton: connu.jeton });
    }
    let vol = this.#enVol.get(api.id);
    if (vol === undefined) {
      vol = this.#demander(api).finally(() => this.#enVol.delete(api.id));
      this.#enVol.set(api.id, vol);
    }
    return vol;
  }

  /** Forgets this token; not a newer one that another call has had meanwhile. */
  oublier(api: Api, jeton: string): void {
    if (this.#connus.get(api.id)?.jeton === jeton) this.#connus.delete(api.id);
  }

  async #demander(api: Api): Promise<LectureJeton> {
    const { clientId, clientSecret, tokenUrl } = this.#identifiants;
    const serveur = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl };
    const client = { client_id: clientId };
    try {
      const reponse = await oauth.clientCredentialsGrantRequest(
        serveur,
        client,
        oauth.ClientSecretPost(clientSecret),
        { scope: api.scope },
        // Plain HTTP is for a stand-in on this very machine; the setting says which it is.
        { [oauth.customFetch]: appeler, [oauth.allowInsecureRequests]: tokenUrl.startsWith("http:") },
      );
      const lu = await oauth.processClientCredentialsResponse(serveur, client, reponse);
      const dureeMs = (lu.expires_in ?? DUREE_PAR_DEFAUT_S) * 1000;
      this.#connus.set(api.id, {
        jeton: lu.access_token,
        // A token shorter than the advance would be asked for at each call.
        perimeA: Date.now() + Math.max(dureeMs - AVANCE_MS, dureeMs / 2),
      });
      return { statut: "trouve", jeton: lu.access_token };
    } catch (cause) {
      return expliquer(api, cause);
    }
  }
}

/** `fetch` as oauth4webapi calls it, with the time-outs and bounded retries of got. */
async function appeler(
  url: string,
  { method, headers, body }: oauth.CustomFetchOptions<"POST", URLSearchParams>,
): Promise<Response> {
  const reponse = await got(url, {
    method,
    headers,
    body: body.toString(),
    throwHttpErrors: false,
    followRedirect: false,
    timeout: { request: DELAI_MS },
    retry: reprises(2, 5000),
  });
  const entetes = Object.entries(reponse.headers).flatMap(([nom, valeur]) =>
    typeof valeur === "string" ? [[nom, valeur] as [string, string]] : [],
  );
  return new Response(reponse.body, { status: reponse.statusCode, headers: entetes });
}

/** Only what the protocol says of the fault: never what was sent, which holds the secret. */
function expliquer(api: Api, cause: unknown): { statut: "indisponible"; defaut: Defaut } {
  if (cause instanceof oauth.ResponseBodyError) {
    return cause.error === "invalid_scope"
      ? indisponible(
          api,
          "non-souscrite",
          "elle n'est pas dans l'abonnement de ces identifiants (invalid_scope)",
        )
      : indisponible(api, "refusee", `identifiants refusés (${cause.error})`);
  }
  if (cause instanceof oauth.WWWAuthenticateChallengeError) {
    return indisponible(api, "refusee", `identifiants refusés (HTTP ${cause.status})`);
  }
  const statut = cause instanceof oauth.OperationProcessingError ? statutDe(cause.cause) : null;
  if (statut === 429) return indisponible(api, "quota", "le serveur des jetons demande d'attendre");
  if (statut !== null && (statut === 401 || statut === 403)) {
    return indisponible(api, "refusee", `identifiants refusés (HTTP ${statut})`);
  }
  const raison = statut === null ? codeDe(cause) : `HTTP ${statut}`;
  return indisponible(api, "injoignable", `pas de jeton (${raison})`);
}

const statutDe = (cause: unknown): number | null => (cause instanceof Response ? cause.status : null);

const codeDe = (cause: unknown): string =>
  cause instanceof Error && "code" in cause ? String(cause.code) : "réponse incomprise";
