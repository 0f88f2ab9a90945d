import pg from "pg";
import { startPostgres as demarrer } from "../lib/dossiers/testing/postgres";

export interface Postgres {
  readonly client: pg.Client;
  stop(): Promise<void>;
}

/** A private PostgreSQL and a client of it; null, said aloud, where Debian's package is not there. */
export async function startPostgres(quoi: string): Promise<Postgres | null> {
  const serveur = demarrer(quoi, false);
  if (serveur === null) return null;
  try {
    const client = new pg.Client({ connectionString: serveur.url });
    await client.connect();
    return {
      client,
      stop: async () => {
        await client.end();
        serveur.stop();
      },
    };
  } catch (erreur) {
    serveur.stop();
    throw erreur;
  }
}
