"use client";

import {
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useSelection } from "@/components/selection/magasin";
import { CopierLien } from "@/components/ui/copier-lien";
import { FilAriane } from "@/components/ui/fil-ariane";
import { Imprimer } from "@/components/ui/imprimer";
import {
  buildEtat,
  dessiner,
  type EtatExplorateur,
  filtrer,
  parseEtat,
  SANS_FILTRE,
  type Voisinage,
} from "@/lib/mobilite/explorateur";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { Dessin } from "./dessin";
import { fetchVoisinage } from "./fetch-voisinage";
import { Fil } from "./fil";
import { Filtres } from "./filtres";
import { Legende } from "./legende";
import { FournisseurNavigation, LienIci, type Navigation, type Suite } from "./navigation";
import { Panneau } from "./panneau";
import { SelectionRecue } from "./selection-recue";
import { Tableau } from "./tableau";
import { useVues } from "./vues";

/** A pointer that only passes over a mark asks for nothing. */
const ATTENTE_MS = 120;

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

/** What an address of the explorer says: the code in its path, and the rest. */
function lireAdresse(adresse: string): { readonly demande: string; readonly etat: EtatExplorateur } {
  const [chemin = "", query = ""] = adresse.split("?", 2);
  return { demande: chemin.split("/")[2] ?? "", etat: parseEtat(new URLSearchParams(query)) };
}

