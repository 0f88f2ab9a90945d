import type { ReactNode } from "react";
import { A_ACQUERIR, departDit } from "@/components/mobilite/mots";
import { Mouvement } from "@/components/mobilite/mouvement";
import { BoutonSelection } from "@/components/selection/bouton-selection";
import { Lien } from "@/components/ui/lien";
import type { Proposition } from "@/lib/mobilite";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";

/** The options of a person, each explained. */
export function Pistes({
  pistes,
  plafond,
  tenus,
  referential,
}: {
  readonly pistes: readonly Proposition[];
  /** Most that are looked for: there may be others after. */
  readonly plafond: number;
  readonly tenus: readonly Metier[];
  readonly referential: Referential;
}): ReactNode {
  const [depart] = tenus;
  return (
    <section aria-labelledby="pistes" className="long">
      <h2 id="pistes" className="scroll-mt-6 text-2xl">
        {pistes.length === 0
          ? "Pas de piste"
          : pistes.length < plafond
            ? pluriel(pistes.length, "piste")
            : `Les ${plafond} premières pistes`}
      </h2>
      {pistes.length === 0 ? (
        <p className="mt-2">
          Aucun métier ne partage ce qui est coché sans ce que vous refusez. Cochez davantage, ou acceptez une
          condition.
        </p>
      ) : (
        <p className="mt-1 text-douce">
          De ce qui ressemble le plus à ce que vous savez faire à ce qui s’en éloigne. «&nbsp;{A_ACQUERIR}
          &nbsp;» se lit par rapport à ce qui est coché.
        </p>
      )}
      <ol className="mt-4 space-y-3 print:columns-3 print:gap-2 print:space-y-1.5">
        {pistes.map((piste) => {
          return (
            <li key={piste.code} className="rounded-xl border border-trait bg-surface p-4 print:p-1">
              <div className="flex items-start justify-between gap-3">
                <h3 className="text-lg">
                  <Lien href={routes.metier(piste.code)}>{typo(piste.libelle)}</Lien>
                </h3>
                <BoutonSelection
                  code={piste.code}
                  libelle={typo(piste.libelle)}
                  version={referential.version}
                  court
                />
              </div>
              <Mouvement mobilite={piste} depart={departDit(piste, tenus)} />
              {depart ? (
                <p className="mt-2 flex flex-wrap gap-x-4 text-sm print:hidden">
                  <Lien href={routes.comparer([depart.code, piste.code])}>
                    Comparer
                    <span className="sr-only">
                      {" "}
                      {typo(piste.libelle)} à {typo(depart.libelle)}
                    </span>
                  </Lien>
                  <Lien href={routes.parcours({ de: depart.code, vers: piste.code })}>
                    Parcours
                    <span className="sr-only">
                      {" "}
                      de {typo(depart.libelle)} à {typo(piste.libelle)}
                    </span>
                  </Lien>
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
