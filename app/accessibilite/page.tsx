import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageTexte, Partie } from "@/components/ui/texte";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Accessibilité",
  alternates: { canonical: routes.accessibilite() },
};

export default function Page(): ReactNode {
  return (
    <PageTexte titre="Accessibilité">
      <Partie id="etat" titre="Où nous en sommes">
        <p>
          Ce site vise les règles WCAG&nbsp;2.2, niveau AA, et le référentiel français RGAA. Aucun audit par
          un tiers n’a encore eu lieu&nbsp;: il ne peut donc pas être dit conforme. Chaque version est
          contrôlée par des essais automatiques, en thème clair et en thème sombre.
        </p>
      </Partie>
      <Partie id="fait" titre="Ce qui est fait">
        <ul>
          <li>Toutes les pages se lisent et s’utilisent sans JavaScript.</li>
          <li>Tout se fait au clavier&nbsp;; le premier lien de chaque page mène au contenu.</li>
          <li>Aucune information n’est donnée par la seule couleur.</li>
          <li>
            Les textes sont écrits dans une police conçue pour la basse vision, et s’agrandissent sans perte.
          </li>
          <li>Les animations suivent le réglage de votre appareil.</li>
        </ul>
      </Partie>
      <Partie id="signaler" titre="Signaler une difficulté">
        <p>
          Si une page vous résiste, dites-le à la personne ou à l’organisme qui vous a donné l’adresse de ce
          site. Vous pouvez aussi saisir le Défenseur des droits&nbsp;:{" "}
          <a className="lien" href="https://www.defenseurdesdroits.fr/">
            defenseurdesdroits.fr
          </a>
          .
        </p>
      </Partie>
    </PageTexte>
  );
}
