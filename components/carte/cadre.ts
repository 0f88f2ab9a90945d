/** A rectangle of the view, in pixels. */
export interface Cadre {
  readonly x: number;
  readonly y: number;
  readonly l: number;
  readonly h: number;
}

/** Whether a rectangle covers part of another. */
export const couvre = (autres: ReadonlyMap<string, Cadre>, { x, y, l, h }: Cadre): boolean =>
  [...autres.values()].some((c) => x < c.x + c.l && c.x < x + l && y < c.y + c.h && c.y < y + h);
