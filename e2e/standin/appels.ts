import type { Standin } from "./index";
import { type Api, PRODUITS } from "./operations";

/** A token asked for as a client does; the words of the scopes of every API unless others are given. */
export async function demanderJeton(
  { tokenUrl, client }: Pick<Standin, "tokenUrl" | "client">,
  change: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const scope = [...new Set(Object.values(PRODUITS).flatMap((p) => p.scopes))].join(" ");
  return fetch(tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: client.id,
      client_secret: client.secret,
      scope,
      ...change,
    }),
  });
}

/** A caller with a token for everything: `await appel("metiers", "/v1/metiers/version")`. */
export async function appelant(
  standin: Standin,
  change: Readonly<Record<string, string>> = {},
): Promise<(api: Api, chemin: string, init?: RequestInit) => Promise<Response>> {
  const { access_token } = (await (await demanderJeton(standin, change)).json()) as { access_token: string };
  return (api, chemin, init = {}) =>
    fetch(`${standin.url}/${PRODUITS[api].racine}${chemin}`, {
      ...init,
      headers: { authorization: `Bearer ${access_token}`, ...init.headers },
    });
}
