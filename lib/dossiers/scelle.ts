import { type Contenu, lireContenu } from "./contenu";
import { enOctets, enTexte, type LectureLien } from "./lien";

/** Bytes of the initialisation vector of AES-GCM, in front of the ciphertext (NIST SP 800-38D, 96 bits). */
const IV = 12;

/**
 * Seals a document with a key of its own, for a server that must not read it. Runs in browsers and in Node.
 * @returns ciphertext (for the server) and key (for the fragment of the link), both base64url.
 */
export async function sceller(contenu: Contenu): Promise<{ scelle: string; cle: string }> {
  const cle = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const clair = new TextEncoder().encode(JSON.stringify(contenu));
  const chiffre = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, cle, clair));
  const tout = new Uint8Array(IV + chiffre.length);
  tout.set(iv);
  tout.set(chiffre, IV);
  return { scelle: enTexte(tout), cle: enTexte(new Uint8Array(await crypto.subtle.exportKey("raw", cle))) };
}

/** Opens what `sceller` sealed; a wrong key or a changed byte is told as damaged. */
export async function desceller(scelle: string, cle: string): Promise<LectureLien> {
  try {
    const octets = enOctets(scelle);
    const clef = await crypto.subtle.importKey("raw", enOctets(cle), "AES-GCM", false, ["decrypt"]);
    const clair = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: octets.slice(0, IV) },
      clef,
      octets.slice(IV),
    );
    const lu = lireContenu(JSON.parse(new TextDecoder().decode(clair)));
    return lu.statut === "lu" ? lu : { statut: "abime" };
  } catch {
    return { statut: "abime" };
  }
}
