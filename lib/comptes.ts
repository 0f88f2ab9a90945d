import { type ReglagesAuth, reglagesAuth } from "./auth/reglages";
import { reglagesDossiers } from "./dossiers/reglages";
import { env } from "./env";

export { PAS_GARDES } from "./dossiers/reglages";

/**
 * What pages of everyone read of accounts: settings alone. The session and its libraries stay behind `lib/auth`, for the pages
 * that need them.
 */

/** Every setting, read at start: a wrong one is told before anything else is done. @throws EnvError */
export function reglages(): void {
  reglagesDossiers(process.env, env().romeDataDir);
  reglagesAuth();
}

/** Whether this server has accounts at all. */
export function comptesOuverts(): boolean {
  const { demonstration, proconnect, franceTravailConnect, oidc, courriel } = reglagesAuth();
  return demonstration || [proconnect, franceTravailConnect, oidc, courriel].some((f) => f !== null);
}

/** Months after its last opening when a dossier is removed. */
export const dureeDossiers = (): number => reglagesDossiers(process.env, env().romeDataDir).mois;

/** Whether anyone may sign in under a pseudonym: every page then says so. */
export const demonstration = (): boolean => reglagesAuth().demonstration;

/**
 * Where the form of a sign-in may lead, in words of a Content-Security-Policy: browsers hold every redirection that follows to it, and
 * an issuer may lead on to others.
 */
export function destinationsConnexion(): string[] {
  const { proconnect, franceTravailConnect, oidc }: ReglagesAuth = reglagesAuth();
  const emetteurs = [proconnect?.issuer, franceTravailConnect?.url, oidc?.issuer].flatMap((a) => a ?? []);
  return ["https:", ...emetteurs.filter((a) => a.startsWith("http:")).map((a) => new URL(a).origin)];
}
