import type { ReactNode } from "react";
import { teinteDe } from "./palette";

/** The colour of a grand domaine as a dot; its name is always beside. */
export function PastilleDomaine({ code }: { readonly code: string }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" className="inline-block size-3 shrink-0" aria-hidden="true">
      <circle cx="6" cy="6" r="6" fill={`var(${teinteDe(code)})`} />
    </svg>
  );
}
