import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { HorsSession } from "@/components/comptes/hors-session";
import { LectureContenu } from "@/components/dossiers/contenu";
import { nomDe, quand } from "@/components/dossiers/noms";
import { FilAriane } from "@/components/ui/fil-ariane";
import { lireEnSession } from "@/lib/auth";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Étape d’un dossier", robots: { index: false } };

/** A past step of a dossier, as it was. */
export default async function Page({
  params,
}: PageProps<"/dossiers/[id]/versions/[version]">): Promise<ReactNode> {
  const { id, version } = await params;
  const numero = /^\d{1,9}$/.test(version) ? Number(version) : 0;
  const lu = await lireEnSession(({ utilisateur, service }) =>
    service.depot.ancienne(utilisateur.id, id, numero),
  );
  if (lu.statut !== "connecte") return <HorsSession statut={lu.statut} ici={routes.dossier(id)} />;
  if (lu.lu.statut === "absent") notFound();
  const { contenu } = lu.lu;
  return (
    <div className="mx-auto max-w-3xl">
      <FilAriane
        etapes={[
          { href: routes.dossiers(), texte: "Mes dossiers" },
          { href: routes.dossier(id), texte: nomDe(contenu.personne) },
          { href: routes.dossierGerer(id), texte: "Gérer" },
        ]}
        ici={`Étape ${numero}`}
      />
      <h1 className="text-3xl">{nomDe(contenu.personne)}</h1>
      <p className="mt-2 mb-5 text-douce">
        Étape {numero}, telle qu’elle était le {quand(contenu.modifieLe)}.
      </p>
      <LectureContenu contenu={contenu} />
    </div>
  );
}
