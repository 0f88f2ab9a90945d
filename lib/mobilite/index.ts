/** The public face of `lib/mobilite`: moves, routes, profiles and proximities, computed from a `Referential`. */
export type { Item } from "./acquis";
export type { Alerte, TypeAlerte } from "./alertes";
export type { Condition } from "./conditions";
export { type DemandeProfil, demandeProfil } from "./demande";
export { type Facette, facettesDe } from "./detail";
export { type Mobilite, type Mobilites, mobiliteEntre, mobilitesDe } from "./mobilites";
export { ETAPES_MAX, type Parcours, type Proche, parcours, type Trajet } from "./parcours";
export { prepareMobilite } from "./preparation";
export { type Profil, type Proposition, profil } from "./profil";
export { toutesLesPaires } from "./proximite";
export type { ItemRaison, Raison } from "./raisons";
export { voisinage } from "./voisinage";
