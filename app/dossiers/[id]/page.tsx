import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { HorsSession } from "@/components/comptes/hors-session";
import { AvisGeste } from "@/components/dossiers/avis";
import { LectureContenu } from "@/components/dossiers/contenu";
import { DepuisRome } from "@/components/dossiers/depuis";
import { EspaceDossier } from "@/components/dossiers/espace-dossier";
import { DROITS, nomDe, quand } from "@/components/dossiers/noms";
import { departDe } from "@/components/rendez-vous/depart";
import { FilAriane } from "@/components/ui/fil-ariane";
import { Lien } from "@/components/ui/lien";
import { lireEnSession } from "@/lib/auth";
import { changementsDepuis } from "@/lib/dossiers";
import { lireReferential, premier } from "@/lib/page";
import { routes } from "@/lib/routes";

// The name of a dossier stays out of titles: browsers keep them in their history.
export const metadata: Metadata = { title: "Dossier", robots: { index: false } };

export default async function Page({
  params,
  searchParams,
}: PageProps<"/dossiers/[id]">): Promise<ReactNode> {
  const { id } = await params;
  const lu = await lireEnSession(({ utilisateur, service }) => service.depot.lire(utilisateur.id, id));
  if (lu.statut !== "connecte") return <HorsSession statut={lu.statut} ici={routes.dossier(id)} />;
  if (lu.lu.statut === "absent") notFound();
  const { contenu, version, droit, archive, modifieLe } = lu.lu.dossier;
  const etat = await lireReferential();
  return (
    <div>
      <FilAriane
        etapes={[{ href: routes.dossiers(), texte: "Mes dossiers" }]}
        ici={nomDe(contenu.personne)}
      />
      <AvisGeste mot={premier((await searchParams).avis)} />
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="text-3xl">{nomDe(contenu.personne)}</h1>
        <Lien href={routes.dossierGerer(id)}>Historique, partage et suppression</Lien>
      </div>
      <p className="mb-5 text-sm text-douce">
        {archive ? "Archivé · " : ""}
        {DROITS[droit]} · Modifié le {quand(modifieLe)}
      </p>
      {etat.statut === "charge" ? (
        <DepuisRome
          changements={changementsDepuis(contenu, etat.referential)}
          de={contenu.rome}
          a={etat.referential.version}
        />
      ) : null}
      {droit === "lecture" || etat.statut !== "charge" ? (
        <LectureContenu contenu={contenu} />
      ) : (
        <>
          <div className="hidden noscript:block">
            <p className="mb-4">Pour modifier ce dossier, il faut JavaScript, qui est coupé ici.</p>
            <LectureContenu contenu={contenu} />
          </div>
          <div className="noscript:hidden">
            <EspaceDossier dossier={{ id, version, contenu }} depart={departDe(etat.referential)} />
          </div>
        </>
      )}
    </div>
  );
}
