import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Entrees } from "@/components/listes/entrees";
import { GrandsDomaines } from "@/components/listes/grands-domaines";
import { Outils } from "@/components/listes/outils";
import { Profils } from "@/components/listes/profils-riasec";
import { SearchBox } from "@/components/recherche/search-box";
import { Lien } from "@/components/ui/lien";
import { lireReferential } from "@/lib/page";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";

export const metadata: Metadata = { alternates: { canonical: routes.accueil() } };

export default async function Page(): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const interets = [...referential.centresInteret.values()].filter((c) => c.metiers.length > 0);
  return (
    <>
      <section className="mx-auto max-w-3xl pt-6 pb-10 sm:pt-12">
        <h1 className="text-4xl sm:text-5xl">D’un métier à&nbsp;d’autres</h1>
        <p className="mt-4 text-lg text-douce">
          Lisez en quoi consiste un métier, ce qu’il demande, et vers quels autres métiers il peut mener. Ce
          site décrit des métiers&nbsp;; il ne publie pas d’offres d’emploi.
        </p>
        <div className="mt-8">
          <SearchBox id="recherche-accueil" grand />
        </div>
        <p className="mt-3 text-sm text-douce">
          {pluriel(referential.comptes.metiers, "métier")} et{" "}
          {pluriel(referential.comptes.appellations, "intitulé")}, avec vos mots ou un code ROME.
        </p>
      </section>

      <section aria-labelledby="entrees">
        <h2 id="entrees" className="text-2xl">
          Autrement que par un nom
        </h2>
        <Entrees referential={referential} />
      </section>

      <section aria-labelledby="outils" className="mt-12">
        <h2 id="outils" className="text-2xl">
          Pour aller plus loin
        </h2>
        <Outils />
      </section>

      <section aria-labelledby="par-domaine" className="mt-12">
        <h2 id="par-domaine" className="text-2xl">
          Par domaine
        </h2>
        <GrandsDomaines referential={referential} />
      </section>

      {interets.length === 0 ? null : (
        <section aria-labelledby="par-envie" className="mt-12">
          <h2 id="par-envie" className="text-2xl">
            Par envie
          </h2>
          <ul className="mt-4 flex flex-wrap gap-2">
            {interets.map((c) => (
              <li key={c.code}>
                <Lien
                  href={routes.centreInteret(c.code)}
                  className="pastille bg-surface py-1.5 text-base hover:border-accent"
                >
                  <span>
                    {typo(c.libelle)} <span className="text-sm text-douce">{c.metiers.length}</span>
                  </span>
                </Lien>
              </li>
            ))}
          </ul>
        </section>
      )}

      <section aria-labelledby="par-profil" className="mt-12">
        <h2 id="par-profil" className="text-2xl">
          Par profil
        </h2>
        <Profils referential={referential} />
      </section>
    </>
  );
}
