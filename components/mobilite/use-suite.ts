import { type RefObject, useEffect, useRef } from "react";
import type { EtatExplorateur } from "@/lib/mobilite/explorateur";
import { typo } from "@/lib/typo";
import type { Suite } from "./navigation";

/**
 * Takes the keyboard where it is expected once a step is drawn, and never leaves it nowhere.
 * @returns where the next step sends it, to be set by who makes the step.
 */
export function useSuite({
  racine,
  titrePanneau,
  enAttente,
  centre,
  etat,
}: {
  readonly racine: RefObject<HTMLElement | null>;
  readonly titrePanneau: RefObject<HTMLElement | null>;
  /** The step is not drawn yet. */
  readonly enAttente: boolean;
  readonly centre: { readonly code: string; readonly libelle: string };
  /** As the address has it: a new one at each step. */
  readonly etat: EtatExplorateur;
}): RefObject<Suite | null> {
  const suite = useRef<Suite | null>(null);
  const dernier = useRef<string | null>(etat.panneau);
  useEffect(() => {
    if (enAttente) return;
    document.title = `Mobilités depuis ${typo(centre.libelle)} | Passerelles`;
    const voulue = suite.current;
    suite.current = null;
    const quitte = dernier.current;
    dernier.current = etat.panneau;
    const perdu = document.activeElement === document.body;
    if (voulue === "panneau") titrePanneau.current?.focus({ preventScroll: false });
    else if (voulue === "noeud" || (quitte !== null && etat.panneau === null && perdu))
      premierVisible(racine.current, [
        `[data-noeud="${quitte}"]`,
        `[data-rang="${quitte}"]`,
        "[data-compte]",
      ])?.focus();
    else if (voulue === "centre" || (voulue !== null && perdu))
      premierVisible(racine.current, [`[data-noeud="${centre.code}"]`, "[data-compte]"])?.focus();
  }, [racine, titrePanneau, enAttente, centre, etat]);
  return suite;
}

/** The first of these elements that is on screen: one of the two views is hidden. */
function premierVisible(
  racine: HTMLElement | null,
  choix: readonly string[],
): HTMLElement | SVGElement | null {
  const trouves = choix.flatMap((c) => [...(racine?.querySelectorAll<HTMLElement | SVGElement>(c) ?? [])]);
  return trouves.find((e) => e.checkVisibility()) ?? null;
}
