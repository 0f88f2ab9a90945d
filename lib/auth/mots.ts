import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { reglagesAuth } from "./reglages";

const SEL = "mots";
/** As long as a session. */
const DUREE_S = 10 * 3600;
const schema = z.object({ sub: z.string(), mots: z.string() });

/**
 * Words that a person looks a dossier up by: mostly someone's name, which must not stand in an address, since browsers and proxies keep
 * those. They do sealed, and open for the same account only.
 */
export const scellerMots = (qui: string, mots: string): Promise<string> =>
  encode({ token: { sub: qui, mots }, secret: reglagesAuth().secret, salt: SEL, maxAge: DUREE_S });

/** Empty when they are not of this account, damaged or too old. */
export async function ouvrirMots(qui: string, scelle: string): Promise<string> {
  try {
    const lu = schema.parse(await decode({ token: scelle, secret: reglagesAuth().secret, salt: SEL }));
    return lu.sub === qui ? lu.mots : "";
  } catch {
    return "";
  }
}
