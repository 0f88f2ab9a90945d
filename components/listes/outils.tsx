import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";

const OUTILS = [
  {
    href: routes.comparer(),
    titre: "Comparer des métiers",
    quoi: "Deux à quatre côte à côte\u00a0: ce qu’on y fait, les conditions, l’accès.",
  },
  {
    href: routes.parcours(),
    titre: "Trouver un parcours",
    quoi: "D’un métier à un autre, par quelles étapes passer, et pourquoi.",
  },
  {
    href: routes.profil(),
    titre: "Partir de soi",
    quoi: "Ce que vous avez fait et aimeriez faire, puis des pistes.",
  },
  {
    href: routes.rendezVous(),
    titre: "Préparer un rendez-vous",
    quoi: "Avant ou pendant un entretien de conseil\u00a0: des pistes, puis une feuille à imprimer.",
  },
] as const;

/** What one can do with métiers once found, alone or during an appointment. */
export function Outils(): ReactNode {
  return (
    <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {OUTILS.map(({ href, titre, quoi }) => (
        <li key={href}>
          <Lien
            href={href}
            className="block h-full rounded-xl border border-trait bg-surface p-4 hover:border-accent hover:bg-accent-fond"
          >
            <span className="block font-titre font-semibold">{titre}</span>
            <span className="block text-sm leading-snug text-douce">{quoi}</span>
          </Lien>
        </li>
      ))}
    </ul>
  );
}
