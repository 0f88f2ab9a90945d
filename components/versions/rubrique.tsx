import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Ref } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import { nombre, pluriel, typo } from "@/lib/typo";

export interface Ligne {
  readonly cle: string;
  readonly texte: ReactNode;
}

/** A kind of change and its lines. */
export interface Rubrique {
  readonly titre: string;
  readonly lignes: readonly Ligne[];
}

/** Longest list written out; the API gives the rest. */
const MAX = 200;

/** Kinds of change, folded; those without a line are left out. */
export const Rubriques = ({ rubriques }: { readonly rubriques: readonly Rubrique[] }): ReactNode =>
  rubriques.filter((r) => r.lignes.length > 0).map((r) => <UneRubrique key={r.titre} {...r} />);

function UneRubrique({ titre, lignes }: Rubrique): ReactNode {
  const reste = lignes.length - MAX;
  return (
    <details className="border-t border-trait py-1 first:border-t-0">
      <summary className="py-1.5">
        {titre} <span className="text-douce tabular-nums">({nombre(lignes.length)})</span>
      </summary>
      <ul className="mt-1 mb-3 list-disc space-y-2 pl-5 marker:text-accent">
        {lignes.slice(0, MAX).map(({ cle, texte }) => (
          <li key={cle}>{texte}</li>
        ))}
      </ul>
      {reste > 0 ? (
        <p className="mb-3 text-sm text-douce">et {pluriel(reste, "autre")}, dans le JSON de l’API</p>
      ) : null}
    </details>
  );
}

/** A métier by its title, with a link to its fiche; a removed one has a page too, which names its successors. */
export const LienMetier = ({ metier }: { readonly metier: Ref }): ReactNode => (
  <Lien href={routes.metier(metier.code)}>{typo(metier.libelle)}</Lien>
);

/** Things by their titles. */
export const titres = (liste: readonly Ref[]): Ligne[] =>
  liste.map((x) => ({ cle: x.code, texte: typo(x.libelle) }));

/** Métiers by their titles, as links. */
export const metiers = (liste: readonly Ref[]): Ligne[] =>
  liste.map((x) => ({ cle: x.code, texte: <LienMetier metier={x} /> }));

/** Things whose wording changed. */
export const renommages = (
  liste: readonly { readonly code: string; readonly avant: string; readonly apres: string }[],
): Ligne[] =>
  liste.map((x) => ({
    cle: x.code,
    texte: (
      <>
        «&nbsp;{typo(x.avant)}&nbsp;» devient «&nbsp;{typo(x.apres)}&nbsp;»
      </>
    ),
  }));
