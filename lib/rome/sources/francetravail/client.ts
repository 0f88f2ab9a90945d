// got: bounded retries with Retry-After, a time-out for each phase of a request, cancellation; fetch has none of the first two.
import got, { HTTPError, RequestError, type Response } from "got";
import type { z } from "zod";
import { APIS, type Api, type IdApi } from "./apis";
import { Cadence } from "./cadence";
import { indisponible, type Lecture } from "./defaut";
import { EtatsApis } from "./etats";
import { type Identifiants, Jetons } from "./jetons";
import { reprises } from "./reprises";
import { compterInconnues } from "./tolerance";

export interface ReglagesClient extends Identifiants {
  readonly apiUrl: string;
  /** Calls a second for each API. */
  readonly quota: number;
}

/** One thing that can be asked: where, what for, and the shape that the answer must have. */
export interface Operation<T> {
  readonly api: IdApi;
  /** Under the folder of the API, beginning with a slash. */
  readonly chemin: string;
  /** Selector of fields. */
  readonly champs?: string;
  /** Sent as JSON: the operation is then a POST. */
  readonly corps?: object;
  /** An empty answer (204) means none, not a fault. */
  readonly admetVide?: boolean;
  readonly schema: z.ZodType<T>;
}

export interface OptionsAppel {
  readonly signal?: AbortSignal;
  /** The whole call, its retries and its wait for a token aside. */
  readonly delaiMs?: number;
  /** Wait for the quota beyond which the call is not made. */
  readonly attenteMaxMs?: number;
  readonly priorite?: number;
  /** Retries on 429, 502, 503 and network faults. */
  readonly reprises?: number;
  /** Is given the answer as it came, before its shape is looked at. */
  readonly voir?: (json: unknown) => void;
}

const DELAI_MS = 30_000;
/** No byte for this long, or for a third of what the whole may take, and the attempt is over: 11 MB may be long to make ready. */
const SILENCE_MS = 20_000;
export const silenceMs = (delaiMs: number): number => Math.min(delaiMs, Math.max(SILENCE_MS, delaiMs / 3));
const REPRISES = 2;
/** When a 429 does not say how long to wait. */
const ATTENTE_429_MS = 60_000;
/** The heaviest answer known weighs 11 MB. */
const TAILLE_MAX = 128 * 1024 * 1024;

/**
 * Calls the APIs of France Travail within their quotas. A 401 drops the token and tries once more; a 403 is an API that is
 * not subscribed to; 400, 403 and 404 are never tried again. Answers, states and faults are values: only bugs throw.
 */
export class ClientFranceTravail {
  readonly etats = new EtatsApis();
  readonly #reglages: ReglagesClient;
  readonly #jetons: Jetons;
  readonly #cadences = new Map<IdApi, Cadence>();

  constructor(reglages: ReglagesClient) {
    this.#reglages = reglages;
    this.#jetons = new Jetons(reglages);
  }

  /** Asks, and gives back the answer once it has the shape that was wanted. */
  async appeler<T>(operation: Operation<T>, options: OptionsAppel = {}): Promise<Lecture<T>> {
    const lecture = await this.#essayer(operation, options);
    this.etats.noter(operation.api, lecture);
    return lecture;
  }

  /** Milliseconds that a call to this API would wait for its turn. */
  attenteMs(id: IdApi): number {
    return this.#cadence(id).attenteMs;
  }

  #cadence(id: IdApi): Cadence {
    let cadence = this.#cadences.get(id);
    if (cadence === undefined) {
      cadence = new Cadence(this.#reglages.quota);
      this.#cadences.set(id, cadence);
    }
    return cadence;
  }

  async #essayer<T>(operation: Operation<T>, options: OptionsAppel): Promise<Lecture<T>> {
    const api = APIS[operation.api];
    try {
      for (let essai = 1; ; essai++) {
        const jeton = await ouArret(this.#jetons.pour(api), options.signal);
        if (jeton.statut === "indisponible") return jeton;
        const reponse = await this.#envoyer(api, operation, jeton.jeton, options);
        if (reponse === null)
          return indisponible(api, "attente", "pas de place dans le quota pour l'instant");
        if (reponse.statusCode !== 401) {
          const { resultat, inconnues } = compterInconnues(() => lire(api, operation, reponse, options.voir));
          if (inconnues > 0) this.etats.compterDerive(api.id);
          return resultat;
        }
        this.#jetons.oublier(api, jeton.jeton);
        if (essai === 2) return indisponible(api, "refusee", "jeton refusé deux fois (HTTP 401)");
      }
    } catch (cause) {
      return options.signal?.aborted
        ? indisponible(api, "arretee", "demande arrêtée")
        : expliquer(api, cause);
    }
  }

