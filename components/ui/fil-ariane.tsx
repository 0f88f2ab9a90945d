import type { ReactNode } from "react";
import { typo } from "@/lib/typo";
import { Lien } from "./lien";

/** Where the page stands; the page itself comes last and is not a link. */
export function FilAriane({
  etapes,
  ici,
}: {
  readonly etapes: readonly { href: string; texte: string }[];
  readonly ici: string;
}): ReactNode {
  return (
    <nav aria-label="Fil d’Ariane" className="mb-4 text-sm text-douce print:hidden">
      <ol className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        {etapes.map(({ href, texte }) => (
          <li key={href}>
            <Lien href={href}>{typo(texte)}</Lien>
            <span aria-hidden="true">&nbsp;&nbsp;›</span>
          </li>
        ))}
        <li aria-current="page">{typo(ici)}</li>
      </ol>
    </nav>
  );
}
