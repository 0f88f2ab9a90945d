"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { departDit } from "@/components/mobilite/mots";
import { Genre, Mouvement } from "@/components/mobilite/mouvement";
import { raisonsDites } from "@/components/mobilite/raisons";
import { Lien } from "@/components/ui/lien";
import { LIMITES } from "@/lib/dossiers/contenu";
import type { Proposition } from "@/lib/mobilite";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { useTravail } from "./contexte";
import { basculerSelection } from "./modifier";
import type { ReponsePistes } from "./questions";
import { enviesDe } from "./souhaits-dits";
import { PREMIER, Zone } from "./zone";

/** Shown at first: five to talk about, and some more to see that there are others. */
const MONTREES = 8;
/** Items said of each thing before the detail. */
const EN_LIGNE = 3;

/** Where it may lead, as one types. */
export function ZonePistes({
  reponse,
  posee,
}: {
  readonly reponse: UseQueryResult<ReponsePistes>;
  /** Whether there is something to start from. */
  readonly posee: boolean;
}): ReactNode {
  const { contenu, depart } = useTravail();
  const envies = posee ? [] : enviesDe(depart, contenu.souhaits);
  const [toutes, setToutes] = useState(false);
  const pistes = posee ? (reponse.data?.propositions ?? []) : [];
  const montrees = toutes ? pistes : pistes.slice(0, MONTREES);
  const retenues = new Set(contenu.selection.map((s) => s.code));
  const annonce = !posee
    ? ""
    : reponse.isFetching
      ? "Mise à jour…"
      : reponse.isError
        ? ""
        : pluriel(pistes.length, "piste");
  return (
    <Zone id="pistes" detail={<span role="status">{annonce}</span>}>
      {posee ? null : (
        <p className="text-douce">
          Notez un métier exercé&nbsp;: les pistes arrivent ici, chacune avec ses raisons, et suivent ce que
          vous cochez.
        </p>
      )}
      {envies.length === 0 ? null : (
        <>
          <p className="mt-3">
            Sans métier exercé, vous pouvez aussi parcourir ceux qui vont avec vos souhaits&nbsp;:
          </p>
          <ul className="mt-1 list-disc pl-5">
            {envies.map(({ libelle, href }) => (
              <li key={href}>
                <Lien href={href}>{libelle}</Lien>
              </li>
            ))}
          </ul>
        </>
      )}
      {reponse.isError ? (
        <p role="alert" className="mb-3 rounded-md bg-alerte-fond p-3 text-alerte">
          Les pistes ne répondent pas{pistes.length > 0 ? "\u00a0: celles-ci sont d’avant" : ""}. Ce qui est
          noté est gardé.{" "}
          <button type="button" className="lien text-alerte" onClick={() => void reponse.refetch()}>
            Essayer à nouveau
          </button>
        </p>
      ) : null}
      {posee && reponse.isSuccess && pistes.length === 0 ? (
        <p>Aucun métier ne reste avec ces souhaits. Décochez un refus ou un centre d’intérêt.</p>
      ) : null}
      <ol className="space-y-3" onKeyDown={parFleches}>
        {montrees.map((piste, rang) => (
          <Piste key={piste.code} piste={piste} retenue={retenues.has(piste.code)} premiere={rang === 0} />
        ))}
      </ol>
      {pistes.length > MONTREES ? (
        <button type="button" className="bouton mt-3" onClick={() => setToutes(!toutes)}>
          {toutes ? "Montrer moins de pistes" : `Voir ${pistes.length - MONTREES} autres pistes`}
        </button>
      ) : null}
    </Zone>
  );
}

/** Arrows go from one option to the next one; nothing in the list is typed in. */
function parFleches(e: KeyboardEvent<HTMLOListElement>): void {
  const sens = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  if (sens === undefined || e.altKey || e.ctrlKey || e.metaKey || !(e.target instanceof Element)) return;
  const boutons = [...e.currentTarget.querySelectorAll<HTMLElement>("[data-retenir]")];
  const ici = boutons.findIndex((b) => b.closest("li")?.contains(e.target as Node));
  const cible = boutons[ici + sens];
  if (cible === undefined) return;
  e.preventDefault();
  cible.focus();
  cible.closest("li")?.scrollIntoView({ block: "nearest" });
}

function Piste({
  piste,
  retenue,
  premiere,
}: {
  readonly piste: Proposition;
  readonly retenue: boolean;
  readonly premiere: boolean;
}): ReactNode {
  const { contenu, changer, dire } = useTravail();
  const libelle = typo(piste.libelle);
  const basculer = (): void => {
    if (!retenue && contenu.selection.length >= LIMITES.selection) {
      dire(`Il y a place pour ${LIMITES.selection} métiers retenus.`, "montre");
      return;
    }
    changer((c) => basculerSelection(c, { code: piste.code, ogr: null, libelle: piste.libelle }));
    dire(`${libelle}\u00a0: ${retenue ? "n’est plus retenu" : "retenu"}.`, retenue ? "annulable" : undefined);
  };
  return (
    <li className={`rounded-lg border p-3 ${retenue ? "border-accent bg-accent-fond" : "border-trait"}`}>
      <div className="flex items-start justify-between gap-3">
        <h3 className="text-base">
          <Lien href={routes.metier(piste.code)} target="_blank" className="lien">
            {libelle}
            <span className="sr-only"> (la fiche, nouvel onglet)</span>
          </Lien>
        </h3>
        <button
          type="button"
          data-retenir=""
          {...(premiere ? PREMIER : {})}
          aria-pressed={retenue}
          onClick={basculer}
          className={`bouton shrink-0 ${retenue ? "bouton-plein" : ""}`}
        >
          {retenue ? "Retenu" : "Retenir"}
          <span className="sr-only"> {libelle}</span>
        </button>
      </div>
      <Genre ordre={piste.ordre} depart={departDit(piste, contenu.passes)} />
      {raisonsDites(piste.raisons).map(({ type, titre, items }) => (
        <EnLigne key={type} titre={titre} items={items} />
      ))}
      <EnLigne titre="À acquérir" items={piste.aAcquerir} />
      <details className="mt-1 text-[0.95rem]">
        <summary className="w-fit py-0.5 text-accent">
          Tout le détail<span className="sr-only">&nbsp;: {libelle}</span>
        </summary>
        <Mouvement mobilite={piste} sansGenre />
      </details>
    </li>
  );
}

/** Things in a line, the most telling first. */
function EnLigne({
  titre,
  items,
}: {
  readonly titre: string;
  readonly items: readonly { readonly libelle: string }[];
}): ReactNode {
  if (items.length === 0) return null;
  const reste = items.length - EN_LIGNE;
  return (
    <p className="mt-1 text-[0.95rem] leading-snug">
      <span className="text-douce">{typo(titre)}&nbsp;: </span>
      {items
        .slice(0, EN_LIGNE)
        .map((i) => typo(i.libelle))
        .join(" · ")}
      {reste > 0 ? ` · et ${pluriel(reste, "autre")}` : ""}
    </p>
  );
}
