import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { PageTexte, Partie } from "@/components/ui/texte";
import { routes } from "@/lib/routes";

/** What the operator filled in; null where nothing was. */
export interface Mentions {
  readonly editeur: string | null;
  readonly hebergeur: string | null;
  /** An e-mail address, or any words that say how to write. */
  readonly contact: string | null;
}

/** Who answers for the site, who hosts it and where to write, as its operator filled it in. */
export function MentionsLegales({ editeur, hebergeur, contact }: Mentions): ReactNode {
  return (
    <PageTexte titre="Mentions légales">
      <Partie id="editeur" titre="Qui publie ce site">
        <Rempli texte={editeur} />
      </Partie>
      <Partie id="hebergeur" titre="Qui l’héberge">
        <Rempli texte={hebergeur} />
      </Partie>
      <Partie id="contact" titre="Où écrire">
        {contact !== null && COURRIEL.test(contact) ? (
          <p>
            <a className="lien" href={`mailto:${contact}`}>
              {contact}
            </a>
          </p>
        ) : (
          <Rempli texte={contact} />
        )}
      </Partie>
      <Partie id="donnees" titre="Les données">
        <p>
          Les fiches métiers viennent du ROME de France&nbsp;Travail, sous
          Licence&nbsp;Ouverte&nbsp;2.0&nbsp;:{" "}
          <Lien href={routes.donnees()}>leur source et leur version</Lien>. Ce que ce site garde de vous est
          dit à la page <Lien href={routes.confidentialite()}>Confidentialité</Lien>.
        </p>
      </Partie>
    </PageTexte>
  );
}

/** Nothing but an address: what is longer is a sentence, and stays one. */
const COURRIEL = /^[^\s@<>"?]+@[^\s@<>"?]+$/;

function Rempli({ texte }: { readonly texte: string | null }): ReactNode {
  return texte === null ? (
    <p className="text-douce">La personne ou l’organisme qui exploite ce site ne l’a pas encore indiqué.</p>
  ) : (
    <p className="whitespace-pre-line">{texte}</p>
  );
}
