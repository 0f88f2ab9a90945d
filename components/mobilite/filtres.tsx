"use client";

import { memo, type ReactNode, useRef, useState } from "react";
import { RIASEC, TRANSITIONS_EN_CLAIR } from "@/components/fiche/mots";
import { CONTRAINTES } from "@/lib/contraintes";
import {
  buildEtat,
  type EtatExplorateur,
  LETTRES,
  nombreFiltres,
  parseEtat,
  SANS_FILTRE,
  TRANSITIONS,
  type Voisin,
} from "@/lib/mobilite/explorateur";
import { GOUTS } from "@/lib/riasec";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { LienIci, useNavigation } from "./navigation";

interface Choix {
  readonly valeur: string;
  readonly nom: string;
  /** Moves that it is about. */
  readonly combien: number;
}

/** What the moves shown must be or must not ask: a GET form as it is, applied as one ticks once JavaScript is there. */
export const Filtres = memo(function Filtres({
  centre,
  etat,
  voisins,
  masques,
  differe,
}: {
  readonly centre: string;
  readonly etat: EtatExplorateur;
  readonly voisins: readonly Voisin[];
  readonly masques: number;
  /** Whether the form waits to be unfolded: there from the start on the server's page, for those without JavaScript. */
  readonly differe: boolean;
}): ReactNode {
  const [deplie, setDeplie] = useState(false);
  const boite = useRef<HTMLDetailsElement>(null);
  const voir = (): void => {
    if (boite.current === null) return;
    boite.current.open = false;
    boite.current.parentElement?.querySelector<HTMLElement>("[data-compte]")?.focus();
  };
  const actifs = nombreFiltres(etat.filtres);
  return (
    <details ref={boite} className="filtres" onToggle={(e) => setDeplie(e.currentTarget.open)}>
      <summary>Filtrer{actifs > 0 ? ` (${pluriel(actifs, "filtre actif", "filtres actifs")})` : ""}</summary>
      {deplie || !differe ? (
        <Formulaire
          centre={centre}
          etat={etat}
          voisins={voisins}
          masques={masques}
          actifs={actifs}
          onVoir={voir}
        />
      ) : null}
    </details>
  );
});