function Vue({ adresse: recue, initial, noms: premiers }: Props): ReactNode {
  const [adresse, setAdresse] = useState(recue);
  const suite = useRef<Suite | null>(null);
  const client = useQueryClient();
  const { demande, etat: lu } = useMemo(() => lireAdresse(adresse), [adresse]);

  const {
    data = initial,
    isPlaceholderData,
    isError,
    refetch,
  } = useQuery({
    queryKey: ["voisinage", demande],
    queryFn: ({ signal }) => fetchVoisinage(demande, signal),
    ...(demande === initial.centre.code ? { initialData: initial } : {}),
    placeholderData: keepPreviousData,
  });
  const { centre, voisins, version } = data;
  const enAttente = isPlaceholderData || centre.code !== demande;

  const { montres, masques } = useMemo(() => filtrer(voisins, lu.filtres), [voisins, lu.filtres]);
  const connus = useRef(new Map(Object.entries(premiers)));
  const noms = useMemo(() => {
    for (const { code, libelle } of [centre, ...voisins]) connus.current.set(code, libelle);
    return new Map(connus.current);
  }, [centre, voisins]);
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

  const plan = useMemo(() => dessiner(centre, montres), [centre, montres]);
  const parCode = useMemo(() => new Map(voisins.map((v) => [v.code, v])), [voisins]);
  const ouvert = etat.panneau === null ? null : (parCode.get(etat.panneau) ?? null);

  useEffect(() => {
    // Next gives back the page of the first métier for every entry of the history that this component has made.
    const suivre = (): void => setAdresse(location.pathname + location.search);
    suivre();
    addEventListener("popstate", suivre);
    return () => removeEventListener("popstate", suivre);
  }, []);

  const aller = useCallback<Navigation["aller"]>((href, voulue) => {
    suite.current = voulue;
    // Not `history.pushState`, which Next wraps to draw the whole page again, header included: this component alone
    // follows these addresses. The state goes along, so that Next knows its way back here from another page.
    History.prototype.pushState.call(history, history.state, "", href);
    setAdresse(href);
  }, []);
  const minuteur = useRef<ReturnType<typeof setTimeout>>(undefined);
  const preparer = useCallback(
    (code: string): void => {
      clearTimeout(minuteur.current);
      minuteur.current = setTimeout(
        () =>
          void client.prefetchQuery({
            queryKey: ["voisinage", code],
            queryFn: ({ signal }) => fetchVoisinage(code, signal),
          }),
        ATTENTE_MS,
      );
    },
    [client],
  );
  const navigation = useMemo(
    (): Navigation => ({
      lien: (change, vers = centre.code) => routes.mobilite(vers, buildEtat({ ...etat, version, ...change })),
      aller,
      preparer,
    }),
    [centre.code, etat, version, aller, preparer],
  );

  const mienne = useSelection();
  const bouge = adresse !== recue;
  const vues = useVues(etat.vue, bouge);
  const racine = useRef<HTMLDivElement>(null);
  const titrePanneau = useRef<HTMLHeadingElement>(null);
  const dernier = useRef<string | null>(etat.panneau);
  useEffect(() => {
    if (enAttente) return;
    document.title = `Mobilités depuis ${centre.libelle} | Passerelles`;
    const voulue = suite.current;
    suite.current = null;
    const quitte = dernier.current;
    dernier.current = etat.panneau;
    const ferme = quitte !== null && etat.panneau === null && document.activeElement === document.body;
    if (voulue === "panneau") titrePanneau.current?.focus({ preventScroll: false });
    else if (voulue === "noeud" || ferme)
      premierVisible(racine.current, [
        `[data-noeud="${quitte}"]`,
        `[data-rang="${quitte}"]`,
        "[data-compte]",
      ])?.focus();
    else if (voulue === "centre" || (voulue !== null && document.activeElement === document.body)) {
      premierVisible(racine.current, [`[data-noeud="${centre.code}"]`, "[data-compte]"])?.focus();
    }
  }, [enAttente, centre, etat]);

  // Where the drawing is wider than the screen, what it is about comes first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view or another métier is another drawing
  useEffect(() => {
    const cadre = racine.current?.querySelector(".vue-dessin");
    if (cadre) cadre.scrollLeft = (cadre.scrollWidth - cadre.clientWidth) / 2;
  }, [etat.vue, vues.dessin, centre.code]);

  const auto = etat.vue === null;
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
        <Fil fil={etat.fil} noms={noms} ici={centre.libelle} />
        <SelectionRecue codes={etat.selection} noms={noms} version={version} />

        <div className="outils">
          <Filtres centre={centre.code} etat={etat} voisins={voisins} masques={masques} differe={bouge} />
          <h2 tabIndex={-1} data-compte="" className="compte">
            {compte}
          </h2>
          <div className="actions">
            <CopierLien adresse={navigation.lien({})} />
            {mienne.length === 0 ? null : (
              <CopierLien
                adresse={navigation.lien({ selection: mienne.map((e) => e.code) })}
                libelle={`Copier avec ma sélection (${mienne.length})`}
              />
            )}
            <Imprimer />
            {auto || etat.vue === "dessin" ? (
              <LienIci
                href={navigation.lien({ vue: "tableau" })}
                suite="centre"
                className="bouton vers-tableau"
              >
                Voir en tableau
              </LienIci>
            ) : null}
            {auto || etat.vue === "tableau" ? (
              <LienIci
                href={navigation.lien({ vue: "dessin" })}
                suite="centre"
                className="bouton vers-dessin"
              >
                Voir le dessin
              </LienIci>
            ) : null}
          </div>
        </div>
        <p role="status" className="sr-only">
          {enAttente ? "Chargement des mobilités" : compte}
        </p>

        {isError ? (
          <p
            role="alert"
            className="mt-4 rounded-lg border border-alerte bg-alerte-fond px-4 py-3 text-alerte"
          >
            Les mobilités de ce métier ne sont pas arrivées.{" "}
            <button type="button" className="underline" onClick={() => void refetch()}>
              Réessayer
            </button>{" "}
            ou{" "}
            <a className="underline" href={adresse}>
              recharger la page
            </a>
            .
          </p>
        ) : null}

        <div className="scene" aria-busy={enAttente}>
          <div className="vues">
            {montres.length === 0 ? (
              <div className="rounded-xl border border-trait bg-surface p-8 text-center">
                <p className="text-lg">Aucune mobilité ne répond à tous ces filtres.</p>
                <p className="mt-2">
                  <LienIci href={navigation.lien({ filtres: SANS_FILTRE })} className="lien py-1">
                    Tout montrer ({voisins.length})
                  </LienIci>
                </p>
              </div>
            ) : (
              <>
                <section aria-label={`Dessin des mobilités depuis ${centre.libelle}`} className="vue-dessin">
                  <p id="dessin-touches" className="sr-only">
                    Flèches du clavier pour aller de métier en métier, T pour le tableau.
                  </p>
                  {vues.dessin ? (
                    <Dessin plan={plan} centre={centre} voisins={parCode} ouvert={etat.panneau} />
                  ) : null}
                  <Legende />
                </section>
                <section
                  aria-label={`Tableau des mobilités depuis ${centre.libelle}`}
                  className="vue-tableau"
                >
                  {vues.tableau ? (
                    <Tableau
                      voisins={montres}
                      tri={etat.tri}
                      ouvert={etat.panneau}
                      titre={`Mobilités depuis ${centre.libelle}`}
                    />
                  ) : null}
                </section>
              </>
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

/** The first of these elements that is on screen: one of the two views is hidden. */
function premierVisible(
  racine: HTMLElement | null,
  choix: readonly string[],
): HTMLElement | SVGElement | null {
  const trouves = choix.flatMap((c) => [...(racine?.querySelectorAll<HTMLElement | SVGElement>(c) ?? [])]);
  return trouves.find((e) => e.checkVisibility()) ?? null;
}
