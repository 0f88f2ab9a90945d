"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Fermer } from "./fermer";
import { allerA, ZONES } from "./zone";

/** Where the choice is kept: WCAG 2.1.4 asks that keys of one character can be switched off. */
const CLE = "passerelles.raccourcis";
const COUPES = "non";

/** Elements in which one types: their keys are theirs. */
const CHAMPS = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

const AIDES: readonly { readonly touches: readonly string[]; readonly effet: string }[] = [
  { touches: ["F2"], effet: "aller à la zone suivante, même depuis un champ" },
  { touches: ["Maj", "F2"], effet: "revenir à la zone précédente" },
  { touches: ["Échap"], effet: "sortir d’un champ" },
  { touches: ["1", "…", "6"], effet: "hors d’un champ, aller à la zone de ce numéro" },
  { touches: ["?"], effet: "hors d’un champ, ouvrir cette aide" },
  { touches: ["Entrée"], effet: "dans un champ, ajouter le métier ou l’étape, cocher le premier résultat" },
  { touches: ["↑", "↓"], effet: "dans les pistes, passer de l’une à l’autre" },
  { touches: ["Ctrl", "P"], effet: "imprimer la feuille" },
];

const ignorees = (): boolean => {
  try {
    return localStorage.getItem(CLE) === COUPES;
  } catch {
    return false;
  }
};

/** The keys of the workspace, and the window that tells them. */
export function Raccourcis(): ReactNode {
  const fenetre = useRef<HTMLDialogElement>(null);
  const [actifs, setActifs] = useState(true);

  useEffect(() => setActifs(!ignorees()), []);

  useEffect(() => {
    const surTouche = (e: KeyboardEvent): void => {
      const { target } = e;
      if (e.defaultPrevented || e.isComposing || !(target instanceof Element)) return;
      // A window that is open has the keys to itself.
      if (document.querySelector("dialog[open]") !== null) return;
      if (e.key === "F2" && !e.ctrlKey && !e.altKey && !e.metaKey) {
        e.preventDefault();
        voisine(target, e.shiftKey ? -1 : 1);
        return;
      }
      const champ = target.closest(CHAMPS);
      if (champ !== null) {
        if (e.key === "Escape") champ.closest<HTMLElement>("[data-zone]")?.focus();
        return;
      }
      if (!actifs || e.ctrlKey || e.altKey || e.metaKey) return;
      const chiffre = /^(?:Digit|Numpad)([1-6])$/.exec(e.code)?.[1];
      const zone = ZONES[Number(chiffre) - 1];
      if (e.key === "?") {
        e.preventDefault();
        fenetre.current?.showModal();
      } else if (zone !== undefined) {
        e.preventDefault();
        allerA(zone.id);
      }
    };
    document.addEventListener("keydown", surTouche);
    return () => document.removeEventListener("keydown", surTouche);
  }, [actifs]);

  return (
    <>
      <button type="button" className="bouton" onClick={() => fenetre.current?.showModal()}>
        Raccourcis <kbd className="touche">?</kbd>
      </button>
      <dialog ref={fenetre} aria-labelledby="titre-raccourcis" className="fenetre">
        <h2 id="titre-raccourcis" className="text-xl">
          Raccourcis du clavier
        </h2>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {AIDES.map(({ touches, effet }) => (
            <div key={effet} className="contents">
              <dt className="whitespace-nowrap">
                {touches.map((touche) => (
                  <kbd key={touche} className="touche mr-1">
                    {touche}
                  </kbd>
                ))}
              </dt>
              <dd>{effet}</dd>
            </div>
          ))}
        </dl>
        <h3 className="mt-4">Zones</h3>
        <ol className="mt-1 list-decimal pl-6">
          {ZONES.map(({ id, titre }) => (
            <li key={id}>{titre}</li>
          ))}
        </ol>
        <label className="mt-4 flex min-h-9 items-center gap-2.5">
          <input
            type="checkbox"
            checked={actifs}
            onChange={(e) => {
              setActifs(e.currentTarget.checked);
              try {
                localStorage.setItem(CLE, e.currentTarget.checked ? "oui" : COUPES);
              } catch {
                // It lasts as long as the page.
              }
            }}
            className="size-5 shrink-0 accent-accent"
          />
          Raccourcis d’une seule touche (chiffres et&nbsp;?)
        </label>
        <Fermer />
      </dialog>
    </>
  );
}

/** The area after or before the one where the focus is; the first one from outside. */
function voisine(depuis: Element, sens: 1 | -1): void {
  const ici = ZONES.findIndex((z) => z.id === depuis.closest<HTMLElement>("[data-zone]")?.dataset.zone);
  const vers = ici === -1 ? 0 : (ici + sens + ZONES.length) % ZONES.length;
  const zone = ZONES[vers];
  if (zone !== undefined) allerA(zone.id);
}
