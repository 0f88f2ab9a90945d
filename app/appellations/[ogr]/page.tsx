import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { metadataRetire, PageRetire } from "@/components/versions/retire";
import { lireReferential, premier, segment } from "@/lib/page";
import { findAppellation, keptDiffs } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";

export async function generateMetadata({ params }: PageProps<"/appellations/[ogr]">): Promise<Metadata> {
  const [etat, brut] = await Promise.all([lireReferential(), params]);
  const ogr = segment(brut.ogr);
  const trouve = etat.statut === "charge" ? findAppellation(ogr, etat.referential, keptDiffs()) : null;
  return trouve?.statut === "retire"
    ? metadataRetire(trouve.retire)
    : { title: "Intitulé introuvable", robots: { index: false } };
}

/** A link to a title that outlives versions: it leads to the fiche where the title is now, at its place. */
export default async function Page({
  params,
  searchParams,
}: PageProps<"/appellations/[ogr]">): Promise<ReactNode> {
  const [etat, brut, { v }] = await Promise.all([lireReferential(), params, searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const trouve = findAppellation(segment(brut.ogr), etat.referential, keptDiffs());
  if (trouve.statut === "absent") notFound();
  if (trouve.statut === "retire") return <PageRetire quoi="L’intitulé" retire={trouve.retire} />;
  const { metier, ogr: code } = trouve.appellation;
  const version = premier(v);
  const ancre = `intitule-${code}`;
  permanentRedirect(version ? routes.metierDepuis(metier, version, ancre) : routes.metier(metier, ancre));
}
