import type { Dossiers } from "./base/ouvrir";
import type { Empreinte } from "./coffre";

/** Codes sent by e-mail, each good for one sign-in; only keyed hashes are kept. */
export function verifications({
  db,
  empreinte,
  maintenant,
}: {
  readonly db: Dossiers;
  readonly empreinte: Empreinte;
  readonly maintenant: () => string;
}) {
  const qui = (identifiant: string): string => empreinte(`verification:${identifiant.trim().toLowerCase()}`);
  const code = (jeton: string): string => empreinte(`jeton:${jeton}`);

  return {
    /** @param expireLe ISO date. */
    async garder(identifiant: string, jeton: string, expireLe: string): Promise<void> {
      await db
        .insertInto("verifications")
        .values({ identifiantEmpreinte: qui(identifiant), jetonEmpreinte: code(jeton), expireLe })
        .execute();
    },

    /** Takes the code: it will not serve again. @returns its expiry, or null when there is no such code. */
    async prendre(identifiant: string, jeton: string): Promise<string | null> {
      const pris = await db
        .deleteFrom("verifications")
        .where("identifiantEmpreinte", "=", qui(identifiant))
        .where("jetonEmpreinte", "=", code(jeton))
        .returning("expireLe")
        .executeTakeFirst();
      return pris?.expireLe ?? null;
    },

    async purger(): Promise<void> {
      await db.deleteFrom("verifications").where("expireLe", "<", maintenant()).execute();
    },
  };
}

export type Verifications = ReturnType<typeof verifications>;
