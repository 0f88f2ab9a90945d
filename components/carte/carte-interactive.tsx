"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { pluriel, typo } from "@/lib/typo";
import { type AdresseCarte, adresseCarte, lireAdresse } from "./adresse";
import { ChoixMetier } from "./choix-metier";
import { fetchCarte, fetchParcours, type Parcours, voisinsDe } from "./donnees";
import { type Groupe, Legende } from "./legende";
import { PanneauMetier } from "./panneau-metier";
import { type EtatParcours, PanneauParcours } from "./panneau-parcours";
import { useToile } from "./use-toile";

/** The map, its search, its legend and its panels. Its whole state is in the address. */
export function CarteInteractive({ groupes }: { readonly groupes: readonly Groupe[] }): ReactNode {
  const [client] = useState(
    // "always": without a network a query must fail and say so, not wait in silence.
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 60_000, retry: 1, networkMode: "always" } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <Carte groupes={groupes} />
    </QueryClientProvider>
  );
}

const PAS_CLAVIER_PX = 80;
const ZOOM = 1.6;
/** Narrower than the `lg` of the classes below. */
const UNE_COLONNE = "(max-width: 63.99rem)";
const AUCUN: readonly never[] = [];

function Carte({ groupes }: { readonly groupes: readonly Groupe[] }): ReactNode {
  const params = useSearchParams();
  const adresse = lireAdresse((nom) => params.get(nom));
  const conteneur = useRef<HTMLDivElement>(null);
  const {
    data: donnees,
    isError,
    refetch,
  } = useQuery({
    queryKey: ["carte"],
    queryFn: ({ signal }) => fetchCarte(signal),
    // A new version comes with the next visit: what is on screen does not change under one's eyes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const voisins = useMemo(() => (donnees ? voisinsDe(donnees) : AUCUN), [donnees]);
  const rangs = useMemo(() => new Map(donnees?.codes.map((code, i) => [code, i])), [donnees]);

  const { de, vers } = adresse;
  const inconnus = donnees ? [de, vers].flatMap((c) => (c === null || rangs.has(c) ? [] : [c])) : AUCUN;
  const reponse = useQuery({
    queryKey: ["parcours", de, vers],
    queryFn: ({ signal }) => fetchParcours(de ?? "", vers ?? "", signal),
    // A code that no métier has is not asked about: it takes the data of the map to tell.
    enabled: de !== null && vers !== null && (donnees ? inconnus.length === 0 : isError),
  });
  const parcours: EtatParcours = lireParcours(reponse, inconnus);
  const trajets = reponse.data?.parcours ?? AUCUN;
  const etapes = (trajets[adresse.trajet - 1] ?? trajets[0])?.etapes ?? AUCUN;

  const rangDe = (code: string | null): number | null => (code === null ? null : (rangs.get(code) ?? null));
  const centre = rangDe(adresse.centre);
  const choisis = adresse.grandsDomaines;
  const trajet = useMemo(
    () =>
      de === null || etapes.length === 0
        ? AUCUN
        : [de, ...etapes.map((e) => e.code)].flatMap((code) => rangs.get(code) ?? []),
    [de, etapes, rangs],
  );
  const calcules = useMemo(
    () => new Set(etapes.flatMap(({ code, ordre }) => (ordre === null ? (rangs.get(code) ?? []) : []))),
    [etapes, rangs],
  );
  const montres = groupes.flatMap(({ code }, i) => (choisis.includes(code) ? [i] : []));
  const vue = { centre, trajet, calcules, groupes: montres.length === 0 ? null : new Set(montres) };

  /** A new address without a request: back and forward bring the former ones back. */
  const aller = (changement: Partial<AdresseCarte>): void => {
    const suivante = adresseCarte({ ...adresse, ...changement });
    if (suivante !== adresseCarte(adresse)) window.history.pushState(null, "", suivante);
  };
  const centrer = (code: string): void => {
    const rang = rangs.get(code);
    // One that is already the centre may be out of sight.
    if (code === adresse.centre && rang !== undefined) toile.current?.allerA([rang]);
    aller({ centre: code });
  };
  const { etat, toile, vise, recommencer } = useToile(conteneur, donnees, voisins, vue, (rang) =>
    aller({ centre: donnees?.codes[rang] ?? null }),
  );
  /** The button that had the focus goes with its panel: the drawing, or the search, takes it. */
  const fermer = (changement: Partial<AdresseCarte>): void => {
    aller(changement);
    (etat === "prete" ? conteneur.current : document.getElementById(CHAMP))?.focus({ preventScroll: true });
  };

  const panneaux = useRef<HTMLDivElement>(null);
  const ouverts = [adresse.centre, de, vers].join(" ").trim();
  const montre = useRef(ouverts);
  useEffect(() => {
    if (montre.current === ouverts) return;
    montre.current = ouverts;
    // One column: the panel is below the drawing, which stays in sight above it (`scroll-mt`).
    if (ouverts !== "" && matchMedia(UNE_COLONNE).matches) panneaux.current?.scrollIntoView();
  }, [ouverts]);

  const nommer = (code: string): { code: string; libelle: string } => ({
    code,
    libelle: donnees?.libelles[rangs.get(code) ?? -1] ?? code,
  });
  const libelleVise = vise === null ? null : (donnees?.libelles[vise] ?? null);

  const clavier = (e: KeyboardEvent): void => {
    const geste = GESTES[e.key];
    if (e.altKey || e.ctrlKey || e.metaKey || !toile.current) return;
    if (e.key === "Enter" && toile.current.cible !== null) {
      aller({ centre: donnees?.codes[toile.current.cible] ?? null });
    } else if (geste) geste(toile.current);
    else return;
    e.preventDefault();
  };

  return (
    <div className="mt-5 grid gap-4 print:block noscript:hidden lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
      <div className="min-w-0 print:hidden lg:col-start-2">
        <ChoixMetier
          id="carte-recherche"
          libelle="Trouver un métier sur la carte"
          exemple="Par exemple caissière"
          onChoisir={centrer}
        />
      </div>
      <div className="min-w-0 print:hidden lg:col-start-1 lg:row-span-2 lg:row-start-1">
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
              <Attente
                etat={etat}
                erreur={isError}
                onRecharger={() => void refetch()}
                onRecommencer={recommencer}
              />
            </div>
          )}
        </div>
        <p id="carte-mode" className="mt-2 text-sm text-douce max-lg:sr-only">
          Au clavier&nbsp;: les flèches déplacent, + et − changent l’échelle, Entrée ouvre le métier au
          centre, 0 montre tout.
        </p>
        {donnees?.disposition === "provisoire" ? (
          <p className="mt-2 text-sm text-douce">
            Cette disposition est provisoire, par domaine&nbsp;: la vraie se calcule. Rechargez la page dans
            une minute.
          </p>
        ) : null}
        <p role="status" className="sr-only">
          {libelleVise === null
            ? ""
            : `${typo(libelleVise)}, ${pluriel(voisins[vise ?? -1]?.vers.length ?? 0, "mobilité")}`}
        </p>
      </div>
      <div ref={panneaux} className="min-w-0 scroll-mt-[min(22rem,45svh)] space-y-4 lg:col-start-2">
        {donnees && adresse.centre !== null && centre === null ? (
          <p>Le code {adresse.centre} n’est pas celui d’un métier de cette version du ROME.</p>
        ) : null}
        {donnees && centre !== null ? (
          <PanneauMetier
            rang={centre}
            donnees={donnees}
            voisins={voisins[centre] ?? { vers: [], depuis: [] }}
            onCentrer={centrer}
            onTracer={(arrivee) => aller({ de: adresse.centre, vers: arrivee, trajet: 1, centre: null })}
            onFermer={() => fermer({ centre: null })}
          />
        ) : null}
        {de !== null && vers !== null ? (
          <PanneauParcours
            de={nommer(de)}
            vers={nommer(vers)}
            etat={parcours}
            trajet={adresse.trajet}
            onTrajet={(n) => aller({ trajet: n, centre: null })}
            onInverser={() => aller({ de: vers, vers: de, trajet: 1, centre: null })}
            onCentrer={centrer}
            onFermer={() => fermer({ de: null, vers: null, trajet: 1 })}
          />
        ) : null}
        {centre === null && de === null ? (
          <p className="text-douce print:hidden">
            Touchez un point, ou cherchez un métier&nbsp;: son nom, sa définition et ses mobilités s’affichent
            ici. Plus un point est gros, plus de métiers y mènent.
            <span className="hidden pointer-coarse:inline">
              {" "}
              Deux doigts déplacent et agrandissent la carte.
            </span>
          </p>
        ) : null}
      </div>
      <div className="min-w-0 print:hidden lg:col-start-1">
        <Legende
          groupes={groupes}
          choisis={choisis}
          onChoisir={(grandsDomaines) => aller({ grandsDomaines })}
        />
      </div>
    </div>
  );
}

/** Codes that no métier has are told as such: the API only says that the question is wrong. */
function lireParcours(
  { data, isError }: { readonly data: Parcours | undefined; readonly isError: boolean },
  inconnus: readonly string[],
): EtatParcours {
  if (inconnus.length > 0) return { statut: "inconnu", codes: inconnus };
  if (data) return { statut: "trouve", parcours: data };
  return { statut: isError ? "indisponible" : "attente" };
}

const CHAMP = "carte-recherche-champ";

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
