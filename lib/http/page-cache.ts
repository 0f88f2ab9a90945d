import { createHash } from "node:crypto";
import { IncomingMessage, type OutgoingHttpHeaders, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
// Bounded by bytes, which a Map is not; the one most of the ecosystem keeps.
import { LRUCache } from "lru-cache";
import { current, derive, type Referential } from "../rome";
import { routes } from "../routes";
import { politique } from "./csp";
import { dejaRecu } from "./etag";

/**
 * Pages made of the referential in service, the same for everyone. The one word of a fiche that is not, when it was last read
 * from France Travail, is true for ever, and asked again by the browser once it is old.
 */
const PAGES = new RegExp(
  `^/(?:${[
    String.raw`metiers/[\w-]{1,40}(?:/mobilite)?`,
    String.raw`(?:domaines|competences|contextes|centres-interet|secteurs|profils|familles)/[\w-]{1,40}`,
    "domaines|centres-interet|secteurs|contextes|profils|familles",
  ].join("|")})?$`,
);
/** The code in the address of a page of one métier. */
const METIER = /^\/metiers\/([\w-]+)/;
/** A first page of results without a filter: of the referential too, but for the help of France Travail's API, offered or not. */
const RECHERCHE = /^\/recherche\?q=[^&#]{1,200}$/;
/** All fiches of the ROME, compressed, are 30 MB. */
const MEMOIRE_MAX = 64_000_000;
/** Searches have a memory of their own, about 2,000 pages, so that rare words never push a fiche out… */
const MEMOIRE_RECHERCHES_MAX = 16_000_000;
/** … and are made again after a while, for what does not come from the referential. */
const RECHERCHE_MS = 600_000;
/** A page that takes longer is given up, and whoever waits for it asks Next itself. */
const RENDU_MAX_MS = 30_000;
/** Pages are made ahead only while nobody has asked for anything for that long… */
const CALME_MS = 250;
/** … and at most a quarter of the time. */
const REPOS = 3;
/** How often a swap is looked for. */
const TOUR_MS = 1000;

interface PageRendue {
  /** Bytes before compression: most browsers never ask for them, so they are not kept. */
  readonly taille: number;
  readonly comprime: Buffer;
  readonly entetes: OutgoingHttpHeaders;
}
/** Null: what Next answered is not a page to keep (an error, a redirection). */
type Rendu = Promise<PageRendue | null>;

interface Memoire {
  readonly rendues: LRUCache<string, PageRendue>;
  readonly recherches: LRUCache<string, PageRendue>;
  readonly encours: Map<string, Rendu>;
}

const pagesDe = (referential: Referential): Memoire =>
  derive(referential, "pages", () => {
    const sizeCalculation = (page: PageRendue): number => page.comprime.length;
    return {
      rendues: new LRUCache({ maxSize: MEMOIRE_MAX, sizeCalculation }),
      recherches: new LRUCache({ maxSize: MEMOIRE_RECHERCHES_MAX, ttl: RECHERCHE_MS, sizeCalculation }),
      encours: new Map<string, Rendu>(),
    };
  });

/**
 * Puts a memory of rendered pages before `rendre`: a page of the referential is rendered once a version, whoever asks, then
 * sent as the same bytes, compressed once, with an ETag. A page that is the same for everyone cannot carry a nonce, which
 * must never serve twice: its policy names the scripts in it by their hashes.
 * A request with a cookie, a query (but that of a plain search) or a word of Next's router goes on to `rendre` as it is.
 */
export function avecMemoire(rendre: RequestListener): RequestListener {
  return (requete, reponse) => {
    derniereRequete = performance.now();
    const etat = current();
    if (etat.statut !== "charge" || !seGarde(requete, etat.referential)) return rendre(requete, reponse);
    pageDe(etat.referential, requete.url ?? "/", rendre)
      .then((page) => (page === null ? rendre(requete, reponse) : envoyer(requete, reponse, page)))
      .catch(() => rendre(requete, reponse));
  };
}

let derniereRequete = Number.NEGATIVE_INFINITY;

/**
 * Renders the fiches ahead, one at a time and the most targeted first, after the start and after each swap, in the moments when
 * nobody asks for anything: whoever comes then has them from memory.
 * @returns what stops it.
 */
export function chauffer(rendre: RequestListener): () => void {
  const arret = new AbortController();
  const dormir = (ms: number): Promise<void> => pause(ms, undefined, { signal: arret.signal, ref: false });
  const tout = async (referential: Referential): Promise<void> => {
    for (const code of lesPlusVises(referential)) {
      for (let reste = resteCalme(); reste > 0; reste = resteCalme()) await dormir(reste);
      const etat = current();
      if (etat.statut !== "charge" || etat.referential !== referential) return;
      const debut = performance.now();
      // A page that fails fails again, and says so, when someone asks for it.
      await pageDe(referential, routes.metier(code), rendre).catch(() => null);
      await dormir(REPOS * (performance.now() - debut));
    }
  };
  const suivre = async (): Promise<void> => {
    let faite: Referential | null = null;
    for (; ; await dormir(TOUR_MS)) {
      const etat = current();
      if (etat.statut !== "charge" || etat.referential === faite) continue;
      faite = etat.referential;
      await tout(faite);
    }
  };
  suivre().catch((cause: unknown) => {
    if (!arret.signal.aborted) throw cause;
  });
  return () => arret.abort();
}

const resteCalme = (): number => derniereRequete + CALME_MS - performance.now();

/** Codes of the métiers, those that most others lead to first. */
function lesPlusVises({ metiers }: Referential): string[] {
  const fois = new Map<string, number>();
  for (const { mobilites } of metiers.values()) {
    for (const { cible } of mobilites) fois.set(cible, (fois.get(cible) ?? 0) + 1);
  }
  return [...metiers.keys()].sort((a, b) => (fois.get(b) ?? 0) - (fois.get(a) ?? 0));
}

function seGarde({ method, url = "", headers }: IncomingMessage, { metiers }: Referential): boolean {
  // What took the place of a retired code is known when France Travail has said it: any moment.
  const code = METIER.exec(url)?.[1];
  return (
    (code === undefined || metiers.has(code)) &&
    (method === "GET" || method === "HEAD") &&
    (PAGES.test(url) || RECHERCHE.test(url)) &&
    headers.cookie === undefined &&
    headers.rsc === undefined &&
    headers.range === undefined
  );
}

function pageDe(referential: Referential, chemin: string, rendre: RequestListener): Rendu {
  const { encours, ...memoire } = pagesDe(referential);
  const rendues = RECHERCHE.test(chemin) ? memoire.recherches : memoire.rendues;
  const connue = rendues.get(chemin);
  if (connue !== undefined) return Promise.resolve(connue);
  const attendue = encours.get(chemin);
  if (attendue !== undefined) return attendue;
  const rendu = faire(chemin, rendre)
    .then((page) => {
      const etat = current();
      // Rendered across a swap: it may be of the other version, so it serves nobody.
      if (etat.statut !== "charge" || etat.referential !== referential) return null;
      if (page !== null) rendues.set(chemin, page);
      return page;
    })
    .finally(() => encours.delete(chemin));
  encours.set(chemin, rendu);
  return rendu;
}

/**
 * Renders a page apart from any connection: whoever asked may leave, and nothing of their request but the path gets in.
 * @throws when it breaks off half way, or takes too long.
 */
async function faire(chemin: string, rendre: RequestListener): Rendu {
  const requete = new IncomingMessage(new Socket());
  requete.method = "GET";
  requete.url = chemin;
  requete.headers = { host: "localhost", accept: "text/html" };
  requete.push(null);
  const reponse = new ServerResponse(requete);
  const corps = await new Promise<Buffer>((resolve, reject) => {
    const morceaux: Buffer[] = [];
    const garder = (morceau: unknown): void => {
      if (typeof morceau === "string" || morceau instanceof Uint8Array) morceaux.push(Buffer.from(morceau));
    };
    reponse.write = (morceau: unknown) => {
      garder(morceau);
      return true;
    };
    const delai = setTimeout(
      () => reponse.destroy(new Error(`${chemin} took too long`)),
      RENDU_MAX_MS,
    ).unref();
    reponse.end = (morceau?: unknown) => {
      clearTimeout(delai);
      garder(morceau);
      resolve(Buffer.concat(morceaux));
      return reponse;
    };
    // Next's way to give up once it has begun.
    reponse.destroy = (cause?: Error) => {
      clearTimeout(delai);
      reject(cause ?? new Error(`${chemin} broke off`));
      return reponse;
    };
    rendre(requete, reponse);
  });
  const { link, ...entetes } = reponse.getHeaders();
  if (reponse.statusCode !== 200 || !String(entetes["content-type"]).startsWith("text/html")) return null;
  const html = corps.toString("utf8");
  return {
    taille: corps.length,
    comprime: await promisify(gzip)(corps),
    entetes: {
      ...entetes,
      // Fonts to fetch early; the nonce on them would be that of one rendering.
      ...(link === undefined ? {} : { link: String(link).replace(/ nonce="[^"]*";/g, "") }),
      "content-security-policy": politique({
        scripts: empreintes(html, "script"),
        styles: empreintes(html, "style"),
      }),
      // Kept by the browser, and asked about each time: a new version shows at once.
      "cache-control": "private, no-cache",
      vary: `${String(entetes.vary)}, Cookie`,
      etag: `"${createHash("sha256").update(corps).digest("base64url").slice(0, 27)}"`,
    },
  };
}

/** The sources of a policy that admit every element `<balise>` with a text of its own, each once. */
function empreintes(html: string, balise: "script" | "style"): string[] {
  const textes = [...html.matchAll(new RegExp(`<${balise}\\b[^>]*>([\\s\\S]*?)</${balise}>`, "g"))].flatMap(
    ([, texte]) => texte || [],
  );
  const hash = (texte: string): string => `'sha256-${createHash("sha256").update(texte).digest("base64")}'`;
  return [...new Set(textes.map(hash))];
}

async function envoyer(requete: IncomingMessage, reponse: ServerResponse, page: PageRendue): Promise<void> {
  for (const [nom, valeur] of Object.entries(page.entetes)) {
    if (valeur !== undefined) reponse.setHeader(nom, valeur);
  }
  if (dejaRecu(requete.headers["if-none-match"], String(page.entetes.etag))) {
    reponse.writeHead(304).end();
    return;
  }
  const compresse = /\bgzip\b/.test(String(requete.headers["accept-encoding"]));
  if (compresse) reponse.setHeader("Content-Encoding", "gzip");
  reponse.setHeader("Content-Length", compresse ? page.comprime.length : page.taille);
  if (requete.method === "HEAD") reponse.end();
  else reponse.end(compresse ? page.comprime : await promisify(gunzip)(page.comprime));
}
