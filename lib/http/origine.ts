import { env } from "../env";

/**
 * Whether a request that writes comes from a page of this site, as its browser tells (Fetch Metadata, else Origin). What says
 * nothing of where it comes from is not a browser of today, and is refused.
 */
export function duSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const { headers } = request;
  return origineDIci(headers.get("origin"), headers.get("x-forwarded-host") ?? headers.get("host"));
}

/**
 * Whether an Origin is this site: its public address, or the host that was asked for.
 * @param hote what a trusted proxy says of it, else `Host` (`provenance.ts` takes off what anyone else says).
 */
export function origineDIci(origine: string | null, hote: string | null): boolean {
  if (origine === null || !URL.canParse(origine)) return false;
  const { host, origin } = new URL(origine);
  return origin === new URL(env().siteUrl).origin || host === hote;
}
