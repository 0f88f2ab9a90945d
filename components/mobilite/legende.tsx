import type { ReactNode } from "react";
import { Marque } from "./dessin";

/** What shapes and places mean, in words: nearness is a place in the drawing, a word in the table. */
export function Legende({ lieu }: { readonly lieu: "dessin" | "tableau" }): ReactNode {
  return (
    <ul className="legende">
      <li>
        <svg viewBox="-11 -11 22 22" aria-hidden="true" className="officielle">
          <Marque ordre={1} />
        </svg>
        <span>
          <strong>Mobilité officielle</strong>&nbsp;: France&nbsp;Travail rapproche ces métiers, dans cet
          ordre.
        </span>
      </li>
      <li>
        <svg viewBox="-11 -11 22 22" aria-hidden="true" className="calculee">
          <Marque ordre={null} />
        </svg>
        <span>
          <strong>Rapprochement calculé</strong>&nbsp;: le contenu des deux fiches se ressemble.
        </span>
      </li>
      <li>
        {lieu === "dessin" ? (
          <span>
            Plus une marque est <strong>près du centre</strong>, plus les fiches se ressemblent. Ce n’est pas
            une chance de réussite.
          </span>
        ) : (
          <span>
            <strong>Contenu très proche, proche, plus éloigné</strong>&nbsp;: les fiches se ressemblent plus
            ou moins. Ce n’est pas une chance de réussite.
          </span>
        )}
      </li>
    </ul>
  );
}
