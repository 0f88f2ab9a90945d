import { type Cadre, couvre } from "./cadre";
import type { Region } from "./regions";

/** Width of the drawing under which names are smaller, in pixels. */
const ETROIT_PX = 500;

/** Names of grands domaines as elements that the browser only moves: written at each picture, they would cost more than all points. */
export class NomsDomaines {
  private readonly calque = document.createElement("div");
  private readonly noms: readonly {
    readonly region: Region;
    readonly element: HTMLElement;
    taille: Pick<Cadre, "l" | "h">;
  }[];

  /**
   * @param regions the largest first.
   * @param dessus what stays over the names.
   */
  constructor(conteneur: HTMLElement, regions: readonly Region[], dessus: HTMLElement | undefined) {
    this.calque.ariaHidden = "true";
    Object.assign(this.calque.style, { position: "absolute", inset: "0", pointerEvents: "none" });
    const corps = conteneur.clientWidth < ETROIT_PX ? "text-xs" : "text-[0.95rem]";
    const elements = regions.map(({ lignes }) => {
      const element = document.createElement("div");
      element.textContent = lignes.join("\n");
      element.className = `halo absolute top-0 left-0 text-center leading-tight font-bold whitespace-pre will-change-transform ${corps}`;
      return element;
    });
    this.calque.append(...elements);
    conteneur.insertBefore(this.calque, dessus ?? null);
    // Measured together once all are there: one layout.
    this.noms = regions.flatMap((region, i) => {
      const element = elements[i];
      if (element === undefined) return [];
      const { width, height } = element.getBoundingClientRect();
      return [{ region, element, taille: { l: width, h: height } }];
    });
  }

  /**
   * Places the names; one that would cover a larger grand domaine's is left to the legend.
   * @param opacite 0 to 1; at 0 nothing is placed.
   * @param groupes ranks of the grands domaines shown; null: all.
   * @param versVue from units of the map to pixels of the view.
   */
  placer(
    opacite: number,
    groupes: ReadonlySet<number> | null,
    versVue: (lieu: { x: number; y: number }) => { x: number; y: number },
  ): void {
    this.calque.style.opacity = String(opacite);
    if (opacite === 0) return;
    const ecrits = new Map<string, Cadre>();
    for (const { region, element, taille } of this.noms) {
      const { x, y } = versVue({ x: region.x, y: region.y });
      const cadre = { x: x - taille.l / 2, y: y - taille.h / 2, ...taille };
      const cache = couvre(ecrits, cadre) || (groupes !== null && !groupes.has(region.groupe));
      if (!cache) ecrits.set(region.code, cadre);
      element.style.visibility = cache ? "hidden" : "";
      element.style.transform = `translate(${Math.round(cadre.x)}px, ${Math.round(cadre.y)}px)`;
    }
  }

  retirer(): void {
    this.calque.remove();
  }
}
