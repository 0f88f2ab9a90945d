import type { ReactNode } from "react";
import { highlight } from "@/lib/search/highlight";

/** A title with what was typed marked in it. */
export function TitreSurligne({
  titre,
  requete,
}: {
  readonly titre: string;
  readonly requete: string;
}): ReactNode {
  let position = 0;
  return highlight(titre, requete).map(({ texte, trouve }) => {
    const cle = position;
    position += texte.length;
    return trouve ? <mark key={cle}>{texte}</mark> : <span key={cle}>{texte}</span>;
  });
}
