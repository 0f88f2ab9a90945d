"use client";

// downshift: the combobox pattern of the ARIA guide as a hook, without markup or style of its own, 9 kB.
import { useCombobox } from "downshift";
import { memo, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { typo } from "@/lib/typo";
import type { Suggestion } from "./fetch-suggestions";
import { TitreSurligne } from "./titre-surligne";
import { useSuggestions } from "./use-suggestions";

const AUCUNE: Suggestion[] = [];
/** A silence of the keyboard that ends a word, for most people. */
const PAUSE_MS = 500;

/**
 * A text field that suggests métiers while one types, to put in a form: a plain field where there is no JavaScript.
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
  const [saisie, setSaisie] = useState(initiale);
  const requete = saisie.trim();
  const champ = useRef<HTMLInputElement>(null);
  const { reponse, erreur, demander } = useSuggestions();
  const ecrire = useCallback(
    (valeur: string): void => {
      demander(valeur.trim());
      setSaisie(valeur);
      onSaisie?.(valeur);
    },
    [demander, onSaisie],
  );

  // Those of the previous words stay drawn, so that the list does not blink; the Enter key does not choose them.
  const suggestions = requete === "" ? AUCUNE : (reponse?.resultats ?? AUCUNE);
  const fraiches = reponse?.requete === requete;

  const { isOpen, highlightedIndex, openMenu, getInputProps, getItemProps, getLabelProps, getMenuProps } =
    useCombobox<Suggestion>({
      id,
      inputId: `${id}-champ`,
      items: suggestions,
      inputValue: saisie,
      // Never kept: the same métier may be chosen again.
      selectedItem: null,
      itemToString: (item) => item?.intitule ?? "",
      // What was chosen is not kept, but its words stay: downshift would put back those of "nothing chosen".
      stateReducer: (state, { type, changes }) =>
        type === useCombobox.stateChangeTypes.ControlledPropUpdatedSelectedItem ? state : changes,
      // The Escape key empties the field.
      onInputValueChange: ({ inputValue }) => ecrire(inputValue),
      onSelectedItemChange: ({ selectedItem }) => {
        if (selectedItem) onChoix(selectedItem);
      },
    });

  // What was typed before the page came alive must not be lost, nor wait for one more letter to be answered.
  useEffect(() => {
    const tapee = champ.current?.value ?? "";
    if (tapee === "" || tapee === initiale) return;
    ecrire(tapee);
    if (champ.current === document.activeElement) openMenu();
  }, [initiale, openMenu, ecrire]);

  const ouvert = isOpen && suggestions.length > 0;
  const annonce = annoncer({
    saisie,
    requete,
    isOpen,
    erreur,
    total: fraiches ? reponse.total : null,
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
            onChange: (e) => ecrire(e.currentTarget.value),
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
          placeholder="Ex. : caissière"
          className={`w-full min-w-0 text-ellipsis border border-trait-fort bg-surface px-3 text-encre placeholder:text-douce placeholder:opacity-100 ${classeChamp}`}
        />
        {children}
      </div>
      <ul
        {...getMenuProps()}
        aria-busy={ouvert && !fraiches}
        className={`absolute inset-x-0 top-full [contain:content] z-40 mt-1 max-h-[70vh] overflow-y-auto rounded-lg border border-trait-fort bg-surface py-1 shadow-lg ${ouvert ? "" : "hidden"}`}
      >
        <Lignes
          suggestions={ouvert ? suggestions : AUCUNE}
          requete={reponse?.requete ?? ""}
          pointee={highlightedIndex}
          getItemProps={getItemProps}
        />
      </ul>
      <Annonce texte={annonce} />
      {erreur && isOpen ? (
        <p className="absolute top-full mt-1 rounded bg-surface px-2 text-sm text-alerte">
          Les suggestions ne répondent pas. {sansReponse}
        </p>
      ) : null}
    </>
  );
}

/** Drawn again for a new answer or a move in the list, not for each key: `getItemProps` is the same function throughout. */
const Lignes = memo(function Lignes({
  suggestions,
  requete,
  pointee,
  getItemProps,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly requete: string;
  readonly pointee: number;
  readonly getItemProps: ReturnType<typeof useCombobox<Suggestion>>["getItemProps"];
}): ReactNode {
  return suggestions.map((item, index) => (
    <li
      // biome-ignore lint/suspicious/noArrayIndexKey: rows change their words in place, which is quicker than new rows.
      key={index}
      {...getItemProps({ item, index })}
      className={`cursor-pointer px-3 py-2 [text-wrap:wrap] ${index === pointee ? "bg-accent-fond" : ""}`}
    >
      <Suggere item={item} requete={requete} />
    </li>
  ));
});

/** Drawn again for a new answer only, not for each move in the list. */
const Suggere = memo(function Suggere({
  item,
  requete,
}: {
  readonly item: Suggestion;
  readonly requete: string;
}): ReactNode {
  const autre = item.appellation !== null && item.appellation.libelle !== item.libelle;
  return (
    <>
      <span className="block">
        <TitreSurligne titre={item.intitule} requete={requete} />
      </span>
      {autre ? <span className="block text-sm text-douce">Fiche&nbsp;: {typo(item.libelle)}</span> : null}
    </>
  );
});

/** Says `texte` to a screen reader once the typing pauses: not at each letter, which it would cut short. */
const Annonce = memo(function Annonce({ texte }: { readonly texte: string }): ReactNode {
  const [dite, setDite] = useState("");
  useEffect(() => {
    const minuterie = setTimeout(setDite, PAUSE_MS, texte);
    return () => clearTimeout(minuterie);
  }, [texte]);
  return (
    <div role="status" className="sr-only">
      {dite}
    </div>
  );
});

/** What a screen reader hears once the answer to what is typed is there. */
function annoncer(etat: {
  readonly saisie: string;
  readonly requete: string;
  readonly isOpen: boolean;
  readonly erreur: boolean;
  readonly total: number | null;
}): string {
  if (!etat.isOpen || etat.requete === "" || etat.saisie.trim() !== etat.requete) return "";
  if (etat.erreur) return "Les suggestions ne répondent pas. La touche Entrée lance la recherche.";
  if (etat.total === null) return "";
  if (etat.total === 0)
    return "Aucun métier trouvé pour ces mots. La touche Entrée montre les intitulés les plus proches.";
  const trouves = etat.total > 1 ? `${etat.total} métiers trouvés` : "1 métier trouvé";
  return `${trouves}. Flèches haut et bas pour parcourir les premiers.`;
}
