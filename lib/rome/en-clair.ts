import { SourceError } from "./sources/port";

/** What codes of the system and of the network mean, for a person. */
const SENS: Readonly<Record<string, string>> = {
  ENOSPC: "le disque est plein",
  EDQUOT: "la place allouée sur le disque est épuisée",
  EACCES: "l'accès est refusé",
  EPERM: "l'accès est refusé",
  EROFS: "le disque est en lecture seule",
  EIO: "le disque répond par une erreur",
  EEXIST: "autre chose est à cette place",
  ENOTDIR: "autre chose est à cette place",
  EISDIR: "autre chose est à cette place",
  ENOENT: "un fichier ou un dossier manque",
  ECONNREFUSED: "connexion refusée",
  ECONNRESET: "connexion coupée",
  EPIPE: "connexion coupée",
  ERR_STREAM_PREMATURE_CLOSE: "connexion coupée",
  ENOTFOUND: "adresse introuvable",
  EAI_AGAIN: "adresse introuvable pour l'instant",
  ETIMEDOUT: "pas de réponse à temps",
  EHOSTUNREACH: "réseau injoignable",
  ENETUNREACH: "réseau injoignable",
};

/** The code of a fault of the system or of the network; empty when it has none. */
export const codeDe = (cause: unknown): string =>
  cause instanceof Error && "code" in cause ? String(cause.code) : "";

/**
 * Why something failed, in words that may be shown to anyone: no path, no address, no English of the machine. The code
 * stays, for who looks it up.
 */
export function enClair(cause: unknown): string {
  if (cause instanceof SourceError) return cause.message.replace(/\.$/, "");
  const code = codeDe(cause);
  const sens = SENS[code];
  if (sens !== undefined) return `${sens}, ${code}`;
  return code === "" ? "erreur inattendue" : `erreur ${code}`;
}
