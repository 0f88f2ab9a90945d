import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { sansAccent } from "../typo";
import type { Dossiers } from "./base/ouvrir";
import type { Base } from "./base/schema";
import { type Coffre, CoffreFerme, type Empreinte } from "./coffre";
import { type Contenu, lireContenu } from "./contenu";
import { PAS_GARDES } from "./reglages";

/** Saves of one author within this time are one step of the history: one types every few seconds. */
const PAS_MS = 10 * 60_000;

/** What one account may own, and whom one dossier may be shared with: far above what people do, below what fills a disk. */
export const DOSSIERS_MAX = 10_000;
export const PARTAGES_MAX = 100;

export type Droit = "proprietaire" | "ecriture" | "lecture";
export type ActionJournal = Base["journal"]["action"];

/** What the list shows of a dossier. */
const schemaResume = z.object({
  nom: z.string(),
  passes: z.array(z.string()),
  selection: z.number(),
});
export interface ResumeDossier extends z.output<typeof schemaResume> {
  readonly id: string;
  readonly version: number;
  readonly modifieLe: string;
  readonly archive: boolean;
  readonly droit: Droit;
}

export interface Dossier {
  readonly id: string;
  readonly version: number;
  readonly contenu: Contenu;
  readonly droit: Droit;
  readonly archive: boolean;
  readonly creeLe: string;
  readonly modifieLe: string;
}

/** A dossier of someone else, one that is not there and one that was deleted answer alike. */
export type Absent = { readonly statut: "absent" };
/** It is there, and this person may read it but not do this. */
export type Refuse = { readonly statut: "refuse" };
const FAIT = { statut: "fait" } as const;
const ABSENT: Absent = { statut: "absent" };
const REFUSE: Refuse = { statut: "refuse" };
/** As many as there may be are there already. */
export type Plein = { readonly statut: "plein" };
const PLEIN: Plein = { statut: "plein" };

export type Creation = { readonly statut: "cree"; readonly id: string; readonly version: number } | Plein;

export type Enregistrement =
  | { readonly statut: "enregistre"; readonly version: number; readonly modifieLe: string }
  | { readonly statut: "conflit"; readonly dossier: Dossier; readonly auteur: string | null }
  | Absent
  | Refuse;

export interface Outils {
  readonly db: Dossiers;
  readonly coffre: Coffre;
  readonly empreinte: Empreinte;
  /** The present, as an ISO date in UTC. */
  readonly maintenant: () => string;
}

/** What is asked of a list; nothing: every dossier. */
export interface FiltreDossiers {
  /** Archived ones or the others; absent: both. */
  readonly archives?: boolean;
  /** Words of the name and of the past métiers, each of them there. */
  readonly cherche?: string;
  /** From 1. */
  readonly page?: number;
  readonly parPage?: number;
}

export type Depot = ReturnType<typeof depot>;

/**
 * Dossiers of accounts. Each function takes the id of who asks and checks what they may do: a page that forgot to check
 * shows nothing. All throw on a database that does not answer.
 */
