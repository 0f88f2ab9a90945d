import { FAIT, type Fonds, type Outils, PLEIN } from "./fonds";

/** Whom one dossier may be shared with: far above what people do, below what fills a disk. */
export const PARTAGES_MAX = 100;

/** What the owner of a dossier gives to colleagues, and sees of what they did. */
export function partagesDe(
  { coffre, maintenant }: Outils,
  { enProprietaire, normaliser, noter, courrielDe }: Fonds,
) {
  /** Gives a colleague a right on a dossier, by the e-mail they sign in with; the same again changes the right. At most `PARTAGES_MAX`. */
  const partager = (qui: string, id: string, courriel: string, droit: "lecture" | "ecriture") =>
    enProprietaire(qui, id, async (t) => {
      const courrielEmpreinte = normaliser(courriel);
      const { autres } = await t
        .selectFrom("acces")
        .select((e) => e.fn.countAll().as("autres"))
        .where("dossier", "=", id)
        .where("courrielEmpreinte", "!=", courrielEmpreinte)
        .executeTakeFirstOrThrow();
      if (Number(autres) >= PARTAGES_MAX) return PLEIN;
      await t
        .insertInto("acces")
        .values({
          dossier: id,
          courrielEmpreinte,
          courrielChiffre: coffre.sceller(courriel.trim(), `acces/${id}`),
          droit,
          creeLe: maintenant(),
        })
        .onConflict((c) => c.columns(["dossier", "courrielEmpreinte"]).doUpdateSet({ droit }))
        .execute();
      await noter(t, id, qui, "partage");
      return FAIT;
    });

  const retirer = (qui: string, id: string, courriel: string) =>
    enProprietaire(qui, id, async (t) => {
      await t
        .deleteFrom("acces")
        .where("dossier", "=", id)
        .where("courrielEmpreinte", "=", normaliser(courriel))
        .execute();
      await noter(t, id, qui, "retrait");
      return FAIT;
    });

  /** Whom a dossier is shared with, for its owner. */
  const partages = (qui: string, id: string) =>
    enProprietaire(qui, id, async (t) => {
      const acces = await t
        .selectFrom("acces")
        .select(["courrielChiffre", "droit", "creeLe"])
        .where("dossier", "=", id)
        .orderBy("creeLe")
        .execute();
      return {
        statut: "trouve" as const,
        acces: acces.map(({ courrielChiffre, ...a }) => ({
          ...a,
          courriel: coffre.ouvrir(courrielChiffre, `acces/${id}`),
        })),
      };
    });

  /** Who opened a dossier and what was done with it, last first, for its owner. */
  const journal = (qui: string, id: string, limite = 200) =>
    enProprietaire(qui, id, async (t) => {
      const lignes = await t
        .selectFrom("journal")
        .leftJoin("utilisateurs", "utilisateurs.id", "journal.auteur")
        .select(["action", "le", "utilisateurs.id as auteur", "courrielChiffre"])
        .where("dossier", "=", id)
        .orderBy("le", "desc")
        .limit(limite)
        .execute();
      return {
        statut: "trouve" as const,
        lignes: lignes.map(({ courrielChiffre, ...l }) => ({
          ...l,
          courriel: courrielDe(l.auteur, courrielChiffre),
        })),
      };
    });

  return { partager, retirer, partages, journal };
}
