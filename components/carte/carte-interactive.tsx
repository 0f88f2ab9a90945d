"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type AdresseCarte, adresseCarte, lireAdresse } from "./adresse";
import { ChoixMetier } from "./choix-metier";
import { Dessin } from "./dessin";
import { type Groupe, Legende } from "./legende";
import { PanneauMetier } from "./panneau-metier";
import { PanneauParcours } from "./panneau-parcours";
import { useCarte } from "./use-carte";
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

/** Narrower than the `lg` of the classes below. */
const UNE_COLONNE = "(max-width: 63.99rem)";
const CHAMP = "carte-recherche-champ";

function Carte({ groupes }: { readonly groupes: readonly Groupe[] }): ReactNode {
  const params = useSearchParams();
  const adresse = lireAdresse((nom) => params.get(nom));
  const conteneur = useRef<HTMLDivElement>(null);
  const carte = useCarte(adresse, groupes);
  const { donnees, voisins, rangs, vue, parcours } = carte;
  const { centre } = vue;
  const { de, vers } = adresse;

  /** A new address without a request: back and forward bring the former ones back. */
  const aller = (changement: Partial<AdresseCarte>): void => {
    const suivante = adresseCarte({ ...adresse, ...changement });
    if (suivante !== adresseCarte(adresse)) window.history.pushState(null, "", suivante);
  };
  const centrer = (code: string): void => {
    const rang = rangs.get(code);
    // One that is already the centre may be out of sight.
    if (code === adresse.centre && rang !== undefined) dessin.toile.current?.allerA([rang]);
    aller({ centre: code });
  };
  const choisir = (rang: number): void => aller({ centre: donnees?.codes[rang] ?? null });
  const dessin = useToile(conteneur, donnees, voisins, vue, choisir);
  /** The button that had the focus goes with its panel: the drawing, or the search, takes it. */
  const fermer = (changement: Partial<AdresseCarte>): void => {
    aller(changement);
    (dessin.etat === "prete" ? conteneur.current : document.getElementById(CHAMP))?.focus({
      preventScroll: true,
    });
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
        <Dessin conteneur={conteneur} carte={carte} dessin={dessin} onChoisir={choisir} />
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
          choisis={adresse.grandsDomaines}
          onChoisir={(grandsDomaines) => aller({ grandsDomaines })}
        />
      </div>
    </div>
  );
}
