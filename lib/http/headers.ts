/** Headers of every answer; the Content-Security-Policy of pages has a nonce and is set in `proxy.ts`. */
export const EN_TETES = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // The query of a search may say much of a person: it never leaves with a link to another site.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** A shared plan: its address opens it, so that it goes to nobody else, neither a search engine nor the site of a link. */
export const EN_TETES_PLAN = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

/** Path of the page asked for, percent-encoded, set by `proxy.ts` on the request it passes on. */
export const EN_TETE_CHEMIN = "x-passerelles-chemin";
