import { adresseDe, debit } from "../http/debit";
import { duSite } from "../http/origine";
import { probleme, reponseProbleme } from "../http/result";
import { routes } from "../routes";
import { cookiesDe, poster, prendreLien } from "./appel";
import { type ErreurConnexion, versErreur } from "./erreurs";
import { ouvrirLien } from "./lien";

/** Attempts to sign in: from one address (an agency has one for all its people), and in all (one may have many addresses). */
const PAR_ADRESSE = debit(60, 60);
const EN_TOUT = debit(600, 60);

/** @returns the answer to someone who tries too often; null when they may. */
export async function tropDEssais(request: Request): Promise<Response | null> {
  const trop = (await PAR_ADRESSE(adresseDe(request))) ?? (await EN_TOUT(""));
  if (trop === null) return null;
  const { probleme: p } = probleme(429, `Trop d’essais. Réessayez dans ${trop.attendre} secondes.`);
  // A person who fills a form gets a page; programs get the problem.
  return request.headers.get("accept")?.includes("text/html")
    ? versErreur("TropDEssais")
    : reponseProbleme({ ...p, headers: { "Retry-After": String(trop.attendre) } });
}

/** A form of the sign-in page was sent. @param fournisseur id of a provider. @param champs what was typed. */
export async function entrer(
  request: Request,
  fournisseur: string,
  type: string,
  champs: Readonly<Record<string, string>>,
): Promise<Response> {
  const refus = await garder(request);
  if (refus !== null) return refus;
  return suivre(
    await poster(cookiesDe(request), {
      action: type === "credentials" ? "callback" : "signin",
      fournisseur,
      corps: champs,
    }),
  );
}

/** The button of the page that a letter led to. */
export async function entrerParLien(request: Request, scelle: string): Promise<Response> {
  const refus = await garder(request);
  if (refus !== null) return refus;
  const lien = await ouvrirLien(scelle);
  if (lien === null) return versErreur("Verification");
  return suivre(await prendreLien(cookiesDe(request), lien));
}

export async function sortir(request: Request): Promise<Response> {
  if (!duSite(request)) return refusee();
  const corps = { callbackUrl: routes.accueil() };
  return suivre(await poster(cookiesDe(request), { action: "signout", corps }));
}

const garder = async (request: Request): Promise<Response | null> =>
  duSite(request) ? tropDEssais(request) : refusee();

const refusee = (): Response =>
  reponseProbleme(probleme(403, "Cette demande ne vient pas d’une page de ce site.").probleme);

/** 303: what follows is read, not sent again. Both addresses of next-auth's own and of a provider are whole. */
function suivre({
  vers,
  poser,
}: {
  readonly vers: string | null;
  readonly poser: readonly string[];
}): Response {
  if (vers === null) return versErreur("Configuration" satisfies ErreurConnexion);
  const reponse = new Response(null, {
    status: 303,
    headers: { Location: vers, "Cache-Control": "no-store" },
  });
  for (const cookie of poser) reponse.headers.append("Set-Cookie", cookie);
  return reponse;
}
