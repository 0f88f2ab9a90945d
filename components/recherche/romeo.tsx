import type { ReactNode } from "react";
import { direct } from "@/lib/rome/direct";
import type { Recherche } from "@/lib/search";
import { FormulaireRomeo } from "./formulaire-romeo";

/** Under this score the words typed are not clearly those of a métier. */
const SUR = 0.6;

/** A way to ask France Travail too, when the search is not sure of its answer. Absent where ROMEO is not open to us. */
export function Romeo({ recherche }: { readonly recherche: Recherche }): ReactNode {
  const { requete, resultats } = recherche;
  if (requete === "" || (resultats[0]?.score ?? 0) >= SUR || !direct()?.romeoOuvert()) return null;
  return <FormulaireRomeo key={requete} texte={requete} />;
}
