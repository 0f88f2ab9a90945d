/** A family of working conditions that a person may want to avoid, and the labels of the ROME that are of it. */
export interface Contrainte {
  readonly id: string;
  readonly nom: string;
  readonly libelles: RegExp;
}

/** In the order of a conversation: the hours, the body, the place. Told by words, so that new codes are caught. */
export const CONTRAINTES: readonly Contrainte[] = [
  { id: "nuit", nom: "Travail de nuit ou posté", libelles: /de nuit|travail posté/i },
  { id: "week-end", nom: "Samedi, dimanche ou jours fériés", libelles: /week-end|samedi|dimanche|fériés/i },
  { id: "decales", nom: "Horaires décalés ou coupés", libelles: /décalés|roulement|fractionnés/i },
  { id: "astreintes", nom: "Astreintes, urgences", libelles: /astreinte|mobilisable en urgence/i },
  { id: "charges", nom: "Port de charges lourdes", libelles: /charges lourdes/i },
  { id: "debout", nom: "Station debout prolongée", libelles: /station debout/i },
  { id: "assis", nom: "Station assise prolongée", libelles: /station assise/i },
  { id: "gestes", nom: "Gestes pénibles ou répétitifs", libelles: /position pénible|répétitif/i },
  { id: "bruit", nom: "Bruit", libelles: /bruyant/i },
  { id: "temperatures", nom: "Froid ou forte chaleur", libelles: /températures|frigorifique/i },
  { id: "produits", nom: "Produits à risques, fumées", libelles: /produits à risques|fumée/i },
  { id: "hauteur", nom: "Travail en hauteur", libelles: /hauteur|altitude|chutes/i },
  {
    id: "exterieur",
    nom: "Travail dehors ou sur chantier",
    libelles: /en extérieur|sur chantier|climatique/i,
  },
  { id: "deplacements", nom: "Déplacements", libelles: /^déplacements/i },
  { id: "public", nom: "Contact avec le public", libelles: /contact avec du public/i },
];

/** Ids of the families that a fiche names, by the labels of its contexts. */
export const contraintesDe = (libelles: readonly string[]): string[] =>
  CONTRAINTES.filter((c) => libelles.some((l) => c.libelles.test(l))).map(({ id }) => id);
