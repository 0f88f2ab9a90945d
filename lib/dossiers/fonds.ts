import type { Transaction } from "kysely";
import { z } from "zod";
import type { Dossiers } from "./base/ouvrir";
import type { Base } from "./base/schema";
import { type Coffre, CoffreFerme, type Empreinte } from "./coffre";
import { type Contenu, lireContenu } from "./contenu";

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
export const FAIT = { statut: "fait" } as const;
export const ABSENT: Absent = { statut: "absent" };
export const REFUSE: Refuse = { statut: "refuse" };
/** As many as there may be are there already. */
export type Plein = { readonly statut: "plein" };
export const PLEIN: Plein = { statut: "plein" };

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

/** What every function on dossiers stands on: what is sealed, who may do what, the journal. */
export function fonds({ db, coffre, empreinte, maintenant }: Outils) {
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

  const courrielDe = (id: string | null, chiffre: string | null): string | null =>
    id === null || chiffre === null ? null : coffre.ouvrir(chiffre, `utilisateur/${id}`);

  /** Notes that `qui` saw what a dossier says, and that it still serves. */
  async function noterLecture(qui: string, id: string, action: "ouverture" | "export"): Promise<void> {
    await noter(db, id, qui, action);
    await db.updateTable("dossiers").set({ vuLe: maintenant() }).where("id", "=", id).execute();
  }

  return {
    scellerContenu,
    ouvrirContenu,
    scellerResume,
    normaliser,
    noter,
    noterLecture,
    trouver,
    enDossier,
    enResume,
    enProprietaire,
    courrielDe,
  };
}

export type Fonds = ReturnType<typeof fonds>;
