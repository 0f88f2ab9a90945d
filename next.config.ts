import type { NextConfig } from "next";
import { EN_TETES, EN_TETES_PLAN } from "./lib/http/headers";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types; a person who only starts the application need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Metadata in the head of the first bytes for everyone: crawlers, link previews and readers without JavaScript alike.
  htmlLimitedBots: /.*/,
  // Browsers ask for it whatever the page says.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: EN_TETES },
    { source: "/p/:jeton*", headers: EN_TETES_PLAN },
    { source: "/api/plans/:jeton*", headers: EN_TETES_PLAN },
  ],
};

export default config;
