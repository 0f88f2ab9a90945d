import type { ReactNode } from "react";
import { direct } from "@/lib/rome/direct";
import type { Recherche } from "@/lib/search";
import { FormulaireRomeo } from "./formulaire-romeo";

/** Scores go to about 4. Of everyday queries, those under this one mostly have a first answer beside the point. */
const SUR = 1.75;

/** A way to ask France Travail too, when the search is not sure of its answer. Absent where ROMEO is not open to us. */
export function Romeo({ recherche }: { readonly recherche: Recherche }): ReactNode {
  const { requete, resultats } = recherche;
  if (requete === "" || (resultats[0]?.score ?? 0) >= SUR || !direct()?.romeoOuvert()) return null;
  return <FormulaireRomeo key={requete} texte={requete} />;
}
