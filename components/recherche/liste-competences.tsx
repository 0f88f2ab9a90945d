import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";
import type { ResultatCompetence } from "@/lib/search";
import { pluriel } from "@/lib/typo";
import { TitreSurligne } from "./titre-surligne";

/** Compétences and savoirs that answer, each with how many métiers it leads to. */
export function ListeCompetences({
  competences,
  requete,
}: {
  readonly competences: readonly ResultatCompetence[];
  readonly requete: string;
}): ReactNode {
  return (
    <ul className="mt-3 divide-y divide-trait rounded-xl border border-trait bg-surface">
      {competences.map(({ ogr, libelle, nature, metiers }) => (
        <li key={ogr} className="flex items-baseline justify-between gap-4 px-4 py-2.5">
          <span className="min-w-0">
            <Lien href={routes.competence(ogr)}>
              <TitreSurligne titre={libelle} requete={requete} />
            </Lien>
            {nature === "savoir" ? <span className="text-sm text-douce"> (savoir)</span> : null}
          </span>
          <span className="shrink-0 text-sm text-douce">{pluriel(metiers, "métier")}</span>
        </li>
      ))}
    </ul>
  );
}
