import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AdresseCarte } from "./adresse";
import {
  type DonneesCarte,
  fetchCarte,
  fetchParcours,
  type Parcours,
  type Voisins,
  voisinsDe,
} from "./donnees";
import type { Groupe } from "./legende";
import type { EtatParcours } from "./panneau-parcours";
import type { Vue } from "./toile";

const AUCUN: readonly never[] = [];

export interface Carte {
  /** Undefined until the map has come. */
  readonly donnees: DonneesCarte | undefined;
  readonly erreur: boolean;
  readonly recharger: () => void;
  readonly voisins: readonly Voisins[];
  /** By code. */
  readonly rangs: ReadonlyMap<string, number>;
  /** What the address lights up. */
  readonly vue: Vue;
  readonly parcours: EtatParcours;
}

/** The map and the route that the address asks for, and what of them to light up. */
export function useCarte(adresse: AdresseCarte, groupes: readonly Groupe[]): Carte {
  const {
    data: donnees,
    isError,
    refetch,
  } = useQuery({
    queryKey: ["carte"],
    queryFn: ({ signal }) => fetchCarte(signal),
    // A new version comes with the next visit: what is on screen does not change under one's eyes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const voisins = useMemo(() => (donnees ? voisinsDe(donnees) : AUCUN), [donnees]);
  const rangs = useMemo(() => new Map(donnees?.codes.map((code, i) => [code, i])), [donnees]);

  const { de, vers } = adresse;
  const inconnus = donnees ? [de, vers].flatMap((c) => (c === null || rangs.has(c) ? [] : [c])) : AUCUN;
  const reponse = useQuery({
    queryKey: ["parcours", de, vers],
    queryFn: ({ signal }) => fetchParcours(de ?? "", vers ?? "", signal),
    // A code that no métier has is not asked about: it takes the data of the map to tell.
    enabled: de !== null && vers !== null && (donnees ? inconnus.length === 0 : isError),
  });
  const trajets = reponse.data?.parcours ?? AUCUN;
  const etapes = (trajets[adresse.trajet - 1] ?? trajets[0])?.etapes ?? AUCUN;
  const trajet = useMemo(
    () =>
      de === null || etapes.length === 0
        ? AUCUN
        : [de, ...etapes.map((e) => e.code)].flatMap((code) => rangs.get(code) ?? []),
    [de, etapes, rangs],
  );
  const calcules = useMemo(
    () => new Set(etapes.flatMap(({ code, ordre }) => (ordre === null ? (rangs.get(code) ?? []) : []))),
    [etapes, rangs],
  );
  const montres = groupes.flatMap(({ code }, i) => (adresse.grandsDomaines.includes(code) ? [i] : []));
  return {
    donnees,
    erreur: isError,
    recharger: () => void refetch(),
    voisins,
    rangs,
    vue: {
      centre: adresse.centre === null ? null : (rangs.get(adresse.centre) ?? null),
      trajet,
      calcules,
      groupes: montres.length === 0 ? null : new Set(montres),
    },
    parcours: lireParcours(reponse, inconnus),
  };
}

/** Codes that no métier has are told as such: the API only says that the question is wrong. */
function lireParcours(
  { data, isError }: { readonly data: Parcours | undefined; readonly isError: boolean },
  inconnus: readonly string[],
): EtatParcours {
  if (inconnus.length > 0) return { statut: "inconnu", codes: inconnus };
  if (data) return { statut: "trouve", parcours: data };
  return { statut: isError ? "indisponible" : "attente" };
}
