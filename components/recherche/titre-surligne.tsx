import type { ReactNode } from "react";
import { highlight } from "@/lib/search/highlight";
import { typo } from "@/lib/typo";

/** A title with what was typed marked in it. */
export function TitreSurligne({
  titre,
  requete,
}: {
  readonly titre: string;
  readonly requete: string;
}): ReactNode {
  // Plain text but for the marks, keyed by place: a letter more changes words in place, without a new element.
  return highlight(typo(titre), requete).map(({ texte, trouve }, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a title have no other name than their place.
    trouve ? <mark key={i}>{texte}</mark> : texte,
  );
}
