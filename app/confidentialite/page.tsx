import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageTexte, Partie } from "@/components/ui/texte";
import { direct } from "@/lib/rome/direct";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Confidentialité",
  alternates: { canonical: routes.confidentialite() },
};

export default function Page(): ReactNode {
  return (
    <PageTexte titre="Confidentialité">
      <Partie id="rien" titre="Ce que ce site garde de vous">
        <p>
          Rien. Pas de compte, pas de cookie, pas de mesure d’audience, pas de contenu venu d’un autre site.
        </p>
        <p>
          Les mots que vous cherchez servent à vous répondre et ne sont pas enregistrés par l’application.
          Comme sur tout site, ils figurent dans l’adresse de la page de résultats, donc dans l’historique de
          votre navigateur.
        </p>
        {direct() === null ? null : (
          <p>
            Quand nos résultats ne sont pas sûrs, un bouton propose de demander aussi à France&nbsp;Travail.
            Vos mots ne lui sont envoyés que si vous appuyez sur ce bouton, sans rien d’autre de vous.
          </p>
        )}
      </Partie>
      <Partie id="liens" titre="Les liens">
        <p>
          Un lien vers une fiche ne contient que le code du métier. Quand vous suivez un lien vers un autre
          site, celui-ci ne sait pas d’où vous venez.
        </p>
      </Partie>
    </PageTexte>
  );
}
