"use client";

import { type ReactNode, useId, useState } from "react";
import type { Groupe } from "@/lib/profil";
import { sansAccent, typo } from "@/lib/typo";
import { PREMIER } from "./zone";

/**
 * Boxes in groups, folded, with a field that looks for a word in them. Enter in the field ticks or unticks the first one
 * found, so that three words and three presses do what three folds and three boxes would.
 */
export function Coches({
  groupes,
  cochees,
  recherche,
  onBascule,
  onGroupe,
  premier = false,
}: {
  readonly groupes: readonly Groupe[];
  readonly cochees: ReadonlySet<string>;
  /** Name of the field. */
  readonly recherche: string;
  readonly onBascule: (code: string, libelle: string) => void;
  /** Ticks or unticks a whole group, where that makes sense. */
  readonly onGroupe?: (groupe: Groupe, cocher: boolean) => void;
  readonly premier?: boolean;
}): ReactNode {
  const id = useId();
  const [filtre, setFiltre] = useState("");
  const cherche = sansAccent(filtre.trim());
  const visibles = groupes
    .map((g) => ({
      ...g,
      tous: g.items,
      items: g.items.filter((i) => sansAccent(i.libelle).includes(cherche)),
    }))
    .filter((g) => g.items.length > 0);
  const premiere = cherche === "" ? undefined : visibles[0]?.items[0];
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {recherche}
      </label>
      <input
        id={id}
        type="search"
        {...(premier ? PREMIER : {})}
        value={filtre}
        placeholder={recherche}
        autoComplete="off"
        maxLength={100}
        aria-describedby={`${id}-aide`}
        onChange={(e) => setFiltre(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key !== "Enter") return;
          e.preventDefault();
          if (premiere === undefined) return;
          onBascule(premiere.code, premiere.libelle);
          setFiltre("");
        }}
        className="champ"
      />
      <p id={`${id}-aide`} role="status" className="mt-1 min-h-5 text-sm text-douce">
        {cherche === "" ? (
          ""
        ) : premiere === undefined ? (
          "Rien dans cette liste."
        ) : (
          <>
            Entrée {cochees.has(premiere.code) ? "décoche" : "coche"}&nbsp;: {typo(premiere.libelle)}
          </>
        )}
      </p>
      {visibles.map(({ titre, items, tous }) => {
        const nombre = tous.filter((i) => cochees.has(i.code)).length;
        return (
          <details key={titre} open={cherche !== ""} className="border-b border-trait last:border-b-0">
            <summary className="py-1.5 leading-snug">
              {typo(titre)}{" "}
              <span className="text-sm text-douce tabular-nums">
                {nombre} sur&nbsp;{tous.length}
              </span>
            </summary>
            <fieldset className="pb-2">
              <legend className="sr-only">{typo(titre)}</legend>
              {onGroupe && cherche === "" ? (
                <p className="mb-1 flex gap-4 text-sm">
                  <button
                    type="button"
                    className="lien py-1"
                    onClick={() => onGroupe({ titre, items: tous }, nombre < tous.length)}
                  >
                    {nombre < tous.length ? "Tout cocher" : "Tout décocher"}
                    <span className="sr-only">&nbsp;: {typo(titre)}</span>
                  </button>
                </p>
              ) : null}
              {items.map(({ code, libelle }) => (
                <label key={code} className="flex min-h-8 items-start gap-2.5 py-1 leading-snug">
                  <input
                    type="checkbox"
                    checked={cochees.has(code)}
                    onChange={() => onBascule(code, libelle)}
                    className="mt-0.5 size-5 shrink-0 accent-accent"
                  />
                  {typo(libelle)}
                </label>
              ))}
            </fieldset>
          </details>
        );
      })}
    </>
  );
}
