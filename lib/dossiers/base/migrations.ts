import { type Kysely, type Migration, type MigrationProvider, sql } from "kysely";

/** In order of their names. One that has run is never edited: another one follows. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001-comptes-et-dossiers": {
    async up(db: Kysely<unknown>): Promise<void> {
      const s = db.schema;
      await s
        .createTable("utilisateurs")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("sujetEmpreinte", "text", (c) => c.notNull().unique())
        .addColumn("courrielEmpreinte", "text")
        .addColumn("courrielChiffre", "text")
        .addColumn("creeLe", "text", (c) => c.notNull())
        .addColumn("vuLe", "text", (c) => c.notNull())
        .execute();
      await s.createIndex("utilisateursCourriel").on("utilisateurs").column("courrielEmpreinte").execute();
      await s
        .createTable("dossiers")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("proprietaire", "text", (c) =>
          c.notNull().references("utilisateurs.id").onDelete("cascade"),
        )
        .addColumn("version", "integer", (c) => c.notNull())
        .addColumn("resumeChiffre", "text", (c) => c.notNull())
        .addColumn("contenuChiffre", "text", (c) => c.notNull())
        .addColumn("archive", "integer", (c) => c.notNull().defaultTo(0))
        .addColumn("creeLe", "text", (c) => c.notNull())
        .addColumn("modifieLe", "text", (c) => c.notNull())
        .addColumn("vuLe", "text", (c) => c.notNull())
        .execute();
      await s
        .createIndex("dossiersProprietaire")
        .on("dossiers")
        .columns(["proprietaire", "modifieLe"])
        .execute();
      await s.createIndex("dossiersVus").on("dossiers").column("vuLe").execute();
      await s
        .createTable("historique")
        .addColumn("dossier", "text", (c) => c.notNull().references("dossiers.id").onDelete("cascade"))
        .addColumn("version", "integer", (c) => c.notNull())
        .addColumn("auteur", "text", (c) => c.notNull())
        .addColumn("debut", "text", (c) => c.notNull())
        .addColumn("fin", "text", (c) => c.notNull())
        .addColumn("contenuChiffre", "text", (c) => c.notNull())
        .addPrimaryKeyConstraint("historiqueCle", ["dossier", "version"])
        .execute();
      await s
        .createTable("acces")
        .addColumn("dossier", "text", (c) => c.notNull().references("dossiers.id").onDelete("cascade"))
        .addColumn("courrielEmpreinte", "text", (c) => c.notNull())
        .addColumn("courrielChiffre", "text", (c) => c.notNull())
        .addColumn("droit", "text", (c) => c.notNull())
        .addColumn("creeLe", "text", (c) => c.notNull())
        .addPrimaryKeyConstraint("accesCle", ["dossier", "courrielEmpreinte"])
        .execute();
      await s.createIndex("accesCourriel").on("acces").column("courrielEmpreinte").execute();
      await s
        .createTable("journal")
        .addColumn("dossier", "text", (c) => c.notNull().references("dossiers.id").onDelete("cascade"))
        .addColumn("auteur", "text", (c) => c.notNull())
        .addColumn("action", "text", (c) => c.notNull())
        .addColumn("le", "text", (c) => c.notNull())
        .execute();
      await s.createIndex("journalDossier").on("journal").columns(["dossier", "le"]).execute();
      await s
        .createTable("liens")
        .addColumn("jetonEmpreinte", "text", (c) => c.primaryKey())
        .addColumn("revocationEmpreinte", "text", (c) => c.notNull())
        .addColumn("scelle", "text", (c) => c.notNull())
        .addColumn("creeLe", "text", (c) => c.notNull())
        .addColumn("expireLe", "text", (c) => c.notNull())
        .execute();
      await s.createIndex("liensExpiration").on("liens").column("expireLe").execute();
      await s
        .createTable("secrets")
        .addColumn("nom", "text", (c) => c.primaryKey())
        .addColumn("secretChiffre", "text", (c) => c.notNull())
        .execute();
      await s
        .createTable("verifications")
        .addColumn("identifiantEmpreinte", "text", (c) => c.notNull())
        .addColumn("jetonEmpreinte", "text", (c) => c.notNull())
        .addColumn("expireLe", "text", (c) => c.notNull())
        .addPrimaryKeyConstraint("verificationsCle", ["identifiantEmpreinte", "jetonEmpreinte"])
        .execute();
    },
  },
  "002-taille-des-liens": {
    async up(db: Kysely<unknown>): Promise<void> {
      const s = db.schema;
      await s
        .alterTable("liens")
        .addColumn("taille", "integer", (c) => c.notNull().defaultTo(0))
        .execute();
      await sql`update liens set taille = length(scelle) + 500`.execute(db);
      // Summed at each new link: the index alone is read.
      await s.createIndex("liensTaille").on("liens").column("taille").execute();
    },
  },
  "003-age-du-journal": {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.createIndex("journalAge").on("journal").column("le").execute();
    },
  },
};

export const fournisseur = (
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): MigrationProvider => ({ getMigrations: async () => ({ ...migrations }) });
