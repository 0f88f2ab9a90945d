"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { routes } from "@/lib/routes";
import { dateLongue, pluriel, typo } from "@/lib/typo";
import type { Depart } from "./contexte";
import { EnOuverture, Espace } from "./espace";
import { importer } from "./fichier";
import { nouvelId } from "./identifiant";
import {
  deposer,
  ecouter,
  effacer,
  type LienGarde,
  lister,
  type Resume,
  stockageLocal,
} from "./stockage-local";

/** Erasure can be taken back for this long. */
const RETOUR_MS = 12_000;

/** What puts an erased appointment back as it was. */
interface Efface extends Resume {
  readonly liens: readonly LienGarde[];
}

/** The appointments of this browser: one open, the others beside. */
export function Atelier({ depart }: { readonly depart: Depart }): ReactNode {
  const [id, setId] = useState<string | null>(null);
  const [tous, setTous] = useState<readonly Resume[]>([]);
  const [refus, setRefus] = useState("");
  const fichier = useRef<HTMLInputElement>(null);
  const [efface, setEfface] = useState<Efface | null>(null);
  const reprise = useRef<HTMLButtonElement>(null);
  const liste = useRef<HTMLUListElement>(null);
  /** The appointment to give the focus to once it is in the list. */
  const attendu = useRef<string | null>(null);

  const relire = useCallback(async (): Promise<readonly Resume[]> => {
    const lus = await lister();
    setTous(lus);
    return lus;
  }, []);

  /** The address follows, so that a reload opens the same one. */
  const ouvrir = useCallback((voulu: string): void => {
    setId(voulu);
    setRefus("");
    history.replaceState(null, "", routes.rendezVous(voulu));
  }, []);

  useEffect(() => {
    let present = true;
    void relire().then((lus) => {
      const demande = location.hash.slice(1);
      const connu = lus.find((r) => r.id === demande) ?? lus[0];
      if (present) ouvrir(connu?.id ?? nouvelId());
    });
    const cesser = ecouter(() => void relire());
    return () => {
      present = false;
      cesser();
    };
  }, [relire, ouvrir]);

  useEffect(() => {
    if (efface === null) return;
    // « Effacer » is gone with its appointment: what takes it back comes next.
    reprise.current?.focus();
    const minuteur = setInterval(() => {
      // Not from under the hand of who has it.
      if (document.activeElement !== reprise.current) setEfface(null);
    }, RETOUR_MS);
    return () => clearInterval(minuteur);
  }, [efface]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list, as it is once these have changed.
  useEffect(() => {
    if (attendu.current === null || attendu.current !== id) return;
    const bouton = liste.current?.querySelector<HTMLElement>("[aria-current]");
    if (!bouton) return;
    attendu.current = null;
    bouton.focus();
  }, [id, tous]);

  const stockage = useMemo(() => (id === null ? null : stockageLocal(id)), [id]);
  if (id === null || stockage === null) return <EnOuverture />;

  const effacerCelui = async (oublier: () => void): Promise<void> => {
    const lus = await relire();
    const celui = lus.find((r) => r.id === id);
    // Else what was typed last would be saved again when the workspace closes.
    oublier();
    try {
      const liens = await effacer(id);
      setEfface(celui ? { ...celui, liens } : null);
    } catch {
      setRefus(
        "Ce navigateur n’a pas pu effacer ce rendez-vous\u00a0: il y est peut-être encore. Essayez à nouveau, ou effacez les données de ce site dans les réglages du navigateur.",
      );
      return;
    }
    ouvrir(lus.find((r) => r.id !== id)?.id ?? nouvelId());
  };
  const reprendre = async (): Promise<void> => {
    if (efface === null) return;
    try {
      await deposer(efface.id, efface.contenu, efface.liens);
    } catch {
      setRefus("Ce navigateur refuse de remettre ce rendez-vous. Essayez à nouveau.");
      return;
    }
    attendu.current = efface.id;
    ouvrir(efface.id);
    setEfface(null);
    await relire();
  };

  const importerFichier = async (choisi: File): Promise<void> => {
    const lu = await importer(choisi);
    if (lu.statut === "refuse") return setRefus(`Ce fichier n’a pas été importé\u00a0: ${typo(lu.raison)}.`);
    const nouveau = nouvelId();
    try {
      await deposer(nouveau, lu.contenu);
      await relire();
      ouvrir(nouveau);
    } catch {
      setRefus("Ce navigateur refuse de garder un rendez-vous\u00a0: le fichier n’a pas été importé.");
    }
  };

  return (
    <>
      {efface === null ? null : (
        <p role="status" className="mt-3 rounded-md bg-surface-2 p-3 print:hidden">
          Rendez-vous effacé de ce navigateur. {encoreLisibles(efface.liens)}
          <button type="button" ref={reprise} className="lien" onClick={() => void reprendre()}>
            Annuler
          </button>
        </p>
      )}
      <nav aria-label="Rendez-vous de ce navigateur" className="mt-4 print:hidden">
        <ul ref={liste} className="flex flex-wrap gap-2">
          {tous.map((r) => (
            <li key={r.id}>
              <button
                type="button"
                aria-current={r.id === id ? "true" : undefined}
                onClick={() => ouvrir(r.id)}
                className={`bouton ${r.id === id ? "border-accent bg-accent-fond" : ""}`}
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
            <button type="button" className="bouton" onClick={() => ouvrir(nouvelId())}>
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
                if (choisi) void importerFichier(choisi);
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
        key={id}
        id={id}
        stockage={stockage}
        depart={depart}
        lieu="dans ce navigateur"
        actions={(oublier) => (
          <button type="button" className="bouton" onClick={() => void effacerCelui(oublier)}>
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
