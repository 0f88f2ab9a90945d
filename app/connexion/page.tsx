import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { MoyensConnexion, SansComptes } from "@/components/comptes/moyens";
import { Avis } from "@/components/ui/formulaire";
import { PageTexte } from "@/components/ui/texte";
import { comptes, messageErreur, session } from "@/lib/auth";
import { premier } from "@/lib/page";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Se connecter", robots: { index: false } };

export default async function Page({ searchParams }: PageProps<"/connexion">): Promise<ReactNode> {
  const { error, callbackUrl } = await searchParams;
  const erreur = premier(error);
  if (comptes().length === 0) return <SansComptes />;
  if (erreur === null && (await session()).statut === "connecte") redirect(routes.dossiers());
  return (
    <PageTexte titre="Se connecter">
      <div className="mt-5">{erreur === null ? null : <Avis alerte texte={messageErreur(erreur)} />}</div>
      <MoyensConnexion
        moyens={comptes()}
        // Where next-auth may send back is checked again when it does: only this site.
        retour={premier(callbackUrl) ?? routes.dossiers()}
      />
    </PageTexte>
  );
}
