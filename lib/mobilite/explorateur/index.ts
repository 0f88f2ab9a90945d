/** What the explorer needs in the browser as well as on the server: no engine, no referential behind it. */
export { buildEtat, ETAT_INITIAL, type EtatExplorateur, parseEtat } from "./adresse";
export {
  CORPS,
  CORPS_MENTION,
  CORPS_TITRE,
  type Dessin,
  dessiner,
  type Etiquette,
  type Noeud,
  RAYON_MARQUE,
} from "./dessin";
export { type Filtres, filtrer, nombreFiltres, SANS_FILTRE } from "./filtres";
export {
  ANNEAUX,
  type Extrait,
  LETTRES,
  nature,
  premiereRaison,
  TRANSITIONS,
  type Transition,
  type Voisin,
  type Voisinage,
} from "./modele";
export { type RaisonDite, raisonsLisibles } from "./raisons";
export { COLONNES, type Colonne, TRI_INITIAL, type Tri, trier } from "./tri";
