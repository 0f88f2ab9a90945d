import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
// got: retries, a time-out for each phase of a request and progress of a stream, none of which fetch has. 14 is the line for Node 20.
import got, { type Progress, RequestError } from "got";
import { codeDe, enClair } from "../../en-clair";
import { SourceError } from "../port";

/** v60 weighs 3.8 MB. */
const TAILLE_MAX = 100 * 1024 * 1024;
const ESSAIS = 3;

export interface OptionsTelechargement {
  readonly progres?: (progres: Progress) => void;
  /** No byte for this long, and the attempt is over. */
  readonly silenceMaxMs?: number;
  /** The whole attempt. */
  readonly dureeMaxMs?: number;
  /** First wait between two attempts; the next ones double. */
  readonly attenteMs?: number;
  /** More bytes than this is not the ROME. */
  readonly tailleMax?: number;
  /** Gives up, with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Fetches the archive into `destination`, starting again from nothing after a network fault or a 5xx, three times in all.
 * What was fetched is not looked at: the importer tells whether it is the ROME.
 * @throws SourceError when it could not be had whole, in one French line.
 */
export async function downloadArchive(
  adresse: string,
  destination: string,
  {
    progres,
    silenceMaxMs = 20_000,
    dureeMaxMs = 300_000,
    attenteMs = 1000,
    tailleMax = TAILLE_MAX,
    signal = new AbortController().signal,
  }: OptionsTelechargement = {},
): Promise<void> {
  for (let essai = 1; ; essai++) {
    try {
      await attempt(adresse, destination, { progres, silenceMaxMs, dureeMaxMs, tailleMax, signal });
      return;
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof SourceError || !estPassager(cause) || essai >= ESSAIS) throw expliquer(cause);
      await pause(attenteMs * 2 ** (essai - 1) * (0.5 + Math.random()));
    }
  }
}

type Essai = Required<Omit<OptionsTelechargement, "progres" | "attenteMs">> & {
  readonly progres: OptionsTelechargement["progres"];
};

async function attempt(
  adresse: string,
  destination: string,
  { progres, silenceMaxMs, dureeMaxMs, tailleMax, signal }: Essai,
): Promise<void> {
  const flux = got.stream(adresse, {
    // A stream that began cannot be taken up again by got: the loop above starts it anew.
    retry: { limit: 0 },
    timeout: { lookup: 5000, connect: 10_000, socket: silenceMaxMs, response: 30_000, request: dureeMaxMs },
    headers: { accept: "application/zip, application/octet-stream" },
    decompress: false,
  });
  let annonce: number | null = null;
  flux.on("response", (reponse: { headers: Record<string, string | undefined> }) => {
    annonce = Number(reponse.headers["content-length"] ?? Number.NaN);
  });
  if (progres) flux.on("downloadProgress", progres);
  let recus = 0;
  const limite = new Transform({
    transform(morceau: Buffer, _encodage, suite) {
      recus += morceau.length;
      suite(
        recus > tailleMax
          ? new SourceError(`Téléchargement arrêté : plus de ${Math.round(tailleMax / 1024 / 1024)} Mo.`)
          : null,
        morceau,
      );
    },
  });
  await pipeline(flux, limite, createWriteStream(destination), { signal });
  if (annonce !== null && !Number.isNaN(annonce) && (await stat(destination)).size !== annonce) {
    throw Object.assign(new Error("shorter than announced"), { code: "ECONNRESET" });
  }
}

/** Worth another try: the network and the server's own faults, never what the server refuses. */
function estPassager(cause: unknown): boolean {
  const statut = refusHttp(cause);
  return statut === null ? !estDisque(cause) : statut === 429 || statut >= 500;
}

/** The status of an answer that is a refusal; null when the fault is of another kind, even after a 200 began. */
function refusHttp(cause: unknown): number | null {
  const statut = cause instanceof RequestError ? cause.response?.statusCode : undefined;
  return statut !== undefined && statut >= 400 ? statut : null;
}

const estDisque = (cause: unknown): boolean =>
  ["ENOSPC", "EACCES", "EROFS", "EDQUOT"].includes(codeDe(cause));

function expliquer(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  if (estDisque(cause)) return new SourceError(`Écriture impossible (${enClair(cause)}).`);
  const statut = refusHttp(cause);
  return new SourceError(
    `L'archive officielle n'a pas pu être téléchargée (${statut === null ? enClair(cause) : `HTTP ${statut}`}).`,
  );
}
