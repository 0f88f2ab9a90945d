"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { FilAriane } from "@/components/ui/fil-ariane";
import {
  buildEtat,
  dessiner,
  type EtatExplorateur,
  filtrer,
  SANS_FILTRE,
  type Voisin,
  type Voisinage,
} from "@/lib/mobilite/explorateur";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { Dessin } from "./dessin";
import { Fil } from "./fil";
import { Legende } from "./legende";
import { FournisseurNavigation, LienIci, type Navigation, useNavigation } from "./navigation";
import { Outils } from "./outils";
import { Panneau } from "./panneau";
import { SelectionRecue } from "./selection-recue";
import { Tableau } from "./tableau";
import { useAdresse } from "./use-adresse";
import { useSuite } from "./use-suite";
import { useVoisinage } from "./use-voisinage";
import { useVues } from "./vues";

interface Props {
  /** Path and query of the page, as they came. */
  readonly adresse: string;
  readonly initial: Voisinage;
  /** Names of the métiers of the trail and of the selection; a code that is not there does not exist. */
  readonly noms: Readonly<Record<string, string>>;
}

/** The explorer: drawn by the server, then kept up by the address. Everything that it shows comes from there. */
export function Explorateur(props: Props): ReactNode {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 300_000, retry: 1, networkMode: "always" } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <Vue {...props} />
    </QueryClientProvider>
  );
}

function Vue({ adresse: recue, initial, noms: premiers }: Props): ReactNode {
  const { adresse, demande, lu, poser } = useAdresse(recue);
  const { autour, enAttente, echec, redemander, noms, preparer } = useVoisinage(demande, initial, premiers);
  const { centre, voisins, version } = autour;
  const { montres, masques } = useMemo(() => filtrer(voisins, lu.filtres), [voisins, lu.filtres]);
  const etat = useMemo(
    (): EtatExplorateur => ({
      ...lu,
      fil: lu.fil.filter((code) => noms.has(code)),
      selection: lu.selection.filter((code) => noms.has(code)),
      // What a filter hides takes its panel along.
      panneau: montres.some((v) => v.code === lu.panneau) ? lu.panneau : null,
    }),
    [lu, noms, montres],
  );
  const ouvert = voisins.find((v) => v.code === etat.panneau) ?? null;

  const racine = useRef<HTMLDivElement>(null);
  const titrePanneau = useRef<HTMLHeadingElement>(null);
  const suite = useSuite({ racine, titrePanneau, enAttente, centre, etat });
  const navigation = useMemo(
    (): Navigation => ({
      lien: (change, vers = centre.code) => routes.mobilite(vers, buildEtat({ ...etat, version, ...change })),
      aller: (href, voulue) => {
        suite.current = voulue;
        poser(href);
      },
      preparer,
    }),
    [centre.code, etat, version, poser, preparer, suite],
  );

  const bouge = adresse !== recue;
  const compte = `${montres.length === 0 ? "Aucune mobilité" : pluriel(montres.length, "mobilité")} depuis ce métier${masques > 0 ? `, ${masques}\u00a0${masques > 1 ? "masquées" : "masquée"} par les filtres` : ""}`;
  return (
    <FournisseurNavigation value={navigation}>
      <div
        ref={racine}
        className="explorateur"
        data-vue={etat.vue ?? "auto"}
        data-panneau={ouvert ? "" : undefined}
      >
        <FilAriane
          etapes={[
            { href: routes.domaine(centre.grandDomaine.code), texte: centre.grandDomaine.libelle },
            { href: routes.metier(centre.code), texte: centre.libelle },
          ]}
          ici="Mobilités"
        />
        <h1 className="text-2xl sm:text-3xl">
          <span className="block text-base font-normal text-douce">Vers quels métiers aller depuis</span>
          {typo(centre.libelle)}
        </h1>
        <Fil fil={etat.fil} noms={noms} ici={noms.get(demande) ?? centre.libelle} />
        <SelectionRecue codes={etat.selection} noms={noms} version={version} />
        <Outils
          centre={centre.code}
          etat={etat}
          voisins={voisins}
          masques={masques}
          compte={compte}
          bouge={bouge}
        />
        <p role="status" className="sr-only">
          {enAttente ? "Chargement des mobilités" : compte}
        </p>
        {echec ? <Echec nom={noms.get(demande)} adresse={adresse} redemander={redemander} /> : null}
        <div className="scene" aria-busy={enAttente}>
          <div className="vues">
            {montres.length === 0 ? (
              <Aucune total={voisins.length} />
            ) : (
              <LesDeuxVues centre={centre} montres={montres} etat={etat} bouge={bouge} />
            )}
          </div>
          {ouvert === null || enAttente ? null : (
            <Panneau voisin={ouvert} fil={etat.fil} centre={centre} version={version} titre={titrePanneau} />
          )}
        </div>
      </div>
    </FournisseurNavigation>
  );
}

