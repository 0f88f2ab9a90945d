import { type RefObject, useEffect, useRef, useState } from "react";
import type { DonneesCarte, Voisins } from "./donnees";
import type { Toile, Vue } from "./toile";

/** `absente`: this browser draws no WebGL. `perdue`: it did, then took it back. */
type EtatToile = "attente" | "prete" | "absente" | "perdue";

export interface Dessin {
  readonly etat: EtatToile;
  readonly toile: RefObject<Toile | null>;
  /** The métier that is pointed at. */
  readonly vise: number | null;
  /** Draws anew. */
  readonly recommencer: () => void;
}

/** Asked before sigma is loaded: it needs WebGL from its first line on. */
function dessineWebgl(): boolean {
  try {
    const essai = document.createElement("canvas").getContext("webgl2");
    essai?.getExtension("WEBGL_lose_context")?.loseContext();
    return essai !== null;
  } catch {
    return false;
  }
}

/**
 * The drawing inside `conteneur`, made once the data is there and remade on `recommencer`; follows `vue`.
 * Flies to what is lit up when that changes, and on the first drawing.
 */
export function useToile(
  conteneur: RefObject<HTMLDivElement | null>,
  donnees: DonneesCarte | undefined,
  voisins: readonly Voisins[],
  vue: Vue,
  choisir: (rang: number) => void,
): Dessin {
  const [etat, setEtat] = useState<EtatToile>("attente");
  const [vise, setVise] = useState<number | null>(null);
  const [essai, setEssai] = useState(0);
  const toile = useRef<Toile | null>(null);
  const actuelle = useRef({ vue, choisir });
  actuelle.current = { vue, choisir };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `essai` asks for a new drawing
  useEffect(() => {
    const element = conteneur.current;
    if (donnees === undefined || element === null) return;
    if (!dessineWebgl()) return setEtat("absente");
    let abandonne = false;
    import("./toile")
      .then((module) => {
        if (abandonne) return;
        const neuve = new module.Toile(element, donnees, voisins, {
          choisir: (rang) => actuelle.current.choisir(rang),
          viser: setVise,
          perdre: () => setEtat("perdue"),
        });
        toile.current = neuve;
        neuve.montrer(actuelle.current.vue);
        const lieu = lieuDe(actuelle.current.vue);
        if (lieu.length > 0) neuve.allerA(lieu);
        setEtat("prete");
      })
      .catch(() => {
        // The context was refused after all, or the file of the drawing did not come.
        if (!abandonne) setEtat("absente");
      });
    return () => {
      abandonne = true;
      toile.current?.detruire();
      toile.current = null;
    };
  }, [conteneur, donnees, voisins, essai]);

  const cle = JSON.stringify([vue.centre, vue.trajet]);
  const groupes = vue.groupes === null ? "" : [...vue.groupes].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys tell when the view has changed
  useEffect(() => {
    toile.current?.montrer(vue);
  }, [cle, groupes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells when the place has changed
  useEffect(() => {
    const lieu = lieuDe(vue);
    if (lieu.length > 0) toile.current?.allerA(lieu);
  }, [cle]);

  return {
    etat,
    toile,
    vise,
    recommencer: () => {
      setEtat("attente");
      setEssai((n) => n + 1);
    },
  };
}

/** Métiers to fly to: the one shown, else those of the route. */
const lieuDe = ({ centre, trajet }: Vue): readonly number[] => (centre === null ? trajet : [centre]);
