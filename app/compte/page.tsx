import type { Metadata } from "next";
import type { ReactNode } from "react";
import { HorsSession } from "@/components/comptes/hors-session";
import { AvisGeste } from "@/components/dossiers/avis";
import { Bouton, Cadre } from "@/components/ui/formulaire";
import { Lien } from "@/components/ui/lien";
import { lireEnSession } from "@/lib/auth";
import { dureeDossiers } from "@/lib/comptes";
import { premier } from "@/lib/page";
import { routes } from "@/lib/routes";
import { pluriel } from "@/lib/typo";

export const metadata: Metadata = { title: "Mon compte", robots: { index: false } };

export default async function Page({ searchParams }: PageProps<"/compte">): Promise<ReactNode> {
  const lu = await lireEnSession(({ utilisateur, service }) => service.depot.compter(utilisateur.id));
  if (lu.statut !== "connecte") return <HorsSession statut={lu.statut} ici={routes.compte()} />;
  const { courriel } = lu.utilisateur;
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="text-3xl">Mon compte</h1>
      <div className="mt-4">
        <AvisGeste mot={premier((await searchParams).avis)} />
      </div>
      <Cadre id="garde" titre="Ce qui est gardé">
        <ul className="list-disc space-y-1 pl-5">
          <li>
            {courriel === null
              ? "Aucune adresse\u00a0: votre moyen de connexion n’en a pas donné de vérifiée. On ne peut pas partager de dossier avec vous."
              : `Votre adresse\u00a0: ${courriel}. Elle sert à ouvrir ce que des collègues partagent avec vous.`}
          </li>
          <li>
            <Lien href={routes.dossiers()}>{pluriel(lu.lu, "dossier")}</Lien>, avec leur historique, leurs
            partages et leur journal. Un dossier que personne n’ouvre pendant{" "}
            {pluriel(dureeDossiers(), "mois", "mois")} est supprimé.
          </li>
        </ul>
        <p>
          <Lien href={routes.confidentialite()}>Qui peut le lire, et comment c’est protégé</Lien>
        </p>
      </Cadre>
      <Cadre id="emporter" titre="Emporter toutes mes données">
        <p>
          Un fichier JSON&nbsp;: le compte, chaque dossier avec son historique, ses partages et son journal.
        </p>
        <p>
          <a className="lien" href={routes.api.compte()} download>
            Télécharger mes données
          </a>
        </p>
      </Cadre>
      <Cadre id="sortir" titre="Se déconnecter">
        <form method="post" action={routes.api.deconnexion()}>
          <Bouton genre="discret">Se déconnecter</Bouton>
        </form>
      </Cadre>
      <Cadre id="supprimer" titre="Supprimer mon compte">
        <form method="post" action={routes.api.compteSupprimer()} className="space-y-4">
          <label className="flex items-start gap-3">
            <input type="checkbox" name="confirme" value="oui" required className="mt-1 size-5 shrink-0" />
            <span>
              Je supprime mon compte et tous mes dossiers, y compris pour les personnes avec qui je les
              partage. Cela ne se défait pas.
            </span>
          </label>
          <Bouton genre="grave">Supprimer mon compte</Bouton>
        </form>
      </Cadre>
    </div>
  );
}
