import type { DefaultSession, NextAuthOptions } from "next-auth";
import { dossiers } from "../dossiers/service";
import { env } from "../env";
import { routes } from "../routes";
import { adaptateur } from "./adaptateur";
import { fournisseurs } from "./fournisseurs";
import { reglagesAuth } from "./reglages";

declare module "next-auth" {
  interface Session {
    user?: DefaultSession["user"] & { id?: string };
  }
}

/** A day of work: a session that was left open on a shared computer ends by itself. */
const SESSION_S = 10 * 3600;

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
  // next-auth reads its own address there, and nowhere else.
  process.env.NEXTAUTH_URL ??= env().siteUrl;
  return {
    secret: reglages.secret,
    providers: fournisseurs(reglages),
    adapter: adaptateur(),
    session: { strategy: "jwt", maxAge: SESSION_S },
    useSecureCookies: process.env.NEXTAUTH_URL.startsWith("https://"),
    pages: {
      signIn: routes.connexion(),
      error: routes.connexion(),
      verifyRequest: routes.connexionEnvoyee(),
    },
    callbacks: {
      async jwt({ token, account, profile, user }) {
        if (!account) return { sub: token.sub };
        const etat = await dossiers();
        if (etat.statut === "indisponible") throw new Error("the database does not answer");
        const parCourriel = account.type === "email";
        const verifie = (profile as { email_verified?: unknown } | undefined)?.email_verified !== false;
        const { id } = await etat.service.utilisateurs.connaitre({
          fournisseur: account.provider,
          sujet: account.providerAccountId,
          courriel: parCourriel
            ? account.providerAccountId
            : verifie
              ? (profile?.email ?? user.email ?? null)
              : null,
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
