import { env } from "../env";

/**
 * Whether a request that writes comes from a page of this site, as its browser tells (Fetch Metadata, else Origin). What says
 * nothing of where it comes from is not a browser of today, and is refused.
 */
export function duSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origine = request.headers.get("origin");
  if (origine === null || !URL.canParse(origine)) return false;
  const { host, origin } = new URL(origine);
  return origin === new URL(env().siteUrl).origin || host === request.headers.get("host");
}
