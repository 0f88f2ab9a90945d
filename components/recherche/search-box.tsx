"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { routes } from "@/lib/routes";
import { ChampSuggestions } from "./suggestions";

/** The search box of every page: a GET form that works as it is, and suggestions once JavaScript is there. */
export function SearchBox({
  id,
  grand = false,
}: {
  readonly id: string;
  readonly grand?: boolean;
}): ReactNode {
  const router = useRouter();
  const page = usePathname();
  const q = useSearchParams().get("q") ?? "";
  // Other pages ask other things by that name.
  const initiale = page === routes.recherche() ? q : "";
  return (
    <search>
      <form action={routes.recherche()} method="get" className="relative">
        <ChampSuggestions
          // A new address brings its own words, or none.
          key={`${page} ${initiale}`}
          id={id}
          nom="q"
          libelle={grand ? "Quel métier cherchez-vous, ou avez-vous exercé\u00a0?" : "Chercher un métier"}
          classeLibelle={grand ? "mb-2 block font-semibold" : "sr-only"}
          classeChamp={`rounded-l-lg border-r-0 ${grand ? "h-14 text-lg" : "h-11"}`}
          initiale={initiale}
          sansReponse="Le bouton Chercher fonctionne toujours."
          onChoix={(item) => router.push(routes.metier(item.code))}
        >
          <button
            type="submit"
            className={`shrink-0 rounded-r-lg bg-accent font-semibold text-sur-accent hover:bg-accent-survol ${grand ? "h-14 min-w-32 px-6" : "h-11 min-w-26 px-4"}`}
          >
            Chercher
          </button>
        </ChampSuggestions>
      </form>
    </search>
  );
}
