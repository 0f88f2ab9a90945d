import type { ReactNode } from "react";
import { RIASEC, TRANSITIONS_EN_CLAIR } from "@/components/fiche/mots";
import { LienGeste } from "@/components/ui/lien-geste";
import { contraintesOffertes } from "@/lib/contraintes";
import { GOUTS } from "@/lib/riasec";
import { LETTRES_RIASEC, type Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { type Criteres, ecrireCriteres, TRANSITIONS } from "@/lib/search";
import { typo } from "@/lib/typo";
import { pucesDe } from "./mots";

/** Criteria that the form has no field for: it carries them along. */
const SANS_CHAMP: readonly string[] = ["contexte", "competence", "centreInteret", "secteur", "theme"];

/** The filters of a search: a GET form, folded until it is asked for, and what is asked already, each to be taken off. */
export function Filtres({
  requete,
  criteres,
  referential,
  ouvert = false,
}: {
  readonly requete: string;
  readonly criteres: Criteres;
  readonly referential: Referential;
  readonly ouvert?: boolean;
}): ReactNode {
  const puces = pucesDe(referential, criteres);
  return (
    <div className="mt-4 print:hidden">
      <details open={ouvert} className="group rounded-xl border border-trait bg-surface">
        <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-xl px-4 py-2 font-semibold hover:text-accent [&::-webkit-details-marker]:hidden">
          <span aria-hidden="true" className="text-accent transition-transform group-open:rotate-90">
            ›
          </span>
          <span>Filtres</span>
          {puces.length === 0 ? null : (
            <span className="font-normal text-douce">
              ({puces.length} {puces.length > 1 ? "actifs" : "actif"})
            </span>
          )}
        </summary>
        <Formulaire requete={requete} criteres={criteres} referential={referential} />
      </details>
      {puces.length === 0 ? null : (
        <ul aria-label="Filtres actifs" className="mt-3 flex flex-wrap gap-2">
          {puces.map(({ libelle, sans }) => (
            <li key={libelle}>
              <LienGeste
                geste="retirer"
                href={routes.recherche(requete, ecrireCriteres(sans))}
                className="pastille min-h-8 border-accent bg-accent-fond px-3 hover:border-encre"
              >
                <span className="sr-only">Retirer le filtre&nbsp;: </span>
                {typo(libelle)} <span aria-hidden="true">✕</span>
              </LienGeste>
            </li>
          ))}
          {puces.length === 1 ? null : (
            <li>
              <LienGeste
                geste="retirer"
                href={routes.recherche(requete)}
                className="lien inline-block py-1 text-sm"
              >
                Tout retirer
              </LienGeste>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function Formulaire({
  requete,
  criteres,
  referential,
}: {
  readonly requete: string;
  readonly criteres: Criteres;
  readonly referential: Referential;
}): ReactNode {
  const portes = ecrireCriteres(criteres).filter(([critere]) => SANS_CHAMP.includes(critere));
  const { domaine = "", riasec = "", sans = [], transition = [], reglemente } = criteres;
  const precis = referential.domaines.get(domaine);
  return (
    <form action={routes.recherche()} method="get" aria-label="Filtres" className="border-t border-trait p-4">
      {requete === "" ? null : <input type="hidden" name="q" value={requete} />}
      {portes.map(([critere, valeur]) => (
        <input key={critere} type="hidden" name={critere} value={valeur} />
      ))}
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        <Choix nom="domaine" legende="Domaine" valeur={domaine}>
          <option value="">Tous les domaines</option>
          {precis ? <option value={precis.code}>{typo(precis.libelle)}</option> : null}
          {[...referential.grandsDomaines.values()].map((g) => (
            <option key={g.code} value={g.code}>
              {typo(g.libelle)}
            </option>
          ))}
        </Choix>
        <Choix nom="riasec" legende="Ce que vous aimez" valeur={riasec}>
          <option value="">Tous les profils</option>
          {LETTRES_RIASEC.map((lettre) => (
            <option key={lettre} value={lettre}>
              {GOUTS[lettre]} ({RIASEC[lettre].nom.toLowerCase()})
            </option>
          ))}
        </Choix>
      </div>
      <fieldset className="mt-5">
        <legend className="font-semibold">À éviter</legend>
        <div className="mt-1 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {contraintesOffertes(referential, sans).map(({ code, condition }) => (
            <Case key={code} nom="sans" valeur={code} cochee={sans.includes(code)}>
              {typo(condition)}
            </Case>
          ))}
          <Case nom="reglemente" valeur="non" cochee={reglemente === false}>
            Métiers réglementés
          </Case>
        </div>
        <p className="mt-1 text-sm text-douce">
          D’après les conditions que le ROME cite pour chaque métier&nbsp;; un poste peut s’en écarter.
        </p>
      </fieldset>
      <fieldset className="mt-5">
        <legend className="font-semibold">Seulement les métiers</legend>
        <div className="mt-1 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {TRANSITIONS.map((t) => (
            <Case key={t} nom="transition" valeur={t} cochee={transition.includes(t)}>
              {TRANSITIONS_EN_CLAIR[t]}
            </Case>
          ))}
        </div>
      </fieldset>
      <button
        type="submit"
        className="mt-5 h-11 w-full rounded-lg bg-accent px-6 font-semibold text-sur-accent hover:bg-accent-survol sm:w-auto"
      >
        Appliquer les filtres
      </button>
    </form>
  );
}

function Choix({
  nom,
  legende,
  valeur,
  children,
}: {
  readonly nom: string;
  readonly legende: string;
  readonly valeur: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="min-w-0">
      <label htmlFor={`filtre-${nom}`} className="block font-semibold">
        {legende}
      </label>
      <select
        id={`filtre-${nom}`}
        name={nom}
        defaultValue={valeur}
        className="mt-1 h-11 w-full rounded-lg border border-trait-fort bg-surface px-3 text-encre"
      >
        {children}
      </select>
    </div>
  );
}

function Case({
  nom,
  valeur,
  cochee,
  children,
}: {
  readonly nom: string;
  readonly valeur: string;
  readonly cochee: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <label className="flex min-h-9 items-center gap-2.5 py-1">
      <input
        type="checkbox"
        name={nom}
        value={valeur}
        defaultChecked={cochee}
        className="size-5 shrink-0 accent-accent"
      />
      <span>{children}</span>
    </label>
  );
}
