import { sql } from "kysely";
import type { Enregistrer } from "./ecriture";
import { ABSENT, type Enregistrement, type Fonds, type Outils } from "./fonds";
import { PAS_GARDES } from "./reglages";

/** The steps of a dossier: to be read, gone back to, and thinned when there are many. */
export function historiques(
  { db, maintenant }: Outils,
  { trouver, ouvrirContenu, noterLecture, courrielDe }: Fonds,
  enregistrer: Enregistrer,
) {
  /** Steps of a dossier, last first. `auteur` is an account, or null when it was deleted. */
  async function historique(qui: string, id: string) {
    if ((await trouver(db, qui, id)) === null) return ABSENT;
    const pas = await db
      .selectFrom("historique")
      .leftJoin("utilisateurs", "utilisateurs.id", "historique.auteur")
      .select(["version", "debut", "fin", "utilisateurs.id as auteur", "courrielChiffre"])
      .where("dossier", "=", id)
      .orderBy("version", "desc")
      .execute();
    return {
      statut: "trouve" as const,
      pas: pas.map(({ courrielChiffre, ...p }) => ({
        ...p,
        courriel: courrielDe(p.auteur, courrielChiffre),
      })),
    };
  }

  async function lirePas(qui: string, id: string, version: number) {
    const trouve = await trouver(db, qui, id);
    const pas =
      trouve &&
      (await db
        .selectFrom("historique")
        .select("contenuChiffre")
        .where("dossier", "=", id)
        .where("version", "=", version)
        .executeTakeFirst());
    return pas ? { statut: "trouve" as const, contenu: ouvrirContenu(id, pas.contenuChiffre) } : ABSENT;
  }

  /** What a past step said. To read it is to open the dossier. */
  async function ancienne(qui: string, id: string, version: number) {
    const pas = await lirePas(qui, id, version);
    if (pas.statut === "trouve") await noterLecture(qui, id, "ouverture");
    return pas;
  }

  /** Makes a past step the present one; what is there now stays in the history. */
  async function restaurer(qui: string, id: string, version: number, lue: number): Promise<Enregistrement> {
    const pas = await lirePas(qui, id, version);
    if (pas.statut === "absent") return ABSENT;
    return enregistrer(qui, id, { ...pas.contenu, modifieLe: maintenant() }, lue, true);
  }

  /**
   * What is seldom looked for again goes: steps of long histories (`PAS_GARDES`), lines of journals before `avant` (ISO date).
   * @returns how many steps are gone.
   */
  async function eclaircir(avant: string): Promise<number> {
    await db.deleteFrom("journal").where("le", "<", avant).execute();
    const longs = await db
      .selectFrom("historique")
      .select("dossier")
      .groupBy("dossier")
      .having((e) => e.fn.countAll(), ">", PAS_GARDES)
      .execute();
    let partis = 0;
    // One at a time: others write in between.
    for (const { dossier } of longs) {
      const { numDeletedRows } = await db
        .with("rangs", (q) =>
          q
            .selectFrom("historique")
            .select([
              "version",
              sql<number>`row_number() over (order by version desc)`.as("rang"),
              sql<number>`row_number() over (partition by substr(fin, 1, 10) order by version desc)`.as(
                "rangDuJour",
              ),
            ])
            .where("dossier", "=", dossier),
        )
        .deleteFrom("historique")
        .where("dossier", "=", dossier)
        .where("version", "in", (e) =>
          e.selectFrom("rangs").select("version").where("rang", ">", PAS_GARDES).where("rangDuJour", ">", 1),
        )
        .executeTakeFirst();
      partis += Number(numDeletedRows);
    }
    return partis;
  }

  return { historique, ancienne, restaurer, eclaircir };
}
