import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { EnvError } from "../env";
import { type Cle, nouveauSecret } from "./coffre";

const cle = z
  .string()
  .regex(/^[a-z0-9-]{1,20}:[\w+/-]{43}=?$/)
  .transform((texte): Cle => {
    const [nom = "", octets = ""] = texte.split(":");
    return { nom, octets: Buffer.from(octets, "base64") };
  });

export const schemaReglagesDossiers = z.object({
  /** `postgres://…`, or the path of an SQLite file. */
  DATABASE_URL: z.string().optional(),
  /** Keys that seal the dossiers, the present one first: `name:32 bytes in base64`, separated by commas. */
  DOSSIERS_CLES: z
    .string()
    .transform((liste) => liste.split(",").map((c) => c.trim()))
    .pipe(z.array(cle).min(1))
    // One would seal, and the other be taken to open: nothing saved since would read.
    .refine((cles) => new Set(cles.map((c) => c.nom)).size === cles.length)
    .optional(),
  /** Months after its last opening when a dossier is removed. */
  DOSSIERS_MOIS: z.coerce.number().int().min(1).max(120).default(24),
  /** Most that shared plans may take of the disk, all together, in millions of bytes. */
  PLANS_MAX_MO: z.coerce.number().positive().max(1_000_000).default(2000),
});

/** Last steps of a dossier that are all kept; of those before, the last one of each day (UTC) is. */
export const PAS_GARDES = 200;

export interface ReglagesDossiers {
  readonly url: string;
  readonly cles: () => readonly Cle[];
  readonly mois: number;
  /** In bytes. */
  readonly plansMax: number;
}

/** File of the key made at the first start, beside the SQLite file. */
const FICHIER_CLE = "dossiers.cle";

/**
 * Where dossiers are kept and what seals them.
 * @param dossier folder of the data, for the SQLite file and its key when the settings give neither.
 * @throws EnvError naming the setting that is wrong, never its value: it may hold a password or a key.
 */
export function reglagesDossiers(
  variables: Readonly<Record<string, string | undefined>>,
  dossier: string,
): ReglagesDossiers {
  const lu = schemaReglagesDossiers.safeParse(
    Object.fromEntries(Object.entries(variables).filter(([, v]) => v?.trim())),
  );
  if (!lu.success) {
    const nom = String(lu.error.issues[0]?.path[0]);
    const attendu =
      nom === "DOSSIERS_CLES"
        ? "attendu : nom:clé, où la clé est faite de 32 octets en base64 ; plusieurs, chacune son nom, sont séparées par des virgules"
        : lu.error.issues[0]?.message;
    throw new EnvError(`Réglage ${nom} refusé (${attendu}).`);
  }
  const { DATABASE_URL: url, DOSSIERS_CLES: cles, DOSSIERS_MOIS: mois, PLANS_MAX_MO: plansMaxMo } = lu.data;
  const postgres = /^postgres(ql)?:\/\//.test(url ?? "");
  if (!postgres && /^[a-z0-9+]+:\/\//i.test(url ?? "")) {
    throw new EnvError(
      "Réglage DATABASE_URL refusé (attendu : postgres://… ou le chemin d’un fichier SQLite).",
    );
  }
  if (postgres && cles === undefined) {
    throw new EnvError(
      "Réglage DOSSIERS_CLES absent : avec PostgreSQL, toutes les machines doivent avoir la même clé.",
    );
  }
  return {
    url: url ?? join(dossier, "passerelles.db"),
    cles: () => cles ?? [cleDuFichier(join(dossier, FICHIER_CLE))],
    mois,
    plansMax: plansMaxMo * 1_000_000,
  };
}

/** The key of this machine, made when there is none. Losing the file is losing the dossiers. */
function cleDuFichier(chemin: string): Cle {
  mkdirSync(resolve(chemin, ".."), { recursive: true });
  try {
    // `wx`: of two processes that start at once, one makes the key and the other reads it.
    writeFileSync(chemin, `k1:${nouveauSecret().toString("base64")}\n`, {
      flag: "wx",
      mode: 0o600,
      flush: true,
    });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
  const lue = cle.safeParse(readFileSync(chemin, "utf8").trim());
  if (!lue.success) throw new EnvError(`${chemin} : ce n’est pas une clé de dossiers.`);
  return lue.data;
}
