import type { Metadata } from "next";
import type { ReactNode } from "react";
import { lireAdresse } from "@/components/carte/adresse";
import { CarteInteractive } from "@/components/carte/carte-interactive";
import { TableauCarte } from "@/components/carte/tableau";
import { Indisponible } from "@/components/etat/indisponible";
import { Provenance } from "@/components/etat/provenance";
import { lireReferential, premier } from "@/lib/page";
import { routes } from "@/lib/routes";
import { pluriel } from "@/lib/typo";

export const metadata: Metadata = {
  title: "La carte des métiers",
  description:
    "Tous les métiers du ROME sur une carte, rapprochés par les mobilités officielles\u00a0: cherchez un métier, voyez ses voisins, tracez un parcours.",
  alternates: { canonical: routes.carte() },
};

export default async function Page({ searchParams }: PageProps<"/carte">): Promise<ReactNode> {
  const [etat, query] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const groupes = [...referential.grandsDomaines.values()].map(({ code, libelle, metiers }) => ({
    code,
    libelle,
    metiers: metiers.length,
  }));
  return (
    <>
      <h1 className="text-3xl">La carte des métiers</h1>
      <p className="mt-2 max-w-prose text-douce">
        {pluriel(referential.comptes.metiers, "métier")}. Deux métiers sont proches quand ils sont du même
        domaine ou que des mobilités officielles les relient.{" "}
        <a className="lien" href="#tableau">
          Passer au tableau
        </a>
      </p>
      <noscript>
        <p className="mt-4 rounded-lg bg-ocre-fond p-3 text-ocre">
          La carte se dessine avec JavaScript, qui n’est pas actif ici.{" "}
          <a className="underline" href="#tableau">
            Le tableau
          </a>{" "}
          dit la même chose.
        </p>
      </noscript>
      <CarteInteractive groupes={groupes} />
      <TableauCarte referential={referential} adresse={lireAdresse((nom) => premier(query[nom]))} />
      <Provenance referential={referential} />
    </>
  );
}
