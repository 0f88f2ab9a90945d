import type { ReactNode } from "react";
import { Marque } from "./dessin";

/** What shapes and places mean, in words. */
export function Legende(): ReactNode {
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
        <span>
          Plus une marque est <strong>près du centre</strong>, plus les fiches se ressemblent. Ce n’est pas
          une chance de réussite.
        </span>
      </li>
    </ul>
  );
}
