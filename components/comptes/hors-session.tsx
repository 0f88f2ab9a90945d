import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { PageTexte } from "@/components/ui/texte";
import { comptesOuverts } from "@/lib/comptes";
import { routes } from "@/lib/routes";
import { SansComptes } from "./moyens";

/** In place of a page of an account: to sign-in, or why there is nothing to show. @param ici address of the page. */
export function HorsSession({
  statut,
  ici,
}: {
  readonly statut: "anonyme" | "indisponible";
  readonly ici: string;
}): ReactNode {
  if (!comptesOuverts()) return <SansComptes />;
  if (statut === "anonyme") redirect(`${routes.connexion()}?callbackUrl=${encodeURIComponent(ici)}`);
  return (
    <PageTexte titre="Les dossiers ne répondent pas pour le moment">
      <p className="mt-4">
        Rien n’est perdu&nbsp;: ce qui a été enregistré l’est toujours. Le reste du site fonctionne.
      </p>
      <p className="mt-4">
        <a className="lien" href={ici}>
          Réessayer
        </a>
        , ou <Lien href={routes.rendezVous()}>préparer un rendez-vous sans compte</Lien>, à importer ensuite.
      </p>
    </PageTexte>
  );
}
