"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { fetchSuggestions, type Suggestion } from "@/components/recherche/fetch-suggestions";
import { ChampSuggestions } from "@/components/recherche/suggestions";
import type { MetierChoisi } from "@/lib/dossiers/contenu";
import { useTravail } from "./contexte";

/** What the document keeps of a suggestion: the title that the person knows. */
const versMetier = (s: Suggestion): MetierChoisi => ({
  code: s.code,
  ogr: s.appellation?.code ?? null,
  libelle: s.intitule.slice(0, 200),
});

/** A métier named by its title: one of the list, or the first one by Enter where the words tell it for sure. */
export function AjoutMetier({
  id,
  libelle,
  onMetier,
}: {
  readonly id: string;
  readonly libelle: string;
  readonly onMetier: (metier: MetierChoisi) => void;
}): ReactNode {
  const { dire } = useTravail();
  const [saisie, setSaisie] = useState("");
  /** One more at each métier added: an empty field, with the focus. */
  const [tour, setTour] = useState(0);
  const cadre = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (tour > 0) cadre.current?.querySelector("input")?.focus();
  }, [tour]);

  const ajouter = (choix: Suggestion): void => {
    setSaisie("");
    setTour((t) => t + 1);
    onMetier(versMetier(choix));
  };

  const chercher = async (): Promise<void> => {
    const mots = saisie.trim();
    if (mots === "") return;
    try {
      const { resultats, incertaine } = await fetchSuggestions(mots, 1, new AbortController().signal);
      const [premier] = resultats;
      if (premier === undefined) dire(`Aucun métier trouvé pour «\u00a0${mots}\u00a0».`, "montre");
      else if (incertaine && premier.intitule.toLowerCase() !== mots.toLowerCase())
        dire(
          `«\u00a0${mots}\u00a0» peut dire plusieurs métiers, ou aucun\u00a0: choisissez-le dans la liste.`,
          "montre",
        );
      else ajouter(premier);
    } catch {
      dire("La recherche ne répond pas. Ce qui est écrit reste là\u00a0: essayez à nouveau.", "montre");
    }
  };

  return (
    <search aria-label={libelle}>
      <form
        ref={cadre}
        className="relative"
        onSubmit={(e) => {
          e.preventDefault();
          void chercher();
        }}
      >
        <ChampSuggestions
          key={tour}
          id={id}
          nom={undefined}
          libelle={libelle}
          classeLibelle="mb-1 block text-sm font-semibold"
          classeChamp="h-11 rounded-l-lg border-r-0"
          initiale=""
          premier
          sansReponse="Ce qui est noté est gardé."
          onSaisie={setSaisie}
          onChoix={ajouter}
        >
          <button type="submit" className="bouton bouton-plein h-11 shrink-0 rounded-l-none">
            Ajouter
          </button>
        </ChampSuggestions>
      </form>
    </search>
  );
}