export function depot({ db, coffre, empreinte, maintenant }: Outils) {
  const scellerContenu = (id: string, contenu: Contenu): string =>
    coffre.sceller(JSON.stringify(contenu), `dossier/${id}`);
  const ouvrirContenu = (id: string, scelle: string): Contenu => {
    const lu = lireContenu(JSON.parse(coffre.ouvrir(scelle, `dossier/${id}`)));
    if (lu.statut === "refuse") throw new CoffreFerme(lu.raison);
    return lu.contenu;
  };
  const scellerResume = (id: string, contenu: Contenu): string =>
    coffre.sceller(
      JSON.stringify({
        nom: contenu.personne,
        passes: contenu.passes.slice(0, 3).map((m) => m.libelle),
        selection: contenu.selection.length,
      } satisfies z.input<typeof schemaResume>),
      `resume/${id}`,
    );
  const normaliser = (courriel: string): string => empreinte(`courriel:${courriel.trim().toLowerCase()}`);

  async function noter(
    t: Dossiers | Transaction<Base>,
    dossier: string,
    auteur: string,
    action: ActionJournal,
  ): Promise<void> {
    await t.insertInto("journal").values({ dossier, auteur, action, le: maintenant() }).execute();
  }

  /** The row of a dossier and what `qui` may do with it; null when they may not even know of it. */
  async function trouver(t: Dossiers | Transaction<Base>, qui: string, id: string) {
    const ligne = await t.selectFrom("dossiers").selectAll().where("id", "=", id).executeTakeFirst();
    if (ligne === undefined) return null;
    if (ligne.proprietaire === qui) return { ligne, droit: "proprietaire" as const };
    const acces = await t
      .selectFrom("acces")
      .innerJoin("utilisateurs", "utilisateurs.courrielEmpreinte", "acces.courrielEmpreinte")
      .select("acces.droit")
      .where("acces.dossier", "=", id)
      .where("utilisateurs.id", "=", qui)
      .executeTakeFirst();
    return acces === undefined ? null : { ligne, droit: acces.droit };
  }

  function enDossier({ ligne, droit }: NonNullable<Awaited<ReturnType<typeof trouver>>>): Dossier {
    return {
      id: ligne.id,
      version: ligne.version,
      contenu: ouvrirContenu(ligne.id, ligne.contenuChiffre),
      droit,
      archive: ligne.archive === 1,
      creeLe: ligne.creeLe,
      modifieLe: ligne.modifieLe,
    };
  }

  /** What only its owner does with a dossier. */
  async function enProprietaire<T>(
    qui: string,
    id: string,
    faire: (t: Transaction<Base>, ligne: { readonly version: number }) => Promise<T>,
  ): Promise<T | Absent | Refuse> {
    return db.transaction().execute(async (t) => {
      const trouve = await trouver(t, qui, id);
      if (trouve === null) return ABSENT;
      return trouve.droit === "proprietaire" ? faire(t, trouve.ligne) : REFUSE;
    });
  }

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

  /** Opens a dossier; the opening is noted in its journal. */
  async function lire(
    qui: string,
    id: string,
    action: "ouverture" | "export" = "ouverture",
  ): Promise<{ readonly statut: "trouve"; readonly dossier: Dossier } | Absent> {
    const trouve = await trouver(db, qui, id);
    if (trouve === null) return ABSENT;
    await noterLecture(qui, id, action);
    return { statut: "trouve", dossier: enDossier(trouve) };
  }

  const enResume = ({
    resumeChiffre,
    archive,
    ...ligne
  }: Pick<Base["dossiers"], "id" | "resumeChiffre" | "modifieLe" | "archive"> & {
    readonly version: number;
    readonly droit: Droit;
  }): ResumeDossier => ({
    ...ligne,
    ...schemaResume.parse(JSON.parse(coffre.ouvrir(resumeChiffre, `resume/${ligne.id}`))),
    archive: archive === 1,
  });

  /** What the list shows of one dossier; nothing is noted. */
  async function resume(
    qui: string,
    id: string,
  ): Promise<{ readonly statut: "trouve"; readonly resume: ResumeDossier } | Absent> {
    const trouve = await trouver(db, qui, id);
    if (trouve === null) return ABSENT;
    const { version, resumeChiffre, modifieLe, archive } = trouve.ligne;
    return {
      statut: "trouve",
      resume: enResume({ id, version, resumeChiffre, modifieLe, archive, droit: trouve.droit }),
    };
  }

  /**
   * Dossiers that `qui` owns or was given, last changed first. Names are sealed: a search opens them all, a plain page only its own.
   * @returns one page of them, and how many there are.
   */
  async function lister(
    qui: string,
    { archives, cherche = "", page = 1, parPage = Number.POSITIVE_INFINITY }: FiltreDossiers = {},
  ): Promise<{ readonly dossiers: readonly ResumeDossier[]; readonly total: number }> {
    const champs = [
      "dossiers.id",
      "dossiers.version",
      "resumeChiffre",
      "dossiers.modifieLe",
      "archive",
    ] as const;
    let siens = db.selectFrom("dossiers").select(champs).where("proprietaire", "=", qui);
    let recus = db
      .selectFrom("dossiers")
      .innerJoin("acces", "acces.dossier", "dossiers.id")
      .innerJoin("utilisateurs", "utilisateurs.courrielEmpreinte", "acces.courrielEmpreinte")
      .select([...champs, "acces.droit"])
      .where("utilisateurs.id", "=", qui)
      .where("proprietaire", "!=", qui);
    if (archives !== undefined) {
      siens = siens.where("archive", "=", archives ? 1 : 0);
      recus = recus.where("archive", "=", archives ? 1 : 0);
    }
    const [a, b] = await Promise.all([siens.execute(), recus.execute()]);
    const lignes = [...a.map((l) => ({ ...l, droit: "proprietaire" as const })), ...b].sort((x, y) =>
      x.modifieLe < y.modifieLe ? 1 : -1,
    );
    const de = (page - 1) * parPage || 0;
    const mots = sansAccent(cherche).split(/\s+/).filter(Boolean);
    if (mots.length === 0) {
      return { dossiers: lignes.slice(de, de + parPage).map(enResume), total: lignes.length };
    }
    const trouves = lignes.map(enResume).filter((d) => {
      const texte = sansAccent([d.nom, ...d.passes].join(" "));
      return mots.every((mot) => texte.includes(mot));
    });
    return { dossiers: trouves.slice(de, de + parPage), total: trouves.length };
  }

  /** How many dossiers `qui` owns. */
  async function compter(qui: string, t: Dossiers | Transaction<Base> = db): Promise<number> {
    const { n } = await t
      .selectFrom("dossiers")
      .select((e) => e.fn.countAll().as("n"))
      .where("proprietaire", "=", qui)
      .executeTakeFirstOrThrow();
    return Number(n);
  }

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

  /** Notes that `qui` saw what a dossier says, and that it still serves. */
  async function noterLecture(qui: string, id: string, action: "ouverture" | "export"): Promise<void> {
    await noter(db, id, qui, action);
    await db.updateTable("dossiers").set({ vuLe: maintenant() }).where("id", "=", id).execute();
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

  const courrielDe = (id: string | null, chiffre: string | null): string | null =>
    id === null || chiffre === null ? null : coffre.ouvrir(chiffre, `utilisateur/${id}`);

  /** How many dossiers were last seen before `avant` (ISO date), and are now gone. */
  async function purger(avant: string): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom("dossiers").where("vuLe", "<", avant).executeTakeFirst();
    return Number(numDeletedRows);
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

  return {
    creer,
    lire,
    resume,
    compter,
    enregistrer,
    lister,
    historique,
    ancienne,
    restaurer,
    dupliquer,
    archiver,
    supprimer,
    partager,
    retirer,
    partages,
    journal,
    purger,
    eclaircir,
  };
}
