import type { ReactNode } from "react";
import { SearchBox } from "@/components/recherche/search-box";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";

/** The frame of every 404: what is missing, then two ways on. */
export function Introuvable({
  titre,
  suite = <Lien href={routes.domaines()}>Parcourir les métiers par domaine</Lien>,
  children,
}: {
  readonly titre: string;
  /** Links under the search box. */
  readonly suite?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="mx-auto max-w-2xl py-8">
      <h1 className="text-3xl">{titre}</h1>
      {children}
      <div className="mt-8">
        <SearchBox id="recherche-introuvable" grand />
      </div>
      <p className="mt-6">{suite}</p>
    </div>
  );
}
