import Form from "next/form";
import type { ReactNode } from "react";
import { ChampMetier } from "./champ-metier";

/** A form of one field that adds a métier to a page whose address holds what is there already. */
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
    <Form
      action={action}
      prefetch={false}
      role="search"
      aria-label={libelle}
      className="flex items-end gap-2 print:hidden"
    >
      {garde.map(([n, valeur]) => (
        <input key={`${n} ${valeur}`} type="hidden" name={n} value={valeur} />
      ))}
      <div className="min-w-0 max-w-xl grow">
        <ChampMetier id={id} nom={nom} libelle={libelle} envoyer />
      </div>
      <button type="submit" className="bouton bouton-plein h-11">
        {bouton}
      </button>
    </Form>
  );
}
