import type { CodeMetier, Referential } from "../rome";
import { FACETTES } from "./facettes";
import { valeur } from "./lignes";
import { type Modele, modeleDe, POIDS_TOTAL } from "./modele";
import { type Raison, raison } from "./raisons";

/** One way in which two métiers may be near. Unknown codes throw. */
export interface Facette {
  readonly id: string;
  readonly nom: string;
  /** Share in the proximity, all facets together making 1: the score is the sum of `poids × compare`. */
  readonly poids: number;
  /** From a source to a target, 0 to about 1. */
  readonly compare: (source: CodeMetier, cible: CodeMetier) => number;
  /** What the two share, when it is rare among random pairs; null otherwise. */
  readonly explain: (source: CodeMetier, cible: CodeMetier) => Raison | null;
}

/** The facets of the proximity, over one referential. */
export function facettesDe(referential: Referential): readonly Facette[] {
  const modele = modeleDe(referential);
  return FACETTES.map(({ id, nom, poids }, f) => ({
    id,
    nom,
    poids: poids / POIDS_TOTAL,
    compare: (source, cible) => valeur(f, ligne(modele, source), ligne(modele, cible)),
    explain: (source, cible) =>
      raison(modele, f, [ligne(modele, source)], ligne(modele, cible))?.raison ?? null,
  }));
}

function ligne({ rangs, lignes }: Modele, code: CodeMetier) {
  const trouvee = lignes[rangs.get(code) ?? -1];
  if (!trouvee) throw new Error(`lib/mobilite: unknown métier ${code}`);
  return trouvee;
}
