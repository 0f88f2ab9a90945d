"use client";

import { type ReactNode, type RefObject, useEffect, useId, useState } from "react";
import { CopierLien } from "@/components/ui/copier-lien";
import type { Contenu } from "@/lib/dossiers/contenu";
import { DUREE_USUELLE, DUREES } from "@/lib/dossiers/lien";
import { routes } from "@/lib/routes";
import { dateLongue, pluriel } from "@/lib/typo";
import { Fermer } from "./fermer";
import { creerLien, type LienEntier, retirerLien } from "./partage";
import { garderLien, type LienGarde, liensDe, oublierLien } from "./stockage-local";

/** Two ways to hand over: a link that holds all of it, and one to a plan that the server keeps without reading it. */
export function FenetrePartage({
  fenetre,
  id,
  contenu,
  entier,
  liens,
  surLiens,
}: {
  readonly fenetre: RefObject<HTMLDialogElement | null>;
  /** Of the appointment, for the links made from it. */
  readonly id: string;
  readonly contenu: Contenu;
  readonly entier: LienEntier;
  readonly liens: readonly LienGarde[];
  readonly surLiens: (liens: readonly LienGarde[]) => void;
}): ReactNode {
  const champ = useId();
  const [jours, setJours] = useState<(typeof DUREES)[number]>(DUREE_USUELLE);
  const [etat, setEtat] = useState("");
  const [enCours, setEnCours] = useState(false);

  useEffect(() => {
    // A browser that keeps nothing has no link to list.
    void liensDe(id).then(surLiens, () => {});
  }, [id, surLiens]);

  const creer = async (): Promise<void> => {
    setEnCours(true);
    const depot = await creerLien(contenu, jours);
    setEnCours(false);
    if (depot.statut === "refuse") return setEtat(depot.raison);
    surLiens([depot.valeur, ...liens]);
    setEtat(`Lien créé, valable jusqu’au ${dateLongue(depot.valeur.expireLe)}.`);
    await garderLien(id, depot.valeur).catch(() =>
      setEtat("Lien créé. Ce navigateur ne peut pas le retenir\u00a0: copiez-le maintenant."),
    );
  };
  const retirer = async (lien: LienGarde): Promise<void> => {
    const depot = await retirerLien(lien);
    if (depot.statut === "refuse") return setEtat(depot.raison);
    surLiens(liens.filter((l) => l.jeton !== lien.jeton));
    setEtat("Lien retiré\u00a0: il ne montre plus rien.");
    await oublierLien(lien.jeton).catch(() => {});
  };

  return (
    <dialog ref={fenetre} aria-labelledby={`${champ}-titre`} className="fenetre">
      <h2 id={`${champ}-titre`} className="text-xl">
        Partager
      </h2>
      <section className="mt-4">
        <h3>Un lien qui contient tout</h3>
        {entier.statut === "trop-long" ? (
          <p className="mt-1 text-douce">
            Ce rendez-vous est trop long pour tenir dans un lien. Créez un lien court, ci-dessous.
          </p>
        ) : (
          <>
            <p className="mt-1 text-douce">
              Le rendez-vous est dans le lien lui-même. Rien n’est envoyé, rien n’expire&nbsp;; on ne peut
              donc pas le retirer. Qui a le lien peut lire.
            </p>
            {/* As high before the link is there: what is below must not move under the hand. */}
            <p className="mt-2 min-h-9">
              {entier.statut === "pret" ? (
                <CopierLien adresse={entier.adresse} libelle="Copier ce lien" />
              ) : (
                <span className="text-douce">Préparation du lien…</span>
              )}
            </p>
          </>
        )}
      </section>
      <section className="mt-5 border-t border-trait pt-4">
        <h3>Un lien court, à durée limitée</h3>
        <p className="mt-1 text-douce">
          Le navigateur chiffre le rendez-vous, le serveur le garde sans pouvoir le lire. Vous pouvez le
          retirer d’ici à tout moment. Il montre le rendez-vous tel qu’il est maintenant.
        </p>
        <div className="mt-2 flex flex-wrap items-end gap-3">
          <div>
            <label htmlFor={champ} className="mb-1 block text-sm font-semibold">
              Valable
            </label>
            <select
              id={champ}
              value={jours}
              onChange={({ currentTarget: { value } }) =>
                setJours(DUREES.find((d) => String(d) === value) ?? DUREE_USUELLE)
              }
              className="champ w-auto"
            >
              {DUREES.map((d) => (
                <option key={d} value={d}>
                  {pluriel(d, "jour")}
                </option>
              ))}
            </select>
          </div>
          <button type="button" className="bouton h-11" disabled={enCours} onClick={() => void creer()}>
            Créer un lien court
          </button>
        </div>
        <p role="status" className="mt-2 min-h-6">
          {enCours ? "Chiffrement et envoi…" : etat}
        </p>
        {liens.length === 0 ? null : (
          <ul aria-label="Liens courts de ce rendez-vous" className="space-y-2">
            {liens.map((lien) => (
              <li key={lien.jeton} className="flex flex-wrap items-center gap-2 border-t border-trait pt-2">
                <span className="grow text-sm">
                  Jusqu’au {dateLongue(lien.expireLe)}
                  {lien.de === contenu.modifieLe ? "" : ", état d’avant vos derniers changements"}
                </span>
                <CopierLien adresse={routes.plan(lien.jeton, lien.cle)} libelle="Copier" />
                <button type="button" className="bouton" onClick={() => void retirer(lien)}>
                  Retirer
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Fermer />
    </dialog>
  );
}
