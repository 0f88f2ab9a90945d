import type { ReactNode } from "react";
import { typo } from "@/lib/typo";
import type { EtatSauvegarde } from "./enregistreur";

const ATTENTES = {
  "hors-ligne": "Pas de réseau\u00a0: tout est gardé ici et partira dès son retour.",
  indisponible: "Le serveur ne répond pas\u00a0: tout est gardé ici, un nouvel essai suit.",
  deconnecte: "Vous n’êtes plus connecté\u00a0: tout est gardé ici, et partira à votre retour.",
} as const;

/** Whether what was typed is kept, and where; after a conflict, the choice. */
export function EtatDeSauvegarde({
  etat,
  lieu,
  onChoix,
}: {
  readonly etat: EtatSauvegarde;
  readonly lieu: string;
  readonly onChoix: (lequel: "le-mien" | "le-leur") => void;
}): ReactNode {
  if (etat.statut === "conflit") {
    return (
      <div role="alert" className="w-full rounded-md bg-ocre-fond p-3 text-ocre">
        <p>
          {etat.auteur ?? "Une autre fenêtre"} a modifié ce rendez-vous entre-temps. Ce que vous avez écrit
          ici est toujours à l’écran. Que garder&nbsp;?
        </p>
        <p className="mt-2 flex flex-wrap gap-2">
          <button type="button" className="bouton" onClick={() => onChoix("le-mien")}>
            Garder ce qui est à l’écran
          </button>
          <button type="button" className="bouton" onClick={() => onChoix("le-leur")}>
            Prendre l’autre version
          </button>
        </p>
      </div>
    );
  }
  const deconnecte = etat.statut === "en-attente" && etat.raison === "deconnecte";
  const alerte = etat.statut === "impossible" || etat.statut === "refuse" || deconnecte;
  return (
    <p
      role="status"
      data-sauvegarde={etat.statut}
      className={alerte ? "w-full rounded-md bg-alerte-fond p-3 text-alerte" : "py-2 text-sm text-douce"}
    >
      {etat.statut === "enregistre"
        ? `Enregistré ${lieu}`
        : etat.statut === "en-cours"
          ? "Enregistrement…"
          : etat.statut === "en-attente"
            ? ATTENTES[etat.raison]
            : etat.statut === "refuse"
              ? `${typo(etat.raison)} Ce que vous avez écrit est toujours à l’écran.`
              : etat.statut === "impossible"
                ? "Ce navigateur refuse de garder ce rendez-vous\u00a0: il durera le temps de cette page. Imprimez-le ou exportez-le avant de la fermer."
                : ""}
      {deconnecte ? (
        <>
          {" "}
          {/* The page of a dossier sends to sign-in, and comes back here. */}
          <button type="button" className="lien text-alerte" onClick={() => location.reload()}>
            Se reconnecter
          </button>
        </>
      ) : null}
    </p>
  );
}
