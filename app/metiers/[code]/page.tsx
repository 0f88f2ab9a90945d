import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Fiche } from "@/components/fiche/fiche";
import { JsonLd } from "@/components/fiche/json-ld";
import { Verification } from "@/components/fiche/verification";
import { AvisVersion, BlocChangements } from "@/components/versions/fiche";
import { metadataRetire, PageRetire } from "@/components/versions/retire";
import { env } from "@/lib/env";
import { lireReferential, premier, segment } from "@/lib/page";
import { findMetier } from "@/lib/rome";
import { ficheHistory, findRetired, keptDiffs, sinceVersion } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import { resumer, typo } from "@/lib/typo";

export async function generateMetadata({ params }: PageProps<"/metiers/[code]">): Promise<Metadata> {
  const [etat, brut] = await Promise.all([lireReferential(), params]);
  const code = segment(brut.code);
  if (etat.statut !== "charge") return { title: "Fiche métier" };
  const trouve = findMetier(etat.referential, code);
  if (trouve.statut !== "trouve") {
    const retire = findRetired(code, etat.referential, keptDiffs());
    return retire === null ? { title: "Fiche métier" } : metadataRetire(retire);
  }
  const { metier } = trouve;
  const url = routes.metier(metier.code);
  const titre = typo(metier.libelle);
  const description = typo(resumer(metier.definition.join(" "), 160));
  return {
    title: titre,
    description,
    alternates: { canonical: url },
    openGraph: {
      title: `${titre}\u00a0: fiche métier et mobilités`,
      description,
      url,
      siteName: "Passerelles",
      locale: "fr_FR",
      type: "article",
    },
  };
}

export default async function Page({
  params,
  searchParams,
}: PageProps<"/metiers/[code]">): Promise<ReactNode> {
  const [etat, brut, { v }] = await Promise.all([lireReferential(), params, searchParams]);
  const code = segment(brut.code);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const diffs = keptDiffs();
  const trouve = findMetier(referential, code);
  if (trouve.statut !== "trouve") {
    const retire = findRetired(code, referential, diffs);
    if (retire === null) notFound();
    return <PageRetire quoi="Le code" retire={retire} />;
  }
  const { metier } = trouve;
  const version = premier(v);
  if (brut.code !== metier.code) {
    permanentRedirect(version ? routes.metierDepuis(metier.code, version) : routes.metier(metier.code));
  }
  return (
    <>
      <JsonLd metier={metier} referential={referential} siteUrl={env().siteUrl} />
      <AvisVersion depuis={sinceVersion(metier, version, referential, diffs)} metier={metier} />
      <Fiche metier={metier} referential={referential}>
        <Verification metier={metier} referential={referential} />
        <BlocChangements metier={metier} historique={ficheHistory(metier, referential, diffs)} />
      </Fiche>
    </>
  );
}
