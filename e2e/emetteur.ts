import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
// A certified issuer: what signs in against it speaks the protocol, not our idea of it.
import Provider, { type Configuration } from "oidc-provider";

/** Whom the issuer plays: itself, or one with the ways that a public service is known for. */
export type Role = "oidc" | "proconnect" | "francetravail";

export interface Emetteur {
  readonly url: string;
  /** Settings of a server that signs in there. */
  readonly reglages: Readonly<Record<string, string>>;
  readonly arreter: () => Promise<void>;
}

const SECRET = "un-secret-d-essai-qui-a-plus-de-trente-deux-caracteres";
const ROUTES_FT = {
  authorization: "/connexion/oauth2/authorize",
  token: "/connexion/oauth2/access_token",
  jwks: "/connexion/oauth2/connect/jwk_uri",
  userinfo: "/partenaire/peconnect-individu/v1/userinfo",
};

/** Ways of each, from their documentation. */
const ROLES: Readonly<
  Record<Role, { client: object; routes: Configuration["routes"]; reglages: (url: string) => object }>
> = {
  oidc: {
    client: {},
    routes: {},
    reglages: (url) => ({
      OIDC_NOM: "Mon réseau",
      OIDC_ISSUER: url,
      OIDC_CLIENT_ID: "passerelles",
      OIDC_CLIENT_SECRET: SECRET,
    }),
  },
  // Says who the person is in a JWT signed with the secret of the client.
  proconnect: {
    client: {
      token_endpoint_auth_method: "client_secret_post",
      id_token_signed_response_alg: "HS256",
      userinfo_signed_response_alg: "HS256",
    },
    routes: {},
    reglages: (url) => ({
      PROCONNECT_ISSUER: url,
      PROCONNECT_CLIENT_ID: "passerelles",
      PROCONNECT_CLIENT_SECRET: SECRET,
    }),
  },
  // A realm in each address, maybe no e-mail, and a cancel that comes back with `state` alone.
  francetravail: {
    client: { token_endpoint_auth_method: "client_secret_post" },
    routes: ROUTES_FT,
    reglages: (url) => ({
      FRANCE_TRAVAIL_CONNECT_URL: url,
      FRANCE_TRAVAIL_CONNECT_API_URL: url,
      FRANCE_TRAVAIL_CONNECT_ISSUER: url,
      FRANCE_TRAVAIL_CONNECT_CLIENT_ID: "passerelles",
      FRANCE_TRAVAIL_CONNECT_CLIENT_SECRET: SECRET,
    }),
  },
};

/**
 * Starts an issuer. It asks who one is and believes the answer; `x@exemple.fr` has that address, checked, and `x` has none.
 * @param site address of the server that signs in there.
 */
export async function lancerEmetteur(port: number, role: Role, site: string): Promise<Emetteur> {
  const url = `http://localhost:${port}`;
  const { client, routes, reglages } = ROLES[role];
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(url, {
    clients: [
      {
        client_id: "passerelles",
        client_secret: SECRET,
        redirect_uris: [`${site}/api/auth/callback/${role}`],
        ...client,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    scopes: ["openid", "email", "api_peconnect-individuv1"],
    acrValues: ["eidas1"],
    enabledJWA: {
      idTokenSigningAlgValues: ["RS256", "HS256"],
      userinfoSigningAlgValues: ["RS256", "HS256"],
    },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    interactions: { url: (_, interaction) => `/qui/${interaction.uid}` },
    routes,
    findAccount: (_, id) => ({
      accountId: id,
      claims: async () => (id.includes("@") ? { sub: id, email: id, email_verified: true } : { sub: id }),
    }),
    // Nobody is asked to consent.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? "",
        accountId: ctx.oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email api_peconnect-individuv1");
      await grant.save();
      return grant;
    },
  });
  const suivre = provider.callback();
  const serveur = createServer((requete, reponse) => {
    const adresse = new URL(requete.url ?? "/", url);
    if (adresse.pathname.startsWith("/qui/")) {
      void demander(provider, role, requete, reponse);
    } else if (role === "francetravail" && sansRealm(adresse)) {
      reponse.writeHead(400).end("realm");
    } else void suivre(requete, reponse);
  });
  serveur.listen(port);
  await once(serveur, "listening");
  return {
    url,
    reglages: reglages(url) as Record<string, string>,
    arreter: async () => {
      serveur.close();
      serveur.closeAllConnections();
      await once(serveur, "close");
    },
  };
}

const sansRealm = ({ pathname, searchParams }: URL): boolean =>
  pathname.startsWith("/connexion/") &&
  searchParams.get("realm") !== "/individu" &&
  !/\/authorize\/.+/.test(pathname);

/** The page of the issuer: who are you, or cancel. */
async function demander(
  provider: Provider,
  role: Role,
  requete: IncomingMessage,
  reponse: ServerResponse,
): Promise<void> {
  if (requete.method !== "POST") {
    reponse.setHeader("Content-Type", "text/html; charset=utf-8");
    reponse.end(`<!doctype html><html lang="fr"><title>Émetteur</title><link rel="icon" href="data:,">
      <form method="post"><label>Qui <input name="qui"></label><button>Entrer</button>
      <button name="annuler" value="1">Annuler</button></form></html>`);
    return;
  }
  const champs = new URLSearchParams(await text(requete));
  if (!champs.has("annuler")) {
    await provider.interactionFinished(requete, reponse, { login: { accountId: champs.get("qui") ?? "" } });
  } else if (role === "francetravail") {
    const { params } = await provider.interactionDetails(requete, reponse);
    const retour = new URL(String(params.redirect_uri));
    retour.searchParams.set("state", String(params.state));
    reponse.writeHead(303, { Location: retour.href }).end();
  } else {
    await provider.interactionFinished(requete, reponse, { error: "access_denied" });
  }
}
