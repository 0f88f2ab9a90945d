import { hkdfSync } from "node:crypto";
import { z } from "zod";
import { reglagesDossiers } from "../dossiers/reglages";
import { EnvError, env } from "../env";

/** How long a link sent by e-mail may serve, in seconds. */
export const DUREE_LIEN_S = 30 * 60;

const adresse = z.url({ protocol: /^https?$/ });
export const schemaReglagesAuth = z.object({
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  /** ProConnect, for public agents. */
  PROCONNECT_CLIENT_ID: z.string().optional(),
  PROCONNECT_CLIENT_SECRET: z.string().optional(),
  PROCONNECT_ISSUER: adresse.default("https://auth.agentconnect.gouv.fr/api/v2"),
  /** How ProConnect signs what it says of a person, as chosen when the application was declared. */
  PROCONNECT_ALG: z.enum(["HS256", "RS256", "ES256"]).default("HS256"),
  /** France Travail Connect, for job seekers. */
  FRANCE_TRAVAIL_CONNECT_CLIENT_ID: z.string().optional(),
  FRANCE_TRAVAIL_CONNECT_CLIENT_SECRET: z.string().optional(),
  FRANCE_TRAVAIL_CONNECT_URL: adresse.default("https://authentification-candidat.francetravail.fr"),
  FRANCE_TRAVAIL_CONNECT_API_URL: adresse.default("https://api.francetravail.io"),
  FRANCE_TRAVAIL_CONNECT_ISSUER: adresse.default(
    "https://authentification-candidat.francetravail.fr/connexion/oauth2/realms/root/realms/individu",
  ),
  /** Any OpenID Connect issuer, under the name that the button shows. */
  OIDC_NOM: z.string().max(60).default("mon organisation"),
  OIDC_ISSUER: adresse.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** A link sent by e-mail: `smtp://user:password@host:port`, and who sends it. */
  EMAIL_SERVER: z.url({ protocol: /^smtps?$/ }).optional(),
  EMAIL_FROM: z.string().optional(),
  /** A sign-in by pseudonym, for demonstrations; every page says so. */
  CONNEXION_DEMO: z.enum(["0", "1"]).default("0"),
});

interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}
export interface ReglagesAuth {
  readonly secret: string;
  readonly proconnect: (Client & { readonly issuer: string; readonly alg: string }) | null;
  readonly franceTravailConnect:
    | (Client & { readonly url: string; readonly apiUrl: string; readonly issuer: string })
    | null;
  readonly oidc: (Client & { readonly issuer: string; readonly nom: string }) | null;
  readonly courriel: { readonly serveur: string; readonly de: string } | null;
  readonly demonstration: boolean;
}

/** @throws EnvError naming the setting that is wrong or missing, never its value. */
export function parseReglagesAuth(
  variables: Readonly<Record<string, string | undefined>>,
  secretParDefaut: () => string,
): ReglagesAuth {
  const lu = schemaReglagesAuth.safeParse(
    Object.fromEntries(Object.entries(variables).filter(([, v]) => v?.trim())),
  );
  if (!lu.success) {
    const [faute] = lu.error.issues;
    throw new EnvError(`Réglage ${String(faute?.path[0])} refusé (${faute?.message}).`);
  }
  const e = lu.data;
  /** The settings named, all there; null when none is. */
  const tous = <N extends keyof typeof e>(...noms: readonly N[]): Record<N, string> | null => {
    const absents = noms.filter((nom) => e[nom] === undefined);
    if (absents.length === noms.length) return null;
    if (absents.length > 0)
      throw new EnvError(`Réglage ${absents[0]} absent : il va avec ${noms.join(", ")}.`);
    return e as Record<N, string>;
  };
  const pro = tous("PROCONNECT_CLIENT_ID", "PROCONNECT_CLIENT_SECRET");
  const ft = tous("FRANCE_TRAVAIL_CONNECT_CLIENT_ID", "FRANCE_TRAVAIL_CONNECT_CLIENT_SECRET");
  const oidc = tous("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET");
  const courriel = tous("EMAIL_SERVER", "EMAIL_FROM");
  const demonstration = e.CONNEXION_DEMO === "1";
  const quelqueChose = demonstration || [pro, ft, oidc, courriel].some((f) => f !== null);
  return {
    // Drawn only where there are accounts: it may have to make a key.
    secret: e.NEXTAUTH_SECRET ?? (quelqueChose ? secretParDefaut() : ""),
    proconnect: pro && {
      clientId: pro.PROCONNECT_CLIENT_ID,
      clientSecret: pro.PROCONNECT_CLIENT_SECRET,
      issuer: e.PROCONNECT_ISSUER,
      alg: e.PROCONNECT_ALG,
    },
    franceTravailConnect: ft && {
      clientId: ft.FRANCE_TRAVAIL_CONNECT_CLIENT_ID,
      clientSecret: ft.FRANCE_TRAVAIL_CONNECT_CLIENT_SECRET,
      url: e.FRANCE_TRAVAIL_CONNECT_URL,
      apiUrl: e.FRANCE_TRAVAIL_CONNECT_API_URL,
      issuer: e.FRANCE_TRAVAIL_CONNECT_ISSUER,
    },
    oidc: oidc && {
      clientId: oidc.OIDC_CLIENT_ID,
      clientSecret: oidc.OIDC_CLIENT_SECRET,
      issuer: oidc.OIDC_ISSUER,
      nom: e.OIDC_NOM,
    },
    courriel: courriel && { serveur: courriel.EMAIL_SERVER, de: courriel.EMAIL_FROM },
    demonstration,
  };
}

/** Without NEXTAUTH_SECRET, sessions are signed with a key drawn from that of the dossiers: the same on every machine. */
function secretDesDossiers(): string {
  const [cle] = reglagesDossiers(process.env, env().romeDataDir).cles();
  return Buffer.from(hkdfSync("sha256", cle?.octets ?? "", "", "sessions", 32)).toString("base64url");
}

let lus: ReglagesAuth | undefined;

/** How people sign in to this server. @throws EnvError */
export function reglagesAuth(): ReglagesAuth {
  lus ??= parseReglagesAuth(process.env, secretDesDossiers);
  return lus;
}
