import type { ReactNode } from "react";
import { Bouton } from "@/components/ui/formulaire";
import { Lien } from "@/components/ui/lien";
import type { ResumeDossier } from "@/lib/dossiers";
import { routes } from "@/lib/routes";
import { pluriel } from "@/lib/typo";
import { DROITS, nomDe, quand } from "./noms";

interface Props {
  readonly dossiers: readonly ResumeDossier[];
  readonly total: number;
  readonly illisibles: number;
  readonly cherche: string;
  /** The same words, sealed for addresses. */
  readonly mots: string;
  readonly archives: boolean;
  readonly page: number;
  readonly pages: number;
}

export function ListeDossiers(props: Props): ReactNode {
  const { dossiers, total, illisibles, cherche, mots, archives, page, pages } = props;
  return (
    <section aria-labelledby="liste" className="rounded-xl border border-trait bg-surface px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="liste" className="text-xl">
          {archives ? "Archives" : "En cours"}
        </h2>
        <Lien href={routes.listeDossiers({ archives: !archives })}>
          {archives ? "Voir les dossiers en cours" : "Voir les archives"}
        </Lien>
      </div>
      <search>
        <form
          method="post"
          action={routes.api.rechercheDossiers()}
          className="mt-3 flex flex-wrap items-end gap-2"
        >
          <label className="grow">
            <span className="block text-sm">Chercher par nom ou par métier</span>
            <input
              type="search"
              name="q"
              defaultValue={cherche}
              maxLength={80}
              autoComplete="off"
              className="mt-1 w-full rounded-lg border border-trait-fort bg-surface px-3 py-2"
            />
          </label>
          {archives ? <input type="hidden" name="archives" value="1" /> : null}
          <Bouton genre="discret">Chercher</Bouton>
        </form>
      </search>
      <p className="mt-3 text-sm text-douce" role="status">
        {total === 0 ? vide(cherche, archives) : pluriel(total, "dossier")}
      </p>
      {illisibles === 0 ? null : (
        <p className="mt-2 rounded-md bg-alerte-fond p-3 text-alerte">
          {pluriel(illisibles, "dossier ne se lit pas", "dossiers ne se lisent pas")} pour le moment&nbsp;: la
          clé qui les protège manque au site. Rien n’est perdu&nbsp;; prévenez la personne qui le tient.
        </p>
      )}
      {dossiers.length === 0 ? null : (
        <ul className="mt-2 divide-y divide-trait">
          {dossiers.map((d) => (
            <li key={d.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
              <div className="min-w-0 grow basis-64">
                <Lien href={routes.dossier(d.id)} className="lien font-semibold">
                  {nomDe(d.nom)}
                </Lien>
                {d.passes.length === 0 ? null : <p className="text-sm">{d.passes.join(" · ")}</p>}
                <p className="text-sm text-douce">
                  {quand(d.modifieLe)}
                  {d.selection === 0 ? "" : ` · ${pluriel(d.selection, "métier retenu", "métiers retenus")}`}
                  {d.droit === "proprietaire" ? "" : ` · ${DROITS[d.droit]}`}
                </p>
              </div>
              <Lien href={routes.dossierGerer(d.id)} className="lien py-0.5 text-sm">
                Gérer<span className="sr-only"> {nomDe(d.nom)}</span>
              </Lien>
            </li>
          ))}
        </ul>
      )}
      {pages > 1 ? (
        <nav aria-label="Pages de la liste" className="mt-4 flex gap-5">
          {page > 1 ? (
            <Lien href={routes.listeDossiers({ mots, archives, page: page - 1 })}>Plus récents</Lien>
          ) : null}
          {page < pages ? (
            <Lien href={routes.listeDossiers({ mots, archives, page: page + 1 })}>Plus anciens</Lien>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}

function vide(cherche: string, archives: boolean): string {
  if (cherche !== "") return `Aucun dossier ne répond à «\u00a0${cherche}\u00a0».`;
  return archives ? "Aucun dossier archivé." : "Aucun dossier pour l’instant.";
}
