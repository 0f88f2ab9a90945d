import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Apercu } from "@/components/listes/liste-metiers";
import { SearchBox } from "@/components/recherche/search-box";
import { Lien } from "@/components/ui/lien";
import type { Retire, Successeur } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { LienMetier } from "./rubrique";

/** An old code answers, but is not for search engines: its successors are. */
export const metadataRetire = ({ code, libelle }: Retire): Metadata => ({
  title: libelle === null ? `Code ${code} retiré` : `${typo(libelle)} (${code}, retiré)`,
  robots: { index: false, follow: true },
});

/** How many successors are shown with what they are; the others are folded. */
const EN_GRAND = 6;

/** The page of a code that the ROME no longer has: what it was, and where it leads now. `quoi`: "Le code", "L’intitulé". */
export function PageRetire({
  quoi,
  retire: { code, libelle, depuis, successeurs },
}: {
  readonly quoi: "Le code" | "L’intitulé";
  readonly retire: Retire;
}): ReactNode {
  return (
    <div className="mx-auto max-w-3xl py-8">
      <h1 className="text-3xl">
        {quoi} {code} n’est plus dans le ROME
      </h1>
      <p className="mt-3">
        {libelle === null ? null : <>Il désignait «&nbsp;{typo(libelle)}&nbsp;». </>}
        {depuis === null ? null : <>La version&nbsp;{depuis} du ROME l’a retiré.</>}
      </p>
      {successeurs.length === 0 ? (
        <p className="mt-3">
          Aucun métier présent n’en reprend d’intitulé. Une recherche par mots peut aider.
        </p>
      ) : (
        <>
          <h2 className="mt-6 text-xl">Où chercher maintenant</h2>
          <ul className="mt-3 divide-y divide-trait rounded-xl border border-trait bg-surface">
            {successeurs.slice(0, EN_GRAND).map((s) => (
              <li key={s.metier.code} className="px-4 py-3">
                <h3 className="text-lg">
                  <Lien href={routes.metier(s.metier.code)}>{typo(s.metier.libelle)}</Lien>
                </h3>
                <Apercu metier={s.metier} />
                <Pourquoi successeur={s} />
              </li>
            ))}
          </ul>
          {successeurs.length > EN_GRAND ? (
            <details className="mt-3">
              <summary>{pluriel(successeurs.length - EN_GRAND, "autre métier", "autres métiers")}</summary>
              <ul className="mt-2 list-disc space-y-2 pl-5 marker:text-accent">
                {successeurs.slice(EN_GRAND).map(({ metier }) => (
                  <li key={metier.code}>
                    <LienMetier metier={metier} />
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      )}
      <div className="mt-8">
        <SearchBox id="recherche-retire" grand />
      </div>
    </div>
  );
}

function Pourquoi({ successeur: { intitules, anciens } }: { readonly successeur: Successeur }): ReactNode {
  if (intitules + anciens === 0) return null;
  return (
    <p className="mt-0.5 text-sm text-douce">
      {intitules > 0
        ? `Reprend ${pluriel(intitules, "intitulé")} de ce code`
        : `A ${pluriel(anciens, "intitulé qui avait", "intitulés qui avaient")} ce code avant septembre\u00a02023`}
    </p>
  );
}
