"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * A `<details>` that behaves like a menu once JavaScript is there: Escape, a click elsewhere, the focus that leaves and a
 * new page close it. Without JavaScript it opens and closes all the same.
 */
export function Depliant({
  resume,
  chevron = true,
  children,
}: {
  /** What is inside the `<summary>`, which names it. */
  readonly resume: ReactNode;
  readonly chevron?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const details = useRef<HTMLDetailsElement>(null);
  const page = `${usePathname()}?${useSearchParams()}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is not read; its change is what closes.
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [page]);

  useEffect(() => {
    const fermerDehors = (e: Event): void => {
      const element = details.current;
      if (element?.open && e.target instanceof Node && !element.contains(e.target)) element.open = false;
    };
    const fermerEchap = (e: KeyboardEvent): void => {
      const element = details.current;
      if (e.key !== "Escape" || !element?.open) return;
      const dedans = element.contains(document.activeElement);
      element.open = false;
      if (dedans) element.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", fermerDehors);
    document.addEventListener("focusin", fermerDehors);
    document.addEventListener("keydown", fermerEchap);
    return () => {
      document.removeEventListener("pointerdown", fermerDehors);
      document.removeEventListener("focusin", fermerDehors);
      document.removeEventListener("keydown", fermerEchap);
    };
  }, []);

  return (
    <details ref={details}>
      <summary className="flex h-9 list-none items-center gap-1.5 rounded-md px-1.5 hover:text-accent [&::-webkit-details-marker]:hidden">
        {resume}
        {chevron ? (
          <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" className="shrink-0">
            <path d="m2 4 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.8" />
          </svg>
        ) : null}
      </summary>
      {children}
    </details>
  );
}
