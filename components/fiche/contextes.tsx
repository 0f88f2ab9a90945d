import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Metier } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";
import { Vide } from "./bloc";
import { TYPES_CONTEXTE } from "./mots";

/** What the days are like: hours, conditions, places, people, employers. A type the ROME adds later comes last. */
export function Contextes({ metier }: { readonly metier: Metier }): ReactNode {
  if (metier.contextes.length === 0)
    return <Vide>Le référentiel ne décrit pas les conditions de ce métier.</Vide>;
  const connus = TYPES_CONTEXTE.map((t) => t.type);
  const nouveaux = [...new Set(metier.contextes.map((c) => c.type))].filter((type) => !connus.includes(type));
  const groupes = [...TYPES_CONTEXTE, ...nouveaux.map((type) => ({ type, titre: type }))]
    .map(({ type, titre }) => ({ titre, contextes: metier.contextes.filter((c) => c.type === type) }))
    .filter((g) => g.contextes.length > 0);
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 print:grid-cols-4">
      {groupes.map(({ titre, contextes }) => (
        <div key={titre}>
          <h3 className="text-lg">{titre}</h3>
          <ul className="mt-1.5 space-y-1">
            {contextes.map((c) => (
              <li key={c.ogr} id={`item-${c.ogr}`}>
                <Lien href={routes.contexte(c.ogr)} className="hover:text-accent hover:underline">
                  {typo(c.libelle)}
                </Lien>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
