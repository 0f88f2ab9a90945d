import type { ReactNode } from "react";
import type { Trajet } from "@/lib/mobilite";
import type { Metier } from "@/lib/rome";
import { enLignes, typo } from "@/lib/typo";

/** Units of the drawing: its width, the room of the two ends, the height of a line. */
const LARGEUR = 1000;
const BOUT = 165;
const HAUTEUR = 78;
const RAYON = 9;
/** Letters of a line under a station, by number of stations between the ends. */
const LETTRES: Readonly<Record<number, number>> = { 1: 50, 2: 30, 3: 20 };

/** The routes as the plan of a small network, from left to right: what the lists below say, at a glance. */
export function Plan({
  de,
  trajets,
}: {
  readonly de: Metier;
  readonly trajets: readonly Trajet[];
}): ReactNode {
  const arrivee = trajets[0]?.etapes.at(-1);
  if (trajets.length < 2 || arrivee === undefined) return null;
  const hauteur = trajets.length * HAUTEUR + 14;
  const milieu = (trajets.length * HAUTEUR) / 2;
  return (
    <div className="mt-4 hidden rounded-xl border border-trait bg-surface p-4 md:block print:block print:break-inside-avoid print:p-1">
      <svg
        viewBox={`0 0 ${LARGEUR} ${hauteur}`}
        aria-hidden="true"
        className="w-full fill-encre text-[15px]"
        fontFamily="inherit"
      >
        {trajets.map(({ etapes }, rang) => (
          <LignePlan
            key={etapes.map((e) => e.code).join()}
            etapes={etapes}
            rang={rang}
            y={HAUTEUR * (rang + 0.5)}
            milieu={milieu}
          />
        ))}
        <Bout x={BOUT} y={milieu} nom={de.libelle} ancre="end" />
        <Bout x={LARGEUR - BOUT} y={milieu} nom={arrivee.libelle} ancre="start" />
      </svg>
      <p className="mt-1 text-sm text-douce">
        Trait plein&nbsp;: mobilité officielle. Pointillé&nbsp;: rapprochement calculé d’après le contenu des
        fiches.
      </p>
    </div>
  );
}

function LignePlan({
  etapes,
  rang,
  y,
  milieu,
}: {
  readonly etapes: Trajet["etapes"];
  readonly rang: number;
  readonly y: number;
  readonly milieu: number;
}): ReactNode {
  const debut = BOUT + 80;
  const fin = LARGEUR - BOUT - 60;
  const n = etapes.length - 1;
  const xs = Array.from({ length: n }, (_, i) => debut + ((i + 0.5) * (fin - debut)) / n);
  const points = [BOUT, ...xs, LARGEUR - BOUT];
  return (
    <g>
      {etapes.map((etape, i) => {
        const a = points[i] ?? 0;
        const b = points[i + 1] ?? 0;
        return (
          <path
            key={etape.code}
            d={troncon({ a, b, y, milieu, premier: i === 0, dernier: i === n, debut, fin })}
            fill="none"
            strokeWidth="5"
            strokeDasharray={etape.ordre === null ? "3 9" : undefined}
            strokeLinecap="round"
            className="stroke-accent"
          />
        );
      })}
      <circle cx={debut - 30} cy={y} r="12" className="fill-accent" />
      <text x={debut - 30} y={y + 5} textAnchor="middle" className="fill-sur-accent font-semibold">
        {rang + 1}
      </text>
      {xs.map((x, i) => (
        <g key={etapes[i]?.code}>
          <circle cx={x} cy={y} r={RAYON} className="fill-surface stroke-accent" strokeWidth="4" />
          <Nom x={x} y={y + 26} texte={etapes[i]?.libelle ?? ""} large={LETTRES[n] ?? 20} lignes={2} />
        </g>
      ))}
    </g>
  );
}

/** A piece of line: from an end it leaves the middle of the drawing for the height of its route, or comes back to it. */
function troncon({
  a,
  b,
  y,
  milieu,
  premier,
  dernier,
  debut,
  fin,
}: {
  readonly a: number;
  readonly b: number;
  readonly y: number;
  readonly milieu: number;
  readonly premier: boolean;
  readonly dernier: boolean;
  readonly debut: number;
  readonly fin: number;
}): string {
  const depart = premier
    ? `M ${a} ${milieu} C ${a + 60} ${milieu} ${a + 20} ${y} ${debut - 10} ${y}`
    : `M ${a} ${y}`;
  return dernier
    ? `${depart} L ${fin + 10} ${y} C ${b - 20} ${y} ${b - 60} ${milieu} ${b} ${milieu}`
    : `${depart} L ${b} ${y}`;
}

function Bout({
  x,
  y,
  nom,
  ancre,
}: {
  readonly x: number;
  readonly y: number;
  readonly nom: string;
  readonly ancre: "start" | "end";
}): ReactNode {
  return (
    <g>
      <circle cx={x} cy={y} r={RAYON + 5} className="fill-surface stroke-accent" strokeWidth="6" />
      <Nom x={ancre === "end" ? x - 24 : x + 24} y={y - 12} texte={nom} large={17} lignes={4} ancre={ancre} />
    </g>
  );
}

/** A name on a few lines, the last one cut where it does not fit. */
function Nom({
  x,
  y,
  texte,
  large,
  lignes,
  ancre = "middle",
}: {
  readonly x: number;
  readonly y: number;
  readonly texte: string;
  /** Letters of a line. */
  readonly large: number;
  readonly lignes: number;
  readonly ancre?: "start" | "middle" | "end";
}): ReactNode {
  return (
    <text
      x={x}
      y={y}
      textAnchor={ancre}
      strokeWidth="4"
      paintOrder="stroke"
      className={`stroke-surface ${ancre === "middle" ? "" : "font-semibold"}`}
    >
      {auPlus(lignes, enLignes(typo(texte), large)).map((ligne, i) => (
        <tspan key={ligne} x={x} dy={i === 0 ? 0 : 17}>
          {ligne}
        </tspan>
      ))}
    </text>
  );
}

const auPlus = (max: number, lignes: readonly string[]): readonly string[] =>
  lignes.length <= max ? lignes : [...lignes.slice(0, max - 1), `${lignes[max - 1]}…`];
