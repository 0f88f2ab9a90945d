import Form from "next/form";
import type { ReactNode } from "react";
import { ChampMetier } from "@/components/recherche/champ-metier";
import { routes } from "@/lib/routes";

interface Valeur {
  readonly texte: string;
  readonly code: string | null;
}

/** From, to, and through: a plain GET form, each field a code or words. */
export function FormulaireParcours({
  de,
  vers,
  par,
}: {
  readonly de: Valeur;
  readonly vers: Valeur;
  readonly par: Valeur;
}): ReactNode {
  return (
    <Form
      action={routes.parcours()}
      prefetch={false}
      role="search"
      aria-label="Chercher un parcours"
      className="mt-5 grid gap-3 rounded-xl border border-trait bg-surface p-4 md:grid-cols-2 print:hidden"
    >
      <ChampMetier id="parcours-de" nom="de" libelle="Je pars de" initial={de} />
      <ChampMetier id="parcours-vers" nom="vers" libelle="Je voudrais aller vers" initial={vers} />
      <ChampMetier id="parcours-par" nom="par" libelle="En passant par (facultatif)" initial={par} />
      <div className="flex items-end">
        <button type="submit" className="bouton bouton-plein h-11 w-full justify-center md:w-auto">
          Chercher un parcours
        </button>
      </div>
    </Form>
  );
}
