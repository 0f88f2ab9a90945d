import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Fiche } from "@/components/fiche/fiche";
import { JsonLd } from "@/components/fiche/json-ld";
import { env } from "@/lib/env";
import { lireReferential } from "@/lib/page";
import { findMetier } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { resumer } from "@/lib/typo";

export async function generateMetadata({ params }: PageProps<"/metiers/[code]">): Promise<Metadata> {
  const etat = await lireReferential();
  const trouve = etat.statut === "charge" ? findMetier(etat.referential, (await params).code) : null;
  if (trouve?.statut !== "trouve") return { title: "Fiche métier" };
  const { metier } = trouve;
  const url = routes.metier(metier.code);
  const description = resumer(metier.definition.join(" "), 160);
  return {
    title: metier.libelle,
    description,
    alternates: { canonical: url },
    openGraph: {
      title: `${metier.libelle} : fiche métier et mobilités`,
      description,
      url,
      siteName: "Passerelles",
      locale: "fr_FR",
      type: "article",
    },
  };
}

export default async function Page({ params }: PageProps<"/metiers/[code]">): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  const trouve = findMetier(etat.referential, (await params).code);
  if (trouve.statut !== "trouve") notFound();
  if (!trouve.canonique) permanentRedirect(routes.metier(trouve.metier.code));
  return (
    <>
      <JsonLd metier={trouve.metier} referential={etat.referential} siteUrl={env().siteUrl} />
      <Fiche metier={trouve.metier} referential={etat.referential} />
    </>
  );
}
