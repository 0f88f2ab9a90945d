import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Referential } from "../../lib/rome";
import type { Diff } from "../../lib/rome/versions";
import { repondreCommande } from "./commandes";
import type { Complements } from "./complements";
import { type Collections, collections, type Donnees, referentialDe, type Variantes } from "./entites";
import { deformer, type Faute, Fautes } from "./fautes";
import { type Client, Jetons } from "./jetons";
import { type Appel, type Compteurs, compter, noterAppel } from "./journal";
import { APIS, type Api, PRODUITS } from "./operations";
import { type Entetes, entetes, Quotas, type Reglage } from "./quota";
import {
  envoyer,
  faute,
  INTERDIT,
  NON_AUTORISE,
  panne,
  type Reponse,
  SANS_MEMOIRE,
  tropDAppels,
} from "./reponse";
import { repondreRome } from "./rome";
import { repondreRomeo } from "./romeo";
import { repondreSubstitution, type Substitution } from "./substitutions";

export { type Complements, lireComplements } from "./complements";
export type { Donnees } from "./entites";
export type { Faute } from "./fautes";
export type { Client } from "./jetons";
export type { Appel, Compteur, Compteurs } from "./journal";
export { APIS, type Api } from "./operations";
export type { Substitution } from "./substitutions";

export interface Options {
  /** What it answers from: a linked referential or, better since nothing is missing, the tables of a source. */
  readonly referential: Donnees;
  /** Fields of the APIs that the application's referential leaves out (`lireComplements`); absent without. */
  readonly complements?: Complements | null;
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
  /** Between the sentences of a text: a line break (default), or what it may be. */
  readonly separateur?: string;
  /** Signs of texts and of labels of compétences: as the archive flattens them (default), or typographic. */
  readonly apostrophes?: "droites" | "courbes";
  /** Retired codes and their successors, asked before `comparaisons`. */
  readonly substitutions?: readonly Substitution[];
  /** Comparisons of past versions, for successors that the table does not give. */
  readonly comparaisons?: readonly Diff[];
}

export interface Standin {
  /** Base of the APIs, as `https://api.francetravail.io/partenaire` is. */
  readonly url: string;
  /** Token endpoint, with its realm. */
  readonly tokenUrl: string;
  readonly client: Client;
  readonly fautes: {
    /** @returns what takes it away. @throws ZodError on a fault that is none. */
    readonly poser: (faute: Faute) => () => void;
    readonly effacer: () => void;
    /** Every token given so far is refused from now on. */
    readonly perimerJetons: () => void;
    /** Other data from the next call on; a text: the same data under that version number. */
    readonly publier: (donnees: Donnees | string) => void;
    /** A retired code has a successor from now on. */
    readonly substituer: (substitution: Substitution) => void;
  };
  /** Calls so far, in order. */
  readonly journal: readonly Appel[];
  readonly compteurs: () => Compteurs;
  readonly oublierJournal: () => void;
  readonly fermer: () => Promise<void>;
}

/** A client in the form of the real ones. The secret opens nothing but stand-ins. */
const CLIENT: Client = { id: `PAR_passerelles_${"0".repeat(64)}`, secret: "secret-de-la-doublure" };
const DUREE_JETON_S = 1499;
/** Status, in the journal, of a call whose connection was cut. */
const COUPE = 0;
const RACINE = "/partenaire";
const CHEMIN_JETON = "/connexion/oauth2/access_token";
/** Where another process sets faults and reads the journal (`commandes.ts`). */
const COMMANDES = "/_standin";

