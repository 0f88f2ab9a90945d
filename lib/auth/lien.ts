import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { DUREE_LIEN_S, reglagesAuth } from "./reglages";

const SEL = "lien";
const schema = z.object({ email: z.email(), token: z.string(), callbackUrl: z.string().default("") });
export type Lien = z.output<typeof schema>;

/**
 * What the link of an e-mail says, sealed: no address of a person stands in an address of the site, and a mail filter that
 * visits links does not use it up, since a page with a button comes first.
 * @param url the address that next-auth made.
 */
export function scellerLien(url: string): Promise<string> {
  const lu = schema.parse(Object.fromEntries(new URL(url).searchParams));
  return encode({ token: lu, secret: reglagesAuth().secret, salt: SEL, maxAge: DUREE_LIEN_S });
}

/** Null when the link is damaged or too old. */
export async function ouvrirLien(scelle: string): Promise<Lien | null> {
  try {
    return schema.parse(await decode({ token: scelle, secret: reglagesAuth().secret, salt: SEL }));
  } catch {
    return null;
  }
}
