"use client";

import { type ReactNode, useRef, useState } from "react";
import { SELECTION_MAX } from "@/lib/routes";
import { enumeration, pluriel } from "@/lib/typo";
import { ajouter, type Selection, useSelection } from "./magasin";

/** Puts a whole list aside in this browser: what one does with a list one received. */
export function GarderTout({ elements }: { readonly elements: Selection }): ReactNode {
  const selection = useSelection();
  const [fait, setFait] = useState(false);
  const dit = useRef<HTMLSpanElement>(null);
  const manquants = elements.filter((e) => !selection.some((s) => s.code === e.code));
  const offert = manquants.length > 0 && selection.length < SELECTION_MAX;
  return (
    <>
      {offert ? (
        <button
          type="button"
          className="bouton noscript:hidden"
          onClick={() => {
            ajouter(elements);
            setFait(true);
            // The button leaves once there is nothing more to add: what is said of it takes the focus.
            dit.current?.focus();
          }}
        >
          Ajouter à ma sélection
        </button>
      ) : null}
      <span ref={dit} role="status" tabIndex={-1} className="text-sm text-douce">
        {offert ? "" : manquants.length > 0 ? direPleine(manquants) : fait ? DANS_LA_SELECTION : ""}
      </span>
    </>
  );
}

const DANS_LA_SELECTION = "Cette liste est dans votre sélection.";

const direPleine = (manquants: Selection): string =>
  `Votre sélection est pleine (${pluriel(SELECTION_MAX, "métier")} au plus). N’y ${manquants.length > 1 ? "sont" : "est"} pas\u00a0: ${enumeration(manquants.map((e) => e.libelle))}.`;
