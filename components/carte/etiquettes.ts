import type { NodeDisplayData } from "sigma/types";
import { type Cadre, couvre } from "./cadre";
import type { Palette } from "./palette";

const CORPS_PX = 13;
/** A plate that would cover another one goes under it, so many times at most. */
const ESSAIS = 6;

/** A métier where it is drawn, in pixels of the view. */
export type Point = Partial<Pick<NodeDisplayData, "label" | "x" | "y" | "size" | "highlighted">>;
type PointNomme = Required<Pick<NodeDisplayData, "x" | "y" | "size">> & { readonly label: string };

/** A point that has a name and a place. */
function nomme({ label, x, y, size }: Point): PointNomme | null {
  return label && x !== undefined && y !== undefined && size !== undefined ? { label, x, y, size } : null;
}

/** Names of métiers on the map: on a plate for those in view, along the point for others. Two never cover each other. */
export class Etiquettes {
  /** Room taken in this picture, by name. Null until the métiers in view have their place. */
  private ecrits: Map<string, Cadre> | null = null;

  /**
   * @param enVue métiers whose plate is placed before any other name is written.
   * @param largeur of the view, in pixels.
   */
  constructor(
    private readonly enVue: () => readonly Point[],
    private readonly largeur: () => number,
    public palette: Palette,
  ) {}

  /** A new picture begins. */
  recommencer(): void {
    this.ecrits = null;
  }

  /** A name, with a rim of the ground's colour: it reads over métiers and threads alike. */
  ecrire(dessin: CanvasRenderingContext2D, point: Point): void {
    const p = nomme(point);
    // One in view has its plate.
    if (p === null || point.highlighted) return;
    const ecrits = this.ecrits ?? this.reserver(dessin);
    dessin.font = `500 ${CORPS_PX}px ${this.palette.police}`;
    const l = dessin.measureText(p.label).width;
    const cadre = { x: p.x + p.size + 4, y: p.y - CORPS_PX / 2, l, h: CORPS_PX };
    if (couvre(ecrits, cadre)) return;
    ecrits.set(p.label, cadre);
    dessin.lineJoin = "round";
    dessin.lineWidth = 4;
    dessin.strokeStyle = this.palette.fond;
    dessin.fillStyle = this.palette.encre;
    dessin.strokeText(p.label, cadre.x, p.y + CORPS_PX / 3);
    dessin.fillText(p.label, cadre.x, p.y + CORPS_PX / 3);
  }

  /** A métier in view: a ring, and its name on a plate. */
  designer(dessin: CanvasRenderingContext2D, point: Point): void {
    const p = nomme(point);
    if (p === null) return;
    const { palette } = this;
    const ecrits = this.ecrits ?? this.reserver(dessin);
    const plaque = ecrits.get(p.label) ?? this.placer(dessin, ecrits, p);
    dessin.strokeStyle = palette.encre;
    dessin.lineWidth = 2;
    dessin.beginPath();
    dessin.arc(p.x, p.y, p.size + 2, 0, 2 * Math.PI);
    dessin.stroke();
    this.policeDesPlaques(dessin);
    dessin.fillStyle = palette.fond;
    dessin.lineWidth = 1;
    dessin.strokeStyle = palette.traitFort;
    dessin.beginPath();
    dessin.roundRect(plaque.x, plaque.y, plaque.l, plaque.h, 6);
    dessin.fill();
    dessin.stroke();
    dessin.fillStyle = palette.encre;
    dessin.fillText(p.label, plaque.x + 7, plaque.y + plaque.h / 2 + CORPS_PX / 3);
  }

  private reserver(dessin: CanvasRenderingContext2D): Map<string, Cadre> {
    const ecrits = new Map<string, Cadre>();
    this.ecrits = ecrits;
    for (const point of this.enVue()) {
      const p = nomme(point);
      if (p) ecrits.set(p.label, this.placer(dessin, ecrits, p));
    }
    return ecrits;
  }

  /** Where the plate of a name goes: beside its point, inside the drawing, under the plates that are there. */
  private placer(
    dessin: CanvasRenderingContext2D,
    ecrits: ReadonlyMap<string, Cadre>,
    { label, x, y, size }: PointNomme,
  ): Cadre {
    this.policeDesPlaques(dessin);
    const l = dessin.measureText(label).width + 14;
    const h = CORPS_PX + 11;
    const aDroite = x + size + 7;
    const cadre = {
      x: aDroite + l <= this.largeur() ? aDroite : Math.max(2, x - size - 7 - l),
      y: y - h / 2,
      l,
      h,
    };
    // Steps of a route may be side by side.
    for (let essai = 0; essai < ESSAIS && couvre(ecrits, cadre); essai++) cadre.y += h + 2;
    return cadre;
  }

  private policeDesPlaques(dessin: CanvasRenderingContext2D): void {
    dessin.font = `650 ${CORPS_PX}px ${this.palette.police}`;
  }
}
