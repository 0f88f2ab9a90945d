"use client";

import { type ReactNode, type RefObject, useEffect } from "react";
import { BoutonSelection } from "@/components/selection/bouton-selection";
import { Lien } from "@/components/ui/lien";
import { ANNEAUX, type Extrait, type Voisin } from "@/lib/mobilite/explorateur";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { Genre } from "./mouvement";
import { LienIci, useNavigation } from "./navigation";
import { Raisons } from "./raisons";

/** All that is said of one move, beside the drawing or the table. */
export function Panneau({
  voisin: v,
  fil,
  centre,
  version,
  titre,
}: {
  readonly voisin: Voisin;
  readonly fil: readonly string[];
  readonly centre: { readonly code: string; readonly libelle: string };
  readonly version: string;
  readonly titre: RefObject<HTMLHeadingElement | null>;
}): ReactNode {
  const { lien, aller, preparer } = useNavigation();
  const fermer = lien({ panneau: null });
  useEffect(() => {
    preparer(v.code);
    const auClavier = (e: KeyboardEvent): void => {
      if (e.key === "Escape" && !e.defaultPrevented) aller(fermer, "noeud");
    };
    document.addEventListener("keydown", auClavier);
    return () => document.removeEventListener("keydown", auClavier);
  }, [v.code, fermer, aller, preparer]);

  return (
    <aside aria-labelledby="panneau-titre" className="panneau">
      <div className="flex items-start gap-3">
        <h2 id="panneau-titre" ref={titre} tabIndex={-1} className="grow text-xl outline-none">
          {typo(v.libelle)}
        </h2>
        <LienIci href={fermer} suite="noeud" aria-label="Fermer le panneau" className="fermer">
          <span aria-hidden="true">✕</span>
        </LienIci>
      </div>
      <Genre ordre={v.ordre} />
      <p className="mt-1 text-sm text-douce">
        Contenu {ANNEAUX[v.anneau]} de «&nbsp;{typo(centre.libelle)}&nbsp;».
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <LienIci
          href={lien({ fil: [...fil, centre.code], panneau: null }, v.code)}
          suite="centre"
          className="bouton bouton-plein"
        >
          Continuer d’ici
        </LienIci>
        <Lien href={routes.metier(v.code)} className="bouton">
          Lire la fiche
        </Lien>
        <Lien href={routes.comparer([centre.code, v.code])} className="bouton">
          Comparer les deux
        </Lien>
        <BoutonSelection code={v.code} libelle={typo(v.libelle)} version={version} />
      </div>

      {v.alertes.length === 0 ? null : (
        <Rubrique titre="À regarder de près">
          <ul className="space-y-1.5">
            {v.alertes.map(({ type, texte }) => (
              <li key={type} className={type === "reglemente" ? "font-semibold text-ocre" : ""}>
                {type === "reglemente" ? "⚠ " : ""}
                {typo(texte)}
              </li>
            ))}
          </ul>
        </Rubrique>
      )}
      <Rubrique titre="Ce qui rapproche ces métiers">
        <Raisons
          raisons={v.raisons.map(({ type, titre: t, libelles }) => ({
            type,
            titre: typo(t),
            items: libelles.map((libelle) => ({ code: libelle, libelle })),
          }))}
        />
      </Rubrique>
      <Items
        titre="Ce qui sert déjà"
        extrait={v.acquis}
        vide="Aucune compétence en commun dans le référentiel."
      />
      <Items
        titre="À acquérir"
        extrait={v.aAcquerir}
        vide="Rien de plus au cœur de ce métier, d’après les fiches."
      />
      <Rubrique titre="Conditions de travail">
        <Conditions titre="Citées ici, pas au départ&nbsp;:" libelles={v.conditions.nouvelles} />
        <Conditions titre="Citées au départ, pas ici&nbsp;:" libelles={v.conditions.quittees} />
        {v.conditions.nouvelles.length + v.conditions.quittees.length === 0 ? (
          <p>Les deux fiches citent les mêmes.</p>
        ) : (
          <p className="mt-2 text-sm text-douce">D’après les fiches, qui ne disent pas tout d’un poste.</p>
        )}
      </Rubrique>
    </aside>
  );
}

function Rubrique({ titre, children }: { readonly titre: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="mt-5 border-t border-trait pt-4">
      <h3 className="mb-2 text-base">{titre}</h3>
      {children}
    </section>
  );
}

function Items({
  titre,
  extrait: { libelles, total },
  vide,
}: {
  readonly titre: string;
  readonly extrait: Extrait;
  readonly vide: string;
}): ReactNode {
  const reste = total - libelles.length;
  return (
    <Rubrique titre={total === 0 ? titre : `${titre} (${total})`}>
      {total === 0 ? (
        <p className="text-douce">{vide}</p>
      ) : (
        <ul className="list-disc space-y-0.5 pl-5 marker:text-accent">
          {libelles.map((l) => (
            <li key={l}>{typo(l)}</li>
          ))}
        </ul>
      )}
      {reste > 0 ? <p className="mt-1 text-sm text-douce">et {pluriel(reste, "autre")}</p> : null}
    </Rubrique>
  );
}

function Conditions({
  titre,
  libelles,
}: {
  readonly titre: string;
  readonly libelles: readonly string[];
}): ReactNode {
  if (libelles.length === 0) return null;
  return (
    <div className="mt-1">
      <h4 className="text-sm text-douce">{titre}</h4>
      <ul className="list-disc pl-5 marker:text-accent">
        {libelles.map((l) => (
          <li key={l}>{typo(l)}</li>
        ))}
      </ul>
    </div>
  );
}
