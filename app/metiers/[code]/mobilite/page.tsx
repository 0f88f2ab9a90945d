import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Provenance } from "@/components/etat/provenance";
import { altApercu, TAILLE_APERCU } from "@/components/mobilite/apercu";
import { Explorateur } from "@/components/mobilite/explorateur";
import "@/components/mobilite/explorateur.css";
import { AvisVersion } from "@/components/versions/fiche";
import { metadataRetire, PageRetire } from "@/components/versions/retire";
import { voisinage } from "@/lib/mobilite";
import { parseEtat } from "@/lib/mobilite/explorateur";
import { lireReferential, parametres, segment } from "@/lib/page";
import { findMetier } from "@/lib/rome";
import { findRetired, keptDiffs, sinceVersion } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

export async function generateMetadata({ params }: PageProps<"/metiers/[code]/mobilite">): Promise<Metadata> {
  const [etat, brut] = await Promise.all([lireReferential(), params]);
  const code = segment(brut.code);
  if (etat.statut !== "charge") return { title: "Mobilités" };
  const trouve = findMetier(etat.referential, code);
  if (trouve.statut !== "trouve") {
    const retire = findRetired(code, etat.referential, keptDiffs());
    return retire === null ? { title: "Mobilités" } : metadataRetire(retire);
  }
  const { metier } = trouve;
  const titre = typo(metier.libelle);
  const title = `Mobilités depuis ${titre}`;
  const description = `Les métiers vers lesquels on peut aller depuis ${titre}\u00a0: mobilités officielles et métiers au contenu proche, avec ce qui les rapproche.`;
  const url = routes.mobilite(metier.code);
  const autour = voisinage(etat.referential, metier.code);
  const apercu = autour && {
    url: routes.apercuMobilite(metier.code, autour.version),
    ...TAILLE_APERCU,
    alt: altApercu(autour),
    type: "image/png",
  };
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: {
      title,
      description,
      url,
      siteName: "Passerelles",
      locale: "fr_FR",
      type: "article",
      ...(apercu && { images: [apercu] }),
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function Page({
  params,
  searchParams,
}: PageProps<"/metiers/[code]/mobilite">): Promise<ReactNode> {
  const [etat, brut, recherche] = await Promise.all([lireReferential(), params, searchParams]);
  const code = segment(brut.code);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const trouve = findMetier(referential, code);
  if (trouve.statut !== "trouve") {
    const retire = findRetired(code, referential, keptDiffs());
    if (retire === null) notFound();
    return <PageRetire quoi="Le code" retire={retire} />;
  }
  const { metier } = trouve;
  const query = parametres(recherche);
  const adresse = routes.mobilite(metier.code, query);
  if (brut.code !== metier.code) permanentRedirect(adresse);
  const autour = voisinage(referential, metier.code);
  if (autour === null) notFound();
  const { fil, selection, version } = parseEtat(query);
  const noms = [...fil, ...selection].flatMap((c) => {
    const connu = referential.metiers.get(c);
    return connu ? [[c, connu.libelle]] : [];
  });
  return (
    <>
      <AvisVersion depuis={sinceVersion(metier, version, referential, keptDiffs())} metier={metier} />
      <Explorateur adresse={adresse} initial={autour} noms={Object.fromEntries(noms)} />
      <Provenance referential={referential} />
    </>
  );
}
