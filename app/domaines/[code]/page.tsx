import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { UnDomaine, UnGrandDomaine } from "@/components/listes/domaine";
import { lireReferential } from "@/lib/page";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

export async function generateMetadata({ params }: PageProps<"/domaines/[code]">): Promise<Metadata> {
  const [etat, { code }] = await Promise.all([lireReferential(), params]);
  if (etat.statut !== "charge") return {};
  const { domaines, grandsDomaines } = etat.referential;
  const trouve = domaines.get(code.toUpperCase()) ?? grandsDomaines.get(code.toUpperCase());
  if (!trouve) return { title: "Domaine" };
  return {
    title: typo(trouve.libelle),
    description: `Les métiers du domaine ${typo(trouve.libelle)}\u00a0: fiches et mobilités.`,
    alternates: { canonical: routes.domaine(trouve.code) },
  };
}

export default async function Page({ params }: PageProps<"/domaines/[code]">): Promise<ReactNode> {
  const [etat, { code }] = await Promise.all([lireReferential(), params]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const grandDomaine = referential.grandsDomaines.get(code.toUpperCase());
  const domaine = referential.domaines.get(code.toUpperCase());
  const trouve = grandDomaine ?? domaine;
  if (trouve === undefined) notFound();
  if (trouve.code !== code) permanentRedirect(routes.domaine(trouve.code));
  if (grandDomaine) return <UnGrandDomaine grandDomaine={grandDomaine} referential={referential} />;
  return domaine ? <UnDomaine domaine={domaine} referential={referential} /> : notFound();
}
