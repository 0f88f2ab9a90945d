"use client";

import { type ReactNode, useRef } from "react";
import { CopierLien } from "@/components/ui/copier-lien";
import { Depliant } from "@/components/ui/depliant";
import { Lien } from "@/components/ui/lien";
import { COMPARES_MAX, routes } from "@/lib/routes";
import { Etoile } from "./bouton-selection";
import { retirer, type Selection, useConservee, useSelection, vider } from "./magasin";

/**
 * "Ma sélection" in the header: how many métiers are set aside, and the panel that lists them. The room of the number is
 * kept from the start: nothing moves when the page comes alive.
 */
export function PanneauSelection(): ReactNode {
  const selection = useSelection();
  return (
    <Depliant
      chevron={false}
      resume={
        // On the right of its box: what the box has to spare is on the side of the other links.
        <span className="flex items-center gap-1.5">
          <Etoile pleine={selection.length > 0} />
          <span className="max-sm:sr-only">Ma sélection</span>
          <span className="min-w-6 rounded-full bg-surface-2 px-1 text-center text-sm tabular-nums">
            {selection.length}
            <span className="sr-only"> {selection.length > 1 ? "métiers" : "métier"}</span>
          </span>
        </span>
      }
    >
      <div className="absolute inset-x-4 top-full z-40 mt-1 max-h-[75vh] overflow-y-auto rounded-xl border border-trait-fort bg-surface p-4 shadow-lg sm:left-auto sm:w-96">
        {selection.length === 0 ? <Vide /> : <Liste selection={selection} />}
      </div>
    </Depliant>
  );
}

function Vide(): ReactNode {
  return (
    <>
      <p>Aucun métier mis de côté.</p>
      <p className="mt-1 text-sm text-douce noscript:hidden">
        Sur une fiche, «&nbsp;Ajouter à ma sélection&nbsp;» le garde ici, dans ce navigateur seulement.
      </p>
      <p className="mt-1 hidden text-sm text-douce noscript:block">
        Mettre de côté demande JavaScript, que ce navigateur n’exécute pas. Les marque-pages du navigateur
        peuvent servir à la place.
      </p>
    </>
  );
}

function Liste({ selection }: { readonly selection: Selection }): ReactNode {
  const liste = useRef<HTMLUListElement>(null);
  const conservee = useConservee();
  const codes = selection.map((e) => e.code);
  const page = routes.selection(codes, selection[0]?.version);
  /** The focus goes to the next métier, so that it is never lost with the one that leaves. */
  const oter = (code: string, rang: number): void => {
    const autres = liste.current?.querySelectorAll("button");
    const suivant = autres?.[rang + 1] ?? autres?.[rang - 1];
    const resume = liste.current?.closest("details")?.querySelector("summary");
    retirer(code);
    (suivant ?? resume)?.focus();
  };
  return (
    <>
      <ul ref={liste} className="divide-y divide-trait">
        {selection.map(({ code, libelle, version }, rang) => (
          <li key={code} className="flex items-center justify-between gap-3 py-1.5">
            <Lien href={routes.metierDepuis(code, version)} className="hover:text-accent hover:underline">
              {libelle}
            </Lien>
            <button
              type="button"
              onClick={() => oter(code, rang)}
              aria-label={`Retirer ${libelle}`}
              className="flex size-8 shrink-0 items-center justify-center rounded-md text-xl text-douce hover:bg-surface-2 hover:text-encre"
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {conservee ? null : (
        <p className="mt-2 text-sm text-ocre">
          Ce navigateur ne garde rien&nbsp;: copiez le lien avant de fermer la page.
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {codes.length >= 2 && codes.length <= COMPARES_MAX ? (
          <Lien href={routes.comparer(codes)} className="bouton bouton-plein">
            Comparer les {codes.length}
          </Lien>
        ) : null}
        <Lien href={page} className="bouton">
          {codes.length > COMPARES_MAX ? "Voir et choisir lesquels comparer" : "Voir la liste"}
        </Lien>
        <CopierLien adresse={page} />
        <button
          type="button"
          onClick={(e) => {
            const resume = e.currentTarget.closest("details")?.querySelector("summary");
            vider();
            resume?.focus();
          }}
          className="bouton"
        >
          Tout retirer
        </button>
      </div>
    </>
  );
}
