"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { ChampSuggestions, MemoireSuggestions, titreDe } from "./suggestions";

/**
 * A field of a form that asks for a métier. A suggestion that is chosen sends its code; words sent as they are typed are
 * understood on the server, so the form works without JavaScript.
 */
export function ChampMetier({
  id,
  nom,
  libelle,
  initial,
  envoyer = false,
}: {
  readonly id: string;
  /** Name of the parameter. */
  readonly nom: string;
  readonly libelle: string;
  /** What the address says: the words shown, and the code they stand for, where it is known. */
  readonly initial?: { readonly texte: string; readonly code: string | null };
  /** Sends the form as soon as a suggestion is chosen. */
  readonly envoyer?: boolean;
}): ReactNode {
  const [code, setCode] = useState(initial?.code ?? null);
  // The field tells of the words of a choice as of any others, at once: a state would be late.
  const choix = useRef(initial?.texte ?? "");
  const cadre = useRef<HTMLDivElement>(null);
  const [aEnvoyer, setAEnvoyer] = useState(false);

  // Once the hidden field holds the code that was just chosen.
  useEffect(() => {
    if (aEnvoyer) cadre.current?.closest("form")?.requestSubmit();
    setAEnvoyer(false);
  }, [aEnvoyer]);

  return (
    <MemoireSuggestions>
      <div ref={cadre} className="relative">
        {code === null ? null : <input type="hidden" name={nom} value={code} />}
        <ChampSuggestions
          id={id}
          nom={code === null ? nom : undefined}
          libelle={libelle}
          classeLibelle="mb-1 block font-semibold"
          classeChamp="h-11 rounded-lg"
          initiale={initial?.texte ?? ""}
          sansReponse="Le bouton à côté fonctionne toujours."
          onSaisie={(texte) => {
            if (texte !== choix.current) setCode(null);
          }}
          onChoix={(item) => {
            choix.current = titreDe(item);
            setCode(item.code);
            if (envoyer) setAEnvoyer(true);
          }}
        />
      </div>
    </MemoireSuggestions>
  );
}
