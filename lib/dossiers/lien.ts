import { type Contenu, lireContenu } from "./contenu";

/** Longest fragment that messengers, mailers and QR readers carry whole; a QR code of it still reads on paper. */
export const FRAGMENT_MAX = 1_800;
/** Days that a plan left on the server may live; the person chooses, and `DUREE_USUELLE` is proposed. */
export const DUREES = [1, 7, 30, 90] as const;
export type Duree = (typeof DUREES)[number];
export const DUREE_USUELLE: Duree = 30;
/** A document at all its bounds is far below; what claims more is refused while it is read. */
const OUVERT_MAX = 1_000_000;

export type LectureLien = { readonly statut: "lu"; readonly contenu: Contenu } | { readonly statut: "abime" };

/**
 * The document as a fragment of an address: compressed, never sent to a server. Runs in browsers and in Node.
 * @returns null when it does not fit in `FRAGMENT_MAX` characters.
 */
export async function versFragment(contenu: Contenu): Promise<string | null> {
  const fragment = enTexte(
    await passer(new TextEncoder().encode(JSON.stringify(contenu)), new CompressionStream("deflate-raw")),
  );
  return fragment.length <= FRAGMENT_MAX ? fragment : null;
}

/** What `versFragment` wrote. A link cut short, retyped or made up is told as damaged. */
export async function depuisFragment(fragment: string): Promise<LectureLien> {
  try {
    const octets = await passer(enOctets(fragment), new DecompressionStream("deflate-raw"));
    const lu = lireContenu(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(octets)));
    return lu.statut === "lu" ? lu : { statut: "abime" };
  } catch {
    return { statut: "abime" };
  }
}

/** @throws when the stream refuses the bytes or gives more than `OUVERT_MAX`. */
async function passer(
  octets: Uint8Array<ArrayBuffer>,
  flux: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  const lecteur = new Blob([octets]).stream().pipeThrough(flux).getReader();
  for (let lu = await lecteur.read(); !lu.done; lu = await lecteur.read()) {
    taille += lu.value.length;
    if (taille > OUVERT_MAX) {
      await lecteur.cancel();
      throw new RangeError("too large");
    }
    morceaux.push(lu.value);
  }
  const tout = new Uint8Array(taille);
  let ou = 0;
  for (const morceau of morceaux) {
    tout.set(morceau, ou);
    ou += morceau.length;
  }
  return tout;
}

/** Bytes as base64url without padding. */
export function enTexte(octets: Uint8Array): string {
  let binaire = "";
  for (const octet of octets) binaire += String.fromCharCode(octet);
  return btoa(binaire).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @throws when the text is not base64url. */
export const enOctets = (texte: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(texte.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
