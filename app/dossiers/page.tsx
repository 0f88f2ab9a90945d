import type { Metadata } from "next";
import type { ReactNode } from "react";
import { HorsSession } from "@/components/comptes/hors-session";
import { AvisGeste } from "@/components/dossiers/avis";
import { ListeDossiers } from "@/components/dossiers/liste";
import { NouveauDossier } from "@/components/dossiers/nouveau";
import { lireEnSession, ouvrirMots } from "@/lib/auth";
import { premier } from "@/lib/page";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Mes dossiers", robots: { index: false } };

/** Dossiers of a page; a search serves better than a second one. */
const PAR_PAGE = 50;

export default async function Page({ searchParams }: PageProps<"/dossiers">): Promise<ReactNode> {
  const parametres = await searchParams;
  const mots = premier(parametres.q) ?? "";
  const archives = premier(parametres.archives) === "1";
  const page = Math.max(1, Math.min(1_000, Math.trunc(Number(premier(parametres.page) ?? 1)) || 1));
  const lu = await lireEnSession(async ({ utilisateur, service }) => {
    const cherche = mots === "" ? "" : await ouvrirMots(utilisateur.id, mots);
    const liste = await service.depot.lister(utilisateur.id, { archives, cherche, page, parPage: PAR_PAGE });
    return { ...liste, cherche };
  });
  if (lu.statut !== "connecte") return <HorsSession statut={lu.statut} ici={routes.dossiers()} />;
  return (
    <div className="mx-auto max-w-4xl">
      <h1 className="text-3xl">Mes dossiers</h1>
      <div className="mt-4">
        <AvisGeste mot={premier(parametres.avis)} />
      </div>
      <ListeDossiers
        {...lu.lu}
        mots={mots}
        archives={archives}
        page={page}
        pages={Math.ceil(lu.lu.total / PAR_PAGE)}
      />
      <NouveauDossier />
    </div>
  );
}
