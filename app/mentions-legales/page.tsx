import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { MentionsLegales } from "@/components/mise-en-page/mentions-legales";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Mentions légales",
  alternates: { canonical: routes.mentionsLegales() },
};

export default async function Page(): Promise<ReactNode> {
  await connection();
  return <MentionsLegales {...env().mentionsLegales} />;
}
