/** The public face of `lib/carte`: where each métier stands on the map, computed once a referential and kept. */
export { type Carte, carteDe, type Flux, fluxDe } from "./carte";
export { COTE, disposer } from "./disposer";
export { calculerEtGarder, completerCarte, lireCarte } from "./preparer";
export { parseTrame } from "./trame";