function Formulaire({
  centre,
  etat,
  voisins,
  masques,
  actifs,
  onVoir,
}: {
  readonly centre: string;
  readonly etat: EtatExplorateur;
  readonly voisins: readonly Voisin[];
  readonly masques: number;
  readonly actifs: number;
  /** Closes the form and goes to what it leaves. */
  readonly onVoir: () => void;
}): ReactNode {
  const { lien, aller } = useNavigation();
  const { filtres } = etat;
  const restent = voisins.length - masques;
  const lire = (form: HTMLFormElement): EtatExplorateur =>
    parseEtat(new URLSearchParams([...new FormData(form)].map(([nom, v]) => [nom, String(v)])));
  const appliquer = (form: HTMLFormElement): void => aller(lien({ filtres: lire(form).filtres }), "ici");
  const compter = (test: (v: Voisin) => boolean): number => voisins.filter(test).length;
  const domaines = [...new Map(voisins.map((v) => [v.grandDomaine.code, v.grandDomaine.libelle]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([valeur, nom]) => ({ valeur, nom, combien: compter((v) => v.grandDomaine.code === valeur) }));
  const presents = (choix: readonly Choix[], coches: readonly string[]): Choix[] =>
    choix.filter((c) => c.combien > 0 || coches.includes(c.valeur));

  return (
    <form
      method="get"
      action={routes.mobilite(centre)}
      aria-label="Filtrer les mobilités"
      onSubmit={(e) => {
        e.preventDefault();
        appliquer(e.currentTarget);
        onVoir();
      }}
      onChange={(e) => appliquer(e.currentTarget)}
    >
      {[...buildEtat({ ...etat, filtres: SANS_FILTRE, panneau: null })].map(([nom, valeur]) => (
        <input key={`${nom}=${valeur}`} type="hidden" name={nom} value={valeur} />
      ))}
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
        <div className="space-y-5">
          <fieldset>
            <legend>Mobilités</legend>
            {(
              [
                ["", "Toutes"],
                ["officielles", `Officielles (${compter((v) => v.ordre !== null)})`],
                ["calculees", `Rapprochements calculés (${compter((v) => v.ordre === null)})`],
              ] as const
            ).map(([valeur, nom]) => (
              <label key={valeur}>
                <input
                  type="radio"
                  name="nature"
                  value={valeur}
                  checked={(filtres.nature ?? "") === valeur}
                  onChange={rien}
                />
                {nom}
              </label>
            ))}
          </fieldset>
          <Cases
            legende="Accès"
            nom="reglementes"
            masquent
            choix={presents(
              [
                {
                  valeur: "non",
                  nom: "Sans les métiers réglementés",
                  combien: compter((v) => v.reglemente === true),
                },
              ],
              filtres.sansReglementes ? ["non"] : [],
            )}
            coches={filtres.sansReglementes ? ["non"] : []}
          />
          <Cases
            legende="Grand domaine"
            nom="domaine"
            choix={presents(domaines, filtres.domaines)}
            coches={filtres.domaines}
          />
        </div>
        <Cases
          legende="À éviter"
          nom="sans"
          masquent
          large
          choix={presents(
            CONTRAINTES.map(({ code, condition }) => ({
              valeur: code,
              nom: condition,
              combien: compter((v) => v.contraintes.includes(code)),
            })),
            filtres.sans,
          )}
          coches={filtres.sans}
        />
        <div className="space-y-5">
          <Cases
            legende="Ce que vous aimez"
            nom="riasec"
            choix={presents(
              LETTRES.map((l) => ({
                valeur: l,
                nom: `${GOUTS[l]} (${RIASEC[l].nom.toLowerCase()})`,
                combien: compter((v) => v.riasec.includes(l)),
              })),
              filtres.riasec,
            )}
            coches={filtres.riasec}
          />
          <Cases
            legende="Seulement les métiers"
            nom="transition"
            choix={presents(
              TRANSITIONS.map((t) => ({
                valeur: t,
                nom: TRANSITIONS_EN_CLAIR[t],
                combien: compter((v) => v.transitions.includes(t)),
              })),
              filtres.transitions,
            )}
            coches={filtres.transitions}
          />
        </div>
      </div>
      <p className="mt-5 text-sm text-douce">Une fiche qui ne cite pas une condition ne l’exclut pas.</p>
      <div className="effet">
        <strong>{restent === 0 ? "Aucune mobilité" : pluriel(restent, "mobilité")}</strong>
        <noscript>
          <button type="submit" className="bouton">
            Appliquer
          </button>
        </noscript>
        {actifs > 0 ? (
          <LienIci href={lien({ filtres: SANS_FILTRE })} className="lien py-1">
            Tout montrer{masques > 0 ? ` (${masques}\u00a0${masques > 1 ? "masqués" : "masqué"})` : ""}
          </LienIci>
        ) : null}
        <button type="submit" className="bouton bouton-plein voir">
          {restent > 1 ? `Voir les ${restent}` : restent === 1 ? "Voir la mobilité" : "Fermer les filtres"}
        </button>
      </div>
    </form>
  );
}

/** The form listens to its own changes; React wants to hear of each box. */
const rien = (): void => {};

function Cases({
  legende,
  nom,
  choix,
  coches,
  masquent = false,
  large = false,
}: {
  readonly legende: string;
  readonly nom: string;
  readonly choix: readonly Choix[];
  readonly coches: readonly string[];
  /** The number of each is what it hides, not what it keeps. */
  readonly masquent?: boolean;
  /** In two columns where there is room: the longest list is not what makes the form as tall as the screen. */
  readonly large?: boolean;
}): ReactNode {
  if (choix.length === 0) return null;
  return (
    <fieldset className={large ? "gap-x-8 lg:col-span-2 lg:columns-2" : undefined}>
      <legend>{legende}</legend>
      {choix.map(({ valeur, nom: n, combien }) => (
        <label key={valeur}>
          <input
            type="checkbox"
            name={nom}
            value={valeur}
            checked={coches.includes(valeur)}
            onChange={rien}
          />
          <span>
            {typo(n)}{" "}
            <span className="text-douce">{masquent ? `masque\u00a0${combien}` : `(${combien})`}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
