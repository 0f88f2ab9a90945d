"use client";

import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Imprimer } from "@/components/ui/imprimer";
import { contenuVide, LIMITES } from "@/lib/dossiers/contenu";
import { type Avis, type Depart, FournirTravail, MemoireQuestions, type Travail } from "./contexte";
import { EtatDeSauvegarde } from "./etat-sauvegarde";
import { FenetrePartage } from "./fenetre-partage";
import { FeuilleAEmporter } from "./feuille";
import { exporter } from "./fichier";
import { lienDeLaFeuille, useLienEntier } from "./partage";
import { Raccourcis } from "./raccourcis";
import { Saisie } from "./saisie";
import type { Stockage } from "./stockage";
import type { LienGarde } from "./stockage-local";
import { useAvis } from "./use-avis";
import { useMobilites } from "./use-mobilites";
import { usePistes } from "./use-pistes";
import { sansVides, useRendezVous } from "./use-rendez-vous";
import { useSouhaits } from "./use-souhaits";
import { ZoneAcquis } from "./zone-acquis";
import { ZoneEtapes } from "./zone-etapes";
import { ZonePasses } from "./zone-passes";
import { ZonePistes } from "./zone-pistes";
import { ZoneSelection } from "./zone-selection";
import { ZoneSouhaits } from "./zone-souhaits";

interface Props {
  /** Of the appointment in this browser: the links made from it are kept under it. */
  readonly id: string;
  /** Keep the same object as long as it is the same appointment; another one needs another `key`. */
  readonly stockage: Stockage;
  readonly depart: Depart;
  /** What is said where the workspace tells that all is kept, e.g. « dans ce navigateur ». */
  readonly lieu: string;
  /** Buttons of whoever opens the workspace, beside its own. @param oublier leaves out what is not saved yet, for an erasure. */
  readonly actions?: (oublier: () => void) => ReactNode;
}

/** As high as the screen: what follows the workspace does not show only to be pushed out of sight. */
export function EnOuverture(): ReactNode {
  return <p className="mt-4 min-h-dvh text-douce">Ouverture du rendez-vous…</p>;
}

/** The workspace of an appointment, on whatever keeps it. */
export function Espace(props: Props): ReactNode {
  return (
    <MemoireQuestions>
      <EspaceOuvert {...props} />
    </MemoireQuestions>
  );
}

