import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";

/** The fourteen large fields, as cards. */
export function GrandsDomaines({ referential }: { readonly referential: Referential }): ReactNode {
  return (
    <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {[...referential.grandsDomaines.values()].map((g) => (
        <li key={g.code}>
          <Lien
            href={routes.domaine(g.code)}
            className="flex h-full gap-3 rounded-xl border border-trait bg-surface p-4 hover:border-accent hover:bg-accent-fond"
          >
            <span aria-hidden="true" className="font-titre text-2xl leading-none font-bold text-accent">
              {g.code}
            </span>
            <span>
              <span className="block font-semibold">{typo(g.libelle)}</span>
              <span className="text-sm text-douce">{pluriel(g.metiers.length, "métier")}</span>
            </span>
          </Lien>
        </li>
      ))}
    </ul>
  );
}
