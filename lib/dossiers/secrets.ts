import type { Dossiers } from "./base/ouvrir";
import { type Coffre, type Empreinte, empreinteAvec, nouveauSecret } from "./coffre";

const NOM = "empreintes";

/** The keyed hash of this database: its secret is made at the first start, and lives in the database, sealed. */
export async function empreinteDeBase(db: Dossiers, coffre: Coffre): Promise<Empreinte> {
  const ou = `secret/${NOM}`;
  await db
    .insertInto("secrets")
    .values({ nom: NOM, secretChiffre: coffre.sceller(nouveauSecret().toString("base64url"), ou) })
    .onConflict((c) => c.column("nom").doNothing())
    .execute();
  const { secretChiffre } = await db
    .selectFrom("secrets")
    .select("secretChiffre")
    .where("nom", "=", NOM)
    .executeTakeFirstOrThrow();
  const secret = coffre.ouvrir(secretChiffre, ou);
  if (!secretChiffre.startsWith(coffre.prefixe)) {
    await db
      .updateTable("secrets")
      .set({ secretChiffre: coffre.sceller(secret, ou) })
      .where("nom", "=", NOM)
      .execute();
  }
  return empreinteAvec(Buffer.from(secret, "base64url"));
}
