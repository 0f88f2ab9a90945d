import type { ReactNode } from "react";
import { routes } from "@/lib/routes";

/** The whole page when there is no referential to answer from. Plain links: a reload is what is wanted. */
export function Indisponible(): ReactNode {
  return (
    <div className="mx-auto max-w-2xl py-12">
      <h1 className="text-3xl">Les fiches métiers ne sont pas disponibles pour le moment</h1>
      <p className="mt-4">
        Les données du ROME sont en cours de chargement. Cela ne prend d’ordinaire que quelques secondes.
      </p>
      <p className="mt-4">
        Rechargez cette page, ou{" "}
        <a className="lien" href={routes.accueil()}>
          revenez à l’accueil
        </a>
        .
      </p>
    </div>
  );
}
