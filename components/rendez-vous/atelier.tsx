"use client";

import { type ReactNode, useRef } from "react";
import { dateLongue, pluriel, typo } from "@/lib/typo";
import type { Depart } from "./contexte";
import { EnOuverture, Espace } from "./espace";
import type { LienGarde } from "./stockage-local";
import { useGardes } from "./use-gardes";

/** The appointments of this browser: one open, the others beside. */
export function Atelier({ depart }: { readonly depart: Depart }): ReactNode {
  const gardes = useGardes();
  const fichier = useRef<HTMLInputElement>(null);
  const { ouvert, efface, refus } = gardes;
  if (ouvert === null) return <EnOuverture />;

  return (
    <>
      {efface === null ? null : (
        <p role="status" className="mt-3 rounded-md bg-surface-2 p-3 print:hidden">
          Rendez-vous effacé de ce navigateur. {encoreLisibles(efface.liens)}
          <button type="button" ref={gardes.retour} className="lien" onClick={() => void gardes.reprendre()}>
            Annuler
          </button>
        </p>
      )}
      <nav aria-label="Rendez-vous de ce navigateur" className="mt-4 print:hidden">
        <ul ref={gardes.liste} className="flex flex-wrap gap-2">
          {gardes.tous.map((r) => (
            <li key={r.id}>
              <button
                type="button"
                aria-current={r.id === ouvert.id ? "true" : undefined}
                onClick={() => gardes.ouvrir(r.id)}
                className={`bouton ${r.id === ouvert.id ? "border-accent bg-accent-fond" : ""}`}
              >
                {r.contenu.personne || typo(r.contenu.passes[0]?.libelle ?? "Sans nom")}
                <span className="text-sm text-douce">{jour(r.contenu.modifieLe)}</span>
                <span className="sr-only">
                  , {pluriel(r.contenu.selection.length, "métier retenu", "métiers retenus")}
                </span>
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="bouton" onClick={gardes.ouvrirNouveau}>
              <span aria-hidden="true">+</span> Nouveau rendez-vous
            </button>
          </li>
          <li>
            <input
              ref={fichier}
              type="file"
              accept="application/json,.json"
              aria-label="Fichier de rendez-vous à importer"
              tabIndex={-1}
              className="sr-only"
              onChange={({ currentTarget }) => {
                const [choisi] = currentTarget.files ?? [];
                if (choisi) void gardes.importerFichier(choisi);
                currentTarget.value = "";
              }}
            />
            <button type="button" className="bouton" onClick={() => fichier.current?.click()}>
              Importer un fichier
            </button>
          </li>
        </ul>
        {refus === "" ? null : (
          <p role="alert" className="mt-2 rounded-md bg-alerte-fond p-3 text-alerte">
            {refus}
          </p>
        )}
      </nav>
      <Espace
        key={ouvert.id}
        id={ouvert.id}
        stockage={ouvert.stockage}
        depart={depart}
        lieu="dans ce navigateur"
        actions={(oublier) => (
          <button type="button" className="bouton" onClick={() => void gardes.effacerOuvert(oublier)}>
            Effacer
          </button>
        )}
      />
    </>
  );
}

/** Who has a short link still reads it: only an appointment that is there takes it away. */
function encoreLisibles(liens: readonly LienGarde[]): string {
  const vivants = liens.map((l) => l.expireLe).filter((le) => le > new Date().toISOString());
  const dernier = vivants.sort().at(-1);
  if (dernier === undefined) return "";
  const qui = vivants.length > 1 ? "Ses liens courts restent lisibles" : "Son lien court reste lisible";
  return `${qui} jusqu’au ${dateLongue(dernier)}\u00a0; pour retirer ce qui est partagé, annulez, puis «\u00a0Partager\u00a0». `;
}

const jour = (iso: string): string =>
  new Date(iso).toLocaleString("fr-FR", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
