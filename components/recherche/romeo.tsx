import type { ReactNode } from "react";
import { direct } from "@/lib/rome/direct";
import type { Exploration } from "@/lib/search";
import { FormulaireRomeo } from "./formulaire-romeo";

/** A way to ask France Travail too, when the search is not sure of its answer. Absent where ROMEO is not open to us. */
export function Romeo({
  recherche: { requete, incertaine },
}: {
  readonly recherche: Pick<Exploration, "requete" | "incertaine">;
}): ReactNode {
  if (requete === "" || !incertaine || !direct()?.romeoOuvert()) return null;
  return <FormulaireRomeo key={requete} texte={requete} />;
}
