import type { ReactNode } from "react";
import { BoutonSelection } from "@/components/selection/bouton-selection";
import { CopierLien } from "@/components/ui/copier-lien";
import { Imprimer } from "@/components/ui/imprimer";
import { Lien } from "@/components/ui/lien";
import type { Metier } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

/** What one can do with a fiche: put it aside, hand it over, start from it. The link says the version that was read. */
export function ActionsFiche({
  metier: { code, libelle },
  version,
}: {
  readonly metier: Metier;
  readonly version: string;
}): ReactNode {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2 print:hidden">
      <BoutonSelection code={code} libelle={typo(libelle)} version={version} />
      <CopierLien adresse={routes.metierDepuis(code, version)} />
      <Imprimer />
      <Lien href={routes.comparer([code])} className="bouton">
        Comparer
      </Lien>
      <Lien href={routes.parcours({ de: code })} className="bouton">
        Parcours vers…
      </Lien>
      <Lien href={routes.profil([code])} className="bouton">
        C’est mon métier
      </Lien>
    </div>
  );
}
