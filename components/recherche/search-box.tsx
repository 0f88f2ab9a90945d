"use client";

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
// downshift: the combobox pattern of the ARIA guide as a hook, without markup or style of its own, 9 kB.
import { useCombobox } from "downshift";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { routes } from "@/lib/routes";
import { fetchSuggestions, type Suggestion } from "./fetch-suggestions";
import { TitreSurligne } from "./titre-surligne";

const SUGGESTIONS_MAX = 8;

/** The search box of every page: a GET form that works as it is, and suggestions once JavaScript is there. */
export function SearchBox({
  id,
  grand = false,
}: {
  readonly id: string;
  readonly grand?: boolean;
}): ReactNode {
  const [client] = useState(
    // "always": without a network a query must fail and say so, not wait in silence.
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 60_000, retry: 1, networkMode: "always" } },
      }),
  );
  const page = usePathname();
  const q = useSearchParams().get("q") ?? "";
  // Other pages ask other things by that name.
  const initiale = page === routes.recherche() ? q : "";
  return (
    <QueryClientProvider client={client}>
      {/* A new address brings its own words, or none. */}
      <Box key={`${page} ${initiale}`} id={id} grand={grand} initiale={initiale} />
    </QueryClientProvider>
  );
}

function Box({
  id,
  grand,
  initiale,
}: {
  readonly id: string;
  readonly grand: boolean;
  readonly initiale: string;
}): ReactNode {
  const router = useRouter();
  const [saisie, setSaisie] = useState(initiale);
  // Asked at once: an answer takes a few milliseconds, and a newer question cancels the one before.
  const requete = saisie.trim();
  const champ = useRef<HTMLInputElement>(null);

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
      itemToString: (item) => item?.intitule ?? "",
      onInputValueChange: ({ inputValue }) => setSaisie(inputValue),
      onSelectedItemChange: ({ selectedItem }) => {
        if (selectedItem) router.push(routes.metier(selectedItem.code));
      },
    });

  // What was typed before the page came alive must not be lost, nor wait for one more letter to be answered.
  useEffect(() => {
    const tapee = champ.current?.value ?? "";
    if (tapee === "" || tapee === initiale) return;
    setSaisie(tapee);
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
    <search>
      <form action={routes.recherche()} method="get" className="relative">
        <label
          {...getLabelProps()}
          htmlFor={`${id}-champ`}
          className={grand ? "mb-2 block font-semibold" : "sr-only"}
        >
          {grand ? "Quel métier cherchez-vous, ou avez-vous exercé ?" : "Chercher un métier"}
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
            name="q"
            type="search"
            maxLength={200}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="search"
            placeholder="Un métier, par exemple caissière"
            className={`w-full min-w-0 rounded-l-lg border border-r-0 border-trait-fort bg-surface px-3 text-encre placeholder:text-douce placeholder:opacity-100 ${grand ? "h-14 text-lg" : "h-11"}`}
          />
          <button
            type="submit"
            className={`shrink-0 rounded-r-lg bg-accent font-semibold text-sur-accent hover:bg-accent-survol ${grand ? "h-14 px-6" : "h-11 px-4"}`}
          >
            Chercher
          </button>
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
                    <TitreSurligne titre={item.intitule} requete={saisie} />
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
            Les suggestions ne répondent pas. Le bouton Chercher fonctionne toujours.
          </p>
        ) : null}
      </form>
    </search>
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
