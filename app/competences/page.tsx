import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { ParCompetence } from "@/components/recherche/par-competence";
import { lireReferential, premier } from "@/lib/page";
import { routes } from "@/lib/routes";
import { chercherCompetences } from "@/lib/search";

const LIMITE = 60;

export async function generateMetadata({ searchParams }: PageProps<"/competences">): Promise<Metadata> {
  const q = premier((await searchParams).q);
  return {
    title: "Les métiers par compétence",
    description: "Chercher un savoir-faire ou un savoir, et voir les métiers qui le demandent.",
    alternates: { canonical: routes.competences() },
    // What people type stays out of search engines.
    ...(q === null ? {} : { robots: { index: false, follow: true } }),
  };
}

export default async function Page({ searchParams }: PageProps<"/competences">): Promise<ReactNode> {
  const [etat, { q }] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const requete = premier(q)?.slice(0, 200) ?? "";
  return (
    <ParCompetence
      requete={requete}
      trouvees={requete === "" ? [] : chercherCompetences(referential, requete, LIMITE)}
      limite={LIMITE}
      referential={referential}
    />
  );
}
