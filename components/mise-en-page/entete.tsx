import type { ReactNode } from "react";
import { PanneauSelection } from "@/components/selection/panneau";
import { Depliant } from "@/components/ui/depliant";
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

/** Every place of the site beside the search, folded: a phone has no room for them in a row. */
const OUTILS = [
  { href: routes.domaines(), texte: "Métiers par domaine" },
  { href: routes.comparer(), texte: "Comparer des métiers" },
  { href: routes.parcours(), texte: "Parcours d’un métier à un autre" },
  { href: routes.profil(), texte: "Mon profil" },
  { href: routes.rendezVous(), texte: "Préparer un rendez-vous" },
  { href: routes.carte(), texte: "Carte des métiers" },
  { href: routes.donnees(), texte: "Données et API" },
];

function Outils(): ReactNode {
  return (
    <Depliant resume="Outils">
      <ul className="absolute inset-x-4 top-full z-40 mt-1 rounded-xl border border-trait-fort bg-surface p-2 shadow-lg sm:left-auto sm:w-72">
        {OUTILS.map(({ href, texte }) => (
          <li key={href}>
            <Lien
              href={href}
              className="block rounded-md px-3 py-2 text-encre hover:bg-surface-2 hover:text-accent"
            >
              {texte}
            </Lien>
          </li>
        ))}
      </ul>
    </Depliant>
  );
}

/** Name, search, main links: the same on every page. */
export function Entete(): ReactNode {
  return (
    <header className="border-b border-trait bg-surface print:hidden">
      {/* Places and widths are fixed: what is there stays where it is while the rest arrives. */}
      <div className="relative mx-auto grid max-w-6xl grid-cols-[auto_1fr] grid-rows-[minmax(2.25rem,auto)] items-center gap-x-2 gap-y-2.5 px-4 py-3 md:grid-cols-[auto_1fr_auto] md:grid-rows-[minmax(2.75rem,auto)] md:gap-x-6">
        <Lien
          href={routes.accueil()}
          className="flex items-center gap-2 font-titre text-lg font-bold text-encre sm:gap-2.5 sm:text-xl"
          aria-label="Passerelles, accueil"
        >
          <Logo />
          Passerelles
        </Lien>
        <nav
          aria-label="Principale"
          className="col-start-2 row-start-1 w-33 justify-self-end sm:w-62 md:col-start-3 lg:w-87"
        >
          <ul className="flex h-9 items-center text-[0.95rem] sm:gap-1 sm:text-base">
            <li className="hidden h-9 w-24 lg:block">
              <Lien
                href={routes.domaines()}
                className="inline-block px-2 py-1.5 text-encre hover:text-accent hover:underline"
              >
                Domaines
              </Lien>
            </li>
            <li className="h-9 w-[4.75rem] sm:w-[5.25rem]">
              <Outils />
            </li>
            <li className="h-9 w-14 sm:w-40">
              <PanneauSelection />
            </li>
          </ul>
        </nav>
        <div className="col-span-2 row-start-2 md:col-span-1 md:col-start-2 md:row-start-1">
          <RechercheEntete />
        </div>
      </div>
    </header>
  );
}
