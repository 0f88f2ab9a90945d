import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { FilAriane } from "@/components/ui/fil-ariane";
import { Lien } from "@/components/ui/lien";
import type { Competence, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import type { ResultatCompetence } from "@/lib/search";
import { nombre, pluriel, typo } from "@/lib/typo";
import { ListeCompetences } from "./liste-competences";

/** Compétences and savoirs by their words, and, without words, the tree of the ROME to walk down. */
export function ParCompetence({
  requete,
  trouvees,
  limite,
  referential,
}: {
  readonly requete: string;
  readonly trouvees: readonly ResultatCompetence[];
  readonly limite: number;
  readonly referential: Referential;
}): ReactNode {
  return (
    <>
      <FilAriane etapes={[{ href: routes.accueil(), texte: "Accueil" }]} ici="Compétences" />
      <h1 className="text-3xl">Les métiers par compétence</h1>
      <p className="mt-3 max-w-3xl text-lg text-douce">
        Ce que vous savez faire, ou ce que vous connaissez&nbsp;: chaque compétence mène aux métiers qui la
        demandent.
      </p>
      <search aria-label="Compétences">
        <form action={routes.competences()} method="get" className="mt-5 max-w-2xl">
          <label htmlFor="competence-champ" className="block font-semibold">
            Chercher une compétence
          </label>
          <div className="mt-1 flex">
            <input
              id="competence-champ"
              name="q"
              type="search"
              maxLength={200}
              defaultValue={requete}
              autoComplete="off"
              className="h-11 w-full min-w-0 rounded-l-lg border border-r-0 border-trait-fort bg-surface px-3 text-encre"
            />
            <button
              type="submit"
              aria-label="Chercher une compétence"
              className="h-11 shrink-0 rounded-r-lg bg-accent px-4 font-semibold text-sur-accent hover:bg-accent-survol"
            >
              Chercher
            </button>
          </div>
          <p className="mt-1.5 text-sm text-douce">Par exemple soudage, tenue de caisse, anglais.</p>
        </form>
      </search>
      {requete === "" ? null : (
        <section aria-labelledby="trouvees" className="mt-6">
          <h2 id="trouvees" className="text-xl">
            {trouvees.length === 0
              ? "Aucune compétence n’a"
              : trouvees.length < limite
                ? `${pluriel(trouvees.length, "compétence")} pour`
                : `Les ${nombre(limite)} premières compétences pour`}{" "}
            «&nbsp;{requete}&nbsp;»
          </h2>
          {trouvees.length === 0 ? (
            <p className="mt-2">
              Essayez un autre mot, ou{" "}
              <Lien href={routes.recherche(requete)}>cherchez-le parmi les métiers</Lien>.
            </p>
          ) : (
            <ListeCompetences competences={trouvees} requete={requete} />
          )}
        </section>
      )}
      <Arbre referential={referential} />
      <Provenance referential={referential} />
    </>
  );
}

/** The families of compétences, folded by theme: five hundred lines that nobody reads at once. */
function Arbre({ referential }: { readonly referential: Referential }): ReactNode {
  const domaines = new Map<string, Map<string, Competence[]>>();
  for (const competence of referential.competences.values()) {
    const enjeu = competence.objectif?.enjeu;
    if (competence.nature !== "macro" || enjeu === undefined || competence.metiers.length === 0) continue;
    const enjeux = domaines.get(enjeu.domaine.libelle) ?? new Map<string, Competence[]>();
    domaines.set(enjeu.domaine.libelle, enjeux);
    enjeux.set(enjeu.libelle, [...(enjeux.get(enjeu.libelle) ?? []), competence]);
  }
  if (domaines.size === 0) return null;
  return (
    <section aria-labelledby="par-theme" className="mt-8">
      <h2 id="par-theme" className="text-xl">
        Par thème
      </h2>
      <div className="mt-3 grid items-start gap-x-6 gap-y-5 lg:grid-cols-2">
        {[...domaines].map(([domaine, enjeux]) => (
          <section key={domaine} aria-label={typo(domaine)}>
            <h3 className="text-lg">{typo(domaine)}</h3>
            <div className="mt-2 divide-y divide-trait rounded-xl border border-trait bg-surface">
              {[...enjeux].map(([enjeu, competences]) => (
                <details key={enjeu} className="group px-4">
                  <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 py-2 hover:text-accent [&::-webkit-details-marker]:hidden">
                    <span aria-hidden="true" className="text-accent group-open:rotate-90">
                      ›
                    </span>
                    {typo(enjeu)} <span className="text-sm text-douce">{competences.length}</span>
                  </summary>
                  <ul className="mb-3 space-y-1.5 pl-4">
                    {competences.map((c) => (
                      <li key={c.ogr}>
                        <Lien href={routes.competence(c.ogr)} className="hover:text-accent hover:underline">
                          {typo(c.libelle)}
                        </Lien>{" "}
                        <span className="text-sm text-douce">{pluriel(c.metiers.length, "métier")}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              ))}
            </div>
          </section>
        ))}
      </div>
    </section>
  );
}
