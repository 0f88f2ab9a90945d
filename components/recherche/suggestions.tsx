"use client";

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
// downshift: the combobox pattern of the ARIA guide as a hook, without markup or style of its own, 9 kB.
import { useCombobox } from "downshift";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { fetchSuggestions, type Suggestion } from "./fetch-suggestions";
import { TitreSurligne } from "./titre-surligne";

/** Long enough to skip the letters of a quick typist, short enough to feel immediate. */
const DELAI_MS = 150;
const SUGGESTIONS_MAX = 8;

/** What a person sees of a suggestion that was chosen. */
export const titreDe = (item: Suggestion): string => item.appellation?.libelle ?? item.libelle;

/** The memory of the questions asked from one box. */
export function MemoireSuggestions({ children }: { readonly children: ReactNode }): ReactNode {
  const [client] = useState(
    // "always": without a network a query must fail and say so, not wait in silence.
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 60_000, retry: 1, networkMode: "always" } },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/**
 * A text field that suggests métiers while one types, to put in a form: a plain field where there is no JavaScript.
 * Needs a `MemoireSuggestions` above it.
 */
export function ChampSuggestions({
  id,
  nom,
  libelle,
  classeLibelle,
  classeChamp,
  initiale,
  sansReponse,
  premier = false,
  onSaisie,
  onChoix,
  children,
}: {
  readonly id: string;
  /** Name of the field in the form; absent, it is not sent. */
  readonly nom: string | undefined;
  readonly libelle: string;
  readonly classeLibelle: string;
  readonly classeChamp: string;
  readonly initiale: string;
  /** What still works when suggestions do not answer. */
  readonly sansReponse: string;
  /** Has the focus when one comes to its area by a shortcut. */
  readonly premier?: boolean;
  readonly onSaisie?: (texte: string) => void;
  readonly onChoix: (item: Suggestion) => void;
  /** Beside the field, on its line. */
  readonly children?: ReactNode;
}): ReactNode {
  const [saisie, poserSaisie] = useState(initiale);
  const requete = useDebounced(saisie.trim(), DELAI_MS);
  const champ = useRef<HTMLInputElement>(null);
  const setSaisie = (texte: string): void => {
    poserSaisie(texte);
    onSaisie?.(texte);
  };

  const { data, isError } = useQuery({
    queryKey: ["recherche", requete],
    queryFn: ({ signal }) => fetchSuggestions(requete, SUGGESTIONS_MAX, signal),
    enabled: requete !== "",
    placeholderData: keepPreviousData,
  });
  const montrees = saisie.trim() === "" ? [] : (data?.resultats ?? []);
  // Those of the previous words stay drawn, so that the list does not blink, but cannot be chosen.
  const fraiches = data?.requete === saisie.trim();
  const suggestions = fraiches ? montrees : [];

  const { isOpen, highlightedIndex, openMenu, getInputProps, getItemProps, getLabelProps, getMenuProps } =
    useCombobox<Suggestion>({
      id,
      inputId: `${id}-champ`,
      items: suggestions,
      inputValue: saisie,
      // Never kept: the same métier may be chosen again.
      selectedItem: null,
      itemToString: (item) => (item === null ? "" : titreDe(item)),
      onInputValueChange: ({ inputValue }) => setSaisie(inputValue),
      onSelectedItemChange: ({ selectedItem }) => {
        if (selectedItem) onChoix(selectedItem);
      },
    });

  // What was typed before the page came alive must not be lost, nor wait for one more letter to be answered.
  useEffect(() => {
    const tapee = champ.current?.value ?? "";
    if (tapee === "" || tapee === initiale) return;
    poserSaisie(tapee);
    if (champ.current === document.activeElement) openMenu();
  }, [initiale, openMenu]);

  const ouvert = isOpen && montrees.length > 0;
  const annonce = annoncer({
    saisie,
    requete,
    isOpen,
    isError,
    total: data?.requete === requete ? data.total : null,
  });
  return (
    <>
      <label {...getLabelProps()} htmlFor={`${id}-champ`} className={classeLibelle}>
        {libelle}
      </label>
      <div className="flex">
        <input
          {...getInputProps({
            ref: champ,
            // At once: downshift tells of it after it has drawn, and a letter typed meanwhile would be lost.
            onChange: (e) => setSaisie(e.currentTarget.value),
            onKeyDown: (e) => {
              // Enter chooses a suggestion when one is pointed at, else it sends the form, which downshift would stop.
              const envoie = e.key === "Enter" && (highlightedIndex === -1 || !fraiches);
              if (envoie) Object.assign(e.nativeEvent, { preventDownshiftDefault: true });
            },
          })}
          {...(premier ? { "data-premier": "" } : {})}
          name={nom}
          type="search"
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          placeholder="Un métier, par exemple caissière"
          className={`w-full min-w-0 border border-trait-fort bg-surface px-3 text-encre placeholder:text-douce placeholder:opacity-100 ${classeChamp}`}
        />
        {children}
      </div>
      <ul
        {...getMenuProps()}
        className={`absolute inset-x-0 top-full z-40 mt-1 max-h-[70vh] overflow-y-auto rounded-lg border border-trait-fort bg-surface py-1 shadow-lg ${ouvert ? "" : "hidden"}`}
      >
        {ouvert
          ? montrees.map((item, index) => (
              <li
                key={item.code}
                {...(fraiches
                  ? getItemProps({ item, index })
                  : { role: "option", "aria-selected": false, "aria-disabled": true })}
                className={`px-3 py-2 ${fraiches ? "cursor-pointer" : ""} ${fraiches && index === highlightedIndex ? "bg-accent-fond" : ""}`}
              >
                <span className="block">
                  <TitreSurligne titre={titreDe(item)} requete={saisie} />
                </span>
                {item.appellation && item.appellation.libelle !== item.libelle ? (
                  <span className="block text-sm text-douce">Fiche&nbsp;: {item.libelle}</span>
                ) : null}
              </li>
            ))
          : null}
      </ul>
      <div role="status" className="sr-only">
        {annonce}
      </div>
      {isError && isOpen ? (
        <p className="absolute top-full mt-1 rounded bg-surface px-2 text-sm text-alerte">
          Les suggestions ne répondent pas. {sansReponse}
        </p>
      ) : null}
    </>
  );
}

/** What a screen reader hears once the answer to what is typed is there. */
function annoncer(etat: {
  readonly saisie: string;
  readonly requete: string;
  readonly isOpen: boolean;
  readonly isError: boolean;
  readonly total: number | null;
}): string {
  if (!etat.isOpen || etat.requete === "" || etat.saisie.trim() !== etat.requete) return "";
  if (etat.isError) return "Les suggestions ne répondent pas. La touche Entrée lance la recherche.";
  if (etat.total === null) return "";
  if (etat.total === 0)
    return "Aucun métier trouvé pour ces mots. La touche Entrée montre les intitulés les plus proches.";
  const trouves = etat.total > 1 ? `${etat.total} métiers trouvés` : "1 métier trouvé";
  return `${trouves}. Flèches haut et bas pour parcourir les premiers.`;
}

function useDebounced(valeur: string, delai: number): string {
  const [retenue, setRetenue] = useState(valeur);
  useEffect(() => {
    const minuteur = setTimeout(() => setRetenue(valeur), delai);
    return () => clearTimeout(minuteur);
  }, [valeur, delai]);
  return retenue;
}
