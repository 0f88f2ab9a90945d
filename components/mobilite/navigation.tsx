"use client";

import { type ComponentProps, createContext, type ReactNode, useContext } from "react";
import type { EtatExplorateur } from "@/lib/mobilite/explorateur";

/** Where the keyboard goes once the address has changed. */
export type Suite = "panneau" | "centre" | "noeud" | "ici";

export interface Navigation {
  /** The address of the same explorer with something changed; `centre` when the métier in the middle is another. */
  readonly lien: (change: Partial<EtatExplorateur>, centre?: string) => string;
  /** Goes there without leaving the page. */
  readonly aller: (href: string, suite: Suite) => void;
  /** Asks for the moves of a métier ahead of time. */
  readonly preparer: (code: string) => void;
}

const Contexte = createContext<Navigation | null>(null);
export const FournisseurNavigation = Contexte.Provider;

export function useNavigation(): Navigation {
  const navigation = useContext(Contexte);
  if (navigation === null) throw new Error("useNavigation outside of the explorer");
  return navigation;
}

/** Whether a click asks for what a link does by itself: another tab, a download. */
const estSimple = (e: {
  readonly button: number;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): boolean => e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey;

/** A link of the explorer to itself: a real one, which JavaScript follows without a new page. */
export function LienIci({
  href,
  suite = "ici",
  children,
  ...reste
}: Omit<ComponentProps<"a">, "href" | "onClick"> & {
  readonly href: string;
  readonly suite?: Suite;
  readonly children: ReactNode;
}): ReactNode {
  const { aller } = useNavigation();
  return (
    <a
      href={href}
      onClick={(e) => {
        if (!estSimple(e)) return;
        e.preventDefault();
        aller(href, suite);
      }}
      {...reste}
    >
      {children}
    </a>
  );
}
