import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { AvisDemonstration } from "@/components/comptes/avis-demonstration";
import { AvisExtrait } from "@/components/etat/provenance";
import { Entete } from "@/components/mise-en-page/entete";
import { Pied } from "@/components/mise-en-page/pied";
import { demonstration } from "@/lib/comptes";
import { env } from "@/lib/env";
import { lireReferential } from "@/lib/page";
import { texte, titre } from "./fonts";
import "./globals.css";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().siteUrl),
    title: { default: "Passerelles\u00a0: d’un métier à d’autres", template: "%s | Passerelles" },
    description:
      "Cherchez un métier avec vos mots, lisez sa fiche et voyez vers quels métiers il peut mener. Données du ROME 4.0 de France Travail.",
    openGraph: { siteName: "Passerelles", locale: "fr_FR", type: "website" },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fffefb" },
    { media: "(prefers-color-scheme: dark)", color: "#181f26" },
  ],
};

export default async function RootLayout({ children }: LayoutProps<"/">): Promise<ReactNode> {
  const etat = await lireReferential();
  const referential = etat.statut === "charge" ? etat.referential : null;
  return (
    <html lang="fr" className={`${texte.variable} ${titre.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#contenu"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-accent focus:px-4 focus:py-2 focus:text-sur-accent"
        >
          Aller au contenu
        </a>
        {demonstration() ? <AvisDemonstration /> : null}
        {referential === null ? null : <AvisExtrait referential={referential} />}
        <Entete />
        <main
          id="contenu"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl grow px-4 pt-6 outline-none print:max-w-none print:p-0"
        >
          {children}
        </main>
        <Pied referential={referential} />
      </body>
    </html>
  );
}
