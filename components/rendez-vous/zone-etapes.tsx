"use client";

import { type ReactNode, useState } from "react";
import { LIMITES } from "@/lib/dossiers/contenu";
import { useTravail } from "./contexte";
import { ajouterEtape, changerEtape, retirerEtape } from "./modifier";
import { Saisie } from "./saisie";
import { Zone } from "./zone";

/** What is to be done next, in the words of the person. */
export function ZoneEtapes(): ReactNode {
  const { contenu, changer, dire } = useTravail();
  const [nouvelle, setNouvelle] = useState("");
  const ajouter = (): void => {
    if (nouvelle.trim() === "") return;
    if (contenu.etapes.length >= LIMITES.etapes) {
      dire(`Il y a place pour ${LIMITES.etapes} étapes.`, "montre");
      return;
    }
    changer((c) => ajouterEtape(c, nouvelle));
    dire(`Étape ajoutée\u00a0: ${nouvelle.trim()}`);
    setNouvelle("");
  };
  return (
    <Zone id="etapes">
      <ol className="space-y-2">
        {contenu.etapes.map((etape, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an étape is its place; its words change as one types.
          <li key={rang} className="flex items-start gap-2">
            <input
              type="checkbox"
              aria-label={`Fait\u00a0: ${etape.texte}`}
              checked={etape.faite}
              onChange={() => changer((c) => changerEtape(c, rang, { faite: !etape.faite }))}
              className="mt-3 size-5 shrink-0 accent-accent"
            />
            <Saisie
              libelle={`Étape ${rang + 1}`}
              valeur={etape.texte}
              max={LIMITES.etape}
              onChange={(texte) => changer((c) => changerEtape(c, rang, { texte }))}
            />
            <button
              type="button"
              className="croix mt-1.5"
              aria-label={`Retirer l’étape ${rang + 1}`}
              onClick={() => {
                changer((c) => retirerEtape(c, rang));
                dire("Étape retirée.", "annulable");
              }}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ol>
      <form
        className="mt-2 flex items-end gap-2"
        onSubmit={(e) => {
          e.preventDefault();
          ajouter();
        }}
      >
        <Saisie
          libelle="Une étape de plus"
          libelleVisible
          placeholder="Par exemple&nbsp;: appeler l’organisme avant vendredi"
          valeur={nouvelle}
          max={LIMITES.etape}
          premier
          onChange={setNouvelle}
        />
        <button type="submit" className="bouton h-11">
          Ajouter
        </button>
      </form>
      <div className="mt-4">
        <Saisie
          libelle="À retenir de ce rendez-vous"
          libelleVisible
          valeur={contenu.notes}
          max={LIMITES.notes}
          lignes={3}
          onChange={(notes) => changer((c) => ({ ...c, notes }))}
        />
        <p className="mt-1 text-sm text-douce">
          Tout ce qui est écrit ici se lit sur la feuille et dans le lien.
        </p>
      </div>
    </Zone>
  );
}
