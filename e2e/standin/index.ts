import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as attendre } from "node:timers/promises";
import type { Referential } from "../../lib/rome";
import { type Collections, collections, type Donnees, referentialDe } from "./entites";
import { deformer, type Faute, Fautes } from "./fautes";
import { filtrer } from "./filtres";
import { type Client, Jetons } from "./jetons";
import { APIS, type Api, OPERATIONS, type Operation, PRODUITS } from "./operations";
import { type Entetes, entetes, Quotas, type Reglage } from "./quota";
import { RequeteError, requete } from "./requete";
import { type Arbre, type Json, parseSelecteur, projeter, restreindre, SelecteurError } from "./selecteur";

export type { Donnees } from "./entites";
export type { Faute } from "./fautes";
export type { Client } from "./jetons";
export { APIS, type Api } from "./operations";

export interface Options {
  /** What it answers from: a linked referential or, better since nothing is missing, the tables of a source. */
  readonly referential: Donnees;
  /** 0 (default): any free port. */
  readonly port?: number;
  /** Calls a second, for every API or for some; the others at the rate of the real service (1, ROMEO 3). */
  readonly debit?: number | Partial<Readonly<Record<Api, number>>>;
  /** Calls at once; by default the rate, and at least one. */
  readonly rafale?: number;
  readonly client?: Client;
  /** Life of a token, in seconds. `expires_in` says 1499 all the same. */
  readonly dureeJeton?: number;
  /** A selected field without value: left out (default), or null. The real service does one or the other. */
  readonly sansValeur?: "absent" | "nul";
}

/** One call that came in. Never holds a token or a secret. */
export interface Appel {
  readonly quand: number;
  readonly api: Api | "jeton" | "inconnue";
  readonly methode: string;
  readonly chemin: string;
  readonly champs: string | null;
  /** 0 when the connection was cut before an answer. */
  readonly statut: number;
  readonly ms: number;
}

export interface Standin {
  /** Base of the APIs, as `https://api.francetravail.io/partenaire` is. */
  readonly url: string;
  /** Token endpoint, with its realm. */
  readonly tokenUrl: string;
  readonly client: Client;
  readonly fautes: {
    /** @returns what takes it away. */
    readonly poser: (faute: Faute) => () => void;
    readonly effacer: () => void;
    /** Every token given so far is refused from now on. */
    readonly perimerJetons: () => void;
    /** Other data from the next call on; a text: the same data under that version number. */
    readonly publier: (donnees: Donnees | string) => void;
  };
  /** Calls so far, in order. */
  readonly journal: readonly Appel[];
  /** Calls and answers by status, for each API that was called. */
  readonly compteurs: () => Readonly<Partial<Record<Appel["api"], Compteur>>>;
  readonly oublierJournal: () => void;
  readonly fermer: () => Promise<void>;
}
export interface Compteur {
  readonly appels: number;
  readonly statuts: Readonly<Record<string, number>>;
}

/** A client in the form of the real ones. The secret opens nothing but stand-ins. */
const CLIENT: Client = {
  id: `PAR_passerelles_${"0".repeat(64)}`,
  secret: "secret-de-la-doublure",
};
const DUREE_JETON = 1499;
const JOURNAL_MAX = 200_000;

interface Reponse {
  readonly statut: number;
  readonly corps?: Json | string;
  readonly entetes?: Entetes;
}

