import type { NextConfig } from "next";

/** Headers of every answer; the Content-Security-Policy of pages has a nonce and is set in `proxy.ts`. */
const EN_TETES = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // The query of a search may say much of a person: it never leaves with a link to another site.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types; a person who only starts the application need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Metadata in the head of the first bytes for everyone: crawlers, link previews and readers without JavaScript alike.
  htmlLimitedBots: /.*/,
  headers: async () => [{ source: "/:path*", headers: EN_TETES }],
};

export default config;
