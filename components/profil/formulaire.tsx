"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { avecCoches, type Choix, cochesDe, ecrireChoix } from "@/lib/adresses/profil";
import { type Coche, casesDe, type Groupe } from "@/lib/profil";
import { routes } from "@/lib/routes";
import { sansAccent } from "@/lib/typo";

/** Long enough for a few ticks in a row to ask once. */
const DELAI_MS = 300;

/**
 * What is ticked and what is refused: a GET form with its button, and, once JavaScript is there, an address that follows
 * each tick and brings the options with it. The boxes keep their own state; the address is written from them.
 */
export function FormulaireProfil({
  metiers,
  groupes,
  conditions,
  choix,
}: {
  readonly metiers: readonly string[];
  readonly groupes: readonly Groupe[];
  readonly conditions: readonly Coche[];
  readonly choix: Choix;
}): ReactNode {
  const router = useRouter();
  const formulaire = useRef<HTMLFormElement>(null);
  const minuteur = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [enCours, demarrer] = useTransition();
  const [suivi, setSuivi] = useState(false);
  const [filtre, setFiltre] = useState("");
  const cases = casesDe(groupes);
  const [coches, setCoches] = useState(() => cochesDe(cases, choix));
  const refuses = new Set(choix.sans);
  const adresse = routes.profil(metiers, ecrireChoix(choix));
  /** Addresses that this form asked for: another one comes from elsewhere, such as the back button. */
  const demandees = useRef(new Set([adresse]));

  /** The address of what the boxes say now. */
  const lire = (): string | null => {
    if (formulaire.current === null) return null;
    const donnees = new FormData(formulaire.current);
    const siens = new Set(donnees.getAll("c").map(String));
    setCoches(siens);
    return routes.profil(
      metiers,
      ecrireChoix({
        ...avecCoches(choix, cases, siens),
        sans: donnees.getAll("x").map(String),
        sansReglemente: donnees.has("reglemente"),
      }),
    );
  };
  const suivre = (): void => {
    const voulue = lire();
    clearTimeout(minuteur.current);
    if (voulue === null) return;
    // What is listed is behind what is ticked until the answer is there.
    setSuivi(false);
    minuteur.current = setTimeout(() => {
      demandees.current.add(voulue);
      setSuivi(true);
      demarrer(() => router.replace(voulue, { scroll: false }));
    }, DELAI_MS);
  };

  // Boxes ticked before the page came alive, or that the browser put back as they were, count too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes alive.
  useEffect(() => {
    const voulue = lire();
    if (voulue !== null && voulue !== adresse) suivre();
    return () => clearTimeout(minuteur.current);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new address matters.
  useEffect(() => {
    if (demandees.current.has(adresse)) return;
    demandees.current.add(adresse);
    formulaire.current?.reset();
    lire();
  }, [adresse]);

  const cherche = sansAccent(filtre.trim());
  const initiales = cochesDe(cases, choix);
  return (
    <form
      ref={formulaire}
      action={routes.profil()}
      method="get"
      onChange={suivre}
      className="rounded-xl border border-trait bg-surface p-4"
    >
      {metiers.map((code) => (
        <input key={code} type="hidden" name="m" value={code} />
      ))}
      <input type="hidden" name="coche" value="1" />
      {choix.plus.length === 0 ? null : (
        <input type="hidden" name="plus" value={new URLSearchParams(ecrireChoix(choix)).get("plus") ?? ""} />
      )}
      {groupes.length === 0 ? null : (
        <>
          <h2 className="text-lg">Ce que vous savez faire</h2>
          <p className="text-sm text-douce">
            Coché d’après les fiches&nbsp;: décochez ce qui n’est pas vous.
            {cases.aLaMain.length === 0
              ? ""
              : " Diplômes et habilitations ne sont pas supposés\u00a0: cochez les vôtres."}
          </p>
          <div className="mt-2 noscript:hidden">
            <label htmlFor="filtre" className="sr-only">
              Chercher dans cette liste
            </label>
            <input
              id="filtre"
              type="search"
              value={filtre}
              placeholder="Chercher dans cette liste"
              autoComplete="off"
              // Its own changes are not ticks.
              onChange={(e) => {
                e.stopPropagation();
                setFiltre(e.currentTarget.value);
              }}
              onKeyDown={(e) => {
                if (e.key === "Enter") e.preventDefault();
              }}
              className="h-11 w-full rounded-lg border border-trait-fort bg-surface px-3 placeholder:text-douce placeholder:opacity-100"
            />
          </div>
          {groupes.map((groupe) => (
            <Cases
              key={groupe.titre}
              groupe={groupe}
              cherche={cherche}
              initiales={initiales}
              compte={`${groupe.items.filter((i) => coches.has(i.code)).length} sur\u00a0${groupe.items.length}`}
            />
          ))}
          {cherche !== "" &&
          !groupes.some((g) => g.items.some((i) => sansAccent(i.libelle).includes(cherche))) ? (
            <p className="mt-2 text-douce">Rien dans cette liste. Cherchez plus bas pour l’ajouter.</p>
          ) : null}
        </>
      )}
      <h2 id="a-eviter" className="mt-5 text-lg">
        À éviter
      </h2>
      <p className="text-sm text-douce">
        D’après les conditions que le ROME cite pour chaque métier&nbsp;; un poste peut s’en écarter.
      </p>
      <fieldset aria-labelledby="a-eviter" className="mt-1">
        {conditions.map(({ code, libelle }) => (
          <Case key={code} nom="x" valeur={code} initiale={refuses.has(code)} montree>
            {libelle}
          </Case>
        ))}
        <Case nom="reglemente" valeur="non" initiale={choix.sansReglemente} montree>
          Métiers réglementés
        </Case>
      </fieldset>
      <button type="submit" className="bouton bouton-plein mt-4 hidden noscript:inline-flex">
        Mettre à jour les pistes
      </button>
      <p role="status" className="mt-3 min-h-6 text-sm text-douce noscript:hidden">
        {enCours ? "Mise à jour des pistes…" : suivi ? "Pistes à jour." : ""}
      </p>
    </form>
  );
}

/** A group of boxes under its title, folded until it is opened or something in it is looked for. */
function Cases({
  groupe: { titre, items },
  cherche,
  initiales,
  compte,
}: {
  readonly groupe: Groupe;
  readonly cherche: string;
  readonly initiales: ReadonlySet<string>;
  readonly compte: string;
}): ReactNode {
  const montre = (libelle: string): boolean => cherche === "" || sansAccent(libelle).includes(cherche);
  const trouves = items.filter((i) => montre(i.libelle)).length;
  return (
    <details open={cherche !== "" && trouves > 0} hidden={trouves === 0} className="border-b border-trait">
      <summary className="py-2">
        {titre} <span className="text-sm text-douce tabular-nums">{compte}</span>
      </summary>
      <fieldset className="pb-2">
        <legend className="sr-only">{titre}</legend>
        {items.map(({ code, libelle }) => (
          <Case key={code} nom="c" valeur={code} initiale={initiales.has(code)} montree={montre(libelle)}>
            {libelle}
          </Case>
        ))}
      </fieldset>
    </details>
  );
}

/** One box; one that is not shown keeps what it says. */
function Case({
  nom,
  valeur,
  initiale,
  montree,
  children,
}: {
  readonly nom: "c" | "x" | "reglemente";
  readonly valeur: string;
  readonly initiale: boolean;
  readonly montree: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <label className={`min-h-8 items-start gap-2.5 py-1 leading-snug ${montree ? "flex" : "hidden"}`}>
      <input
        type="checkbox"
        name={nom}
        value={valeur}
        defaultChecked={initiale}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      {children}
    </label>
  );
}
