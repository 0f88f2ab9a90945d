import type { IncomingMessage } from "node:http";
import { isIP, isIPv4 } from "node:net";

/** What proxies say of a request; anyone can write the same. `Forwarded` (RFC 7239) is not read here, nor by anything behind. */
const AJOUTS = ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"] as const;

/**
 * Makes `X-Forwarded-For` say one address, which the client did not choose: that of the connection or, behind `proxys` trusted proxies
 * that each add who spoke to them at the end, the one the outermost of them added. Without a proxy, the rest of what proxies
 * say is taken off; with one, it is theirs to write over.
 */
export function fixerProvenance(requete: IncomingMessage, proxys: number): void {
  const { headers, socket } = requete;
  const connexion = socket.remoteAddress ?? "";
  const chaine = String(headers["x-forwarded-for"] ?? "").split(",");
  const ajoutee = proxys === 0 ? null : sansPort(chaine.at(-proxys)?.trim() ?? "");
  headers["x-forwarded-for"] = ajoutee ?? connexion;
  if (proxys === 0) for (const nom of AJOUTS) delete headers[nom];
}

/** Some proxies add the port of the connection. Null when it is no address. */
function sansPort(texte: string): string | null {
  const [, v6, v4] = /^(?:\[([^\]]+)\]|(\d+(?:\.\d+){3}))(?::\d+)?$/.exec(texte) ?? [];
  const adresse = v6 ?? v4 ?? texte;
  return isIP(adresse) === 0 ? null : adresse;
}

/**
 * The network that an address is counted under: the address itself, or the /64 that one subscriber has of IPv6, where addresses cost
 * nothing.
 */
export function reseau(adresse: string): string {
  const v4 = adresse.replace(/^::ffff:/i, "");
  if (isIP(adresse) === 0 || isIPv4(v4)) return v4;
  const [tete = "", queue] = adresse.split("%", 1).join("").split("::");
  const debut = tete.split(":").filter(Boolean);
  const fin = (queue ?? "").split(":").filter(Boolean);
  // Dotted at the end: two groups in one.
  const manquent = 8 - debut.length - fin.length - (adresse.includes(".") ? 1 : 0);
  const groupes = [...debut, ...Array<string>(queue === undefined ? 0 : manquent).fill("0"), ...fin];
  return groupes
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(":");
}
