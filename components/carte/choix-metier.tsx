"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCombobox } from "downshift";
import { type ReactNode, useEffect, useState } from "react";
import { fetchSuggestions, type Suggestion } from "@/components/recherche/fetch-suggestions";
import { TitreSurligne } from "@/components/recherche/titre-surligne";
import { pluriel, typo } from "@/lib/typo";

const DELAI_MS = 150;
const SUGGESTIONS_MAX = 6;

/** A combobox that gives the code of a métier, found by the words of the site's search; empty again once it has. */
export function ChoixMetier({
  id,
  libelle,
  exemple,
  onChoisir,
}: {
  readonly id: string;
  readonly libelle: string;
  readonly exemple: string;
  readonly onChoisir: (code: string) => void;
}): ReactNode {
  const [saisie, setSaisie] = useState("");
  const [requete, setRequete] = useState("");
  useEffect(() => {
    const minuteur = setTimeout(() => setRequete(saisie.trim()), DELAI_MS);
    return () => clearTimeout(minuteur);
  }, [saisie]);
  const { data, isError } = useQuery({
    queryKey: ["recherche", requete],
    queryFn: ({ signal }) => fetchSuggestions(requete, SUGGESTIONS_MAX, signal),
    enabled: requete !== "",
    placeholderData: keepPreviousData,
  });
  // Only what answers the words that are there can be chosen.
  const items = saisie.trim() !== "" && data?.requete === saisie.trim() ? data.resultats : [];
  const { isOpen, highlightedIndex, getInputProps, getItemProps, getLabelProps, getMenuProps } =
    useCombobox<Suggestion>({
      id,
      inputId: `${id}-champ`,
      items,
      inputValue: saisie,
      selectedItem: null,
      // Enter takes the best one, as in the search of a map.
      defaultHighlightedIndex: 0,
      itemToString: (item) => item?.libelle ?? "",
      onInputValueChange: ({ inputValue, type }) => {
        if (type !== useCombobox.stateChangeTypes.InputChange) setSaisie(inputValue);
      },
      onSelectedItemChange: ({ selectedItem }) => {
        if (selectedItem) onChoisir(selectedItem.code);
      },
      // Leaving the field chooses nothing and keeps the words; choosing empties it.
      stateReducer: ({ inputValue }, { type, changes }) => {
        if (type === useCombobox.stateChangeTypes.InputBlur)
          return { ...changes, selectedItem: null, inputValue };
        return changes.selectedItem ? { ...changes, inputValue: "" } : changes;
      },
    });
  const ouvert = isOpen && saisie.trim() !== "" && (items.length > 0 || data?.requete === saisie.trim());
  return (
    <div className="relative">
      <label {...getLabelProps()} htmlFor={`${id}-champ`} className="mb-1 block text-sm font-semibold">
        {libelle}
      </label>
      <input
        {...getInputProps({ onChange: (e) => setSaisie(e.currentTarget.value) })}
        type="search"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={exemple}
        className="h-11 w-full rounded-lg border border-trait-fort bg-surface px-3 text-encre placeholder:text-douce placeholder:opacity-100"
      />
      <ul
        {...getMenuProps()}
        className={`absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded-lg border border-trait-fort bg-surface py-1 shadow-lg ${ouvert && items.length > 0 ? "" : "hidden"}`}
      >
        {ouvert
          ? items.map((item, index) => (
              <li
                key={item.code}
                {...getItemProps({ item, index })}
                className={`cursor-pointer px-3 py-2 ${index === highlightedIndex ? "bg-accent-fond" : ""}`}
              >
                <TitreSurligne titre={item.appellation?.libelle ?? item.libelle} requete={saisie} />
                {item.appellation && item.appellation.libelle !== item.libelle ? (
                  <span className="block text-sm text-douce">{typo(item.libelle)}</span>
                ) : null}
              </li>
            ))
          : null}
      </ul>
      <p role="status" className={ouvert && items.length === 0 ? "mt-1 text-sm text-douce" : "sr-only"}>
        {isError
          ? "La recherche ne répond pas."
          : ouvert
            ? items.length === 0
              ? "Aucun métier trouvé pour ces mots."
              : `${pluriel(items.length, "métier proposé", "métiers proposés")}.`
            : ""}
      </p>
    </div>
  );
}
