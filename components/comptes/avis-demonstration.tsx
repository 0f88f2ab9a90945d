import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";

/** Said on every page of a server that anyone may sign in to under a pseudonym. */
export function AvisDemonstration(): ReactNode {
  return (
    <aside
      aria-label="Démonstration"
      className="border-b border-trait bg-alerte-fond px-4 py-1.5 text-center text-sm text-alerte print:hidden"
    >
      <p>
        Site de démonstration&nbsp;:{" "}
        <Lien href={routes.connexion()} className="underline">
          on s’y connecte
        </Lien>{" "}
        sans mot de passe. N’y mettez rien de réel.
      </p>
    </aside>
  );
}
