"use client";

import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from "react";
import {
  CORPS,
  CORPS_MENTION,
  CORPS_TITRE,
  type Etiquette,
  type Noeud as NoeudPlace,
  type Dessin as Plan,
  RAYON_MARQUE,
  type Voisin,
} from "@/lib/mobilite/explorateur";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";
import { useGlisse } from "./glisse";
import { direVoisin } from "./mots";
import { LienIci, useNavigation } from "./navigation";
import { noeudVoisin, unSeulArret } from "./touches";

/**
 * The moves around a métier, as a drawing whose marks are links. The same SVG from the server and in the browser: without
 * JavaScript each link opens the page that it names.
 */
export const Dessin = memo(function Dessin({
  plan,
  centre,
  voisins,
  ouvert,
}: {
  readonly plan: Plan;
  readonly centre: { readonly code: string; readonly libelle: string };
  readonly voisins: ReadonlyMap<string, Voisin>;
  readonly ouvert: string | null;
}): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  const { lien, aller } = useNavigation();
  useGlisse(svg, plan, centre.code);
  useEffect(() => {
    const arret = plan.noeuds.some(({ code }) => code === ouvert) ? ouvert : null;
    if (svg.current) unSeulArret(svg.current, arret ?? centre.code);
  }, [plan, centre.code, ouvert]);

  const auClavier = (e: KeyboardEvent<SVGSVGElement>): void => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key.toLowerCase() === "t") {
      aller(lien({ vue: "tableau" }), "centre");
      return;
    }
    const ici = (e.target as Element).closest("[data-noeud]")?.getAttribute("data-noeud");
    const vers = ici ? noeudVoisin(plan, centre.code, ici, e.key) : null;
    if (vers === null || svg.current === null) return;
    e.preventDefault();
    unSeulArret(svg.current, vers)?.focus();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in place of an SVG.
    <svg
      ref={svg}
      viewBox={`0 0 ${plan.largeur} ${plan.hauteur}`}
      className="dessin"
      role="group"
      aria-label={`Métiers autour de ${centre.libelle}`}
      aria-describedby="dessin-touches"
      onKeyDown={auClavier}
    >
      <Fond plan={plan} />
      {plan.noeuds.map((noeud) => {
        const voisin = voisins.get(noeud.code);
        return voisin ? (
          <Noeud key={noeud.code} noeud={noeud} voisin={voisin} ouvert={ouvert === noeud.code} />
        ) : null;
      })}
      <a
        key={`centre-${centre.code}`}
        href={routes.metier(centre.code)}
        data-noeud={centre.code}
        className="centre"
        aria-label={`Au centre\u00a0: ${centre.libelle}. Lire sa fiche.`}
      >
        <g data-marque={centre.code} transform={`translate(${plan.centre.x} ${plan.centre.y})`}>
          <circle r={plan.centre.rayon} className="disque" />
          <text textAnchor="middle" fontSize={plan.centre.corps} className="nom-centre">
            {plan.centre.lignes.map((ligne, i) => (
              <tspan
                key={ligne}
                x={0}
                y={
                  (i - (plan.centre.lignes.length - 1) / 2) * plan.centre.interligne +
                  plan.centre.corps * 0.34
                }
              >
                {typo(ligne)}
              </tspan>
            ))}
          </text>
        </g>
      </a>
    </svg>
  );
});

/** Rings, sectors and their names; each link says its own to those who do not see them. */
function Fond({ plan: { centre, anneaux, secteurs } }: { readonly plan: Plan }): ReactNode {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <g className="fond" aria-hidden="true">
      {[...anneaux].reverse().map(({ nom, rayon }) => (
        <circle key={nom} cx={centre.x} cy={centre.y} r={rayon} className="anneau" />
      ))}
      {secteurs.map(({ code, cote, contour }) => (
        <path key={`${code}-${cote}`} d={contour} className="secteur" />
      ))}
      {anneaux.map(({ nom, milieu }) => (
        <text
          key={nom}
          x={centre.x}
          y={centre.y - milieu + 4}
          textAnchor="middle"
          fontSize={12}
          className="nom-anneau"
        >
          {nom}
        </text>
      ))}
      {secteurs.map(({ code, cote, titre }) => (
        <Lignes
          key={`${code}-${cote}`}
          etiquette={titre}
          corps={CORPS_TITRE}
          interligne={16}
          cote={cote}
          classe="nom-secteur"
        />
      ))}
    </g>
  );
}

function Noeud({
  noeud,
  voisin,
  ouvert,
}: {
  readonly noeud: NoeudPlace;
  readonly voisin: Voisin;
  readonly ouvert: boolean;
}): ReactNode {
  const { lien, preparer } = useNavigation();
  const { code, x, y, etiquette, cote } = noeud;
  return (
    <LienIci
      href={lien({ panneau: code })}
      suite="panneau"
      data-noeud={code}
      className={`noeud ${voisin.ordre === null ? "calculee" : "officielle"} ${ouvert ? "ouvert" : ""}`}
      aria-label={direVoisin(voisin)}
      aria-current={ouvert ? "true" : undefined}
      onPointerEnter={() => preparer(code)}
      onFocus={() => preparer(code)}
    >
      <path d={noeud.rayon} className="rayon" />
      <path d={noeud.renvoi} className="renvoi" />
      <g data-marque={code} transform={`translate(${x} ${y})`}>
        <circle r={RAYON_MARQUE + 4} className="cible" />
        <Marque ordre={voisin.ordre} />
      </g>
      <g data-etiquette={code} transform={`translate(${etiquette.x} ${etiquette.y})`}>
        <rect
          x={etiquette.boite.x - etiquette.x - 4}
          y={etiquette.boite.y - etiquette.y - 3}
          width={etiquette.boite.largeur + 8}
          height={etiquette.boite.hauteur + 5}
          rx={4}
          className="cible"
        />
        <text textAnchor={cote === "droite" ? "start" : "end"} fontSize={CORPS} className="nom">
          {etiquette.lignes.map((ligne, i) => (
            <tspan key={ligne} x={0} y={i * 18}>
              {typo(ligne)}
            </tspan>
          ))}
          <tspan x={0} y={etiquette.lignes.length * 18 - 1} fontSize={CORPS_MENTION} className="mention">
            {noeud.mention}
          </tspan>
        </text>
      </g>
    </LienIci>
  );
}

/** Official: a full disc with its rank. Computed: an empty diamond. */
export function Marque({ ordre }: { readonly ordre: number | null }): ReactNode {
  if (ordre === null) {
    const r = RAYON_MARQUE - 1;
    return <path d={`M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`} className="marque" />;
  }
  return (
    <>
      <circle r={RAYON_MARQUE} className="marque" />
      <text textAnchor="middle" y={4} fontSize={11} className="rang">
        {ordre}
      </text>
    </>
  );
}

function Lignes({
  etiquette,
  corps,
  interligne,
  cote,
  classe,
}: {
  readonly etiquette: Etiquette;
  readonly corps: number;
  readonly interligne: number;
  readonly cote: "gauche" | "droite";
  readonly classe: string;
}): ReactNode {
  return (
    <text textAnchor={cote === "droite" ? "start" : "end"} fontSize={corps} className={classe}>
      {etiquette.lignes.map((ligne, i) => (
        <tspan key={ligne} x={etiquette.x} y={etiquette.y + i * interligne}>
          {typo(ligne)}
        </tspan>
      ))}
    </text>
  );
}
