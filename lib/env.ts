import { resolve } from "node:path";
import { z } from "zod";
import { fr } from "zod/locales";
import { ADRESSE_API, ADRESSE_JETONS, ADRESSE_OFFICIELLE } from "./rome/adresses";

// What a wrong setting is told with is read by French operators.
z.config(fr());

/**
 * Settings, all from the environment, all with a working default. Read once a process, at start.
 * An empty value counts as absent, as shells and `.env` files leave them.
 */
export const schemaEnv = z.object({
  /** Port the server listens on. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Proxies in front whose `X-Forwarded-*` are believed; 0: nobody's are. */
  PROXYS: z.coerce.number().int().min(0).max(9).default(0),
  /** A `RefRomeCsv` zip, or a folder of its CSVs, imported at start when it is not what the snapshot holds. */
  ROME_ARCHIVE: z.string().optional(),
  /** `auto`: the official archive is looked at after the start, then daily, and taken when it is newer. */
  ROME_DOWNLOAD: z.enum(["auto", "off"]).default("auto"),
  /** Where the archive is fetched, for a mirror or a test. */
  ROME_DOWNLOAD_URL: z.url({ protocol: /^https?$/ }).default(ADRESSE_OFFICIELLE),
  /** Seconds without a byte after which an attempt to fetch it is given up. */
  ROME_DOWNLOAD_TIMEOUT: z.coerce.number().positive().max(3600).default(20),
  /** Folder of the imported snapshot. */
  ROME_DATA_DIR: z.string().default(".data"),
  /** `on`: pages are made ahead while nobody asks for anything. */
  PAGES_CHAUFFEES: z.enum(["on", "off"]).default("on"),
  /** Public address of the site, for canonical links, Open Graph and the sitemap. */
  SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Who publishes the site, who hosts it and where to write to, for the legal notice. */
  EDITEUR: z.string().trim().optional(),
  HEBERGEUR: z.string().trim().optional(),
  CONTACT: z.string().trim().optional(),
  /** Credentials of the partner APIs of France Travail, both or neither: they switch the ROME APIs on. */
  FRANCE_TRAVAIL_CLIENT_ID: z.string().optional(),
  FRANCE_TRAVAIL_CLIENT_SECRET: z.string().optional(),
  /** Where the APIs and their tokens are, for a test. */
  FRANCE_TRAVAIL_API_URL: z.url({ protocol: /^https?$/ }).default(ADRESSE_API),
  FRANCE_TRAVAIL_TOKEN_URL: z.url({ protocol: /^https?$/ }).default(ADRESSE_JETONS),
  /** Calls a second that each API grants. */
  FRANCE_TRAVAIL_QUOTA: z.coerce.number().positive().max(1000).default(1),
  /** Seconds before an API at fault is looked at again, and between two replacements of fiches read one by one. */
  FRANCE_TRAVAIL_REPRISE: z.coerce.number().positive().max(86_400).default(300),
});

/** Their value is never repeated, not even to say that it is refused. */
const SECRETS: readonly string[] = ["FRANCE_TRAVAIL_CLIENT_SECRET"];

/** What it takes to call the APIs of France Travail. */
export interface ReglagesFranceTravail {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** Calls a second for each API. */
  readonly quota: number;
  readonly repriseMs: number;
}

/** What the law has a site say of itself; null where the operator has not filled it in. */
export interface MentionsLegales {
  readonly editeur: string | null;
  readonly hebergeur: string | null;
  readonly contact: string | null;
}

export interface Env {
  readonly port: number;
  readonly proxys: number;
  readonly romeArchive: string | null;
  readonly romeDataDir: string;
  readonly romeDownloadUrl: string;
  /** Whether the server fetches it by itself: not when that is switched off, nor when ROME_ARCHIVE gives an archive. */
  readonly romeDownloadAuto: boolean;
  readonly romeDownloadSilenceMs: number;
  readonly pagesChauffees: boolean;
  readonly siteUrl: string;
  readonly mentionsLegales: MentionsLegales;
  /** Null without credentials. */
  readonly franceTravail: ReglagesFranceTravail | null;
}

/** A setting that cannot be used, told in one line. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/** @throws EnvError naming the first setting that is wrong, and why. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const presentes = Object.fromEntries(Object.entries(variables).filter(([, valeur]) => valeur?.trim()));
  const lu = schemaEnv.safeParse(presentes);
  if (!lu.success) {
    const [faute] = lu.error.issues;
    const nom = String(faute?.path[0]);
    const dite = SECRETS.includes(nom) ? "" : ` : « ${presentes[nom]} »`;
    throw new EnvError(`Réglage ${nom} refusé${dite} (${faute?.message}).`);
  }
  const e = lu.data;
  return {
    port: e.PORT,
    proxys: e.PROXYS,
    romeArchive: e.ROME_ARCHIVE === undefined ? null : resolve(e.ROME_ARCHIVE),
    romeDataDir: resolve(e.ROME_DATA_DIR),
    romeDownloadUrl: e.ROME_DOWNLOAD_URL,
    romeDownloadAuto: e.ROME_DOWNLOAD === "auto" && e.ROME_ARCHIVE === undefined,
    romeDownloadSilenceMs: e.ROME_DOWNLOAD_TIMEOUT * 1000,
    pagesChauffees: e.PAGES_CHAUFFEES === "on",
    siteUrl: (e.SITE_URL ?? e.NEXTAUTH_URL ?? `http://localhost:${e.PORT}`).replace(/\/$/, ""),
    mentionsLegales: {
      editeur: e.EDITEUR ?? null,
      hebergeur: e.HEBERGEUR ?? null,
      contact: e.CONTACT ?? null,
    },
    franceTravail: franceTravailDe(e),
  };
}

function franceTravailDe(e: z.output<typeof schemaEnv>): ReglagesFranceTravail | null {
  const { FRANCE_TRAVAIL_CLIENT_ID: clientId, FRANCE_TRAVAIL_CLIENT_SECRET: clientSecret } = e;
  if (clientId === undefined && clientSecret === undefined) return null;
  if (clientId === undefined || clientSecret === undefined) {
    const [absent, present] =
      clientId === undefined ? ["CLIENT_ID", "CLIENT_SECRET"] : ["CLIENT_SECRET", "CLIENT_ID"];
    throw new EnvError(
      `Réglage FRANCE_TRAVAIL_${absent} absent : il va avec FRANCE_TRAVAIL_${present}, les deux ou aucun.`,
    );
  }
  return {
    clientId,
    clientSecret,
    apiUrl: e.FRANCE_TRAVAIL_API_URL.replace(/\/$/, ""),
    tokenUrl: e.FRANCE_TRAVAIL_TOKEN_URL,
    quota: e.FRANCE_TRAVAIL_QUOTA,
    repriseMs: e.FRANCE_TRAVAIL_REPRISE * 1000,
  };
}

let lu: Env | undefined;

/** The settings of this process. @throws EnvError */
export function env(): Env {
  lu ??= parseEnv(process.env);
  return lu;
}
