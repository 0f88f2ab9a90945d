import { useCallback, useEffect, useRef, useState } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import { Enregistreur, type EtatSauvegarde } from "./enregistreur";
import type { Stockage } from "./stockage";

export interface RendezVous {
  /** Null while it is being read. */
  readonly contenu: Contenu | null;
  readonly sauvegarde: EtatSauvegarde;
  readonly changer: (faire: (avant: Contenu) => Contenu) => void;
  /** After a conflict. */
  readonly choisir: (lequel: "le-mien" | "le-leur") => void;
  /** Leaves out what was typed and is not saved yet. */
  readonly oublier: () => void;
}

/** Steps that are being written may be empty; a saved document has none. */
export const sansVides = (contenu: Contenu): Contenu => ({
  ...contenu,
  etapes: contenu.etapes.filter((e) => e.texte.trim() !== ""),
});

/** An appointment on its storage: read once, saved as one types, followed when another window saves it. */
export function useRendezVous(stockage: Stockage, vide: () => Contenu): RendezVous {
  const [contenu, setContenu] = useState<Contenu | null>(null);
  const [sauvegarde, setSauvegarde] = useState<EtatSauvegarde>({ statut: "rien" });
  const courant = useRef<Contenu | null>(null);
  const enregistreur = useRef<Enregistreur>(null);
  const depart = useRef(vide);

  const poser = useCallback((nouveau: Contenu): void => {
    courant.current = nouveau;
    setContenu(nouveau);
  }, []);

  useEffect(() => {
    let present = true;
    const ecrivain = new Enregistreur(stockage, (etat) => present && setSauvegarde(etat));
    enregistreur.current = ecrivain;
    void stockage.ouvrir().then((lu) => {
      if (!present) return;
      poser(lu ?? depart.current());
      if (lu === null || !stockage.aReprendre?.()) return;
      ecrivain.noter(lu);
      void ecrivain.vider();
    });

    const vider = (): void => void ecrivain.vider();
    const siCachee = (): void => {
      if (document.visibilityState === "hidden") vider();
    };
    const cesser = stockage.suivre?.(() => {
      if (ecrivain.enRetard) return;
      void stockage.ouvrir().then((lu) => {
        if (present && lu !== null && !ecrivain.enRetard) poser(lu);
      });
    });
    window.addEventListener("pagehide", vider);
    window.addEventListener("online", vider);
    document.addEventListener("visibilitychange", siCachee);
    return () => {
      present = false;
      cesser?.();
      vider();
      window.removeEventListener("pagehide", vider);
      window.removeEventListener("online", vider);
      document.removeEventListener("visibilitychange", siCachee);
    };
  }, [stockage, poser]);

  const changer = useCallback(
    (faire: (avant: Contenu) => Contenu): void => {
      const avant = courant.current;
      if (avant === null) return;
      const voulu = faire(avant);
      if (voulu === avant) return;
      const apres = { ...voulu, modifieLe: new Date().toISOString() };
      poser(apres);
      enregistreur.current?.noter(sansVides(apres));
    },
    [poser],
  );

  const oublier = useCallback((): void => {
    enregistreur.current?.oublier();
    stockage.oublier?.();
  }, [stockage]);

  const choisir = useCallback(
    (lequel: "le-mien" | "le-leur"): void => {
      if (lequel === "le-mien") {
        void enregistreur.current?.vider("garder-le-mien");
        return;
      }
      oublier();
      void stockage.ouvrir().then((lu) => {
        if (lu !== null) poser(lu);
        setSauvegarde({ statut: "rien" });
      });
    },
    [stockage, poser, oublier],
  );

  return { contenu, sauvegarde, changer, choisir, oublier };
}
