import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { LETTRES_RIASEC, type Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { nombre } from "@/lib/typo";

/** The ways to a métier other than its name, each with how many choices it offers. */
export function Entrees({ referential }: { readonly referential: Referential }): ReactNode {
  const peuples = (collection: ReadonlyMap<string, { readonly metiers: readonly unknown[] }>): number =>
    [...collection.values()].filter((c) => c.metiers.length > 0).length;
  const { centresInteret, secteurs, themes, grandsDomaines, cites } = referential;
  const entrees = [
    {
      href: routes.domaines(),
      titre: "Domaines",
      choix: peuples(grandsDomaines),
      quoi: "du commerce à la santé",
    },
    {
      href: routes.centresInteret(),
      titre: "Envies",
      choix: peuples(centresInteret),
      quoi: "ce que l’on aime faire",
    },
    {
      href: routes.profils(),
      titre: "Profils",
      choix: LETTRES_RIASEC.length,
      quoi: "façons d’aimer son travail",
    },
    {
      href: routes.competences(),
      titre: "Compétences",
      choix: cites.competences + cites.savoirs,
      quoi: "savoir-faire et savoirs",
    },
    { href: routes.secteurs(), titre: "Secteurs", choix: peuples(secteurs), quoi: "là où l’on travaille" },
    {
      href: routes.contextes(),
      titre: "Conditions de travail",
      choix: cites.contextes,
      quoi: "horaires, lieux, publics",
    },
    {
      href: routes.familles(),
      titre: "Familles",
      choix: peuples(themes),
      quoi: "la mer, le sport, l’enfance…",
    },
    {
      href: routes.recherche(),
      titre: "Filtres",
      choix: null,
      quoi: "sans travail de nuit…",
    },
  ].filter(({ choix }) => choix !== 0);
  return (
    <ul className="mt-4 grid grid-cols-2 gap-2.5 sm:gap-3 lg:grid-cols-4">
      {entrees.map(({ href, titre, choix, quoi }) => (
        <li key={href}>
          <Lien
            href={href}
            className="block h-full rounded-xl border border-trait bg-surface px-3.5 py-3 hover:border-accent hover:bg-accent-fond sm:px-4"
          >
            <span className="block font-titre font-semibold">{titre}</span>
            <span className="block text-sm leading-snug text-douce">
              {choix === null ? "" : `${nombre(choix)}\u00a0: `}
              {quoi}
            </span>
          </Lien>
        </li>
      ))}
    </ul>
  );
}
