"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { SearchBox } from "@/components/recherche/search-box";
import { routes } from "@/lib/routes";

/** The box of the header; the home page has a larger one of its own. */
export function RechercheEntete(): ReactNode {
  return usePathname() === routes.accueil() ? null : <SearchBox id="recherche-entete" />;
}
