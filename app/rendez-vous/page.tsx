import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Atelier } from "@/components/rendez-vous/atelier";
import { departDe } from "@/components/rendez-vous/depart";
import { Lien } from "@/components/ui/lien";
import { lireReferential } from "@/lib/page";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Rendez-vous",
  description:
    "Un écran pour un rendez-vous de conseil\u00a0: métiers exercés, savoir-faire, souhaits, pistes expliquées, et une feuille à emporter.",
  alternates: { canonical: routes.rendezVous() },
};

export default async function Page(): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  return (
    <>
      <div className="print:hidden">
        <h1 className="text-3xl">Rendez-vous</h1>
        <p className="mt-2 max-w-3xl text-douce">
          De «&nbsp;qu’avez-vous fait avant&nbsp;?&nbsp;» à une feuille à emporter. Tout reste dans ce
          navigateur&nbsp;: seuls partent les mots cherchés et, pour trouver des pistes, des codes de métiers
          et de savoir-faire. Ni nom, ni note.
        </p>
      </div>
      <div className="mt-4 hidden max-w-3xl rounded-xl border border-trait bg-surface p-4 noscript:block">
        <p>
          Cet écran garde le rendez-vous dans le navigateur&nbsp;: il a besoin de JavaScript, qui est coupé
          ici. Sans lui, vous pouvez&nbsp;:
        </p>
        <ul className="mt-2 list-disc pl-5">
          <li>
            <Lien href={routes.profil()}>partir des métiers exercés et voir des pistes</Lien>
          </li>
          <li>
            <Lien href={routes.comparer()}>comparer des métiers côte à côte</Lien>
          </li>
        </ul>
      </div>
      <div className="noscript:hidden">
        <Atelier depart={departDe(etat.referential)} />
      </div>
      <details className="mt-6 max-w-3xl print:hidden">
        <summary className="w-fit py-1 text-accent">Le fichier exporté</summary>
        <p className="mt-1">
          «&nbsp;Exporter&nbsp;» donne le rendez-vous en un fichier JSON&nbsp;: les métiers par leur code
          ROME, les savoir-faire et les conditions par leur numéro, la version du ROME, et ce que vous avez
          écrit. «&nbsp;Importer un fichier&nbsp;» le rouvre ici ou chez un autre organisme. Sa forme est
          décrite par{" "}
          <a href={routes.api.schemaRendezVous()} className="lien">
            un schéma JSON
          </a>
          .
        </p>
      </details>
    </>
  );
}