/** A local server in the role of France Travail: the token endpoint and six APIs. Listens on 127.0.0.1 only. */
export async function demarrerStandin(options: Options): Promise<Standin> {
  const { client = CLIENT, dureeJeton = DUREE_JETON, sansValeur = "absent" } = options;
  const fautes = new Fautes();
  const jetons = new Jetons(client, dureeJeton, DUREE_JETON, Date.now);
  const quotas = new Quotas(Date.now);
  const journal: Appel[] = [];
  let donnees = lier(options.referential);

  const reglageDe = (api: Api): Reglage => {
    const debit =
      (typeof options.debit === "number" ? options.debit : options.debit?.[api]) ?? PRODUITS[api].debit;
    return { debit, rafale: options.rafale ?? Math.max(1, Math.floor(debit)) };
  };

  async function demanderJeton(requete: IncomingMessage, url: URL): Promise<Reponse> {
    if (requete.method !== "POST") return { statut: 405 };
    const panne = fautes.frapper("jeton", url.pathname, "quota", "erreur");
    if (panne) return panne.genre === "quota" ? tropDAppels(panne.attente, {}) : erreur(panne.statut);
    const corps = await text(requete);
    const forme = /^application\/x-www-form-urlencoded\b/.test(requete.headers["content-type"] ?? "");
    const refuses = new Set(fautes.nonSouscrites().map((api) => PRODUITS[api].scopes[0] ?? ""));
    const { statut, corps: json } = jetons.demander(
      url.searchParams.get("realm"),
      forme ? new URLSearchParams(corps) : null,
      refuses,
    );
    return { statut, corps: json, entetes: SANS_MEMOIRE };
  }

  /** The guards in the order of the real gateway, then the operation. */
  async function repondre(api: Api, chemin: string, requete: IncomingMessage, url: URL): Promise<Reponse> {
    const jeton = jetons.lire(requete.headers.authorization);
    if (jeton === null || fautes.frapper(api, chemin, "jeton-refuse")) return NON_AUTORISE;
    const { scopes } = PRODUITS[api];
    if (!scopes.every((mot) => jeton.scopes.has(mot)) || fautes.frapper(api, chemin, "non-souscrite")) {
      return { statut: 403, corps: "Invalid scope" };
    }
    const reglage = reglageDe(api);
    const surcharge = fautes.frapper(api, chemin, "quota");
    if (surcharge) return tropDAppels(surcharge.attente, entetes(reglage, 0));
    const { attente, entetes: debit } = quotas.prendre(`${jeton.client} ${api}`, reglage);
    if (attente !== null) return tropDAppels(attente, debit);
    const panne = fautes.frapper(api, chemin, "vide", "erreur");
    const reponse = panne
      ? panne.genre === "vide"
        ? { statut: 204 }
        : erreur(panne.statut)
      : operer(donnees, api, chemin, url.searchParams, sansValeur === "nul");
    const forme = reponse.statut === 200 ? fautes.frapper(api, chemin, "champ") : null;
    const corps =
      forme && reponse.corps !== undefined
        ? deformer(reponse.corps, forme.champ, forme.devient)
        : reponse.corps;
    return { statut: reponse.statut, entetes: debit, ...(corps === undefined ? {} : { corps }) };
  }

  async function traiter(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const debut = Date.now();
    const url = new URL(requete.url ?? "/", "http://127.0.0.1");
    const { api, chemin } = destination(url.pathname);
    reponse.once("close", () => {
      if (journal.length >= JOURNAL_MAX) journal.shift();
      journal.push({
        quand: debut,
        api,
        methode: requete.method ?? "",
        chemin: url.pathname,
        champs: url.searchParams.getAll("champs").join(",") || null,
        statut: reponse.headersSent ? reponse.statusCode : 0,
        ms: Date.now() - debut,
      });
    });
    if (api === "inconnue") return envoyer(reponse, NON_AUTORISE);
    const coupure = fautes.frapper(api, url.pathname, "coupure");
    if (coupure?.au === "debut") {
      requete.socket.resetAndDestroy();
      return;
    }
    const lenteur = fautes.frapper(api, url.pathname, "lenteur");
    const resultat =
      api === "jeton" ? await demanderJeton(requete, url) : await repondre(api, chemin, requete, url);
    await envoyer(reponse, resultat, {
      ms: lenteur?.ms ?? 0,
      octets: lenteur?.octets ?? 0,
      coupe: coupure !== null,
    });
  }

  const serveur = createServer((requete, reponse) => {
    traiter(requete, reponse).catch((cause: unknown) => {
      // A bug of the stand-in must show as one, not as a fault of the service.
      console.error("Stand-in:", cause);
      reponse.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    serveur.once("error", reject);
    serveur.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const adresse = serveur.address();
  const port = typeof adresse === "object" && adresse !== null ? adresse.port : 0;
  const origine = `http://127.0.0.1:${port}`;

  return {
    url: `${origine}${RACINE}`,
    tokenUrl: `${origine}${CHEMIN_JETON}?realm=%2Fpartenaire`,
    client,
    fautes: {
      poser: (faute) => fautes.poser(faute),
      effacer: () => fautes.effacer(),
      perimerJetons: () => jetons.perimer(),
      publier: (nouvelles) => {
        donnees = lier(typeof nouvelles === "string" ? renumeroter(donnees.source, nouvelles) : nouvelles);
      },
    },
    journal,
    compteurs: () => compter(journal),
    oublierJournal: () => {
      journal.length = 0;
    },
    fermer: () =>
      new Promise((resolve, reject) => {
        serveur.close((cause) => (cause ? reject(cause) : resolve()));
        serveur.closeAllConnections();
      }),
  };
}

const RACINE = "/partenaire";
const CHEMIN_JETON = "/connexion/oauth2/access_token";
const SANS_MEMOIRE: Entetes = { "Cache-Control": "no-store", Pragma: "no-cache" };
const NON_AUTORISE: Reponse = {
  statut: 401,
  entetes: { "WWW-Authenticate": "Bearer", "Content-Type": "application/json" },
};

const tropDAppels = (attente: number | null, debit: Entetes): Reponse => ({
  statut: 429,
  entetes: { ...debit, ...SANS_MEMOIRE, ...(attente === null ? {} : { "Retry-After": String(attente) }) },
  corps: "Too Many Requests",
});

const erreur = (statut: number): Reponse => ({
  statut,
  corps:
    statut === 500
      ? { codeErreur: "JCS0011G", codeHttp: 500, message: "Une erreur technique est survenue" }
      : "Service Unavailable",
});

/** Data that answers: what was given, linked, and cut into the shapes of the APIs. */
interface Lie {
  readonly source: Donnees;
  readonly referential: Referential;
  readonly collections: Collections;
}
function lier(source: Donnees): Lie {
  const referential = referentialDe(source);
  return { source, referential, collections: collections(source, referential) };
}
const renumeroter = (source: Donnees, version: string): Donnees => ({
  ...source,
  version,
  publieeLe: new Date().toISOString().slice(0, 10),
});

function destination(chemin: string): { api: Api | "jeton" | "inconnue"; chemin: string } {
  if (chemin === CHEMIN_JETON) return { api: "jeton", chemin };
  for (const api of APIS) {
    const racine = `${RACINE}/${PRODUITS[api].racine}/`;
    if (chemin.startsWith(racine)) return { api, chemin: chemin.slice(racine.length - 1) };
  }
  return { api: "inconnue", chemin };
}

/** The answer of an operation of the four ROME APIs. A path that is not one is answered as the gateway does. */
function operer(
  { collections: toutes }: Lie,
  api: Api,
  chemin: string,
  parametres: URLSearchParams,
  nuls: boolean,
): Reponse {
  const trouvee = trouver(api, chemin);
  if (trouvee === null) return { statut: 403, corps: "Invalid scope" };
  const { operation, code } = trouvee;
  const collection = toutes[operation.ressource];
  const faute = (statut: number, message: string, codeMetier?: string): Reponse => ({
    statut,
    corps: { message, ...(codeMetier ? { codeMetier } : {}), service: chemin, code: statut },
  });
  try {
    const choix = choisir(operation, parametres.getAll("champs"));
    const montrer = (entite: Parameters<typeof projeter>[0]): Json => projeter(entite, choix, nuls);
    switch (operation.genre) {
      case "liste":
        return { statut: 200, corps: filtrer(collection.toutes(), operation, parametres).map(montrer) };
      case "requete": {
        const q = parametres.get("q") ?? "";
        const lire = (nom: string): string => parametres.get(nom) ?? "";
        const { total, resultats } = requete(collection.toutes(), {
          q,
          qf: lire("qf"),
          fq: lire("fq"),
          op: lire("op"),
        });
        return {
          statut: 200,
          corps: { totalResultats: total, requete: q, resultats: resultats.map(montrer) },
        };
      }
      case "version":
      case "lecture": {
        const entite = collection.une(code);
        return entite ? { statut: 200, corps: montrer(entite) } : faute(404, `Code inexistant: ${code}`);
      }
    }
  } catch (cause) {
    if (cause instanceof SelecteurError) return faute(400, cause.message, "SELECTOR");
    if (cause instanceof RequeteError) return faute(400, cause.message);
    throw cause;
  }
}

/** Fixed paths win over `{code}`: `metier/requete` is not the read of a code. */
function trouver(api: Api, chemin: string): { operation: Operation; code: string } | null {
  const siennes = OPERATIONS.filter((o) => o.api === api);
  const fixe = siennes.find((o) => o.chemin === chemin);
  if (fixe) return { operation: fixe, code: "" };
  const coupe = chemin.lastIndexOf("/");
  const lecture = siennes.find((o) => o.chemin === `${chemin.slice(0, coupe)}/{code}`);
  return lecture ? { operation: lecture, code: decoder(chemin.slice(coupe + 1)) } : null;
}

function decoder(texte: string): string {
  try {
    return decodeURIComponent(texte);
  } catch {
    return texte;
  }
}

function choisir({ defaut, permis }: Operation, champs: readonly string[]): Arbre {
  const demande = parseSelecteur(champs.join(","));
  return demande.size === 0 ? defaut : restreindre(demande, permis);
}

interface Facon {
  readonly ms: number;
  readonly octets: number;
  /** Half of the body, then the connection is reset. */
  readonly coupe: boolean;
}

async function envoyer(
  reponse: ServerResponse,
  { statut, corps, entetes: siens = {} }: Reponse,
  { ms, octets, coupe }: Facon = { ms: 0, octets: 0, coupe: false },
): Promise<void> {
  const estTexte = typeof corps === "string";
  const ecrit = corps === undefined ? "" : estTexte ? corps : JSON.stringify(corps);
  // Spaces after JSON are JSON.
  const octetsEcrits = Buffer.from(estTexte ? ecrit : ecrit.padEnd(octets, " "));
  reponse.writeHead(statut, {
    ...(corps === undefined
      ? {}
      : { "Content-Type": estTexte ? "text/plain;charset=UTF-8" : "application/json" }),
    ...(statut === 204 ? {} : { "Content-Length": octetsEcrits.length }),
    ...siens,
  });
  if (coupe) {
    reponse.write(octetsEcrits.subarray(0, octetsEcrits.length >> 1), () =>
      reponse.socket?.resetAndDestroy(),
    );
    return;
  }
  if (ms > 0) {
    const parts = 20;
    const taille = Math.ceil(octetsEcrits.length / parts);
    for (let i = 0; i < parts && !reponse.destroyed; i++) {
      await attendre(ms / parts);
      reponse.write(octetsEcrits.subarray(i * taille, (i + 1) * taille));
    }
    reponse.end();
    return;
  }
  reponse.end(octetsEcrits);
}

function compter(journal: readonly Appel[]): Partial<Record<Appel["api"], Compteur>> {
  const compteurs: Partial<Record<Appel["api"], { appels: number; statuts: Record<string, number> }>> = {};
  for (const { api, statut } of journal) {
    const compteur = compteurs[api] ?? { appels: 0, statuts: {} };
    compteurs[api] = compteur;
    compteur.appels++;
    compteur.statuts[statut] = (compteur.statuts[statut] ?? 0) + 1;
  }
  return compteurs;
}
