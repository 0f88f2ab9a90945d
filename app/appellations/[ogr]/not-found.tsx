import type { ReactNode } from "react";
import { SearchBox } from "@/components/recherche/search-box";
import { Lien } from "@/components/ui/lien";
import { lireReferential } from "@/lib/page";
import { routes } from "@/lib/routes";

/** No title under that OGR code: a box to look by words. */
export default async function NotFound(): Promise<ReactNode> {
  const etat = await lireReferential();
  return (
    <div className="mx-auto max-w-2xl py-8">
      <h1 className="text-3xl">Aucun intitulé ne porte ce numéro</h1>
      <p className="mt-3">
        Ce numéro d’intitulé (code OGR) n’existe pas dans
        {etat.statut === "charge" && etat.referential.source === "extrait"
          ? " l’extrait du ROME de ce site."
          : " cette version du ROME."}
      </p>
      <div className="mt-8">
        <SearchBox id="recherche-introuvable" grand />
      </div>
      <p className="mt-6">
        <Lien href={routes.domaines()}>Parcourir les métiers par domaine</Lien>
      </p>
    </div>
  );
}
