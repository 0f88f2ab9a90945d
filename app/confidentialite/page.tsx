import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageTexte, Partie } from "@/components/ui/texte";
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
      </Partie>
      <Partie id="rendez-vous" titre="Les rendez-vous">
        <p>
          Un rendez-vous est gardé dans votre navigateur, et là seulement. Le serveur ne reçoit que les mots
          cherchés et des codes de métiers, de savoir-faire et de conditions, pour proposer des pistes&nbsp;:
          ni nom, ni note, ni étape. «&nbsp;Effacer&nbsp;» l’efface de ce navigateur.
        </p>
        <p>
          Un lien qui contient tout n’envoie rien au serveur. Un lien court y dépose le rendez-vous chiffré
          par votre navigateur&nbsp;: la clé est dans le lien, après le signe #, qui n’est jamais envoyé. Le
          serveur ne peut pas le lire, et l’efface à la date choisie, 30 jours si vous ne choisissez pas, ou
          dès que vous le retirez.
        </p>
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
