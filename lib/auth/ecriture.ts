import { motif } from "../dossiers/base/ouvrir";
import { lireOctets } from "../http/api";
import { debit } from "../http/debit";
import { duSite } from "../http/origine";
import { probleme, reponseProbleme, type StatutProbleme } from "../http/result";
import { routes } from "../routes";
import { type Session, session } from "./session";

type Connecte = Extract<Session, { statut: "connecte" }>;
export type GesteEnSession = (qui: Connecte) => Promise<Response>;

/** From one account: several people who each save every second stay below. */
const GESTES = debit(6_000, 600);

/** A page after a form: read, not sent again. */
export const redirection = (vers: string): Response =>
  new Response(null, { status: 303, headers: { Location: vers, "Cache-Control": "no-store" } });

const dire = (statut: StatutProbleme, detail: string): Response =>
  reponseProbleme(probleme(statut, detail).probleme);

/**
 * What is done in an account: from a page of this site when it writes, by someone who is signed in, while the database answers. Forms
 * are answered with pages, programs with problems. Too much from one account is refused. A fault of the database is a 503 whose cause goes to the log as one word.
 * @param parFormulaire whether a person sent it with a form, and waits for a page.
 */
export async function ecriture(
  request: Request,
  parFormulaire: boolean,
  faire: GesteEnSession,
): Promise<Response> {
  if (request.method !== "GET" && !duSite(request))
    return dire(403, "Cette demande ne vient pas d’une page de ce site.");
  try {
    const qui = await session();
    if (qui.statut === "anonyme")
      return parFormulaire ? redirection(routes.connexion()) : dire(401, "Connectez-vous pour continuer.");
    if (qui.statut === "indisponible") return indisponible(parFormulaire);
    const refus = await GESTES(qui.utilisateur.id);
    return refus === null ? await faire(qui) : trop(parFormulaire, refus.attendre);
  } catch (cause) {
    process.stderr.write(`Dossiers : une demande n’a pas abouti (${motif(cause)}).\n`);
    return indisponible(parFormulaire);
  }
}

const trop = (parFormulaire: boolean, attendre: number): Response =>
  parFormulaire
    ? redirection(`${routes.dossiers()}?avis=trop`)
    : reponseProbleme({
        ...probleme(429, "Trop de demandes en peu de temps depuis ce compte.").probleme,
        headers: { "Retry-After": String(attendre) },
      });

/** `/dossiers` says by itself that the database does not answer. */
const indisponible = (parFormulaire: boolean): Response =>
  parFormulaire
    ? redirection(`${routes.dossiers()}?avis=indisponible`)
    : reponseProbleme({
        ...probleme(503, "Les dossiers ne répondent pas pour le moment.").probleme,
        headers: { "Retry-After": "5" },
      });

/** The fields of a form; null when it is larger than `max` bytes or is not a form. */
export async function formulaire(request: Request, max: number): Promise<FormData | null> {
  const octets = await lireOctets(request, max);
  if (octets === null) return null;
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(octets, { headers: { "Content-Type": type } }).formData();
  } catch {
    return null;
  }
}
