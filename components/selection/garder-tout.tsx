"use client";

import { type ReactNode, useState } from "react";
import { ajouter, type Selection, useSelection } from "./magasin";

/** Puts a whole list aside in this browser: what one does with a list one received. */
export function GarderTout({ elements }: { readonly elements: Selection }): ReactNode {
  const selection = useSelection();
  const [annonce, setAnnonce] = useState("");
  const manquants = elements.filter((e) => !selection.some((s) => s.code === e.code));
  return (
    <>
      {manquants.length === 0 ? null : (
        <button
          type="button"
          className="bouton noscript:hidden"
          onClick={() => {
            ajouter(elements);
            setAnnonce("Cette liste est dans votre sélection.");
          }}
        >
          Ajouter à ma sélection
        </button>
      )}
      <span role="status" className={manquants.length === 0 ? "text-sm text-douce" : "sr-only"}>
        {manquants.length === 0 ? annonce : ""}
      </span>
    </>
  );
}
