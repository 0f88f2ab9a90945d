/** The public face of accounts: next-auth stays behind it. */

export { ecriture, formulaire, type GesteEnSession, redirection } from "./ecriture";
export { entrer, entrerParLien, sortir } from "./entrer";
export { messageErreur } from "./erreurs";
export { gestionnaire } from "./gestionnaire";
export { type EnSession, lireEnSession } from "./lecture";
export { ouvrirLien } from "./lien";
export { ouvrirMots, scellerMots } from "./mots";
export { comptes, type Session, session } from "./session";
