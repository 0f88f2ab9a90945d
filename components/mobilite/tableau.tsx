"use client";

import { memo, type ReactNode } from "react";
import { ROLES } from "@/components/ui/roles-tableau";
import {
  ANNEAUX,
  type Colonne,
  nature,
  premiereRaison,
  type Tri,
  trier,
  type Voisin,
} from "@/lib/mobilite/explorateur";
import { typo } from "@/lib/typo";
import { Marque } from "./dessin";
import { enCommun } from "./mots";
import { LienIci, useNavigation } from "./navigation";

const TITRES: readonly { readonly colonne: Colonne; readonly titre: string }[] = [
  { colonne: "nom", titre: "Métier" },
  { colonne: "nature", titre: "Mobilité" },
  { colonne: "proximite", titre: "Contenu" },
  { colonne: "domaine", titre: "Grand domaine" },
];

/** Every fact of the drawing, one move a row. */
export const Tableau = memo(function Tableau({
  voisins,
  tri,
  ouvert,
  titre,
}: {
  readonly voisins: readonly Voisin[];
  readonly tri: Tri;
  readonly ouvert: string | null;
  readonly titre: string;
}): ReactNode {
  return (
    <table {...ROLES.table} className="tableau">
      <caption className="sr-only">{titre}</caption>
      <thead {...ROLES.groupe}>
        <tr {...ROLES.ligne}>
          {TITRES.map(({ colonne, titre: t }) => (
            <EnTete key={colonne} colonne={colonne} titre={t} tri={tri} />
          ))}
          <th {...ROLES.entete} scope="col">
            Première raison
          </th>
        </tr>
      </thead>
      <tbody {...ROLES.groupe}>
        {trier(voisins, tri).map((v) => (
          <Ligne key={v.code} voisin={v} ouvert={v.code === ouvert} />
        ))}
      </tbody>
    </table>
  );
});

function EnTete({
  colonne,
  titre,
  tri,
}: {
  readonly colonne: Colonne;
  readonly titre: string;
  readonly tri: Tri;
}): ReactNode {
  const { lien } = useNavigation();
  const active = tri.colonne === colonne;
  const sens = tri.inverse ? "descending" : "ascending";
  return (
    <th {...ROLES.entete} scope="col" aria-sort={active ? sens : "none"}>
      <LienIci href={lien({ tri: { colonne, inverse: active && !tri.inverse } })} className="trier">
        {titre}
        <span aria-hidden="true" className={active ? "" : "inactif"}>
          {active && tri.inverse ? "↓" : "↑"}
        </span>
      </LienIci>
    </th>
  );
}

function Ligne({ voisin: v, ouvert }: { readonly voisin: Voisin; readonly ouvert: boolean }): ReactNode {
  const { lien, preparer } = useNavigation();
  return (
    <tr {...ROLES.ligne} className={ouvert ? "ouvert" : ""}>
      <th {...ROLES.tete} scope="row">
        <LienIci
          href={lien({ panneau: v.code })}
          suite="panneau"
          data-rang={v.code}
          aria-current={ouvert ? "true" : undefined}
          className="lien font-semibold"
          onPointerEnter={() => preparer(v.code)}
          onFocus={() => preparer(v.code)}
        >
          {typo(v.libelle)}
        </LienIci>
        {v.reglemente === true ? (
          <span className="block text-sm font-semibold text-ocre">⚠ Métier réglementé</span>
        ) : null}
      </th>
      <td {...ROLES.case} className="nature">
        <svg
          viewBox="-11 -11 22 22"
          aria-hidden="true"
          className={v.ordre === null ? "calculee" : "officielle"}
        >
          <Marque ordre={v.ordre} />
        </svg>
        <span>{nature(v)}</span>
      </td>
      <td {...ROLES.case} className="proximite">
        <span className="precision">contenu </span>
        {ANNEAUX[v.anneau]}
      </td>
      <td {...ROLES.case} className="domaine">
        {typo(v.grandDomaine.libelle)}
      </td>
      <td {...ROLES.case} className="raison">
        <span className="ecran">{typo(premiereRaison(v))}</span>
        <span className="papier">{enCommun(v)}</span>
      </td>
    </tr>
  );
}
