import type { Referential } from "./rome";

/** A condition of work that people ask to do without, in their words, and the contexts of the ROME that it stands for. */
export interface Contrainte {
  /** Its name in an address: stays once published. */
  readonly code: string;
  /** The condition itself, said where one is asked already what to avoid or to refuse. */
  readonly condition: string;
  /** Doing without it, where it stands alone. */
  readonly libelle: string;
  /** OGR of contexts: having one of them is enough to be left out. */
  readonly contextes: readonly string[];
}

/** In the order of a conversation: the hours, the body, the place. */
export const CONTRAINTES: readonly Contrainte[] = [
  { code: "nuit", condition: "Travail de nuit", libelle: "Sans travail de nuit", contextes: ["300803"] },
  {
    code: "week-end",
    condition: "Week-ends et jours fériés",
    libelle: "Sans week-ends ni jours fériés",
    contextes: ["23376", "23374", "300793"],
  },
  {
    code: "horaires-decales",
    condition: "Horaires décalés",
    libelle: "Sans horaires décalés",
    contextes: ["300805", "126450", "300808", "400005"],
  },
  { code: "astreinte", condition: "Astreintes", libelle: "Sans astreintes", contextes: ["300804"] },
  {
    code: "charges",
    condition: "Port de charges lourdes",
    libelle: "Sans port de charges lourdes",
    contextes: ["300795"],
  },
  {
    code: "debout",
    condition: "Station debout prolongée",
    libelle: "Sans station debout prolongée",
    contextes: ["300800"],
  },
  {
    code: "assis",
    condition: "Station assise prolongée",
    libelle: "Sans station assise prolongée",
    contextes: ["403025"],
  },
  {
    code: "repetitif",
    condition: "Gestes répétitifs",
    libelle: "Sans gestes répétitifs",
    contextes: ["300801", "300834"],
  },
  {
    code: "bruit",
    condition: "Environnement bruyant",
    libelle: "Sans environnement bruyant",
    contextes: ["300824"],
  },
  {
    code: "hauteur",
    condition: "Travail en hauteur",
    libelle: "Sans travail en hauteur",
    contextes: ["300782"],
  },
  {
    code: "exterieur",
    condition: "Travail en extérieur",
    libelle: "Sans travail en extérieur",
    contextes: ["300783"],
  },
  {
    code: "temperatures",
    condition: "Grand froid ou forte chaleur",
    libelle: "Sans grand froid ni forte chaleur",
    contextes: ["300789", "403021", "300787"],
  },
  {
    code: "produits",
    condition: "Produits à risques",
    libelle: "Sans produits à risques",
    contextes: ["300791"],
  },
  {
    code: "engins",
    condition: "Engins ou outils dangereux",
    libelle: "Sans engins ni outils dangereux",
    contextes: ["300794"],
  },
  {
    code: "public",
    condition: "Contact avec le public",
    libelle: "Sans contact avec le public",
    contextes: ["403020"],
  },
  {
    code: "deplacements",
    condition: "Déplacements professionnels",
    libelle: "Sans déplacements professionnels",
    contextes: ["300779"],
  },
];

/** Codes of the conditions that a fiche names, by the OGR of its contexts. */
export const contraintesDe = (ogrs: readonly string[]): string[] =>
  CONTRAINTES.filter((c) => c.contextes.some((ogr) => ogrs.includes(ogr))).map(({ code }) => code);

/** Their names, for the description of the API. */
export const CODES_CONTRAINTES: readonly string[] = CONTRAINTES.map((c) => c.code);

type AvecContextes = Pick<Referential, "contextes">;

/** Those that say something of the métiers of this referential, in the order in which they are offered. */
export const contraintes = ({ contextes }: AvecContextes): Contrainte[] =>
  CONTRAINTES.filter((c) => c.contextes.some((ogr) => (contextes.get(ogr)?.metiers.length ?? 0) > 0));

/** The condition named `code`, or the one context of which `code` is the OGR; null for neither. */
export function contrainte({ contextes }: AvecContextes, code: string): Contrainte | null {
  const connue = CONTRAINTES.find((c) => c.code === code);
  if (connue) return connue;
  const contexte = contextes.get(code);
  return contexte
    ? { code, condition: contexte.libelle, libelle: `Sans : ${contexte.libelle}`, contextes: [code] }
    : null;
}

/** Those of `contraintes`, then, where a link brought a context by its OGR, that one too: else a form would drop it. */
export const contraintesOffertes = (referential: AvecContextes, sans: readonly string[]): Contrainte[] => {
  const offertes = contraintes(referential);
  const codes = new Set(offertes.map((c) => c.code));
  return [
    ...offertes,
    ...sans.filter((code) => !codes.has(code)).flatMap((code) => contrainte(referential, code) ?? []),
  ];
};
