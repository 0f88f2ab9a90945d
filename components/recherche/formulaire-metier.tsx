import type { ReactNode } from "react";
import { ChampMetier } from "./champ-metier";

/**
 * A form of one field that adds a métier to a page whose address holds what is there already. Sent by the browser itself:
 * the answer is a redirection to the address that says it shortly.
 */
export function FormulaireMetier({
  id,
  action,
  garde,
  nom,
  libelle,
  bouton,
}: {
  readonly id: string;
  /** Path of the page, without its parameters. */
  readonly action: string;
  /** Parameters to keep, in order. */
  readonly garde: readonly (readonly [nom: string, valeur: string])[];
  readonly nom: string;
  readonly libelle: string;
  readonly bouton: string;
}): ReactNode {
  return (
    <search aria-label={libelle} className="block print:hidden">
      <form action={action} method="get" className="flex items-end gap-2">
        {garde.map(([n, valeur]) => (
          <input key={`${n} ${valeur}`} type="hidden" name={n} value={valeur} />
        ))}
        <div className="min-w-0 max-w-xl grow">
          <ChampMetier id={id} nom={nom} libelle={libelle} envoyer />
        </div>
        <button type="submit" className="bouton bouton-plein h-11">
          {bouton}
        </button>
      </form>
    </search>
  );
}