  /** @returns the answer, whatever its status; null when the quota leaves no room. @throws RequestError, AbortError */
  async #envoyer<T>(
    api: Api,
    { chemin, champs, corps }: Operation<T>,
    jeton: string,
    { signal, delaiMs = DELAI_MS, attenteMaxMs, priorite, reprises: essais = REPRISES }: OptionsAppel,
  ): Promise<Response<string> | null> {
    const cadence = this.#cadence(api.id);
    const tour = { priorite: priorite ?? 0, signal, ...(attenteMaxMs === undefined ? {} : { attenteMaxMs }) };
    if (!(await cadence.tour(tour))) return null;
    const requete = got(`${this.#reglages.apiUrl}/${api.dossier}${chemin}`, {
      method: corps ? "POST" : "GET",
      ...(champs ? { searchParams: { champs } } : {}),
      ...(corps ? { json: corps } : {}),
      headers: { authorization: `Bearer ${jeton}`, accept: "application/json" },
      throwHttpErrors: false,
      followRedirect: false,
      ...(signal ? { signal } : {}),
      timeout: { lookup: 5000, connect: 5000, socket: silenceMs(delaiMs), request: delaiMs },
      retry: reprises(essais, ATTENTE_429_MS),
      hooks: {
        afterResponse: [
          (reponse) => {
            cadence.suivre(reponse.headers, reponse.timings.upload);
            if (reponse.statusCode === 429) cadence.suspendre(attente429(reponse.headers["retry-after"]));
            return reponse;
          },
        ],
        // A retry takes its turn as any call.
        beforeRetry: [
          async () => {
            await cadence.tour({ priorite: 1, signal });
          },
        ],
      },
    });
    let trop = false;
    void requete.on("downloadProgress", ({ transferred }) => {
      if (transferred <= TAILLE_MAX) return;
      trop = true;
      requete.cancel();
    });
    try {
      return await requete;
    } catch (cause) {
      if (trop) throw new Error("réponse trop lourde");
      if (cause instanceof HTTPError) return cause.response as Response<string>;
      throw cause;
    }
  }
}

/** The promise, or a rejection as soon as the caller gives up: others may wait for the same token, which goes on. */
function ouArret<T>(attendue: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return attendue;
  return new Promise((resolve, reject) => {
    const arreter = (): void => reject(signal.reason);
    if (signal.aborted) return arreter();
    signal.addEventListener("abort", arreter, { once: true });
    attendue.then(resolve, reject).finally(() => signal.removeEventListener("abort", arreter));
  });
}

/** Milliseconds of a Retry-After in seconds; a minute when it is not there. */
function attente429(valeur: string | undefined): number {
  const secondes = Number(valeur);
  return valeur !== undefined && secondes >= 0 ? secondes * 1000 : ATTENTE_429_MS;
}

function lire<T>(
  api: Api,
  { chemin, schema, admetVide, corps }: Operation<T>,
  { statusCode, body }: Response<string>,
  voir: OptionsAppel["voir"],
): Lecture<T> {
  if (statusCode === 404 || (statusCode === 204 && admetVide)) return { statut: "absent" };
  if (statusCode === 403) {
    return indisponible(
      api,
      "non-souscrite",
      "elle n'est pas dans l'abonnement de ces identifiants (HTTP 403)",
    );
  }
  if (statusCode === 429) return indisponible(api, "quota", "le quota d'appels est atteint (HTTP 429)");
  if (statusCode === 400)
    // What is sent may be the words of a person, and what is said of it may quote them: this goes to the log and to anyone.
    return indisponible(api, "derive", `${chemin} est refusé (HTTP 400${corps ? "" : ` : ${motif(body)}`})`);
  if (statusCode === 204 || (statusCode === 200 && body === "")) {
    return indisponible(api, "injoignable", `${chemin} a donné une réponse vide (HTTP ${statusCode})`);
  }
  if (statusCode !== 200) return indisponible(api, "injoignable", `${chemin} a répondu HTTP ${statusCode}`);
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return indisponible(api, "derive", `${chemin} n'a pas répondu en JSON`);
  }
  voir?.(json);
  const lu = schema.safeParse(json);
  if (lu.success) return { statut: "trouve", valeur: lu.data };
  const [faute] = lu.error.issues;
  const champ = faute?.path.map((p) => (typeof p === "number" ? `[${p}]` : `.${String(p)}`)).join("") ?? "";
  return indisponible(
    api,
    "derive",
    `${chemin}, champ ${champ.replace(/^\./, "") || "(racine)"}, n'est pas ce que dit le contrat (${faute?.message})`,
  );
}

/** What the gateway says of a selector it refuses. */
function motif(corps: string): string {
  try {
    const lu = JSON.parse(corps) as { message?: unknown };
    return typeof lu.message === "string" ? lu.message.slice(0, 200) : "sans explication";
  } catch {
    return "sans explication";
  }
}

/** The code of a fault of the network, never its message: it may quote the request. */
function expliquer(api: Api, cause: unknown): ReturnType<typeof indisponible> {
  if (!(cause instanceof RequestError)) {
    if (cause instanceof Error && cause.message === "réponse trop lourde")
      return indisponible(api, "injoignable", cause.message);
    throw cause;
  }
  return indisponible(api, "injoignable", `elle ne répond pas (${cause.code})`);
}
