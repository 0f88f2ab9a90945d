import type { Account, DefaultSession, NextAuthOptions } from "next-auth";
import { z } from "zod";
import { dossiers } from "../dossiers/service";
import { env } from "../env";
import { debit } from "../http/debit";
import { routes } from "../routes";
import { adaptateur } from "./adaptateur";
import { pageErreur } from "./erreurs";
import { adresseDeDemonstration, DEMONSTRATION, fournisseurs, PROCONNECT } from "./fournisseurs";
import { reglagesAuth } from "./reglages";

declare module "next-auth" {
  interface Session {
    user?: DefaultSession["user"] & { id?: string };
  }
}

/** A day of work: a session that was left open on a shared computer ends by itself. */
const SESSION_S = 10 * 3600;

/** Letters to one person, whoever asks for them. */
const LETTRES = debit(5, 3600);

const adresseVerifiee = z.object({ email: z.email(), email_verified: z.literal(true) });
const adresseDAgent = z.object({ email: z.email(), email_verified: z.literal(true).optional() });

/**
 * The address an account is known by to colleagues, or null. It opens what they shared, so only one that is vouched for counts:
 * the link went there, an administration gave it to its agent (ProConnect), or the issuer says that it checked.
 */
function courrielVerifie(account: Account, profile: unknown): string | null {
  if (account.provider === DEMONSTRATION) return adresseDeDemonstration(account.providerAccountId);
  if (account.type === "email") return account.providerAccountId;
  const lu = (account.provider === PROCONNECT ? adresseDAgent : adresseVerifiee).safeParse(profile);
  return lu.success ? lu.data.email : null;
}

let faites: NextAuthOptions | undefined;

/**
 * How next-auth is used here. A session is a signed and sealed cookie that holds the id of an account, nothing else; the account
 * itself is looked up at each use (`session.ts`), so that a deleted one is out at once.
 * @throws EnvError
 */
export function options(): NextAuthOptions {
  faites ??= faire();
  return faites;
}

function faire(): NextAuthOptions {
  const reglages = reglagesAuth();
  // next-auth reads its own address there, and nowhere else; empty, it would be no address.
  const adresse = process.env.NEXTAUTH_URL?.trim() || env().siteUrl;
  process.env.NEXTAUTH_URL = adresse;
  return {
    secret: reglages.secret,
    providers: fournisseurs(reglages),
    adapter: adaptateur(),
    session: { strategy: "jwt", maxAge: SESSION_S },
    useSecureCookies: adresse.startsWith("https://"),
    pages: {
      signIn: routes.connexion(),
      error: routes.connexion(),
      verifyRequest: routes.connexionEnvoyee(),
    },
    callbacks: {
      async signIn({ account, email }) {
        // Asked before a letter leaves, of the address it goes to; and again when its link is opened.
        if (!email?.verificationRequest) return true;
        const trop = await LETTRES(account?.providerAccountId ?? "");
        return trop === null || pageErreur("TropDEssais");
      },
      async jwt({ token, account, profile }) {
        if (!account) return { sub: token.sub };
        const etat = await dossiers();
        if (etat.statut === "indisponible") throw new Error("the database does not answer");
        const { id } = await etat.service.utilisateurs.connaitre({
          fournisseur: account.provider,
          sujet: account.providerAccountId,
          courriel: courrielVerifie(account, profile),
        });
        return { sub: id };
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub } }),
      redirect: ({ url, baseUrl }) => {
        const vers = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
        return vers?.origin === new URL(baseUrl).origin ? vers.href : baseUrl;
      },
    },
    logger: {
      // Its messages carry addresses, codes and profiles: the kind of fault is enough.
      error: (code) => process.stderr.write(`Connexion : ${code}.\n`),
      warn: () => {},
      debug: () => {},
    },
  };
}
