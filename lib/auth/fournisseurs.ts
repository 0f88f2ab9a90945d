import Credentials from "next-auth/providers/credentials";
import Email from "next-auth/providers/email";
import type { OAuthConfig, Provider } from "next-auth/providers/index";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { env } from "../env";
import { routes } from "../routes";
import { lettre } from "./lettre";
import { scellerLien } from "./lien";
import { DUREE_LIEN_S, type ReglagesAuth } from "./reglages";

/** What is read of a person's profile: who they are for their provider, and an address when there is one. */
const schemaProfil = z.object({ sub: z.string().min(1), email: z.email().nullish().catch(null) });
type Profil = z.input<typeof schemaProfil>;

const profil = (brut: Profil) => {
  const { sub, email } = schemaProfil.parse(brut);
  return { id: sub, email: email ?? null };
};

/**
 * Asks who the person is, at the address the provider gives. next-auth declares less than it hands over: with the whole set of
 * tokens, the subject is checked against that of the id token.
 */
const quiEst = (params?: Record<string, string>) =>
  ({
    request: async ({ client, tokens }) =>
      client.userinfo(tokens as Parameters<typeof client.userinfo>[0], { params }),
  }) satisfies OAuthConfig<Profil>["userinfo"];

export const PROCONNECT = "proconnect";
export const DEMONSTRATION = "demonstration";
/** A pseudonym of the demonstration: what an e-mail address may begin with. */
const PSEUDONYME = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9.-]{0,38}$/);
/** Sharing needs an address: that of a pseudonym, under a name that never leads anywhere (RFC 2606). */
export const adresseDeDemonstration = (pseudonyme: string): string => `${pseudonyme}@demonstration.invalid`;

/** Ways to sign in, by the settings; none: this server has no accounts. */
export function fournisseurs(r: ReglagesAuth): Provider[] {
  return [
    r.proconnect && proconnect(r.proconnect),
    r.franceTravailConnect && franceTravailConnect(r.franceTravailConnect),
    r.oidc && oidc(r.oidc),
    r.courriel && courriel(r.courriel),
    r.demonstration && demonstration(),
  ].filter((f): f is Provider => typeof f === "object" && f !== null);
}

/** Its answer about a person is a signed JWT, whose signature `openid-client` checks. */
function proconnect({ clientId, clientSecret, issuer, alg }: NonNullable<ReglagesAuth["proconnect"]>) {
  return {
    id: PROCONNECT,
    name: "ProConnect",
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email", acr_values: "eidas1" } },
    client: {
      token_endpoint_auth_method: "client_secret_post",
      id_token_signed_response_alg: alg,
      userinfo_signed_response_alg: alg,
    },
    userinfo: quiEst(),
    profile: profil,
  } satisfies OAuthConfig<Profil>;
}

/** No discovery document; the realm is in the addresses; a person may have no e-mail. */
function franceTravailConnect({
  clientId,
  clientSecret,
  url,
  apiUrl,
  issuer,
}: NonNullable<ReglagesAuth["franceTravailConnect"]>) {
  const realm = "realm=%2Findividu";
  return {
    id: "francetravail",
    name: "France Travail Connect",
    type: "oauth",
    issuer,
    jwks_endpoint: `${url}/connexion/oauth2/connect/jwk_uri?${realm}`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: {
      url: `${url}/connexion/oauth2/authorize?${realm}`,
      params: { scope: "openid email api_peconnect-individuv1" },
    },
    // As an object: next-auth takes the query off an address given as text.
    token: { url: `${url}/connexion/oauth2/access_token?${realm}` },
    userinfo: {
      url: `${apiUrl}/partenaire/peconnect-individu/v1/userinfo`,
      ...quiEst({ schema: "openid" }),
    },
    client: { token_endpoint_auth_method: "client_secret_post" },
    profile: profil,
  } satisfies OAuthConfig<Profil>;
}

function oidc({ clientId, clientSecret, issuer, nom }: NonNullable<ReglagesAuth["oidc"]>) {
  return {
    id: "oidc",
    name: nom,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email" } },
    userinfo: quiEst(),
    profile: profil,
  } satisfies OAuthConfig<Profil>;
}

const ADRESSE = z
  .string()
  .transform((saisi) => saisi.normalize("NFKC").trim().toLowerCase())
  .pipe(z.email().max(254));

function courriel({ serveur, de }: NonNullable<ReglagesAuth["courriel"]>): Provider {
  return Email({
    server: serveur,
    from: de,
    maxAge: DUREE_LIEN_S,
    // next-auth's own takes what is behind a comma off: one person would have many addresses.
    normalizeIdentifier: (saisi) => ADRESSE.parse(saisi),
    sendVerificationRequest: async ({ identifier, url }) => {
      const lien = new URL(routes.connexionLien(await scellerLien(url)), env().siteUrl);
      await createTransport(serveur).sendMail({ from: de, to: identifier, ...lettre(lien.href) });
    },
  });
}

function demonstration(): Provider {
  const fournisseur = Credentials({
    credentials: { pseudonyme: { label: "Pseudonyme", type: "text" } },
    authorize: async (saisi) => {
      const lu = PSEUDONYME.safeParse(saisi?.pseudonyme);
      return lu.success ? { id: lu.data, email: null } : null;
    },
  });
  return { ...fournisseur, id: DEMONSTRATION, name: "Démonstration" };
}