function EspaceOuvert({ id, stockage, depart, lieu, actions }: Props): ReactNode {
  const { contenu, sauvegarde, choisir, oublier, ...ecriture } = useRendezVous(stockage, () =>
    contenuVide(depart.version, new Date().toISOString()),
  );
  const { avis, changer, dire } = useAvis(contenu, ecriture.changer);
  const { pistes, posee } = usePistes(contenu);
  const inconnus = useMemo(() => new Set(pistes.data?.inconnus ?? []), [pistes.data]);
  const net = useMemo(() => contenu && sansVides(contenu), [contenu]);
  const { mobilites, attente } = useMobilites(net);
  const souhaits = useSouhaits(net, depart);
  const entier = useLienEntier(net);
  const [liens, setLiens] = useState<readonly LienGarde[]>([]);
  const lien = lienDeLaFeuille(entier, liens, contenu?.modifieLe);
  const [vue, setVue] = useState<"travail" | "feuille">("travail");
  const partage = useRef<HTMLDialogElement>(null);
  const retour = useRef<HTMLButtonElement>(null);
  const aller = useRef<HTMLButtonElement>(null);
  const vueAvant = useRef(vue);
  useEffect(() => {
    if (vueAvant.current === vue) return;
    vueAvant.current = vue;
    (vue === "feuille" ? retour : aller).current?.focus();
  }, [vue]);
  const travail = useMemo(
    (): Travail | null => contenu && { contenu, depart, changer, dire },
    [contenu, depart, changer, dire],
  );

  if (travail === null || contenu === null || net === null) return <EnOuverture />;
  return (
    <FournirTravail value={travail}>
      <div className="mt-4 flex flex-wrap gap-2 print:hidden" hidden={vue === "travail"}>
        <button type="button" ref={retour} className="bouton" onClick={() => setVue("travail")}>
          <span aria-hidden="true">←</span> Revenir au rendez-vous
        </button>
        <Imprimer />
        {lien === null && entier.statut === "trop-long" ? (
          <p className="w-full text-douce">
            Cette feuille est trop longue pour tenir dans un lien. Pour y mettre un code à photographier,
            créez un lien court avec «&nbsp;Partager&nbsp;».
          </p>
        ) : null}
      </div>
      <div className="print:hidden" hidden={vue === "feuille"}>
        <div className="mt-4 flex flex-wrap items-end gap-x-4 gap-y-2">
          <div className="w-64 max-w-full">
            <Saisie
              libelle="Prénom ou pseudonyme (facultatif)"
              libelleVisible
              valeur={contenu.personne}
              max={LIMITES.nom}
              onChange={(personne) => changer((c) => ({ ...c, personne }))}
            />
          </div>
          <div className="flex flex-wrap gap-2">
            <button
              type="button"
              ref={aller}
              className="bouton bouton-plein"
              onClick={() => setVue("feuille")}
            >
              La feuille
            </button>
            <button type="button" className="bouton" onClick={() => partage.current?.showModal()}>
              Partager
            </button>
            <button type="button" className="bouton" onClick={() => exporter(net)}>
              Exporter
            </button>
            {actions?.(oublier)}
            <Raccourcis />
          </div>
          <EtatDeSauvegarde etat={sauvegarde} lieu={lieu} onChoix={choisir} />
        </div>
        {contenu.rome === depart.version ? null : (
          <p className="mt-3 rounded-md bg-ocre-fond p-3 text-ocre">
            Ce rendez-vous a été commencé avec la version {contenu.rome} du ROME&nbsp;; les pistes sont celles
            de la version {depart.version}.
          </p>
        )}
        <div className="mt-4 grid items-start gap-4 md:grid-cols-2 md:max-lg:grid-rows-[auto_1fr] lg:grid-cols-[19rem_minmax(0,1fr)_19rem]">
          <div className="space-y-4">
            <ZonePasses inconnus={inconnus} />
            <ZoneAcquis />
            <ZoneSouhaits inconnus={inconnus} />
          </div>
          <div className="md:row-span-2 lg:row-span-1">
            <ZonePistes reponse={pistes} posee={posee} />
          </div>
          <div className="space-y-4 md:max-lg:col-start-1 lg:sticky lg:top-4">
            <ZoneSelection inconnus={inconnus} aVerifier={souhaits.aVerifier} />
            <ZoneEtapes />
          </div>
        </div>
      </div>
      <div className={vue === "feuille" ? "mt-4" : "hidden print:block"}>
        <FeuilleAEmporter
          contenu={net}
          mobilites={mobilites}
          attente={attente}
          souhaits={souhaits}
          version={depart.version}
          lien={lien}
        />
      </div>
      <FenetrePartage
        fenetre={partage}
        id={id}
        contenu={net}
        entier={entier}
        liens={liens}
        surLiens={setLiens}
      />
      <BarreAvis avis={avis} />
    </FournirTravail>
  );
}

function BarreAvis({ avis }: { readonly avis: Avis | null }): ReactNode {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4 print:hidden">
      <p
        role="status"
        className={
          avis?.annuler || avis?.montre
            ? "pointer-events-auto flex items-center gap-4 rounded-lg bg-encre px-4 py-2 text-fond shadow-lg"
            : "sr-only"
        }
      >
        {avis?.texte}
        {avis?.annuler ? (
          <button type="button" onClick={avis.annuler} className="min-h-8 font-semibold underline">
            Annuler
          </button>
        ) : null}
      </p>
    </div>
  );
}
