import type { IncomingMessage } from "node:http";
import { routes } from "../routes";
import { origineDIci } from "./origine";

/** Longest address that is looked at; the longest of the application's own is far below. */
const ADRESSE_MAX = 8192;
/** Longest form that is posted to a page, in bytes: words and a few hidden fields. Next has an exception for more than 1 MB. */
const FORMULAIRE_MAX = 64 * 1024;
/**
 * Methods that mean something to a page, and to the API, which has its own word for each. Next would send a page whatever the
 * method, or answer with an exception or without a word.
 */
const METHODES_PAGE = new Set<string | undefined>(["GET", "HEAD"]);
const METHODES_API = new Set<string | undefined>([
  "GET",
  "HEAD",
  "OPTIONS",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
]);

type Demande = Pick<IncomingMessage, "method" | "url" | "headers">;

export interface Refus {
  readonly statut: 400 | 405 | 413 | 414;
  readonly titre: string;
  readonly detail: string;
}

/** The one page with a form that is posted to itself; Next has an exception for what it cannot read elsewhere. */
const PAGE_A_FORMULAIRE = routes.recherche();

/** Whether a form that is posted to a page comes from a page of ours: browsers say so, and what does not is no form. */
const vientDIci = ({ headers }: Demande): boolean =>
  origineDIci(headers.origin ?? null, String(headers["x-forwarded-host"] ?? headers.host));

/** What is wrong with a request before anything looks for its answer; null when nothing is. */
export function refuser(requete: Demande): Refus | null {
  const { method, url: adresse = "/" } = requete;
  const chemin = adresse.split("?", 1)[0] ?? "";
  const formulaire = method === "POST" && chemin === PAGE_A_FORMULAIRE && vientDIci(requete);
  if (!(chemin.startsWith("/api/") ? METHODES_API : METHODES_PAGE).has(method) && !formulaire) {
    return {
      statut: 405,
      titre: "Méthode non admise",
      detail: `${method} n'est pas admis ici ; utilisez GET.`,
    };
  }
  if (formulaire && Number(requete.headers["content-length"] ?? 0) > FORMULAIRE_MAX) {
    return {
      statut: 413,
      titre: "Envoi trop long",
      detail: `Un formulaire est limité à ${FORMULAIRE_MAX / 1024} Kio.`,
    };
  }
  if (adresse.length > ADRESSE_MAX) {
    return {
      statut: 414,
      titre: "Adresse trop longue",
      detail: `Une adresse est limitée à ${ADRESSE_MAX} caractères.`,
    };
  }
  try {
    decodeURIComponent(chemin);
    return null;
  } catch {
    return {
      statut: 400,
      titre: "Adresse illisible",
      detail: "Cette adresse contient un codage « % » incorrect.",
    };
  }
}
