import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Resultats } from "@/components/recherche/resultats";
import { Romeo } from "@/components/recherche/romeo";
import { lireReferential } from "@/lib/page";
import { findRetired, keptDiffs } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import { rechercher } from "@/lib/search";

/** Enough for one page; beyond, a more precise query serves better than a second page. */
const LIMITE = 50;

const requeteDe = (q: string | string[] | undefined): string =>
  (Array.isArray(q) ? (q[0] ?? "") : (q ?? "")).trim();

export async function generateMetadata({ searchParams }: PageProps<"/recherche">): Promise<Metadata> {
  const q = requeteDe((await searchParams).q);
  // What people type stays out of search engines.
  return {
    title: q === "" ? "Chercher un métier" : `« ${q.slice(0, 60)} »`,
    robots: { index: false, follow: true },
  };
}

export default async function Page({ searchParams }: PageProps<"/recherche">): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  const q = requeteDe((await searchParams).q);
  const retire = findRetired(q, etat.referential, keptDiffs());
  if (retire !== null) redirect(routes.metier(retire.code));
  const recherche = rechercher(etat.referential, q, LIMITE);
  if (recherche.direct !== null) redirect(routes.metier(recherche.direct));
  return (
    <>
      <Resultats recherche={recherche} referential={etat.referential} />
      <Romeo recherche={recherche} />
    </>
  );
}
