import { enTexte } from "@/lib/dossiers/lien";

/** A name that nothing else bears: 128 random bits. `crypto.randomUUID` exists at https addresses only. */
export const nouvelId = (): string => enTexte(crypto.getRandomValues(new Uint8Array(16)));
