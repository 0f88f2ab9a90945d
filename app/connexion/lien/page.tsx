import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Avis, Bouton } from "@/components/ui/formulaire";
import { Lien } from "@/components/ui/lien";
import { PageTexte } from "@/components/ui/texte";
import { messageErreur, ouvrirLien } from "@/lib/auth";
import { premier } from "@/lib/page";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Votre lien de connexion", robots: { index: false } };

/** What a letter leads to: the link serves when a person presses the button, not when a mail filter visits it. */
export default async function Page({ searchParams }: PageProps<"/connexion/lien">): Promise<ReactNode> {
  const scelle = premier((await searchParams).l) ?? "";
  const lien = await ouvrirLien(scelle);
  return (
    <PageTexte titre="Votre lien de connexion">
      <div className="mt-5">
        {lien === null ? (
          <>
            <Avis alerte texte={messageErreur("Verification")} />
            <Lien href={routes.connexion()}>Demander un autre lien</Lien>
          </>
        ) : (
          <form method="post" action={routes.api.connexionLien()} className="space-y-4">
            {/* A link may come from someone else: whose account it opens is said before. */}
            <p>
              Vous allez vous connecter à Passerelles dans ce navigateur, avec l’adresse{" "}
              <strong>{lien.email}</strong>.
            </p>
            <input type="hidden" name="l" value={scelle} />
            <Bouton>Se connecter</Bouton>
          </form>
        )}
      </div>
    </PageTexte>
  );
}
