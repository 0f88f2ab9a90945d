import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Dossiers } from "./base/ouvrir";
import type { Base } from "./base/schema";
import type { Contenu } from "./contenu";
import {
  ABSENT,
  type Absent,
  type Creation,
  type Enregistrement,
  FAIT,
  type Fonds,
  type Outils,
  PLEIN,
  REFUSE,
} from "./fonds";

/** Saves of one author within this time are one step of the history: one types every few seconds. */
const PAS_MS = 10 * 60_000;

/** What one account may own: far above what people do, below what fills a disk. */
export const DOSSIERS_MAX = 10_000;

export type Enregistrer = ReturnType<typeof ecritures>["enregistrer"];

/** What changes dossiers as wholes: made, saved, copied, put away, removed. */
export function ecritures(
  { db, maintenant }: Outils,
  { scellerContenu, scellerResume, trouver, enDossier, enProprietaire, noter, noterLecture }: Fonds,
) {
  /** Makes a dossier of `qui`'s own, unless they own `DOSSIERS_MAX`. */
  async function creer(qui: string, contenu: Contenu): Promise<Creation> {
    const id = randomUUID();
    const le = maintenant();
    const contenuChiffre = scellerContenu(id, contenu);
    return db.transaction().execute(async (t): Promise<Creation> => {
      if ((await compter(qui, t)) >= DOSSIERS_MAX) return PLEIN;
      await t
        .insertInto("dossiers")
        .values({
          id,
          proprietaire: qui,
          version: 1,
          resumeChiffre: scellerResume(id, contenu),
          contenuChiffre,
          archive: 0,
          creeLe: le,
          modifieLe: le,
          vuLe: le,
        })
        .execute();
      await t
        .insertInto("historique")
        .values({ dossier: id, version: 1, auteur: qui, debut: le, fin: le, contenuChiffre })
        .execute();
      await noter(t, id, qui, "creation");
      return { statut: "cree", id, version: 1 };
    });
  }

  /**
   * Saves over version `lue`, or tells that someone saved since, with what is there now: nobody overwrites in silence.
   * @param pas whether it is a step of its own in the history, however recent the last one.
   */
  async function enregistrer(
    qui: string,
    id: string,
    contenu: Contenu,
    lue: number,
    pas = false,
  ): Promise<Enregistrement> {
    const le = maintenant();
    const contenuChiffre = scellerContenu(id, contenu);
    return db.transaction().execute(async (t): Promise<Enregistrement> => {
      const trouve = await trouver(t, qui, id);
      if (trouve === null) return ABSENT;
      if (trouve.droit === "lecture") return REFUSE;
      const { numUpdatedRows } = await t
        .updateTable("dossiers")
        .set({
          version: lue + 1,
          contenuChiffre,
          resumeChiffre: scellerResume(id, contenu),
          modifieLe: le,
          vuLe: le,
        })
        .where("id", "=", id)
        .where("version", "=", lue)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) {
        const present = (await trouver(t, qui, id)) ?? trouve;
        const dernier = await t
          .selectFrom("historique")
          .select("auteur")
          .where("dossier", "=", id)
          .where("version", "=", present.ligne.version)
          .executeTakeFirst();
        // It shows what is there.
        await noter(t, id, qui, "ouverture");
        return { statut: "conflit", dossier: enDossier(present), auteur: dernier?.auteur ?? null };
      }
      const precedent = await t
        .selectFrom("historique")
        .select(["auteur", "debut"])
        .where("dossier", "=", id)
        .where("version", "=", lue)
        .executeTakeFirst();
      const suite =
        !pas && precedent?.auteur === qui && Date.parse(le) - Date.parse(precedent.debut) < PAS_MS;
      if (suite) {
        await t
          .updateTable("historique")
          .set({ version: lue + 1, fin: le, contenuChiffre })
          .where("dossier", "=", id)
          .where("version", "=", lue)
          .execute();
      } else {
        await t
          .insertInto("historique")
          .values({ dossier: id, version: lue + 1, auteur: qui, debut: le, fin: le, contenuChiffre })
          .execute();
        // One line a step: the saves of someone who types would hide the rest.
        await noter(t, id, qui, pas ? "restauration" : "enregistrement");
      }
      return { statut: "enregistre", version: lue + 1, modifieLe: le };
    });
  }

  /** A dossier of `qui`'s own, with the same content: taken away, for the journal of the first one. */
  async function dupliquer(qui: string, id: string): Promise<Creation | Absent> {
    const trouve = await trouver(db, qui, id);
    if (trouve === null) return ABSENT;
    await noterLecture(qui, id, "export");
    const le = maintenant();
    const copie = { ...enDossier(trouve).contenu, creeLe: le, modifieLe: le };
    return creer(qui, copie);
  }

  const archiver = (qui: string, id: string, archive: boolean) =>
    enProprietaire(qui, id, async (t) => {
      await t
        .updateTable("dossiers")
        .set({ archive: archive ? 1 : 0 })
        .where("id", "=", id)
        .execute();
      await noter(t, id, qui, "archivage");
      return FAIT;
    });

  /** Removes a dossier, its history, its journal and what was shared of it, for good. */
  const supprimer = (qui: string, id: string) =>
    enProprietaire(qui, id, async (t) => {
      await t.deleteFrom("dossiers").where("id", "=", id).execute();
      return FAIT;
    });

  /** How many dossiers `qui` owns. */
  async function compter(qui: string, t: Dossiers | Transaction<Base> = db): Promise<number> {
    const { n } = await t
      .selectFrom("dossiers")
      .select((e) => e.fn.countAll().as("n"))
      .where("proprietaire", "=", qui)
      .executeTakeFirstOrThrow();
    return Number(n);
  }

  /** How many dossiers were last seen before `avant` (ISO date), and are now gone. */
  async function purger(avant: string): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom("dossiers").where("vuLe", "<", avant).executeTakeFirst();
    return Number(numDeletedRows);
  }

  return { creer, enregistrer, dupliquer, archiver, supprimer, compter, purger };
}