/** The moves as a drawing and as a table: the same facts. */
function LesDeuxVues({
  centre,
  montres,
  etat,
  bouge,
}: {
  readonly centre: Voisinage["centre"];
  readonly montres: readonly Voisin[];
  readonly etat: EtatExplorateur;
  readonly bouge: boolean;
}): ReactNode {
  const plan = useMemo(() => dessiner(centre, montres), [centre, montres]);
  const parCode = useMemo(() => new Map(montres.map((v) => [v.code, v])), [montres]);
  const vues = useVues(etat.vue, bouge);
  const cadre = useRef<HTMLElement>(null);
  // Where the drawing is wider than the screen, what it is about comes first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view or another métier is another drawing
  useEffect(() => {
    if (cadre.current) cadre.current.scrollLeft = (cadre.current.scrollWidth - cadre.current.clientWidth) / 2;
  }, [etat.vue, vues.dessin, centre.code]);
  return (
    <>
      <section
        ref={cadre}
        aria-label={`Dessin des mobilités depuis ${centre.libelle}`}
        className="vue-dessin"
      >
        <p id="dessin-touches" className="touches">
          Au clavier&nbsp;: les flèches vont de métier en métier, Entrée ouvre, T montre le tableau.
        </p>
        {vues.dessin ? <Dessin plan={plan} centre={centre} voisins={parCode} ouvert={etat.panneau} /> : null}
        <Legende lieu="dessin" />
      </section>
      <section aria-label={`Tableau des mobilités depuis ${centre.libelle}`} className="vue-tableau">
        <Legende lieu="tableau" />
        {vues.tableau ? (
          <Tableau
            voisins={montres}
            tri={etat.tri}
            ouvert={etat.panneau}
            titre={typo(`Mobilités depuis ${centre.libelle}`)}
          />
        ) : null}
      </section>
    </>
  );
}

/** No move passes the filters. */
function Aucune({ total }: { readonly total: number }): ReactNode {
  const { lien } = useNavigation();
  return (
    <div className="rounded-xl border border-trait bg-surface p-8 text-center">
      <p className="text-lg">Aucune mobilité ne répond à tous ces filtres.</p>
      <p className="mt-2">
        <LienIci href={lien({ filtres: SANS_FILTRE })} className="lien py-1">
          Tout montrer ({total})
        </LienIci>
      </p>
    </div>
  );
}

function Echec({
  nom,
  adresse,
  redemander,
}: {
  /** Of the métier whose moves are missing, where it is known. */
  readonly nom: string | undefined;
  readonly adresse: string;
  readonly redemander: () => void;
}): ReactNode {
  return (
    <p role="alert" className="mt-4 rounded-lg border border-alerte bg-alerte-fond px-4 py-3 text-alerte">
      Les mobilités de {nom === undefined ? "ce métier" : typo(`« ${nom} »`)} ne sont pas arrivées.{" "}
      <button type="button" className="underline" onClick={redemander}>
        Réessayer
      </button>{" "}
      ou{" "}
      <a className="underline" href={adresse}>
        recharger la page
      </a>
      .
    </p>
  );
}
