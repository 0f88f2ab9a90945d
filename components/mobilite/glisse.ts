import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Dessin } from "@/lib/mobilite/explorateur";

const DUREE_MS = 520;
const ALLURE = "cubic-bezier(.2,.7,.2,1)";

type Places = ReadonlyMap<string, readonly [number, number]>;

/** Where marks and names are, by the attribute and code that find them. */
function placesDe({ centre, noeuds }: Dessin, code: string): Places {
  return new Map([
    [`marque="${code}"`, [centre.x, centre.y]],
    ...noeuds.flatMap((n): [string, readonly [number, number]][] => [
      [`marque="${n.code}"`, [n.x, n.y]],
      [`etiquette="${n.code}"`, [n.etiquette.x, n.etiquette.y]],
    ]),
  ]);
}

/**
 * Moves what two drawings share from its old place to its new one, and lets the rest appear. The places are those of the
 * layout: nothing is measured in the page. Through the Web Animations API, since the CSP admits no style attribute.
 */
export function useGlisse(svg: RefObject<SVGSVGElement | null>, plan: Dessin, centre: string): void {
  const avant = useRef<Places | null>(null);
  useLayoutEffect(() => {
    const anciennes = avant.current;
    const places = placesDe(plan, centre);
    avant.current = places;
    if (anciennes === null || svg.current === null) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const options = { duration: DUREE_MS, easing: ALLURE };
    for (const [cle, [x, y]] of places) {
      const element = svg.current.querySelector(`[data-${cle}]`);
      const ancienne = anciennes.get(cle);
      if (ancienne) {
        const [ax, ay] = ancienne;
        if (ax === x && ay === y) continue;
        element?.animate(
          [{ transform: `translate(${ax}px,${ay}px)` }, { transform: `translate(${x}px,${y}px)` }],
          options,
        );
      } else element?.animate([{ opacity: 0 }, { opacity: 0, offset: 0.4 }, { opacity: 1 }], options);
    }
    // Lines and rings belong to one drawing only.
    for (const trait of svg.current.querySelectorAll(".rayon, .renvoi, .nom-secteur, .secteur")) {
      trait.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }], options);
    }
  }, [svg, plan, centre]);
}
