"use client";

import { type ReactNode, useEffect, useState } from "react";
import { z } from "zod";
import { lister, type Resume } from "@/components/rendez-vous/stockage-local";
import { Avis, Bouton } from "@/components/ui/formulaire";
import { routes } from "@/lib/routes";
import { nomDe, quand } from "./noms";

const cree = z.object({ id: z.uuid() });
const refus = z.object({ detail: z.string() });
const ECHEC = "Le dossier n’a pas pu être créé.";

/** Appointments of this browser, each of which may become a dossier. Nothing where there is none. */
export function ReprendreLocal(): ReactNode {
  const [tous, setTous] = useState<readonly Resume[]>([]);
  const [echec, setEchec] = useState<string | null>(null);
  useEffect(() => {
    let present = true;
    // A browser that keeps nothing has nothing to take over.
    lister()
      .then((lus) => present && setTous(lus))
      .catch(() => {});
    return () => {
      present = false;
    };
  }, []);

  const reprendre = async ({ contenu }: Resume): Promise<void> => {
    setEchec(null);
    try {
      const reponse = await fetch(routes.api.dossiers(), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ contenu }),
      });
      const json: unknown = await reponse.json();
      const fait = cree.safeParse(json);
      if (fait.success) window.location.assign(routes.dossier(fait.data.id));
      else setEchec(refus.safeParse(json).data?.detail ?? ECHEC);
    } catch {
      setEchec(ECHEC);
    }
  };

  if (tous.length === 0) return null;
  return (
    <section aria-labelledby="locaux" className="border-t border-trait pt-4">
      <h3 id="locaux" className="font-semibold">
        Rendez-vous de ce navigateur
      </h3>
      {echec === null ? null : <Avis alerte texte={`${echec} Le rendez-vous est toujours ici.`} />}
      <ul className="mt-2 divide-y divide-trait">
        {tous.map((r) => (
          <li key={r.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span>
              {nomDe(r.contenu.personne)}, {quand(r.contenu.modifieLe)}
            </span>
            <Bouton genre="discret" type="button" onClick={() => void reprendre(r)}>
              En faire un dossier<span className="sr-only">&nbsp;: {nomDe(r.contenu.personne)}</span>
            </Bouton>
          </li>
        ))}
      </ul>
    </section>
  );
}
