import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** Bytes of a key, of the initialisation vector and of the tag of AES-256-GCM (NIST SP 800-38D). */
const CLE = 32;
const IV = 12;
const SCEAU = 16;

/** One key of the settings: `nom` is written beside what it seals, so that keys can be changed. */
export interface Cle {
  readonly nom: string;
  readonly octets: Buffer;
}

/** Something sealed cannot be read: its key is not among the settings, or a byte of it has changed. */
export class CoffreFerme extends Error {
  override readonly name = "CoffreFerme";
}

export interface Coffre {
  /** @param ou where it is kept (table, row): what is moved elsewhere does not open there. */
  readonly sceller: (clair: string, ou: string) => string;
  /** @throws CoffreFerme */
  readonly ouvrir: (scelle: string, ou: string) => string;
  /** Name of the key that seals now, with its separator: what starts otherwise is to be sealed anew. */
  readonly prefixe: string;
}

/**
 * Seals what is kept at rest, with AES-256-GCM. The first key seals; the others still open what they sealed.
 * @throws RangeError when there is no key, one is not 32 bytes long, or two have one name.
 */
export function coffre(cles: readonly Cle[]): Coffre {
  const [presente] = cles;
  if (presente === undefined || cles.some((c) => c.octets.length !== CLE)) {
    throw new RangeError(`keys of ${CLE} bytes are needed`);
  }
  const parNom = new Map(cles.map((c) => [c.nom, c.octets]));
  if (parNom.size < cles.length) throw new RangeError("two keys have one name");
  const prefixe = `${presente.nom}.`;
  return {
    prefixe,
    sceller(clair, ou) {
      const iv = randomBytes(IV);
      const chiffreur = createCipheriv("aes-256-gcm", presente.octets, iv).setAAD(Buffer.from(ou));
      const corps = Buffer.concat([iv, chiffreur.update(clair, "utf8"), chiffreur.final()]);
      return prefixe + Buffer.concat([corps, chiffreur.getAuthTag()]).toString("base64url");
    },
    ouvrir(scelle, ou) {
      const point = scelle.indexOf(".");
      const octets = parNom.get(scelle.slice(0, point));
      const tout = Buffer.from(scelle.slice(point + 1), "base64url");
      if (octets === undefined || tout.length < IV + SCEAU) throw new CoffreFerme("unknown key");
      try {
        const dechiffreur = createDecipheriv("aes-256-gcm", octets, tout.subarray(0, IV), {
          authTagLength: SCEAU,
        })
          .setAAD(Buffer.from(ou))
          .setAuthTag(tout.subarray(-SCEAU));
        return dechiffreur.update(tout.subarray(IV, -SCEAU), undefined, "utf8") + dechiffreur.final("utf8");
      } catch {
        throw new CoffreFerme("does not open");
      }
    },
  };
}

/** A keyed hash, the same for the same text: finds a person again without keeping their address in clear. */
export type Empreinte = (texte: string) => string;

export const empreinteAvec =
  (secret: Buffer): Empreinte =>
  (texte) =>
    createHmac("sha256", secret).update(texte).digest("base64url");

/** A new secret, of the length of a key. */
export const nouveauSecret = (): Buffer => randomBytes(CLE);
