import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Dessin } from "@/lib/mobilite/explorateur";

const OPTIONS: KeyframeAnimationOptions = { duration: 520, easing: "cubic-bezier(.2,.7,.2,1)" };

type Place = readonly [number, number];
interface Lieux {
  readonly marque: Place;
  /** null for the middle, whose name is in its mark. */
  readonly etiquette: Place | null;
}

/** Where the marks and the names are, by code. */
const placesDe = ({ centre, noeuds }: Dessin, code: string): ReadonlyMap<string, Lieux> =>
  new Map<string, Lieux>([
    [code, { marque: [centre.x, centre.y], etiquette: null }],
    ...noeuds.map((n): [string, Lieux] => [
      n.code,
      { marque: [n.x, n.y], etiquette: [n.etiquette.x, n.etiquette.y] },
    ]),
  ]);

const deplacer = (element: Element | null, de: Place, a: Place): void => {
  if (de[0] === a[0] && de[1] === a[1]) return;
  const en = ([x, y]: Place): Keyframe => ({ transform: `translate(${x}px,${y}px)` });
  element?.animate([en(de), en(a)], OPTIONS);
};

/**
 * Moves what two drawings share from its old place to its new one, while the drawing as a whole appears. The places are
 * those of the layout: nothing is measured in the page. Through the Web Animations API, since the CSP admits no style
 * attribute; one fade for all, which the compositor does alone, for each animation of a mark costs at every frame.
 */
export function useGlisse(svg: RefObject<SVGSVGElement | null>, plan: Dessin, centre: string): void {
  const avant = useRef<ReadonlyMap<string, Lieux> | null>(null);
  useLayoutEffect(() => {
    const anciennes = avant.current;
    const places = placesDe(plan, centre);
    avant.current = places;
    if (anciennes === null || svg.current === null) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    svg.current.animate([{ opacity: 0.35 }, { opacity: 1 }], OPTIONS);
    for (const lien of svg.current.querySelectorAll<SVGElement>("[data-noeud]")) {
      const code = lien.dataset.noeud ?? "";
      const [ancienne, place] = [anciennes.get(code), places.get(code)];
      if (!ancienne || !place) continue;
      deplacer(lien.querySelector("[data-marque]"), ancienne.marque, place.marque);
      if (ancienne.etiquette && place.etiquette)
        deplacer(lien.querySelector("[data-etiquette]"), ancienne.etiquette, place.etiquette);
    }
  }, [svg, plan, centre]);
}
