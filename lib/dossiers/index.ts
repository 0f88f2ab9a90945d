/** The public face of dossiers, on the server. Browsers read `contenu`, `lien` and `scelle`, and nothing else of this folder. */

export {
  type Contenu,
  contenuVide,
  type LectureContenu,
  LIMITES,
  lireContenu,
  type MetierChoisi,
  schemaContenu,
} from "./contenu";
export { type ChangementRome, changementsDepuis } from "./depuis";
export type { ActionJournal, Dossier, Droit, Enregistrement, ResumeDossier } from "./fonds";
/** Longest body that carries a document, in bytes: one at all its bounds is below. */
export const DOSSIER_OCTETS_MAX = 500_000;
/** Highest version that a save may be over: the one after it still fits in an integer of the database. */
export const VERSION_MAX = 2 ** 31 - 2;
export { reglagesDossiers } from "./reglages";
export { dossiers, type EtatService, type Service, santeDossiers } from "./service";
