import { RIASEC, TRANSITIONS_EN_CLAIR } from "@/components/fiche/mots";
import { contrainte } from "@/lib/contraintes";
import type { Referential } from "@/lib/rome";
import { type Critere, type Criteres, ecrireCriteres, retirer, type Transition } from "@/lib/search";

/** What each criterion asks, in words; the code itself for what the referential no longer has. */
const EN_CLAIR: Readonly<Record<Critere, (r: Referential, valeur: string) => string | undefined>> = {
  domaine: (r, v) => (r.domaines.get(v) ?? r.grandsDomaines.get(v))?.libelle,
  riasec: (_, v) => `Profil ${RIASEC[v as keyof typeof RIASEC].nom.toLowerCase()}`,
  sans: (r, v) => contrainte(r, v)?.libelle,
  contexte: (r, v) => r.contextes.get(v)?.libelle,
  competence: (r, v) => (r.competences.get(v) ?? r.savoirs.get(v))?.libelle,
  centreInteret: (r, v) => r.centresInteret.get(v)?.libelle,
  secteur: (r, v) => r.secteurs.get(v)?.libelle,
  theme: (r, v) => r.themes.get(v)?.libelle,
  transition: (_, v) => TRANSITIONS_EN_CLAIR[v as Transition],
  reglemente: (_, v) => (v === "oui" ? "Métiers réglementés" : "Sans les métiers réglementés"),
};

export interface Puce {
  readonly libelle: string;
  /** The criteria once this one is taken off. */
  readonly sans: Criteres;
}

/** Each thing that the criteria ask, in words, and what is left without it. */
export const pucesDe = (referential: Referential, criteres: Criteres): Puce[] =>
  ecrireCriteres(criteres).map(([critere, valeur]) => ({
    libelle: EN_CLAIR[critere](referential, valeur) ?? valeur,
    sans: retirer(criteres, critere, valeur),
  }));
