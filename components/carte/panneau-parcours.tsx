import type { ReactNode } from "react";
import { natureMobilite } from "@/components/mobilite/mots";
import { Lien } from "@/components/ui/lien";
import { raisonsLisibles } from "@/lib/mobilite/explorateur";
import { routes } from "@/lib/routes";
import { deVers, pluriel, typo } from "@/lib/typo";
import type { Etape, Parcours } from "./donnees";
import { TetePanneau } from "./tete-panneau";

/** What is known of the routes that were asked for. */
export type EtatParcours =
  | { readonly statut: "attente" }
  | { readonly statut: "inconnu"; readonly codes: readonly string[] }
  | { readonly statut: "indisponible" }
  | { readonly statut: "trouve"; readonly parcours: Parcours };

/** Up to five routes between two métiers: one is lit up on the map, its steps are listed here. */
export function PanneauParcours({
  de,
  vers,
  etat,
  trajet,
  onTrajet,
  onInverser,
  onCentrer,
  onFermer,
}: {
  readonly de: { readonly code: string; readonly libelle: string };
  readonly vers: { readonly code: string; readonly libelle: string };
  readonly etat: EtatParcours;
  /** Rank of the one shown, from 1. */
  readonly trajet: number;
  readonly onTrajet: (trajet: number) => void;
  readonly onInverser: () => void;
  readonly onCentrer: (code: string) => void;
  readonly onFermer: () => void;
}): ReactNode {
  const trajets = etat.statut === "trouve" ? etat.parcours.parcours : [];
  const montre = trajets[trajet - 1] ?? trajets[0];
  return (
    <section aria-labelledby="parcours-titre" className="rounded-xl border border-trait bg-surface p-4">
      <TetePanneau id="parcours-titre" onFermer={onFermer}>
        {deVers(de.libelle, vers.libelle)}
      </TetePanneau>
      {etat.statut === "attente" ? <p className="mt-3 text-douce">Recherche de parcours…</p> : null}
      {etat.statut === "inconnu" ? (
        <p className="mt-3">
          {etat.codes.length > 1
            ? `Codes inconnus\u00a0: ${etat.codes.join(", ")}. Ce ne sont pas ceux de métiers de cette version du ROME.`
            : `Code inconnu\u00a0: ${etat.codes.join("")}. Ce n’est pas celui d’un métier de cette version du ROME.`}
        </p>
      ) : null}
      {etat.statut === "indisponible" ? (
        <p className="mt-3">
          Les parcours ne répondent pas.{" "}
          <Lien href={routes.parcours({ de: de.code, vers: vers.code })}>Les voir sur leur page</Lien>
        </p>
      ) : null}
      {etat.statut === "trouve" && montre === undefined ? (
        <>
          <p className="mt-3">{typo(etat.parcours.raison ?? "Aucun parcours n’a été trouvé.")}</p>
          {etat.parcours.proches?.length ? (
            <>
              <p className="mt-3 text-sm font-semibold">Métiers proches que l’on pourrait atteindre</p>
              <ul className="mt-1">
                {etat.parcours.proches.map((p) => (
                  <li key={p.code}>
                    <button
                      type="button"
                      className="py-0.5 text-left text-accent hover:underline"
                      onClick={() => onCentrer(p.code)}
                    >
                      {typo(p.libelle)}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : null}
      {trajets.length > 1 ? (
        <fieldset className="mt-3">
          <legend className="sr-only">Choisir un parcours</legend>
          <div className="flex flex-wrap gap-1.5">
            {trajets.map(({ etapes }, i) => (
              <button
                key={etapes.map((e) => e.code).join(" ")}
                type="button"
                aria-pressed={trajets[i] === montre}
                onClick={() => onTrajet(i + 1)}
                className={`min-h-8 rounded-full border px-3 text-sm ${trajets[i] === montre ? "border-ocre bg-ocre-fond font-semibold text-ocre" : "border-trait hover:border-accent"}`}
              >
                Parcours {i + 1}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
      {montre ? (
        <>
          <p className="mt-3 text-sm text-douce">
            {pluriel(montre.etapes.length, "étape")}, une voie possible parmi d’autres.
            {montre.faible ? " Une étape au moins relie deux métiers qui ont peu en commun." : ""} Trait épais
            sur la carte et plein ici&nbsp;: mobilité officielle&nbsp;; fin ou pointillé&nbsp;: rapprochement
            calculé.
          </p>
          <ol className="mt-2" aria-label="Étapes du parcours">
            <li className="border-l-2 border-transparent py-1 pl-4">
              <button
                type="button"
                className="text-left text-accent hover:underline"
                onClick={() => onCentrer(de.code)}
              >
                {typo(de.libelle)}
              </button>
            </li>
            {montre.etapes.map((etape) => (
              <li
                key={etape.code}
                className={`border-l-2 border-ocre py-1 pl-4 ${etape.ordre === null ? "border-dashed" : ""}`}
              >
                <button
                  type="button"
                  className="text-left text-accent hover:underline"
                  onClick={() => onCentrer(etape.code)}
                >
                  {typo(etape.libelle)}
                </button>
                <span className="block text-sm text-douce">
                  {natureMobilite(etape.ordre)}
                  {direRaison(etape.raisons)}
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <ul className="mt-4 flex flex-wrap gap-x-4 gap-y-1 print:hidden">
        <li>
          <Lien href={routes.parcours({ de: de.code, vers: vers.code })}>Tout le détail</Lien>
        </li>
        <li>
          <button type="button" className="lien" onClick={onInverser}>
            Inverser
          </button>
        </li>
      </ul>
    </section>
  );
}

/** The first reason that names more than lone words; nothing but the end of the sentence without one. */
function direRaison(raisons: Etape["raisons"]): string {
  const raison = raisonsLisibles(raisons).find(({ items }) => items.some((i) => i.code !== null));
  return raison ? `\u00a0: ${typo(raison.texte)}` : ".";
}
