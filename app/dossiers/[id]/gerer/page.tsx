import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { HorsSession } from "@/components/comptes/hors-session";
import { AvisGeste } from "@/components/dossiers/avis";
import { Gestion } from "@/components/dossiers/gestion";
import { nomDe } from "@/components/dossiers/noms";
import { FilAriane } from "@/components/ui/fil-ariane";
import { lireEnSession } from "@/lib/auth";
import { premier } from "@/lib/page";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Gérer un dossier", robots: { index: false } };

export default async function Page({
  params,
  searchParams,
}: PageProps<"/dossiers/[id]/gerer">): Promise<ReactNode> {
  const { id } = await params;
  const lu = await lireEnSession(async ({ utilisateur: { id: qui }, service: { depot } }) => {
    const [dossier, historique, partages, journal] = await Promise.all([
      depot.resume(qui, id),
      depot.historique(qui, id),
      depot.partages(qui, id),
      depot.journal(qui, id),
    ]);
    return { dossier, historique, partages, journal };
  });
  if (lu.statut !== "connecte") return <HorsSession statut={lu.statut} ici={routes.dossierGerer(id)} />;
  const { dossier, historique, partages, journal } = lu.lu;
  if (dossier.statut === "absent" || historique.statut === "absent") notFound();
  return (
    <div className="mx-auto max-w-3xl">
      <FilAriane
        etapes={[
          { href: routes.dossiers(), texte: "Mes dossiers" },
          { href: routes.dossier(id), texte: nomDe(dossier.resume.nom) },
        ]}
        ici="Gérer"
      />
      <AvisGeste mot={premier((await searchParams).avis)} />
      <h1 className="text-3xl">{nomDe(dossier.resume.nom)}</h1>
      <Gestion
        dossier={dossier.resume}
        pas={historique.pas}
        acces={partages.statut === "trouve" ? partages.acces : []}
        journal={journal.statut === "trouve" ? journal.lignes : []}
        moi={lu.utilisateur.id}
      />
    </div>
  );
}
