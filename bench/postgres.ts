import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** Where Debian's package `postgresql-15` puts its programs. */
const PROGRAMMES = "/usr/lib/postgresql/15/bin";

export interface Postgres {
  readonly client: pg.Client;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of its own in a temporary folder, heard on a socket of that folder only; null, said aloud, where Debian's
 * package is not there.
 */
export async function startPostgres(quoi: string): Promise<Postgres | null> {
  if (!existsSync(`${PROGRAMMES}/initdb`)) {
    console.error(`SAUTÉ : ${quoi} (pas de PostgreSQL 15 en ${PROGRAMMES} : apt-get install postgresql-15).`);
    return null;
  }
  const dossier = mkdtempSync(join(tmpdir(), "passerelles-pg-"));
  // PostgreSQL refuses to run as root: the user that Debian's package makes has it then.
  const utilisateur = process.getuid?.() === 0 ? idDe("postgres") : null;
  if (utilisateur) chownSync(dossier, utilisateur.uid, utilisateur.gid);
  const lancer = (programme: string, ...args: string[]): void => {
    execFileSync(`${PROGRAMMES}/${programme}`, args, { ...utilisateur, cwd: dossier, stdio: "ignore" });
  };
  const donnees = join(dossier, "donnees");
  const arreter = (): void => {
    lancer("pg_ctl", "-D", donnees, "-m", "immediate", "-w", "stop");
    rmSync(dossier, { recursive: true, force: true });
  };
  lancer("initdb", "-D", donnees, "-U", "banc", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
  lancer(
    ...(["pg_ctl", "-D", donnees, "-w", "-l", join(dossier, "journal")] as const),
    "-o",
    `-c listen_addresses='' -c unix_socket_directories='${dossier}' -c fsync=off`,
    "start",
  );
  try {
    const client = new pg.Client({ host: dossier, user: "banc", database: "postgres" });
    await client.connect();
    return {
      client,
      stop: async () => {
        await client.end();
        arreter();
      },
    };
  } catch (erreur) {
    arreter();
    throw erreur;
  }
}

function idDe(nom: string): { uid: number; gid: number } {
  const id = (option: string): number => Number(execFileSync("id", [option, nom], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
