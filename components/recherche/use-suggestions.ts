import { useCallback, useEffect, useRef, useState } from "react";
import { fetchSuggestions, type Reponse } from "./fetch-suggestions";

/** What a phone shows above its keyboard, without scrolling. */
const SUGGESTIONS_MAX = 6;

export interface Suggestions {
  /** The last answer, which may be that to older words: `reponse.requete` says which. */
  readonly reponse: Reponse | null;
  /** The last question had no answer. */
  readonly erreur: boolean;
  /** Asks for the métiers of these words, at once; a newer question cancels the one before. Nothing is asked for no words. */
  readonly demander: (requete: string) => void;
}

/**
 * The first métiers for what is being typed. By hand: one question at a time, asked by the key itself rather than by what it
 * renders, with nothing to share, refetch or retry, which is what a query library is for.
 */
export function useSuggestions(): Suggestions {
  const [etat, setEtat] = useState<Pick<Suggestions, "reponse" | "erreur">>({ reponse: null, erreur: false });
  const connues = useRef(new Map<string, Reponse>());
  const enCours = useRef({ requete: "", controle: new AbortController() });

  const demander = useCallback((requete: string): void => {
    if (requete === enCours.current.requete) return;
    enCours.current.controle.abort();
    const controle = new AbortController();
    enCours.current = { requete, controle };
    if (requete === "") return;
    const connue = connues.current.get(requete);
    if (connue) {
      setEtat({ reponse: connue, erreur: false });
      return;
    }
    fetchSuggestions(requete, SUGGESTIONS_MAX, controle.signal).then(
      (reponse) => {
        connues.current.set(requete, reponse);
        if (!controle.signal.aborted) setEtat({ reponse, erreur: false });
      },
      () => {
        if (!controle.signal.aborted) setEtat((avant) => ({ ...avant, erreur: true }));
      },
    );
  }, []);

  useEffect(() => () => enCours.current.controle.abort(), []);
  return { ...etat, demander };
}
