"use client";

import { type ReactNode, useState } from "react";
import { SELECTION_MAX } from "@/lib/routes";
import { pluriel } from "@/lib/typo";
import { basculer, type Element, useSelection } from "./magasin";

/** Puts a métier aside, or takes it back: a toggle that keeps its name, as its state is said by `aria-pressed`. */
export function BoutonSelection({
  code,
  libelle,
  version,
  court = false,
}: Element & {
  /** The star alone, in a list; its name stays whole for those who hear it. */
  readonly court?: boolean;
}): ReactNode {
  const selection = useSelection();
  const [annonce, setAnnonce] = useState("");
  const dedans = selection.some((e) => e.code === code);
  const surClic = (): void => {
    const fait = basculer({ code, libelle, version });
    const n = selection.length + (fait === "ajoute" ? 1 : -1);
    setAnnonce(
      fait === "pleine"
        ? `La sélection est pleine\u00a0: ${SELECTION_MAX} métiers au plus.`
        : `${fait === "ajoute" ? "Ajouté" : "Retiré"}. ${n === 0 ? "Sélection vide." : `${pluriel(n, "métier")} dans la sélection.`}`,
    );
  };
  return (
    <>
      <button
        type="button"
        aria-pressed={dedans}
        onClick={surClic}
        className={`bouton noscript:hidden print:hidden ${court ? "px-2.5" : ""} ${dedans ? "border-accent bg-accent-fond" : ""}`}
      >
        <Etoile pleine={dedans} />
        {court ? (
          <span className="sr-only">Ajouter {libelle} à ma sélection</span>
        ) : (
          <span>
            Ajouter <span className="sr-only">{libelle} </span>à ma sélection
          </span>
        )}
      </button>
      <span role="status" className="sr-only">
        {annonce}
      </span>
    </>
  );
}

export function Etoile({ pleine }: { readonly pleine: boolean }): ReactNode {
  return (
    <svg
      viewBox="0 0 20 20"
      width="18"
      height="18"
      aria-hidden="true"
      className="size-[1.1em] shrink-0 stroke-accent"
    >
      <path
        d="m10 2.2 2.4 5 5.4.7-4 3.8 1 5.4-4.8-2.6-4.8 2.6 1-5.4-4-3.8 5.4-.7Z"
        className={pleine ? "fill-accent" : "fill-none"}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}
