import { randomUUID } from "node:crypto";
import type { Outils } from "./fonds";

/** What an identity provider said of a person, as little as is needed. */
export interface Identite {
  readonly fournisseur: string;
  readonly sujet: string;
  /** Null when the provider gives none or has not verified it: it opens what colleagues shared. */
  readonly courriel: string | null;
}

export interface Utilisateur {
  readonly id: string;
  readonly courriel: string | null;
}

/** Accounts: found again by keyed hashes, their address sealed. All throw on a database that does not answer. */
export function utilisateurs({ db, coffre, empreinte, maintenant }: Outils) {
  const ouvrir = (id: string, chiffre: string | null): string | null =>
    chiffre === null ? null : coffre.ouvrir(chiffre, `utilisateur/${id}`);

  /** The account of an identity, made at the first sign-in. */
  async function connaitre({ fournisseur, sujet, courriel }: Identite): Promise<Utilisateur> {
    const sujetEmpreinte = empreinte(`sujet:${fournisseur}:${sujet}`);
    const le = maintenant();
    const id = randomUUID();
    await db
      .insertInto("utilisateurs")
      .values({ id, sujetEmpreinte, creeLe: le, vuLe: le })
      .onConflict((c) => c.column("sujetEmpreinte").doNothing())
      .execute();
    const present = await db
      .selectFrom("utilisateurs")
      .select("id")
      .where("sujetEmpreinte", "=", sujetEmpreinte)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("utilisateurs")
      .set({
        courrielEmpreinte: courriel === null ? null : empreinte(`courriel:${courriel.trim().toLowerCase()}`),
        courrielChiffre: courriel === null ? null : coffre.sceller(courriel, `utilisateur/${present.id}`),
        vuLe: le,
      })
      .where("id", "=", present.id)
      .execute();
    return { id: present.id, courriel };
  }

  /** Null when the account is gone: a session of it is then worth nothing. */
  async function lire(id: string): Promise<Utilisateur | null> {
    const ligne = await db.selectFrom("utilisateurs").selectAll().where("id", "=", id).executeTakeFirst();
    return ligne === undefined ? null : { id, courriel: ouvrir(id, ligne.courrielChiffre) };
  }

  /** Everything kept of a person: the account, the dossiers they own with all that hangs on them, what was shared with them. */
  async function toutDe(id: string) {
    const ligne = await db.selectFrom("utilisateurs").selectAll().where("id", "=", id).executeTakeFirst();
    if (ligne === undefined) return null;
    const dossiers = await db.selectFrom("dossiers").selectAll().where("proprietaire", "=", id).execute();
    const [historique, journal, partages, partagesRecus] = await Promise.all([
      db
        .selectFrom("historique")
        .innerJoin("dossiers", "dossiers.id", "historique.dossier")
        .select(["dossier", "historique.version", "debut", "fin", "historique.contenuChiffre"])
        .where("proprietaire", "=", id)
        .execute(),
      db
        .selectFrom("journal")
        .innerJoin("dossiers", "dossiers.id", "journal.dossier")
        .select(["dossier", "action", "le", "auteur"])
        .where("proprietaire", "=", id)
        .orderBy("le")
        .execute(),
      db
        .selectFrom("acces")
        .innerJoin("dossiers", "dossiers.id", "acces.dossier")
        .select(["dossier", "courrielChiffre", "droit", "acces.creeLe"])
        .where("proprietaire", "=", id)
        .execute(),
      db
        .selectFrom("acces")
        .select(["dossier", "droit", "creeLe"])
        .where("courrielEmpreinte", "=", ligne.courrielEmpreinte)
        .execute(),
    ]);
    const contenu = (dossier: string, chiffre: string): unknown =>
      JSON.parse(coffre.ouvrir(chiffre, `dossier/${dossier}`));
    return {
      compte: {
        courriel: ouvrir(id, ligne.courrielChiffre),
        creeLe: ligne.creeLe,
        vuLe: ligne.vuLe,
      },
      dossiers: dossiers.map((d) => ({
        id: d.id,
        version: d.version,
        creeLe: d.creeLe,
        modifieLe: d.modifieLe,
        archive: d.archive === 1,
        contenu: contenu(d.id, d.contenuChiffre),
        historique: historique
          .filter((h) => h.dossier === d.id)
          .map(({ version, debut, fin, contenuChiffre }) => ({
            version,
            debut,
            fin,
            contenu: contenu(d.id, contenuChiffre),
          })),
        journal: journal
          .filter((j) => j.dossier === d.id)
          .map(({ action, le, auteur }) => ({ action, le, parMoi: auteur === id })),
        partages: partages
          .filter((p) => p.dossier === d.id)
          .map(({ courrielChiffre, droit, creeLe }) => ({
            courriel: coffre.ouvrir(courrielChiffre, `acces/${d.id}`),
            droit,
            creeLe,
          })),
      })),
      partagesRecus,
    };
  }

  /** Removes the account, its dossiers and what was shared with it, for good. */
  async function supprimer(id: string): Promise<void> {
    await db.transaction().execute(async (t) => {
      const ligne = await t
        .selectFrom("utilisateurs")
        .select("courrielEmpreinte")
        .where("id", "=", id)
        .executeTakeFirst();
      if (ligne?.courrielEmpreinte) {
        await t.deleteFrom("acces").where("courrielEmpreinte", "=", ligne.courrielEmpreinte).execute();
      }
      await t.deleteFrom("utilisateurs").where("id", "=", id).execute();
    });
  }

  /** Accounts not used since `avant` (ISO date) that own no dossier: removed. @returns how many. */
  async function purger(avant: string): Promise<number> {
    const { numDeletedRows } = await db
      .deleteFrom("utilisateurs")
      .where("vuLe", "<", avant)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("dossiers").select("id").whereRef("proprietaire", "=", "utilisateurs.id"))),
      )
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  return { connaitre, lire, toutDe, supprimer, purger };
}

export type Utilisateurs = ReturnType<typeof utilisateurs>;
