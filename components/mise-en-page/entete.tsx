import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";
import { RechercheEntete } from "./recherche-entete";

function Logo(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" className="size-8 shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M4 22c5-10 19-10 24 0"
        fill="none"
        className="stroke-marque"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M4 22h24M11 22v-5.5M16 22v-7.4M21 22v-5.5"
        fill="none"
        className="stroke-sur-accent"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** Name, search, main links: the same on every page. */
export function Entete(): ReactNode {
  return (
    <header className="border-b border-trait bg-surface print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-2.5 px-4 py-3 md:gap-x-6">
        <Lien
          href={routes.accueil()}
          className="flex items-center gap-2 font-titre text-lg font-bold text-encre sm:gap-2.5 sm:text-xl"
          aria-label="Passerelles, accueil"
        >
          <Logo />
          Passerelles
        </Lien>
        <nav aria-label="Principale" className="order-2 ml-auto md:order-3 md:ml-0">
          <ul className="flex gap-3.5 text-[0.95rem] sm:gap-5 sm:text-base">
            <li>
              <Lien
                href={routes.domaines()}
                className="inline-block py-1.5 text-encre hover:text-accent hover:underline"
              >
                Domaines
              </Lien>
            </li>
            <li>
              <Lien
                href={routes.donnees()}
                className="inline-block py-1.5 text-encre hover:text-accent hover:underline"
              >
                Données
              </Lien>
            </li>
          </ul>
        </nav>
        <div className="order-3 w-full md:order-2 md:w-auto md:grow">
          <RechercheEntete />
        </div>
      </div>
    </header>
  );
}
