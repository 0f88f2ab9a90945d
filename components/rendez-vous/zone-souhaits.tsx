"use client";

import { type ReactNode, useMemo } from "react";
import { RIASEC } from "@/components/fiche/mots";
import { LIMITES } from "@/lib/dossiers/contenu";
import type { LettreRiasec } from "@/lib/rome";
import { typo } from "@/lib/typo";
import { Coches } from "./coches";
import { useTravail } from "./contexte";
import { basculer, basculerTous, changerSouhaits } from "./modifier";
import { Zone } from "./zone";

const CENTRES = "Ce qui attire\u00a0: centres d’intérêt";
const LETTRES: readonly LettreRiasec[] = ["R", "I", "A", "S", "E", "C"];

/** What the person refuses and what attracts; the options follow. */
export function ZoneSouhaits({ inconnus }: { readonly inconnus: ReadonlySet<string> }): ReactNode {
  const { contenu, depart, changer, dire } = useTravail();
  const { sansContextes, sansReglemente, centresInteret, riasec } = contenu.souhaits;
  const refuses = useMemo(() => new Set(sansContextes), [sansContextes]);
  const voulus = useMemo(() => new Set(centresInteret), [centresInteret]);
  const centres = useMemo(() => [{ titre: CENTRES, items: depart.centresInteret }], [depart.centresInteret]);
  const perdus = sansContextes.filter((code) => inconnus.has(code)).length;

  // What people ask for most, in their words and one press, before the whole list of the ROME.
  const { demandees } = depart;
  const conditions = useMemo(
    () => [
      {
        titre: "Les plus demandées",
        items: demandees.map(({ code, condition }) => ({ code, libelle: condition })),
      },
      ...depart.conditions,
    ],
    [demandees, depart.conditions],
  );
  const cochees = useMemo(() => {
    const tenues = demandees.filter((c) => c.contextes.every((ogr) => refuses.has(ogr)));
    return new Set([...refuses, ...tenues.map((c) => c.code)]);
  }, [demandees, refuses]);

  const refuser = (code: string, libelle: string): void => {
    const contextes = demandees.find((c) => c.code === code)?.contextes ?? [code];
    const refusees = basculerTous(sansContextes, contextes, LIMITES.refus);
    if (!cochees.has(code) && refusees.length === refuses.size) {
      dire(`Il y a place pour ${LIMITES.refus} refus.`, "montre");
      return;
    }
    changer((c) =>
      changerSouhaits(c, {
        sansContextes: basculerTous(c.souhaits.sansContextes, contextes, LIMITES.refus),
      }),
    );
    dire(`${libelle}\u00a0: ${cochees.has(code) ? "retiré des refus" : "refusé"}.`);
  };
  const vouloir = (code: string, libelle: string): void => {
    changer((c) =>
      changerSouhaits(c, { centresInteret: basculer(c.souhaits.centresInteret, code, LIMITES.refus) }),
    );
    dire(`${libelle}\u00a0: ${voulus.has(code) ? "retiré" : "souhaité"}.`);
  };

  return (
    <Zone id="souhaits">
      <h3 className="text-base">Ce que la personne refuse</h3>
      <p className="mb-2 text-sm text-douce">Les métiers dont la fiche le cite sont écartés des pistes.</p>
      {refuses.size === 0 ? null : (
        <ul aria-label="Refusé" className="mb-2 flex flex-wrap gap-1.5">
          {depart.conditions
            .flatMap((g) => g.items)
            .filter((i) => refuses.has(i.code))
            .map(({ code, libelle }) => (
              <li key={code}>
                <button
                  type="button"
                  onClick={() => refuser(code, libelle)}
                  className="bouton min-h-8 bg-surface-2 text-sm"
                  aria-label={`Ne plus refuser\u00a0: ${libelle}`}
                >
                  {typo(libelle)} <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
        </ul>
      )}
      <Coches
        premier
        groupes={conditions}
        cochees={cochees}
        recherche="Chercher une condition à refuser"
        onBascule={refuser}
      />
      {perdus === 0 ? null : (
        <p className="mt-1 text-sm text-ocre">
          Un refus noté n’est plus dans cette version du ROME&nbsp;: il ne compte pas.
        </p>
      )}
      <label className="mt-1 flex min-h-9 items-center gap-2.5">
        <input
          type="checkbox"
          checked={sansReglemente}
          onChange={() => changer((c) => changerSouhaits(c, { sansReglemente: !sansReglemente }))}
          className="size-5 shrink-0 accent-accent"
        />
        Métiers réglementés
      </label>
      <h3 className="mt-4 text-base">Ce qui l’attire</h3>
      <p className="mb-2 text-sm text-douce">Seuls les métiers qui y répondent restent dans les pistes.</p>
      <Coches
        groupes={centres}
        cochees={voulus}
        recherche="Chercher un centre d’intérêt"
        onBascule={vouloir}
      />
      <details className="border-t border-trait">
        <summary className="py-1.5 leading-snug">
          Grandes tendances{" "}
          <span className="text-sm text-douce tabular-nums">
            {riasec.length} sur&nbsp;{LETTRES.length}
          </span>
        </summary>
        <fieldset className="pb-2">
          <legend className="sr-only">Grandes tendances</legend>
          {LETTRES.map((lettre) => (
            <label key={lettre} className="flex min-h-8 items-start gap-2.5 py-1 leading-snug">
              <input
                type="checkbox"
                checked={riasec.includes(lettre)}
                onChange={() =>
                  changer((c) =>
                    changerSouhaits(c, { riasec: basculer(c.souhaits.riasec, lettre, LETTRES.length) }),
                  )
                }
                className="mt-0.5 size-5 shrink-0 accent-accent"
              />
              <span>
                {RIASEC[lettre].nom}
                <span className="block text-sm text-douce">{RIASEC[lettre].sens}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </details>
    </Zone>
  );
}
