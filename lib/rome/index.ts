/** The public face of `lib/rome`: what pages, search and mobility read. Sources and snapshot stay behind it. */
export { type CodeMetier, parseCodeMetier, parseCodeOgr } from "./codes";
export { derive } from "./derive";
export { codesProches, findMetier } from "./lookup";
export type * from "./model";
export { LETTRES_RIASEC } from "./model";
export { Calcul, type PasAPas } from "./pas-a-pas";
export { type MiseAJour, miseAJour } from "./referential/report";
export { current, type Etat } from "./referential/store";
