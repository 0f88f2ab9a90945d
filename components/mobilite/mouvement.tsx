import type { ReactNode } from "react";
import type { Mobilite } from "@/lib/mobilite";
import { pluriel, typo } from "@/lib/typo";
import { A_ACQUERIR, ACQUIS, natureMobilite } from "./mots";
import { Raisons } from "./raisons";

/** Items of one list that are said before "et N autres". */
const ITEMS_DITS = 8;

/**
 * A move, explained: whose idea it is, what to look into, what brings the two together, then, folded, what carries over,
 * what is to be learnt and what changes. The same facts in the same words wherever a move is shown.
 */
export function Mouvement({
  mobilite,
  depart = "",
  sansGenre = false,
}: {
  readonly mobilite: Mobilite;
  /** Where it starts, for who held several métiers. */
  readonly depart?: string;
  /** Where it is already said whose idea the move is. */
  readonly sansGenre?: boolean;
}): ReactNode {
  const { ordre, alertes, raisons, acquis, aAcquerir, conditions } = mobilite;
  const changent = conditions.nouvelles.length + conditions.quittees.length;
  return (
    <>
      {sansGenre ? null : <Genre ordre={ordre} depart={depart} />}
      {alertes.length === 0 ? null : (
        <ul className="mt-2 space-y-0.5 text-sm">
          {alertes.map(({ type, texte }) => (
            <li key={type} className={type === "reglemente" ? "font-semibold text-ocre" : "text-douce"}>
              {type === "reglemente" ? <span aria-hidden="true">⚠ </span> : null}
              {typo(texte)}
            </li>
          ))}
        </ul>
      )}
      <Raisons raisons={raisons} />
      <div className="mt-2 space-y-1 print:mt-1 print:flex print:flex-wrap print:gap-x-3 print:space-y-0">
        <Pli titre={`${ACQUIS}\u00a0: ${pluriel(acquis.length, "élément")}`} vide={acquis.length === 0}>
          <Liste items={acquis} />
        </Pli>
        <Pli
          titre={`${A_ACQUERIR}\u00a0: ${pluriel(aAcquerir.length, "élément")}`}
          vide={aAcquerir.length === 0}
        >
          <Liste items={aAcquerir} />
        </Pli>
        <Pli titre={`Conditions de travail\u00a0: ${pluriel(changent, "différence")}`} vide={changent === 0}>
          {conditions.nouvelles.length === 0 ? null : (
            <>
              <p className="mt-1 text-sm text-douce">Citées ici, pas au départ&nbsp;:</p>
              <Liste items={conditions.nouvelles} />
            </>
          )}
          {conditions.quittees.length === 0 ? null : (
            <>
              <p className="mt-1 text-sm text-douce">Citées au départ, pas ici&nbsp;:</p>
              <Liste items={conditions.quittees} />
            </>
          )}
        </Pli>
      </div>
    </>
  );
}

/** Two signals, never merged: the official table, and what is computed from the content of the fiches. */
export function Genre({
  ordre,
  depart = "",
}: {
  readonly ordre: number | null;
  readonly depart?: string;
}): ReactNode {
  return (
    <p className="mt-1 text-sm">
      <span
        className={`rounded border px-1.5 py-0.5 ${ordre === null ? "border-dashed border-trait-fort" : "border-accent bg-accent-fond"}`}
      >
        {natureMobilite(ordre)}
      </span>
      {depart === "" ? null : <> {depart}</>}
    </p>
  );
}

function Pli({
  titre,
  vide,
  children,
}: {
  readonly titre: string;
  readonly vide: boolean;
  readonly children: ReactNode;
}): ReactNode {
  if (vide) return null;
  return (
    <details className="text-[0.95rem]">
      <summary className="w-fit py-0.5 text-accent">{titre}</summary>
      {children}
    </details>
  );
}

function Liste({
  items,
}: {
  readonly items: readonly { readonly code: string; readonly libelle: string }[];
}): ReactNode {
  const reste = items.length - ITEMS_DITS;
  return (
    <>
      <ul className="list-disc pl-5 marker:text-accent">
        {items.slice(0, ITEMS_DITS).map(({ code, libelle }) => (
          <li key={code}>{typo(libelle)}</li>
        ))}
      </ul>
      {reste > 0 ? <p className="text-sm text-douce">et {pluriel(reste, "autre")}</p> : null}
    </>
  );
}
