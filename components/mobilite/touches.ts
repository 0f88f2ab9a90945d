import type { Dessin } from "@/lib/mobilite/explorateur";

type Place = { readonly code: string; readonly y: number };

/** The mark that an arrow leads to from `ici`: up and down in a column, left and right across the middle. */
export function noeudVoisin(plan: Dessin, centre: string, ici: string, touche: string): string | null {
  const colonnes = {
    gauche: placesDe(plan, "gauche"),
    droite: placesDe(plan, "droite"),
  };
  const cote = colonnes.gauche.some((p) => p.code === ici)
    ? "gauche"
    : colonnes.droite.some((p) => p.code === ici)
      ? "droite"
      : null;
  const y = [...colonnes.gauche, ...colonnes.droite].find((p) => p.code === ici)?.y ?? plan.centre.y;
  const tous = [...colonnes.droite, ...colonnes.gauche];
  switch (touche) {
    case "ArrowLeft":
      return cote === "droite" ? centre : plusProche(cote === null ? colonnes.gauche : [], y);
    case "ArrowRight":
      return cote === "gauche" ? centre : plusProche(cote === null ? colonnes.droite : [], y);
    case "ArrowDown":
    case "ArrowUp": {
      const pas = touche === "ArrowDown" ? 1 : -1;
      if (cote === null) return plusProche(colonnes.droite, y + pas);
      const colonne = colonnes[cote];
      return colonne[colonne.findIndex((p) => p.code === ici) + pas]?.code ?? null;
    }
    case "Home":
      return tous[0]?.code ?? null;
    case "End":
      return tous.at(-1)?.code ?? null;
    default:
      return null;
  }
}

const placesDe = (plan: Dessin, cote: "gauche" | "droite"): Place[] =>
  plan.noeuds
    .filter((n) => n.cote === cote)
    .map(({ code, etiquette: { boite } }) => ({ code, y: boite.y + boite.hauteur / 2 }));

const plusProche = (places: readonly Place[], y: number): string | null =>
  [...places].sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0]?.code ?? null;

/** One stop of the Tab key in the whole drawing, at `code`, or at the first mark when it is not drawn. */
export function unSeulArret(svg: SVGSVGElement, code: string): SVGElement | null {
  const liens = [...svg.querySelectorAll<SVGElement>("[data-noeud]")];
  const arret = liens.find((l) => l.dataset.noeud === code) ?? liens[0] ?? null;
  for (const l of liens) l.setAttribute("tabindex", l === arret ? "0" : "-1");
  return arret;
}
