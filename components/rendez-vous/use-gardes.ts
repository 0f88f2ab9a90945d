import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";
import { importer } from "./fichier";
import { nouvelId } from "./identifiant";
import type { Stockage } from "./stockage";
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

/** The one that is open. */
interface Ouvert {
  readonly id: string;
  readonly stockage: Stockage;
}

interface Gardes {
  /** `null` until the browser has told what it keeps. */
  readonly ouvert: Ouvert | null;
  readonly tous: readonly Resume[];
  /** The last one erased, as long as it can be put back. */
  readonly efface: Efface | null;
  /** Why the last action failed, in the person's words; empty when it did not. */
  readonly refus: string;
  /** Where the list and the way back from an erasure are drawn: the focus goes there. */
  readonly liste: RefObject<HTMLUListElement | null>;
  readonly retour: RefObject<HTMLButtonElement | null>;
  ouvrir(id: string): void;
  ouvrirNouveau(): void;
  /** Erases the one that is open. `oublier` lets go of what it has not saved yet. */
  effacerOuvert(oublier: () => void): Promise<void>;
  reprendre(): Promise<void>;
  importerFichier(fichier: File): Promise<void>;
}

/** The appointments that this browser keeps: which one is open, the others, what can be done with them. */
export function useGardes(): Gardes {
  const [id, setId] = useState<string | null>(null);
  const [tous, setTous] = useState<readonly Resume[]>([]);
  const [refus, setRefus] = useState("");
  const [efface, setEfface] = useState<Efface | null>(null);
  const retour = useRef<HTMLButtonElement>(null);
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
    retour.current?.focus();
    const minuteur = setInterval(() => {
      // Not from under the hand of who has it.
      if (document.activeElement !== retour.current) setEfface(null);
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

  const ouvert = useMemo(() => (id === null ? null : { id, stockage: stockageLocal(id) }), [id]);

  return {
    ouvert,
    tous,
    efface,
    refus,
    liste,
    retour,
    ouvrir,
    ouvrirNouveau: () => ouvrir(nouvelId()),
    async effacerOuvert(oublier) {
      if (id === null) return;
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
    },
    async reprendre() {
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
    },
    async importerFichier(fichier) {
      const lu = await importer(fichier);
      if (lu.statut === "refuse")
        return setRefus(`Ce fichier n’a pas été importé\u00a0: ${typo(lu.raison)}.`);
      const nouveau = nouvelId();
      try {
        await deposer(nouveau, lu.contenu);
        await relire();
        ouvrir(nouveau);
      } catch {
        setRefus("Ce navigateur refuse de garder un rendez-vous\u00a0: le fichier n’a pas été importé.");
      }
    },
  };
}
