import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { PageTexte } from "@/components/ui/texte";
import { routes } from "@/lib/routes";

/** Not there, deleted, or of someone else: the same answer. */
export default function NotFound(): ReactNode {
  return (
    <PageTexte titre="Ce dossier n’existe pas ou ne vous est pas partagé">
      <p className="mt-4">Il a pu être supprimé, ou son partage retiré.</p>
      <p className="mt-4">
        <Lien href={routes.dossiers()}>Voir mes dossiers</Lien>
      </p>
    </PageTexte>
  );
}
