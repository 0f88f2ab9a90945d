"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Lien } from "@/components/ui/lien";
import type { Propositions } from "@/lib/rome/direct";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";
import { demanderRomeo } from "./demander-romeo";

/** Says that the words leave this site before they do; without JavaScript the button sends a form all the same. */
export function FormulaireRomeo({ texte }: { readonly texte: string }): ReactNode {
  const [reponse, envoyer, enCours] = useActionState(demanderRomeo, null);
  const titre = useRef<HTMLHeadingElement>(null);
  // The button goes away with its answer: whoever pressed it stays at the same place.
  useEffect(() => {
    if (reponse !== null) titre.current?.focus();
  }, [reponse]);
  return (
    <section aria-labelledby="romeo" className="mt-8 rounded-xl border border-trait bg-surface-2 px-4 py-4">
      <h2 id="romeo" ref={titre} tabIndex={-1} className="text-xl outline-none">
        Demander aussi à France&nbsp;Travail
      </h2>
      {reponse === null ? (
        <form action={envoyer} className="mt-2">
          <input type="hidden" name="texte" value={texte} />
          <p>
            Son outil ROMEO rapproche vos mots d’intitulés de métiers. En appuyant, vous envoyez «&nbsp;
            {texte}
            &nbsp;» à France&nbsp;Travail, sans rien d’autre de vous. Évitez d’y écrire un nom ou une adresse.
          </p>
          <button
            type="submit"
            disabled={enCours}
            className="mt-3 min-h-11 rounded-lg bg-accent px-4 py-2 font-semibold text-sur-accent hover:bg-accent-survol"
          >
            {enCours ? "Demande en cours…" : "Envoyer mes mots à France\u00a0Travail"}
          </button>
        </form>
      ) : (
        <Reponse reponse={reponse} texte={texte} />
      )}
    </section>
  );
}

function Reponse({ reponse, texte }: { readonly reponse: Propositions; readonly texte: string }): ReactNode {
  if (reponse.statut !== "trouve") {
    return (
      <p role="status" className="mt-2">
        {reponse.statut === "absent"
          ? "France\u00a0Travail ne propose pas de métier pour ces mots."
          : "France\u00a0Travail n’a pas répondu à temps. Vous pourrez redemander plus tard."}
      </p>
    );
  }
  return (
    <>
      <p role="status" className="mt-2">
        Pour «&nbsp;{texte}&nbsp;», ROMEO propose ces métiers. C’est un calcul automatique de
        France&nbsp;Travail&nbsp;: à vous de voir si cela correspond.
      </p>
      <ol className="mt-3 divide-y divide-trait rounded-xl border border-trait bg-surface">
        {reponse.propositions.map(({ metier, libelle, appellation }) => (
          <li key={metier} className="px-4 py-3">
            <h3 className="text-lg">
              <Lien href={routes.metier(metier)}>{typo(appellation.libelle)}</Lien>
            </h3>
            {appellation.libelle === libelle ? null : (
              <p className="text-sm text-douce">Dans la fiche «&nbsp;{typo(libelle)}&nbsp;»</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
