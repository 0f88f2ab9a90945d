"use client";

import type { ReactNode } from "react";

/** Opens the print window of the browser; there only where JavaScript is. */
export function Imprimer({ libelle = "Imprimer" }: { readonly libelle?: string }): ReactNode {
  return (
    <button type="button" onClick={() => window.print()} className="bouton noscript:hidden print:hidden">
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className="size-[1.1em] shrink-0">
        <path
          d="M6 7V3h8v4M6 14H3.5V8.5A1.5 1.5 0 0 1 5 7h10a1.5 1.5 0 0 1 1.5 1.5V14H14M6 11.5h8V17H6z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
      {libelle}
    </button>
  );
}
