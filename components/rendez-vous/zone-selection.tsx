"use client";

import type { ReactNode } from "react";
import { LIMITES, type MetierChoisi } from "@/lib/dossiers/contenu";
import { pluriel, typo } from "@/lib/typo";
import { AjoutMetier } from "./ajout-metier";
import { useTravail } from "./contexte";
import { basculerSelection, deplacer, noter } from "./modifier";
import { Saisie } from "./saisie";
import { Zone } from "./zone";

/** The shortlist, in the order of the person, each with a note. */
export function ZoneSelection({
  inconnus,
  aVerifier,
}: {
  readonly inconnus: ReadonlySet<string>;
  /** By code, what a refusal has to say of a métier kept. */
  readonly aVerifier: ReadonlyMap<string, string>;
}): ReactNode {
  const { contenu, changer, dire } = useTravail();
  const { selection } = contenu;
  const retenir = (metier: MetierChoisi): void => {
    if (selection.some((s) => s.code === metier.code)) {
      dire(`${metier.libelle}\u00a0: ce métier est déjà retenu.`, "montre");
      return;
    }
    if (selection.length >= LIMITES.selection) {
      dire(`Il y a place pour ${LIMITES.selection} métiers retenus.`, "montre");
      return;
    }
    changer((c) => basculerSelection(c, metier));
    dire(`${typo(metier.libelle)}\u00a0: retenu.`);
  };
  return (
    <Zone id="selection" detail={selection.length === 0 ? undefined : pluriel(selection.length, "métier")}>
      {selection.length === 0 ? (
        <p className="mb-3 text-douce">
          Les pistes que la personne veut garder, avec une note pour chacune. Un métier qu’elle a en tête
          s’ajoute ici, même s’il n’est pas dans les pistes.
        </p>
      ) : (
        <ol className="mb-3 space-y-3">
          {selection.map((metier, rang) => {
            const libelle = typo(metier.libelle);
            return (
              <li key={metier.code} className="border-b border-trait pb-3 last:border-b-0 last:pb-0">
                <div className="mb-1 flex items-start justify-between gap-2">
                  <h3 className="text-base">{libelle}</h3>
                  <span className="flex shrink-0">
                    {rang === 0 ? null : (
                      <button
                        type="button"
                        className="croix"
                        aria-label={`Monter ${libelle}`}
                        onClick={() => {
                          changer((c) => deplacer(c, metier.code, -1));
                          dire(`${libelle}\u00a0: en place ${rang}.`);
                        }}
                      >
                        <span aria-hidden="true">↑</span>
                      </button>
                    )}
                    <button
                      type="button"
                      className="croix"
                      aria-label={`Ne plus retenir ${libelle}`}
                      onClick={() => {
                        changer((c) => basculerSelection(c, metier));
                        dire(`${libelle}\u00a0: n’est plus retenu.`, "annulable");
                      }}
                    >
                      <span aria-hidden="true">×</span>
                    </button>
                  </span>
                </div>
                {inconnus.has(metier.code) ? (
                  <p className="mb-1 text-sm text-ocre">
                    Le code {metier.code} n’est plus dans cette version du ROME.
                  </p>
                ) : null}
                {aVerifier.has(metier.code) ? (
                  <p className="mb-1 text-sm text-ocre">À vérifier&nbsp;: {aVerifier.get(metier.code)}</p>
                ) : null}
                <Saisie
                  libelle={`Note sur ${libelle}`}
                  placeholder="Une note, dans les mots de la personne"
                  valeur={metier.note}
                  max={LIMITES.note}
                  lignes={2}
                  premier={rang === 0}
                  onChange={(note) => changer((c) => noter(c, metier.code, note))}
                />
              </li>
            );
          })}
        </ol>
      )}
      <AjoutMetier id="metier-retenu" libelle="Un métier que la personne a en tête" onMetier={retenir} />
    </Zone>
  );
}
