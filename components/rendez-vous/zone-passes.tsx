"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { fetchSuggestions, type Suggestion } from "@/components/recherche/fetch-suggestions";
import { ChampSuggestions } from "@/components/recherche/suggestions";
import { LIMITES, type MetierChoisi } from "@/lib/dossiers/contenu";
import { pluriel, typo } from "@/lib/typo";
import { cleFiche, useTravail } from "./contexte";
import { ajouterPasse, cocher, noterAnnees, retirerPasse } from "./modifier";
import { type Fiche, fetchFiche } from "./questions";
import { Zone } from "./zone";

/** What the document keeps of a suggestion: the title that the person knows. */
const versMetier = (s: Suggestion): MetierChoisi => ({
  code: s.code,
  ogr: s.appellation?.code ?? null,
  libelle: s.intitule.slice(0, 200),
});

/** Métiers held: typed, Enter, the next one. */
export function ZonePasses({ inconnus }: { readonly inconnus: ReadonlySet<string> }): ReactNode {
  const { contenu, changer, dire } = useTravail();
  const questions = useQueryClient();
  const [saisie, setSaisie] = useState("");
  /** One more at each métier added: an empty field, with the focus. */
  const [tour, setTour] = useState(0);
  const cadre = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (tour > 0) cadre.current?.querySelector("input")?.focus();
  }, [tour]);

  const ajouter = async (choix: Suggestion): Promise<void> => {
    const metier = versMetier(choix);
    setSaisie("");
    setTour((t) => t + 1);
    if (contenu.passes.some((p) => p.code === choix.code)) {
      dire(`${metier.libelle}\u00a0: ce métier est déjà là.`);
      return;
    }
    if (contenu.passes.length >= LIMITES.metiers) {
      dire(`Il y a place pour ${LIMITES.metiers} métiers.`);
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

  const chercher = async (): Promise<void> => {
    if (saisie.trim() === "") return;
    try {
      const { resultats } = await fetchSuggestions(saisie.trim(), 1, new AbortController().signal);
      if (resultats[0]) await ajouter(resultats[0]);
      else dire(`Aucun métier trouvé pour «\u00a0${saisie.trim()}\u00a0».`);
    } catch {
      dire("La recherche ne répond pas. Ce qui est écrit reste là\u00a0: essayez à nouveau.");
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
                  max={60}
                  step={0.5}
                  value={annees ?? ""}
                  onChange={(e) => {
                    const { value, valueAsNumber } = e.currentTarget;
                    if (value === "") changer((c) => noterAnnees(c, code, null));
                    else if (valueAsNumber >= 0 && valueAsNumber <= 60)
                      changer((c) => noterAnnees(c, code, valueAsNumber));
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
      <search>
        <form
          ref={cadre}
          className="relative"
          onSubmit={(e) => {
            e.preventDefault();
            void chercher();
          }}
        >
          <ChampSuggestions
            key={tour}
            id="metier-exerce"
            nom={undefined}
            libelle={contenu.passes.length === 0 ? "Un métier exercé" : "Un autre métier exercé"}
            classeLibelle="mb-1 block text-sm font-semibold"
            classeChamp="h-11 rounded-l-lg border-r-0"
            initiale=""
            premier
            sansReponse="Ce qui est noté est gardé."
            onSaisie={setSaisie}
            onChoix={(choix) => void ajouter(choix)}
          >
            <button type="submit" className="bouton bouton-plein h-11 shrink-0 rounded-l-none">
              Ajouter
            </button>
          </ChampSuggestions>
        </form>
      </search>
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
