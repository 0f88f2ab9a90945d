"use client";

import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from "react";
import { Lien } from "./lien";

/**
 * A link that acts on the item it stands in, and may leave the page with it: the focus then goes to the same gesture on
 * the same item, on the next one, on the one before, or to the title of the page. Never lost.
 */
export function LienGeste({
  geste,
  ...props
}: ComponentProps<typeof Lien> & { readonly geste: "retirer" | "deplacer" }): ReactNode {
  const ici = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => {
    const lien = ici.current;
    return () => {
      if (lien === null || document.activeElement !== lien) return;
      const suivants = suivantsDe(lien);
      // Once the page is changed, those that left with it are no longer there.
      queueMicrotask(() => {
        const reste = suivants.find((e) => e.isConnected) ?? document.querySelector("h1");
        if (reste instanceof HTMLHeadingElement) reste.tabIndex = -1;
        reste?.focus();
      });
    };
  }, []);
  return <Lien ref={ici} data-geste={geste} {...props} />;
}

/** The same gesture elsewhere in the list or the head of the table, the nearest first. */
function suivantsDe(lien: HTMLElement): HTMLElement[] {
  const tous = [
    ...(lien
      .closest("ul, thead")
      ?.querySelectorAll<HTMLElement>(`[data-geste="${lien.dataset.geste ?? ""}"]`) ?? []),
  ];
  const rang = tous.indexOf(lien);
  const autres = [...tous.slice(rang + 1), ...tous.slice(0, Math.max(rang, 0)).toReversed()];
  const memeItem = (e: HTMLElement): boolean => e.parentElement === lien.parentElement;
  return [...autres.filter(memeItem), ...autres.filter((e) => !memeItem(e))];
}
