import { useCallback, useEffect, useMemo, useState } from "react";
import { type EtatExplorateur, parseEtat } from "@/lib/mobilite/explorateur";

interface AdresseSuivie {
  /** Path and query. */
  readonly adresse: string;
  /** The code in its path, and what the rest says. */
  readonly demande: string;
  readonly lu: EtatExplorateur;
  /** Goes to another address of the explorer without leaving the page. */
  readonly poser: (href: string) => void;
}

/** The address of the explorer, which its component alone follows once the page is alive. */
export function useAdresse(recue: string): AdresseSuivie {
  const [adresse, setAdresse] = useState(recue);
  useEffect(() => {
    // Next gives back the page of the first métier for every entry of the history that this component has made.
    const suivre = (): void => setAdresse(location.pathname + location.search);
    suivre();
    addEventListener("popstate", suivre);
    return () => removeEventListener("popstate", suivre);
  }, []);
  const poser = useCallback((href: string): void => {
    // Not `history.pushState`, which Next wraps to draw the whole page again, header included: this component alone
    // follows these addresses. The state goes along, so that Next knows its way back here from another page.
    History.prototype.pushState.call(history, history.state, "", href);
    setAdresse(href);
  }, []);
  return useMemo(() => {
    const [chemin = "", query = ""] = adresse.split("?", 2);
    const demande = chemin.split("/")[2] ?? "";
    return { adresse, demande, lu: parseEtat(new URLSearchParams(query)), poser };
  }, [adresse, poser]);
}
