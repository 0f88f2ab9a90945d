import { routes } from "@/lib/routes";

/** What the address of the map says. Codes are upper case; they may name nothing. */
export interface AdresseCarte {
  /** Métier shown, its panel open. */
  readonly centre: string | null;
  /** Both ends of the route that is lit up. */
  readonly de: string | null;
  readonly vers: string | null;
  /** Which of the routes, from 1. */
  readonly trajet: number;
  /** Codes of the grands domaines shown; empty: all. */
  readonly grandsDomaines: readonly string[];
  /** Grand domaine unfolded in the table. */
  readonly tableau: string | null;
  /** Words that the rows of the table answer to. */
  readonly filtre: string;
}

const CODE = /^[A-Z]\d{4}$/;
const TRAJETS_MAX = 9;
const FILTRE_MAX = 100;

/** Reads the query of the map; what cannot be read counts as absent. Inverse of `adresseCarte`. */
export function lireAdresse(lire: (nom: string) => string | null): AdresseCarte {
  const code = (nom: string): string | null => {
    const valeur = lire(nom)?.trim().toUpperCase() ?? "";
    return CODE.test(valeur) ? valeur : null;
  };
  const trajet = Number(lire("trajet") ?? 1);
  const [de, vers] = [code("de"), code("vers")];
  const tableau = lire("tableau")?.trim().toUpperCase() ?? "";
  return {
    centre: code("centre"),
    // Half a route is none.
    de: vers === null ? null : de,
    vers: de === null ? null : vers,
    trajet: Number.isInteger(trajet) && trajet >= 1 && trajet <= TRAJETS_MAX ? trajet : 1,
    grandsDomaines: [...new Set((lire("gd") ?? "").toUpperCase().match(/[A-Z]/g) ?? [])].sort(),
    tableau: /^[A-Z]$/.test(tableau) ? tableau : null,
    filtre: (lire("filtre") ?? "").trim().slice(0, FILTRE_MAX),
  };
}

/** The address of a map; what is as usual is left out. */
export function adresseCarte(etat: AdresseCarte, ancre?: string): string {
  return routes.carte(
    {
      centre: etat.centre ?? undefined,
      de: etat.de ?? undefined,
      vers: etat.vers ?? undefined,
      trajet: etat.trajet > 1 ? String(etat.trajet) : undefined,
      gd: etat.grandsDomaines.join(""),
      tableau: etat.tableau ?? undefined,
      filtre: etat.filtre,
    },
    ancre,
  );
}
