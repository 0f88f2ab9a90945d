/** The public face of accounts: next-auth stays behind it. */

export { gestionnaire } from "./gestionnaire";
export { type ReglagesAuth, reglagesAuth } from "./reglages";
export { comptes, type Session, session } from "./session";
