/** What the addresses of the tools say: read with care, written back the same (`routes` makes the paths). */
export { type Compris, comprendre } from "./comprendre";
export { codesDe, type Demandes, lireMetiers } from "./metiers";
