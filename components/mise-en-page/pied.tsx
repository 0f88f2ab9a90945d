import type { ReactNode } from "react";
import { versionEnClair } from "@/components/etat/provenance";
import { Lien } from "@/components/ui/lien";
import { comptesOuverts } from "@/lib/comptes";
import type { Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { nombre } from "@/lib/typo";

/** Source, version and date of the data on every page, printed ones included; statements the law asks for. */
export function Pied({ referential }: { readonly referential: Referential | null }): ReactNode {
  return (
    <footer className="mt-16 border-t border-trait bg-surface print:mt-4 print:border-t">
      <div className="mx-auto max-w-6xl px-4 py-6 text-sm text-douce print:py-2">
        {referential === null ? null : (
          <p>
            {referential.source === "extrait" ? (
              <>
                Codes, intitulés et liens&nbsp;: France&nbsp;Travail, {versionEnClair(referential)},
                Licence&nbsp;Ouverte&nbsp;2.0, en extrait ({nombre(referential.comptes.metiers)}
                &nbsp;métiers). Définitions et accès au métier&nbsp;: rédaction de Passerelles.
              </>
            ) : (
              <>
                Données&nbsp;: France&nbsp;Travail, {versionEnClair(referential)},
                Licence&nbsp;Ouverte&nbsp;2.0.
              </>
            )}{" "}
            Passerelles n’est pas un site de France&nbsp;Travail et ne publie pas d’offres d’emploi.
          </p>
        )}
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 print:hidden">
          <li>
            <Lien href={routes.donnees()}>Données et API</Lien>
          </li>
          <li>
            <Lien href={routes.versions()}>Versions du ROME</Lien>
          </li>
          {comptesOuverts() ? (
            <li>
              <Lien href={routes.dossiers()}>Mes dossiers</Lien>
            </li>
          ) : null}
          <li>
            <Lien href={routes.accessibilite()}>Accessibilité</Lien>
          </li>
          <li>
            <Lien href={routes.confidentialite()}>Confidentialité</Lien>
          </li>
          <li>
            <Lien href={routes.mentionsLegales()}>Mentions légales et contact</Lien>
          </li>
        </ul>
      </div>
    </footer>
  );
}
