import { Fragment, type ReactNode } from "react";
import type { Metier } from "@/lib/rome";
import type { Comparaison, DepuisVersion } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import { dateLongue, pluriel } from "@/lib/typo";
import { Changements, Titre } from "./changements";
import { LienMetier } from "./rubrique";

/** How many of the métiers that took titles from a code are named in a notice. */
const DITS = 5;

/** Above a fiche that a link of another version led to: what became of it since. */
export function AvisVersion({
  depuis,
  metier,
}: {
  readonly depuis: DepuisVersion;
  readonly metier: Metier;
}): ReactNode {
  if (depuis.statut === "sans-objet") return null;
  if (depuis.statut === "inchangee") {
    return (
      <aside aria-label="Version du lien" className="mb-3 text-sm text-douce print:hidden">
        <p>Cette fiche n’a pas changé depuis la version&nbsp;{edition(depuis)}, celle de votre lien.</p>
      </aside>
    );
  }
  const sens = depuis.statut === "changee" && depuis.comparaison.metiers.renommes.some((x) => x.ancienSens);
  return (
    <aside
      aria-label="Version du lien"
      className={`mb-5 rounded-xl border px-4 py-3 print:hidden ${sens ? "border-ocre bg-ocre-fond" : "border-trait bg-surface"}`}
    >
      {depuis.statut === "changee" ? (
        <Change comparaison={depuis.comparaison} code={metier.code} />
      ) : (
        <>
          <p>
            La version{depuis.version === null ? "" : `\u00a0${depuis.version}`} de votre lien n’est pas
            connue de ce site, qui ne peut pas dire ce qui a changé depuis.
          </p>
          <Anciens anciens={depuis.anciens} />
        </>
      )}
    </aside>
  );
}

function Change({
  comparaison,
  code,
}: {
  readonly comparaison: Comparaison;
  readonly code: string;
}): ReactNode {
  if (comparaison.metiers.ajoutes.length > 0)
    return (
      <p>Cette fiche n’existait pas encore en version&nbsp;{edition(comparaison.de)}, celle de votre lien.</p>
    );
  return (
    <>
      <p>Cette fiche a changé depuis la version&nbsp;{edition(comparaison.de)}, celle de votre lien.</p>
      <Titre comparaison={comparaison} />
      <details className="mt-1">
        <summary className="py-1">Voir ce qui a changé</summary>
        <div className="mt-1">
          <Changements comparaison={comparaison} code={code} />
        </div>
      </details>
    </>
  );
}

function Anciens({ anciens }: { readonly anciens: readonly Metier[] }): ReactNode {
  if (anciens.length === 0) return null;
  const reste = anciens.length - DITS;
  return (
    <p className="mt-1 leading-7">
      Avant septembre&nbsp;2023, ce code couvrait aussi des intitulés qui sont maintenant sur d’autres
      fiches&nbsp;:{" "}
      {anciens.slice(0, DITS).map((metier, i) => (
        <Fragment key={metier.code}>
          {i > 0 ? ", " : ""}
          <LienMetier metier={metier} />
        </Fragment>
      ))}
      {reste > 0 ? ` et ${pluriel(reste, "autre")}` : ""}.
    </p>
  );
}

/** The last block of a fiche, where kept comparisons touch it. */
export function BlocChangements({
  metier,
  historique,
}: {
  readonly metier: Metier;
  readonly historique: readonly Comparaison[];
}): ReactNode {
  if (historique.length === 0) return null;
  return (
    <section aria-labelledby="changements" className="mt-6 px-5 sm:px-6 print:hidden">
      <h2 id="changements" className="text-lg">
        Ce qui a changé sur cette fiche
      </h2>
      {historique.map((comparaison) => (
        <details key={comparaison.a.version} className="mt-1 text-[0.95rem]">
          <summary className="py-1 text-douce">En version&nbsp;{edition(comparaison.a)}</summary>
          <div className="mt-1 pl-4">
            {comparaison.metiers.ajoutes.length > 0 ? (
              <p>Cette version a ajouté la fiche.</p>
            ) : (
              <>
                <Titre comparaison={comparaison} />
                <Changements comparaison={comparaison} code={metier.code} />
              </>
            )}
            <p className="mt-2 text-sm">
              <a className="lien" href={routes.versions(comparaison.de.version, comparaison.a.version)}>
                Tout ce que cette version a changé
              </a>
            </p>
          </div>
        </details>
      ))}
    </section>
  );
}

/** "61 du 18 mars 2026" */
export const edition = ({ version, publieeLe }: Comparaison["a"]): string =>
  `${version}${publieeLe === null ? "" : ` du ${dateLongue(publieeLe)}`}`;
