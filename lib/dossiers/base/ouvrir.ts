import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import SQLite from "better-sqlite3";
// One query builder and one migrator for both databases, typed, without an ORM between.
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type MigrationProvider,
  Migrator,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  sql,
} from "kysely";
import pg from "pg";
import { fournisseur } from "./migrations";
import type { Base } from "./schema";

export type Dossiers = Kysely<Base>;

/** The database cannot be reached, opened or brought up to date; told in one line, without its password. */
export class BaseIndisponible extends Error {
  override readonly name = "BaseIndisponible";
}

/** Simultaneous connections of one process to PostgreSQL, and how long one waits for a free one. */
const CONNEXIONS = 10;
const ATTENTE_MS = 3_000;

const estPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/**
 * Opens a database without asking anything of it yet.
 * @param url `postgres://…`, or the path of an SQLite file (`file:` in front is admitted; `:memory:` for tests).
 */
export function ouvrir(url: string): Dossiers {
  return new Kysely<Base>({
    dialect: estPostgres(url) ? postgres(url) : sqlite(url.replace(/^(file|sqlite):/, "")),
  });
}

function postgres(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNEXIONS,
    connectionTimeoutMillis: ATTENTE_MS,
    // Above the slowest query here; a lock that lasts is told rather than waited for.
    statement_timeout: 10_000,
  });
  // A connection that the server closes while idle (a restart): the pool makes another one; unheard, it would end the process.
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}

/** A transaction that will write says so at once, and waits for the writer before it: it never has to be given up midway. */
class PiloteSqlite extends SqliteDriver {
  override async beginTransaction(connexion: DatabaseConnection): Promise<void> {
    await connexion.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}
/** Kysely runs migrations of SQLite outside a transaction; its tables do change within one. */
class AdaptateurSqlite extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
class DialecteSqlite extends SqliteDialect {
  constructor(private readonly reglages: SqliteDialectConfig) {
    super(reglages);
  }
  override createDriver(): SqliteDriver {
    return new PiloteSqlite(this.reglages);
  }
  override createAdapter(): SqliteAdapter {
    return new AdaptateurSqlite();
  }
}

function sqlite(chemin: string): SqliteDialect {
  return new DialecteSqlite({
    // Opened at the first query: a folder that cannot be written is then told as any other fault.
    database: async () => {
      if (chemin !== ":memory:") {
        mkdirSync(dirname(resolve(chemin)), { recursive: true, mode: 0o700 });
        // SQLite would let others of the machine read it; its journals take the rights of the file.
        closeSync(openSync(chemin, "a", 0o600));
      }
      const base = new SQLite(chemin);
      // Readers beside the writer; a save is on the disk before it is acknowledged; other processes are waited for.
      base.pragma("journal_mode = WAL");
      base.pragma("synchronous = FULL");
      base.pragma("foreign_keys = ON");
      base.pragma("busy_timeout = 5000");
      // What is deleted is gone from the file too.
      base.pragma("secure_delete = ON");
      return base;
    },
  });
}

/**
 * Brings the tables up to date. A failed migration leaves tables and data as they were.
 * @throws BaseIndisponible
 */
export async function migrer(db: Dossiers, migrations: MigrationProvider = fournisseur()): Promise<void> {
  const essayer = async (): Promise<unknown> =>
    (await new Migrator({ db, provider: migrations }).migrateToLatest()).error;
  // Two processes may begin at once; SQLite has no lock for that: who loses finds at the second try that all is done.
  const erreur = (await essayer()) && (await essayer());
  if (erreur) {
    throw new BaseIndisponible(`La base des dossiers ne peut pas être mise à jour (${motif(erreur)}).`, {
      cause: erreur,
    });
  }
}

/** Whether the database answers. Never throws. */
export async function repond(db: Dossiers): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}

/** A word for a fault of the database that carries no address, no query and no value. */
export function motif(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : cause instanceof Error ? cause.name : "inconnu";
}
