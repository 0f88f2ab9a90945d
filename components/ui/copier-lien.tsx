"use client";

import { type ReactNode, useRef, useState } from "react";

type Etat = "rien" | "copie" | "a-la-main";

/**
 * Copies an absolute address, and says so; where the browser refuses, shows the address selected, ready to be copied.
 * @param adresse a path of ours (made by `routes`); the address of the page where it is absent.
 */
export function CopierLien({
  adresse,
  libelle = "Copier le lien",
}: {
  readonly adresse?: string;
  readonly libelle?: string;
}): ReactNode {
  const [etat, setEtat] = useState<Etat>("rien");
  const [lien, setLien] = useState("");
  const copier = async (): Promise<void> => {
    const absolue = new URL(adresse ?? location.href, location.origin).href;
    setLien(absolue);
    // Emptied first, so that a second copy is announced too.
    setEtat("rien");
    try {
      await navigator.clipboard.writeText(absolue);
      setEtat("copie");
    } catch {
      setEtat("a-la-main");
    }
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-2 noscript:hidden print:hidden">
      <button type="button" onClick={copier} className="bouton">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className="size-[1.1em] shrink-0">
          <path
            d="M8.5 11.5 11.5 8.5M9 6.2l2.2-2.2a3.4 3.4 0 0 1 4.8 4.8L13.8 11M11 13.8 8.8 16A3.4 3.4 0 0 1 4 11.2L6.2 9"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
        </svg>
        {libelle}
      </button>
      <span role="status" className={etat === "rien" ? "sr-only" : "text-sm text-douce"}>
        {etat === "copie" ? "Lien copié" : etat === "a-la-main" ? "À copier\u00a0:" : ""}
      </span>
      {etat === "a-la-main" ? <LienACopier lien={lien} /> : null}
    </span>
  );
}

function LienACopier({ lien }: { readonly lien: string }): ReactNode {
  const deja = useRef(false);
  return (
    <input
      ref={(champ) => {
        if (champ === null || deja.current) return;
        deja.current = true;
        champ.focus();
        champ.select();
      }}
      readOnly
      value={lien}
      aria-label="Adresse à copier"
      onFocus={(e) => e.currentTarget.select()}
      className="h-9 w-72 max-w-full rounded-md border border-trait-fort bg-surface px-2 text-sm"
    />
  );
}
