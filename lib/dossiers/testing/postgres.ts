import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Debian's package `postgresql-15` puts its programs. */
const PROGRAMMES = "/usr/lib/postgresql/15/bin";

export interface Postgres {
  /** Connection string, on a socket of a temporary folder. */
  readonly url: string;
  /** Stops it at once, as a fault would; `repartir` starts it again on the same data. */
  couper(): void;
  repartir(): void;
  /** Stops it and removes its data. */
  stop(): void;
}

/**
 * A PostgreSQL of its own in a temporary folder, heard on a socket of that folder only; null, said aloud, where Debian's
 * package is not there.
 * @param durable whether a save is on the disk before it is acknowledged; without, it is faster and only for measures.
 */
export function startPostgres(quoi: string, durable = true): Postgres | null {
  if (!existsSync(`${PROGRAMMES}/initdb`)) {
    process.stderr.write(`SAUTÉ : ${quoi} (pas de PostgreSQL 15 : apt-get install postgresql-15).\n`);
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
  const couper = (): void => lancer("pg_ctl", "-D", donnees, "-m", "immediate", "-w", "stop");
  const repartir = (): void =>
    lancer(
      ...(["pg_ctl", "-D", donnees, "-w", "-l", join(dossier, "journal")] as const),
      "-o",
      `-c listen_addresses='' -c unix_socket_directories='${dossier}' -c fsync=${durable ? "on" : "off"}`,
      "start",
    );
  lancer("initdb", "-D", donnees, "-U", "banc", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
  repartir();
  return {
    url: `postgres://banc@localhost/postgres?host=${encodeURIComponent(dossier)}`,
    couper,
    repartir,
    stop(): void {
      try {
        couper();
      } finally {
        rmSync(dossier, { recursive: true, force: true });
      }
    },
  };
}

function idDe(nom: string): { uid: number; gid: number } {
  const id = (option: string): number => Number(execFileSync("id", [option, nom], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
