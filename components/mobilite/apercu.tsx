import type { ReactNode } from "react";
import { dessiner, type Voisinage } from "@/lib/mobilite/explorateur";
import { pluriel } from "@/lib/typo";

export const TAILLE_APERCU = { width: 1200, height: 630 } as const;

/** The light colours of globals.css: an image has no theme. */
const ENCRE = "#1b2430";
const DOUCE = "#4a5663";
const FOND = "#f6f4ee";
const TRAIT = "#d8d2c4";
const ACCENT = "#0b5a56";
const MARQUES = 3;
const COTE = 560;

/** What the image shows, for those who do not see it. */
export const altApercu = ({ centre, voisins }: Voisinage): string =>
  `Dessin de ${pluriel(voisins.length, "mobilité")} autour de ${centre.libelle}\u00a0: ${voisins
    .slice(0, MARQUES)
    .map((v) => v.libelle)
    .join(", ")}…`;

/**
 * The preview of a link: the name, the first moves, the rings of the page without their names. Drawn by next/og, which
 * knows flex boxes and SVG shapes, inline styles and the font it brings.
 */
export function Apercu({ centre, voisins }: Voisinage): ReactNode {
  const officielles = voisins.filter((v) => v.ordre !== null).length;
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        background: FOND,
        color: ENCRE,
        padding: "0 20px 0 64px",
        alignItems: "center",
      }}
    >
      <div style={{ display: "flex", flexDirection: "column", width: 530, paddingRight: 16 }}>
        <div style={{ fontSize: 27, color: DOUCE }}>Vers quels métiers aller depuis</div>
        <div
          style={{
            fontSize: centre.libelle.length > 60 ? 40 : 50,
            lineHeight: 1.12,
            marginTop: 10,
            color: ACCENT,
          }}
        >
          {centre.libelle}
        </div>
        <div style={{ display: "flex", flexDirection: "column", marginTop: 26, fontSize: 25 }}>
          {voisins.slice(0, MARQUES).map((v) => (
            <div key={v.code} style={{ display: "flex", marginTop: 8 }}>
              <div style={{ color: ACCENT, marginRight: 12 }}>→</div>
              <div style={{ flex: 1 }}>{v.libelle}</div>
            </div>
          ))}
        </div>
        <div style={{ fontSize: 23, color: DOUCE, marginTop: 30 }}>
          {`${pluriel(officielles, "mobilité officielle", "mobilités officielles")}, ${pluriel(voisins.length - officielles, "rapprochement calculé", "rapprochements calculés")}`}
        </div>
        <div style={{ fontSize: 27, marginTop: 34 }}>Passerelles</div>
      </div>
      <Anneaux centre={centre} voisins={voisins} />
    </div>
  );
}

function Anneaux({ centre, voisins }: Pick<Voisinage, "centre" | "voisins">): ReactNode {
  const plan = dessiner(centre, voisins);
  const { x, y, rayon } = plan.centre;
  const bord = Math.max(...plan.anneaux.map((a) => a.rayon)) + 4;
  const ordres = new Map(voisins.map((v) => [v.code, v.ordre]));
  return (
    <svg
      width={COTE}
      height={COTE}
      viewBox={`${x - bord} ${y - bord} ${2 * bord} ${2 * bord}`}
      aria-hidden="true"
    >
      {[...plan.anneaux].reverse().map((a) => (
        <circle
          key={a.nom}
          cx={x}
          cy={y}
          r={a.rayon}
          fill={ACCENT}
          fillOpacity={0.06}
          stroke={TRAIT}
          strokeWidth={1.5}
        />
      ))}
      {plan.noeuds.map((n) => (
        <path
          key={`rayon-${n.code}`}
          d={n.rayon}
          stroke={DOUCE}
          strokeWidth={1.5}
          strokeDasharray={ordres.get(n.code) === null ? "5 5" : "0"}
        />
      ))}
      {plan.noeuds.map((n) =>
        ordres.get(n.code) === null ? (
          <path
            key={n.code}
            d={`M${n.x} ${n.y - 10}l10 10l-10 10l-10 -10Z`}
            fill="#fffefb"
            stroke={ACCENT}
            strokeWidth={2.5}
          />
        ) : (
          <circle key={n.code} cx={n.x} cy={n.y} r={11} fill={ACCENT} />
        ),
      )}
      <circle cx={x} cy={y} r={rayon} fill={ACCENT} />
    </svg>
  );
}
