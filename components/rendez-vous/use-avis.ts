import { useCallback, useEffect, useRef, useState } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import type { Avis, Travail } from "./contexte";
import { rendreFocus, zoneCourante } from "./zone";

/** Time to take a press back. */
const AVIS_MS = 12_000;

/**
 * What the workspace says of the last press, for a while, with the way to take it back.
 * @returns `changer`, which keeps what the appointment was before.
 */
export function useAvis(
  contenu: Contenu | null,
  changerContenu: Travail["changer"],
): { readonly avis: Avis | null } & Pick<Travail, "changer" | "dire"> {
  const [avis, setAvis] = useState<Avis | null>(null);
  const avant = useRef(contenu);

  const changer = useCallback<Travail["changer"]>(
    (faire) => {
      changerContenu((c) => {
        avant.current = c;
        return faire(c);
      });
      setAvis(null);
    },
    [changerContenu],
  );
  const dire = useCallback<Travail["dire"]>(
    (texte, comment) => {
      const retour = avant.current;
      const zone = zoneCourante();
      if (comment !== "annulable" || retour === null)
        return setAvis({ texte, zone, montre: comment === "montre" });
      setAvis({
        texte,
        zone,
        annuler: () => {
          changerContenu(() => retour);
          setAvis({ texte: "Remis comme avant.", zone });
        },
      });
    },
    [changerContenu],
  );
  useEffect(() => {
    if (avis === null) return;
    if (avis.zone) rendreFocus(avis.zone);
    const minuteur = setTimeout(() => setAvis(null), AVIS_MS);
    return () => clearTimeout(minuteur);
  }, [avis]);

  return { avis, changer, dire };
}
