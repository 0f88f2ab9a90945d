/**
 * The public face for pages and the browser: the document of an appointment. What only a server may load (database, keys) is
 * behind `service.ts`.
 */
export {
  type Contenu,
  contenuVide,
  FORMAT,
  type LectureContenu,
  LIMITES,
  lireContenu,
  type MetierChoisi,
  schemaContenu,
} from "./contenu";
export { depuisFragment, FRAGMENT_MAX, type LectureLien, versFragment } from "./lien";
export { desceller, sceller } from "./scelle";