/** A local server in the role of France Travail: the token endpoint and six APIs. Listens on 127.0.0.1 only. */
export async function demarrerStandin(options: Options): Promise<Standin> {
  const { client = CLIENT, dureeJeton = DUREE_JETON_S, comparaisons = [], complements = null } = options;
  const fautes = new Fautes();
  const jetons = new Jetons(client, dureeJeton, DUREE_JETON_S, Date.now);
  const quotas = new Quotas(Date.now);
  const journal: Appel[] = [];
  const substitutions = [...(options.substitutions ?? [])];
  const variantes = { separateur: options.separateur ?? "\n", apostrophes: options.apostrophes ?? "droites" };
  let donnees = lier(options.referential, complements, variantes);

  const reglageDe = (api: Api): Reglage => {
    const { debit: voulu } = options;
    const debit = (typeof voulu === "number" ? voulu : voulu?.[api]) ?? PRODUITS[api].debit;
    return { debit, rafale: options.rafale ?? Math.max(1, Math.floor(debit)) };
  };

  async function donnerJeton(requete: IncomingMessage, url: URL): Promise<Reponse> {
    if (requete.method !== "POST") return { statut: 405 };
    const subie = fautes.frapper("jeton", url.pathname, "quota", "erreur");
    if (subie) return subie.genre === "quota" ? tropDAppels(subie.attente, {}) : panne(subie.statut);
    const corps = await text(requete);
    const forme = /^application\/x-www-form-urlencoded\b/.test(requete.headers["content-type"] ?? "");
    const { statut, corps: json } = jetons.demander(
      url.searchParams.get("realm"),
      forme ? new URLSearchParams(corps) : null,
      new Set(fautes.nonSouscrites().map((api) => PRODUITS[api].scopes[0])),
    );
    return { statut, corps: json, entetes: SANS_MEMOIRE };
  }

  /** The guards in the order of the real gateway, then the operation. */
  async function repondre(api: Api, chemin: string, requete: IncomingMessage, url: URL): Promise<Reponse> {
    const jeton = jetons.lire(requete.headers.authorization);
    if (jeton === null || fautes.frapper(api, chemin, "jeton-refuse")) return NON_AUTORISE;
    const permis = PRODUITS[api].scopes.every((mot) => jeton.scopes.has(mot));
    if (!permis || fautes.frapper(api, chemin, "non-souscrite")) return INTERDIT;
    const reglage = reglageDe(api);
    const surcharge = fautes.frapper(api, chemin, "quota");
    if (surcharge) return tropDAppels(surcharge.attente, entetes(reglage, 0));
    const { attente, entetes: debit } = quotas.prendre(`${jeton.client} ${api}`, reglage);
    if (attente !== null) return tropDAppels(attente, debit);
    const subie = fautes.frapper(api, chemin, "vide", "erreur");
    if (subie) return avec(subie.genre === "vide" ? { statut: 204 } : panne(subie.statut), debit);
    if (fautes.frapper(api, chemin, "introuvable")) return faute(404, chemin, "introuvable");
    const reponse = await operer(api, chemin, requete, url);
    const forme = reponse.statut === 200 ? fautes.frapper(api, chemin, "champ") : null;
    if (forme === null || reponse.corps === undefined) return avec(reponse, debit);
    return avec({ ...reponse, corps: deformer(reponse.corps, forme.champ, forme.devient) }, debit);
  }

  async function operer(api: Api, chemin: string, requete: IncomingMessage, url: URL): Promise<Reponse> {
    const methode = api === "romeo" ? "POST" : "GET";
    if (requete.method !== methode)
      return faute(405, chemin, `Request method '${requete.method}' not supported`);
    const { referential, collections: toutes } = donnees;
    switch (api) {
      case "romeo":
        return repondreRomeo(referential, chemin, parseJson(await text(requete)));
      case "substitutions":
        return repondreSubstitution(referential, substitutions, comparaisons, chemin);
      default:
        return repondreRome(toutes, api, chemin, url.searchParams, options.sansValeur === "nul");
    }
  }

  async function traiter(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const debut = Date.now();
    const url = new URL(requete.url ?? "/", "http://127.0.0.1");
    if (url.pathname.startsWith(`${COMMANDES}/`)) {
      const chemin = url.pathname.slice(COMMANDES.length);
      return envoyer(reponse, repondreCommande(standin, requete.method ?? "", chemin, await text(requete)));
    }
    const { api, chemin } = destination(url.pathname);
    // Noted before it is sent: whoever has the answer finds it in the journal.
    const noter = (statut: number): void =>
      noterAppel(journal, {
        quand: debut,
        api,
        methode: requete.method ?? "",
        chemin: url.pathname,
        champs: url.searchParams.getAll("champs").join(",") || null,
        statut,
        ms: Date.now() - debut,
      });
    if (api === "inconnue") {
      noter(NON_AUTORISE.statut);
      return envoyer(reponse, NON_AUTORISE);
    }
    const coupure = fautes.frapper(api, url.pathname, "coupure");
    if (coupure?.au === "debut") {
      noter(COUPE);
      requete.socket.resetAndDestroy();
      return;
    }
    const lenteur = fautes.frapper(api, url.pathname, "lenteur");
    const resultat =
      api === "jeton" ? await donnerJeton(requete, url) : await repondre(api, chemin, requete, url);
    noter(coupure === null ? resultat.statut : COUPE);
    const { ms, octets } = lenteur ?? { ms: 0, octets: 0 };
    await envoyer(reponse, resultat, { ms, octets, coupe: coupure !== null });
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
  const origine = `http://127.0.0.1:${typeof adresse === "object" ? adresse?.port : ""}`;

  const standin: Standin = {
    url: `${origine}${RACINE}`,
    tokenUrl: `${origine}${CHEMIN_JETON}?realm=%2Fpartenaire`,
    client,
    fautes: {
      poser: (nouvelle) => fautes.poser(nouvelle),
      effacer: () => fautes.effacer(),
      perimerJetons: () => jetons.perimer(),
      publier: (nouvelles) => {
        const source = typeof nouvelles === "string" ? renumeroter(donnees.source, nouvelles) : nouvelles;
        donnees = lier(source, complements, variantes);
      },
      substituer: (substitution) => {
        substitutions.unshift(substitution);
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
  return standin;
}

const avec = (reponse: Reponse, siens: Entetes): Reponse => ({
  ...reponse,
  entetes: { ...reponse.entetes, ...siens },
});

function parseJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}

/** Data that answers: what was given, linked, and cut into the shapes of the APIs. */
interface Lie {
  readonly source: Donnees;
  readonly referential: Referential;
  readonly collections: Collections;
}
function lier(source: Donnees, complements: Complements | null, variantes: Variantes): Lie {
  const referential = referentialDe(source);
  return { source, referential, collections: collections(source, referential, complements, variantes) };
}
const renumeroter = (source: Donnees, version: string): Donnees => ({
  ...source,
  version,
  publieeLe: new Date().toISOString().slice(0, 10),
});

function destination(chemin: string): { api: Api | "jeton" | "inconnue"; chemin: string } {
  if (chemin === CHEMIN_JETON) return { api: "jeton", chemin };
  for (const api of APIS) {
    const racine = `${RACINE}/${PRODUITS[api].racine}`;
    if (chemin.startsWith(`${racine}/`)) return { api, chemin: chemin.slice(racine.length) };
  }
  return { api: "inconnue", chemin };
}
