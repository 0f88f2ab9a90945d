"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ANNEES_MAX, LIMITES, type MetierChoisi } from "@/lib/dossiers/contenu";
import { pluriel, typo } from "@/lib/typo";
import { AjoutMetier } from "./ajout-metier";
import { cleFiche, useTravail } from "./contexte";
import { ajouterPasse, cocher, noterAnnees, retirerPasse } from "./modifier";
import { type Fiche, fetchFiche } from "./questions";
import { Zone } from "./zone";

/** Métiers held: typed, Enter, the next one. */
export function ZonePasses({ inconnus }: { readonly inconnus: ReadonlySet<string> }): ReactNode {
  const { contenu, changer, dire } = useTravail();
  const questions = useQueryClient();
  const ajouter = async (metier: MetierChoisi): Promise<void> => {
    if (contenu.passes.some((p) => p.code === metier.code)) {
      dire(`${metier.libelle}\u00a0: ce métier est déjà là.`, "montre");
      return;
    }
    if (contenu.passes.length >= LIMITES.metiers) {
      dire(`Il y a place pour ${LIMITES.metiers} métiers.`, "montre");
      return;
    }
    changer((c) => ajouterPasse(c, metier));
    dire(`${metier.libelle}\u00a0: ajouté.`);
    try {
      const fiche = await questions.fetchQuery({
        queryKey: cleFiche(metier.code),
        queryFn: ({ signal }) => fetchFiche(metier.code, signal),
      });
      if (fiche !== null)
        changer((c) => (c.passes.some((p) => p.code === metier.code) ? cocher(c, fiche.supposes) : c));
    } catch {
      dire("Le réseau ne répond pas\u00a0: le métier est noté, ses savoir-faire viendront plus tard.");
    }
  };

  const retirer = (code: string, libelle: string): void => {
    const fiche = (c: string): Fiche | null | undefined => questions.getQueryData<Fiche | null>(cleFiche(c));
    const autres = contenu.passes.filter((p) => p.code !== code).map((p) => fiche(p.code)?.acquis);
    const rien = { competences: [], savoirs: [] };
    changer((c) =>
      retirerPasse(c, code, fiche(code)?.acquis ?? rien, {
        competences: autres.flatMap((a) => a?.competences ?? []),
        savoirs: autres.flatMap((a) => a?.savoirs ?? []),
      }),
    );
    dire(`${libelle}\u00a0: retiré.`, "annulable");
  };

  return (
    <Zone id="passes">
      {contenu.passes.length === 0 ? null : (
        <ul className="mb-3 space-y-2">
          {contenu.passes.map(({ code, libelle, annees }) => (
            <li key={code} className="border-b border-trait pb-2">
              <div className="flex items-start justify-between gap-2">
                <span className="leading-snug font-semibold">{typo(libelle)}</span>
                <button
                  type="button"
                  aria-label={`Retirer ${libelle}`}
                  onClick={() => retirer(code, libelle)}
                  className="croix"
                >
                  <span aria-hidden="true">×</span>
                </button>
              </div>
              {inconnus.has(code) ? (
                <p className="text-sm text-ocre">
                  Le code {code} n’est plus dans cette version du ROME&nbsp;: il ne compte pas dans les
                  pistes.
                </p>
              ) : null}
              <label className="mt-1 flex items-center gap-2 text-sm text-douce">
                <input
                  type="number"
                  inputMode="decimal"
                  min={0}
                  max={ANNEES_MAX}
                  step={0.5}
                  value={annees ?? ""}
                  onChange={(e) => {
                    const { value, valueAsNumber } = e.currentTarget;
                    if (value === "") changer((c) => noterAnnees(c, code, null));
                    else if (valueAsNumber >= 0 && valueAsNumber <= ANNEES_MAX)
                      changer((c) => noterAnnees(c, code, valueAsNumber));
                    else if (!Number.isNaN(valueAsNumber))
                      dire(`De 0 à ${ANNEES_MAX}\u00a0ans\u00a0: ${value} n’est pas noté.`, "montre");
                  }}
                  className="champ h-9 w-20"
                />
                <span>
                  années<span className="sr-only"> comme {libelle}</span> (facultatif)
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <AjoutMetier
        id="metier-exerce"
        libelle={contenu.passes.length === 0 ? "Un métier exercé" : "Un autre métier exercé"}
        onMetier={(metier) => void ajouter(metier)}
      />
      {contenu.passes.length === 0 ? (
        <p className="mt-2 text-sm text-douce">
          Le métier comme la personne le dit, puis Entrée. Deux ou trois métiers suffisent pour commencer.
        </p>
      ) : (
        <p className="sr-only">{pluriel(contenu.passes.length, "métier noté", "métiers notés")}</p>
      )}
    </Zone>
  );
}
