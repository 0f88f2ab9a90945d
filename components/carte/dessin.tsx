"use client";

import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { pluriel, typo } from "@/lib/typo";
import type { Carte } from "./use-carte";
import type { Dessin as EtatDessin } from "./use-toile";

const PAS_CLAVIER_PX = 80;
const ZOOM = 1.6;

/** The drawing, its keys and its buttons; in its place, while there is none, why and what one can do. */
export function Dessin({
  conteneur,
  carte: { donnees, voisins, erreur, recharger },
  dessin: { etat, toile, vise, recommencer },
  onChoisir,
}: {
  readonly conteneur: RefObject<HTMLDivElement | null>;
  readonly carte: Carte;
  readonly dessin: EtatDessin;
  readonly onChoisir: (rang: number) => void;
}): ReactNode {
  const libelleVise = vise === null ? null : (donnees?.libelles[vise] ?? null);
  const clavier = (e: KeyboardEvent): void => {
    const geste = GESTES[e.key];
    if (e.altKey || e.ctrlKey || e.metaKey || !toile.current) return;
    if (e.key === "Enter" && toile.current.cible !== null) {
      onChoisir(toile.current.cible);
    } else if (geste) geste(toile.current);
    else return;
    e.preventDefault();
  };

  return (
    <>
      <div className="relative">
        <div
          ref={conteneur}
          role="application"
          aria-label="Carte des métiers"
          aria-describedby="carte-mode"
          tabIndex={etat === "prete" ? 0 : -1}
          onKeyDown={clavier}
          data-etat={etat}
          className="relative isolate aspect-square max-h-[75vh] w-full touch-pan-y overflow-hidden rounded-xl border border-trait bg-surface lg:aspect-auto lg:h-[calc(100dvh-16rem)] lg:max-h-[46rem] lg:min-h-[32rem]"
        />
        {etat === "prete" ? (
          <Commandes
            onZoomer={(facteur) => toile.current?.zoomer(facteur)}
            onTout={() => toile.current?.allerA([])}
          />
        ) : (
          <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 p-6 text-center">
            <Attente etat={etat} erreur={erreur} onRecharger={recharger} onRecommencer={recommencer} />
          </div>
        )}
      </div>
      <p id="carte-mode" className="mt-2 text-sm text-douce max-lg:sr-only">
        Au clavier&nbsp;: les flèches déplacent, + et − changent l’échelle, Entrée ouvre le métier au centre,
        0 montre tout.
      </p>
      {donnees?.disposition === "provisoire" ? (
        <p className="mt-2 text-sm text-douce">
          Cette disposition est provisoire, par domaine&nbsp;: la vraie se calcule. Rechargez la page dans une
          minute.
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {libelleVise === null
          ? ""
          : `${typo(libelleVise)}, ${pluriel(voisins[vise ?? -1]?.vers.length ?? 0, "mobilité")}`}
      </p>
    </>
  );
}

type Geste = (toile: {
  deplacer: (dx: number, dy: number) => void;
  zoomer: (facteur: number) => void;
  allerA: (rangs: readonly number[]) => void;
}) => void;
const GESTES: Readonly<Record<string, Geste | undefined>> = {
  ArrowLeft: (t) => t.deplacer(-PAS_CLAVIER_PX, 0),
  ArrowRight: (t) => t.deplacer(PAS_CLAVIER_PX, 0),
  ArrowUp: (t) => t.deplacer(0, -PAS_CLAVIER_PX),
  ArrowDown: (t) => t.deplacer(0, PAS_CLAVIER_PX),
  "+": (t) => t.zoomer(ZOOM),
  "=": (t) => t.zoomer(ZOOM),
  "-": (t) => t.zoomer(1 / ZOOM),
  "0": (t) => t.allerA([]),
  Home: (t) => t.allerA([]),
};

function Commandes({
  onZoomer,
  onTout,
}: {
  readonly onZoomer: (facteur: number) => void;
  readonly onTout: () => void;
}): ReactNode {
  const style =
    "flex h-10 min-w-10 items-center justify-center border border-trait-fort bg-surface px-2 text-lg hover:bg-accent-fond";
  return (
    <div className="absolute right-3 bottom-3 flex shadow">
      <button type="button" className={`${style} rounded-l-lg`} onClick={() => onZoomer(1 / ZOOM)}>
        <span aria-hidden="true">−</span>
        <span className="sr-only">Voir de plus loin</span>
      </button>
      <button type="button" className={`${style} border-x-0`} onClick={() => onZoomer(ZOOM)}>
        <span aria-hidden="true">+</span>
        <span className="sr-only">Voir de plus près</span>
      </button>
      <button type="button" className={`${style} rounded-r-lg text-sm`} onClick={onTout}>
        Tout voir
      </button>
    </div>
  );
}

/** What stands in the place of the drawing while there is none, or where there will be none. */
function Attente({
  etat,
  erreur,
  onRecharger,
  onRecommencer,
}: {
  readonly etat: "attente" | "absente" | "perdue";
  readonly erreur: boolean;
  readonly onRecharger: () => void;
  readonly onRecommencer: () => void;
}): ReactNode {
  const bouton = "rounded-lg border border-trait-fort px-3 py-1.5 hover:border-accent hover:bg-accent-fond";
  if (erreur)
    return (
      <>
        <p>La carte ne répond pas. Le tableau plus bas en dit autant.</p>
        <button type="button" className={bouton} onClick={onRecharger}>
          Réessayer
        </button>
      </>
    );
  switch (etat) {
    case "absente":
      return (
        <p className="max-w-prose">
          Ce navigateur ne sait pas dessiner la carte (il lui manque WebGL, ou WebGL y est coupé). La
          recherche, les parcours et{" "}
          <a className="lien" href="#tableau">
            le tableau des métiers
          </a>{" "}
          disent la même chose, sans dessin.
        </p>
      );
    case "perdue":
      return (
        <>
          <p>Le navigateur a interrompu le dessin.</p>
          <button type="button" className={bouton} onClick={onRecommencer}>
            Redessiner la carte
          </button>
        </>
      );
    case "attente":
      return <p className="text-douce">La carte se dessine…</p>;
  }
}
