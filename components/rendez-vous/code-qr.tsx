import type { ReactNode } from "react";
// uqr: a QR code as a matrix, without canvas nor dependency, 4 kB.
import { encode } from "uqr";

/** Side of a module on paper: below, the cameras of older phones no longer read it. */
const MODULE_MM = 0.45;
const COTE_MIN_MM = 34;
/** Quiet zone that readers want around it, in modules. */
const MARGE = 4;

/** A QR code, always black on white: readers do not read the reverse. */
export function CodeQr({ texte, nom }: { readonly texte: string; readonly nom: string }): ReactNode {
  const { data, size } = encode(texte, { ecc: "L", border: MARGE });
  const trace = data
    .flatMap((ligne, y) => ligne.flatMap((noir, x) => (noir ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  const cote = `${Math.max(COTE_MIN_MM, size * MODULE_MM)}mm`;
  return (
    <svg
      role="img"
      aria-label={nom}
      viewBox={`0 0 ${size} ${size}`}
      width={cote}
      height={cote}
      shapeRendering="crispEdges"
      className="h-auto max-w-full bg-white"
    >
      <path d={trace} fill="#000" />
    </svg>
  );
}
