import type { TransitionEcologique } from "../../lib/rome";
import { type LigneCsv, lireCsvs } from "../../lib/rome/testing/archive";

/** What the APIs give and the CSVs hold, but this application's referential leaves out. */
export interface Complements {
  readonly appellations: ReadonlyMap<string, DrapeauxAppellation>;
  /** Compétences and savoirs, by OGR. */
  readonly competences: ReadonlyMap<string, ComplementsCompetence>;
}
export interface DrapeauxAppellation {
  readonly cadre: boolean | undefined;
  readonly reglemente: boolean | undefined;
  readonly demographique: boolean | undefined;
  readonly numerique: boolean | undefined;
  readonly ecologique: TransitionEcologique | undefined;
}
export interface ComplementsCompetence {
  readonly ecologique: boolean | undefined;
  readonly numerique: boolean | undefined;
  readonly definition: string | undefined;
  readonly maturite: string | undefined;
  readonly riasecMajeur: string | undefined;
  readonly riasecMineur: string | undefined;
}

const FICHIERS = [
  "referentiel_appellation",
  "referentiel_competence",
  "referentiel_savoir",
  "referentiel_macro_competence_riasec",
] as const;
const MATURITES: Readonly<Record<string, string>> = {
  Hétérogène: "HETEROGENE",
  Homogène: "HOMOGENE",
  "Très homogène": "TRES_HOMOGENE",
};
const ECOLOGIQUES: Readonly<Record<string, TransitionEcologique>> = {
  "Emploi Blanc": "blanc",
  "Emploi Brun": "brun",
  "Emploi Vert": "vert",
  "Emploi stratégique pour la Transition écologique": "strategique",
};

/** Reads them from the official archive (a zip). */
export const lireComplements = async (archive: string): Promise<Complements> =>
  complementsDe(await lireCsvs(archive, FICHIERS));

/** The same from CSVs that are read already. */
export function complementsDe(csvs: ReadonlyMap<string, readonly LigneCsv[]>): Complements {
  const lignes = (nom: (typeof FICHIERS)[number]): readonly LigneCsv[] => csvs.get(nom) ?? [];
  const riasec = new Map(lignes("referentiel_macro_competence_riasec").map((l) => [l.code_ogr, l]));
  return {
    appellations: new Map(
      lignes("referentiel_appellation").map((l) => [
        l.code_ogr ?? "",
        {
          cadre: ouiNon(l.emploi_cadre),
          reglemente: ouiNon(l.emploi_reglemente),
          demographique: ouiNon(l.transition_demo),
          numerique: ouiNon(l.transition_num),
          ecologique: ECOLOGIQUES[l.transition_eco ?? ""],
        },
      ]),
    ),
    competences: new Map(
      [...lignes("referentiel_competence"), ...lignes("referentiel_savoir")].map((l) => {
        const ogr = l.code_ogr ?? l.code_ogr_savoir ?? "";
        return [
          ogr,
          {
            ecologique: ouiNon(l.transition_eco),
            numerique: ouiNon(l.transition_num),
            definition: l.definition || undefined,
            maturite: MATURITES[l.libelle_heterogeneite ?? ""],
            riasecMajeur: riasec.get(ogr)?.riasec_majeur || undefined,
            riasecMineur: riasec.get(ogr)?.riasec_mineur || undefined,
          },
        ];
      }),
    ),
  };
}

const ouiNon = (valeur: string | undefined): boolean | undefined =>
  valeur === "O" ? true : valeur === "N" ? false : undefined;
