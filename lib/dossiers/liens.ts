import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Dossiers } from "./base/ouvrir";
import type { Empreinte } from "./coffre";
import type { Duree } from "./lien";

/** Longest sealed document, in characters of base64url: a document at all its bounds, with room. */
export const SCELLE_MAX = 400_000;
/** Bytes of a token: 192 bits are not guessed. */
const JETON = 24;
/** What a link takes of the disk beside what it holds, about, in bytes: many short ones are a lot too. */
const LIGNE = 500;
const JOUR_MS = 86_400_000;

export type LienCree =
  | {
      readonly statut: "cree";
      readonly jeton: string;
      readonly revocation: string;
      readonly expireLe: string;
    }
  /** All links together have no more room. */
  | { readonly statut: "plein" };
export type LienLu =
  | { readonly statut: "trouve"; readonly scelle: string; readonly expireLe: string }
  | { readonly statut: "absent" };

/**
 * Plans left on the server for who has the link. The browser sealed them: what is here does not read, and neither the token
 * nor the right to revoke can be told from the table.
 */
export function liens({
  db,
  empreinte,
  maintenant,
  octetsMax,
}: {
  readonly db: Dossiers;
  readonly empreinte: Empreinte;
  readonly maintenant: () => string;
  /** Most that all links together may take of the disk, in bytes. */
  readonly octetsMax: number;
}) {
  const cle = (jeton: string): string => empreinte(`lien:${jeton}`);

  return {
    /** @param jours one of `DUREES`. @returns the token of the link, and the secret that revokes it. */
    async creer(scelle: string, jours: Duree): Promise<LienCree> {
      const taille = scelle.length + LIGNE;
      const { pris } = await db
        .selectFrom("liens")
        .select((e) => e.fn.sum("taille").as("pris"))
        .executeTakeFirstOrThrow();
      if (Number(pris) + taille > octetsMax) return { statut: "plein" };
      const jeton = randomBytes(JETON).toString("base64url");
      const revocation = randomBytes(JETON).toString("base64url");
      const creeLe = maintenant();
      const expireLe = new Date(Date.parse(creeLe) + jours * JOUR_MS).toISOString();
      await db
        .insertInto("liens")
        .values({
          jetonEmpreinte: cle(jeton),
          revocationEmpreinte: empreinte(`revocation:${revocation}`),
          scelle,
          taille,
          creeLe,
          expireLe,
        })
        .execute();
      return { statut: "cree", jeton, revocation, expireLe };
    },

    /** Expired, revoked and never made answer alike. */
    async lire(jeton: string): Promise<LienLu> {
      const lien = await db
        .selectFrom("liens")
        .select(["scelle", "expireLe"])
        .where("jetonEmpreinte", "=", cle(jeton))
        .where("expireLe", ">", maintenant())
        .executeTakeFirst();
      return lien === undefined ? { statut: "absent" } : { statut: "trouve", ...lien };
    },

    /** @returns whether there was such a link, and it is gone. */
    async revoquer(jeton: string, revocation: string): Promise<boolean> {
      const lien = await db
        .selectFrom("liens")
        .select("revocationEmpreinte")
        .where("jetonEmpreinte", "=", cle(jeton))
        .executeTakeFirst();
      const attendue = Buffer.from(lien?.revocationEmpreinte ?? "");
      const donnee = Buffer.from(empreinte(`revocation:${revocation}`));
      if (attendue.length !== donnee.length || !timingSafeEqual(attendue, donnee)) return false;
      await db.deleteFrom("liens").where("jetonEmpreinte", "=", cle(jeton)).execute();
      return true;
    },

    /** @returns how many expired links are now gone. */
    async purger(): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom("liens")
        .where("expireLe", "<=", maintenant())
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

export type Liens = ReturnType<typeof liens>;
