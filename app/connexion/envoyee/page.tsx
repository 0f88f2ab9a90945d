import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { PageTexte } from "@/components/ui/texte";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Lien envoyé", robots: { index: false } };

export default function Page(): ReactNode {
  return (
    <PageTexte titre="Un lien est parti vers votre adresse">
      <p className="mt-4">Ouvrez le message et suivez le lien dans les 30 minutes. Il ne sert qu’une fois.</p>
      <p className="mt-4">
        Rien reçu&nbsp;? Regardez dans les courriers indésirables, ou{" "}
        <Lien href={routes.connexion()}>demandez-en un autre</Lien>.
      </p>
    </PageTexte>
  );
}
