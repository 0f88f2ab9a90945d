"use client";

import { useQueries } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { type Groupe, groupesDe } from "@/lib/profil";
import { pluriel } from "@/lib/typo";
import { Coches } from "./coches";
import { cleFiche, useTravail } from "./contexte";
import { type Acquis, cocher, decocher } from "./modifier";
import { fetchFiche } from "./questions";
import { Zone } from "./zone";

/** What the person can do: everything that the fiches of the métiers held ask for, ticked but for certifications. */
export function ZoneAcquis(): ReactNode {
  const { contenu, changer, dire } = useTravail();
  const fiches = useQueries({
    queries: contenu.passes.map(({ code }) => ({
      queryKey: cleFiche(code),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchFiche(code, signal),
    })),
    combine: (reponses) => ({
      lues: reponses.flatMap((r) => r.data ?? []),
      enCours: reponses.some((r) => r.isPending),
      enPanne: reponses.some((r) => r.isError),
      reessayer: () => Promise.all(reponses.filter((r) => r.isError).map((r) => r.refetch())),
    }),
  });
  const { groupes, savoirs } = useMemo(
    () => ({
      groupes: groupesDe(fiches.lues.map((f) => f.items)),
      savoirs: new Set(fiches.lues.flatMap((f) => f.acquis.savoirs)),
    }),
    [fiches.lues],
  );
  const cochees = useMemo(
    () => new Set([...contenu.acquis.competences, ...contenu.acquis.savoirs]),
    [contenu.acquis],
  );
  const connus = new Set(groupes.flatMap((g) => g.items.map((i) => i.code)));
  const ailleurs = [...cochees].filter((code) => !connus.has(code));

  const repartir = (codes: readonly string[]): Acquis => ({
    competences: codes.filter((c) => !savoirs.has(c)),
    savoirs: codes.filter((c) => savoirs.has(c)),
  });
  const basculer = (code: string, libelle: string): void => {
    const faire = cochees.has(code) ? decocher : cocher;
    changer((c) => faire(c, repartir([code])));
    dire(`${libelle}\u00a0: ${cochees.has(code) ? "décoché" : "coché"}.`);
  };
  const basculerGroupe = ({ titre, items }: Groupe, tout: boolean): void => {
    const codes = repartir(items.map((i) => i.code));
    changer((c) => (tout ? cocher(c, codes) : decocher(c, codes)));
    dire(`${titre}\u00a0: tout est ${tout ? "coché" : "décoché"}.`, "annulable");
  };

  return (
    <Zone
      id="acquis"
      detail={connus.size === 0 ? undefined : `${cochees.size - ailleurs.length} sur\u00a0${connus.size}`}
    >
      {contenu.passes.length === 0 ? (
        <p className="text-douce">
          Vient des fiches des métiers exercés, coché d’avance, sauf les diplômes et les habilitations.
        </p>
      ) : (
        <>
          <p className="mb-2 text-sm text-douce">
            Coché d’après les fiches&nbsp;: décochez ce que la personne ne fait pas. Diplômes et habilitations
            ne sont pas supposés&nbsp;: cochez les siens.
          </p>
          {connus.size === 0 ? null : (
            <Coches
              premier
              groupes={groupes}
              cochees={cochees}
              recherche="Chercher un savoir-faire"
              onBascule={basculer}
              onGroupe={basculerGroupe}
            />
          )}
          {fiches.enCours ? <p className="text-douce">Lecture des fiches…</p> : null}
          {fiches.enPanne ? (
            <p className="mt-2 text-sm text-alerte">
              Une fiche n’a pas pu être lue.{" "}
              <button type="button" className="lien" onClick={() => void fiches.reessayer()}>
                Essayer à nouveau
              </button>
            </p>
          ) : null}
          {ailleurs.length > 0 && !fiches.enCours && !fiches.enPanne ? (
            <p className="mt-2 text-sm text-douce">
              {pluriel(ailleurs.length, "autre élément coché", "autres éléments cochés")}, que ces fiches ne
              citent pas.{" "}
              <button
                type="button"
                className="lien"
                onClick={() => {
                  changer((c) => decocher(c, { competences: ailleurs, savoirs: ailleurs }));
                  dire("Décochés.", "annulable");
                }}
              >
                Les décocher
              </button>
            </p>
          ) : null}
        </>
      )}
    </Zone>
  );
}
