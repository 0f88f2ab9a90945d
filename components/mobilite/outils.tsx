import type { ReactNode } from "react";
import { useSelection } from "@/components/selection/magasin";
import { CopierLien } from "@/components/ui/copier-lien";
import { Imprimer } from "@/components/ui/imprimer";
import type { EtatExplorateur, Voisin } from "@/lib/mobilite/explorateur";
import { Filtres } from "./filtres";
import { LienIci, useNavigation } from "./navigation";

/** Filters, how many moves are shown, and what one does with the view. */
export function Outils({
  centre,
  etat,
  voisins,
  masques,
  compte,
  bouge,
}: {
  /** Code of the métier in the middle. */
  readonly centre: string;
  readonly etat: EtatExplorateur;
  readonly voisins: readonly Voisin[];
  /** How many moves the filters hide. */
  readonly masques: number;
  readonly compte: string;
  /** What is shown is no longer what the server sent. */
  readonly bouge: boolean;
}): ReactNode {
  const { lien } = useNavigation();
  const mienne = useSelection();
  return (
    <div className="outils">
      <Filtres centre={centre} etat={etat} voisins={voisins} masques={masques} differe={bouge} />
      <h2 tabIndex={-1} data-compte="" className="compte">
        {compte}
      </h2>
      <div className="actions">
        <CopierLien adresse={lien({})} />
        {mienne.length === 0 ? null : (
          <CopierLien
            adresse={lien({ selection: mienne.map((e) => e.code) })}
            libelle={`Copier avec ma sélection (${mienne.length})`}
          />
        )}
        <Imprimer />
        {etat.vue === "tableau" ? null : (
          <LienIci href={lien({ vue: "tableau" })} suite="centre" className="bouton vers-tableau">
            Voir en tableau
          </LienIci>
        )}
        {etat.vue === "dessin" ? null : (
          <LienIci href={lien({ vue: "dessin" })} suite="centre" className="bouton vers-dessin">
            Voir le dessin
          </LienIci>
        )}
      </div>
    </div>
  );
}
