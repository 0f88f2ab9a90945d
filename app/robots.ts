import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: "*", disallow: [routes.recherche()] },
    sitemap: `${env().siteUrl}/sitemap.xml`,
  };
}
