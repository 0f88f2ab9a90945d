import { createHash } from "node:crypto";
import { IncomingMessage, type OutgoingHttpHeaders, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
// Bounded by bytes, which a Map is not; the one most of the ecosystem keeps.
import { LRUCache } from "lru-cache";
import { current, derive, type Referential } from "../rome";
import { politique } from "./csp";

/** Pages whose every byte comes from the referential alone: the same for everyone as long as it is in service. */
const PAGES = new RegExp(
  `^/(?:${[
    String.raw`metiers/[\w-]{1,40}(?:/mobilite)?`,
    String.raw`(?:domaines|competences|contextes|centres-interet|secteurs|profils|familles)/[\w-]{1,40}`,
    "domaines|centres-interet|secteurs|contextes|profils|familles",
  ].join("|")})?$`,
);
/** All fiches of the ROME, compressed, are 30 MB. */
const MEMOIRE_MAX = 64_000_000;

interface PageRendue {
  readonly corps: Buffer;
  readonly comprime: Buffer;
  readonly entetes: OutgoingHttpHeaders;
}
/** Null: what Next answered is not a page to keep (an error, a redirection). */
type Rendu = Promise<PageRendue | null>;

const pagesDe = (
  referential: Referential,
): { rendues: LRUCache<string, PageRendue>; encours: Map<string, Rendu> } =>
  derive(referential, "pages", () => ({
    rendues: new LRUCache<string, PageRendue>({
      maxSize: MEMOIRE_MAX,
      sizeCalculation: (page) => page.comprime.length + page.corps.length,
    }),
    encours: new Map<string, Rendu>(),
  }));

/**
 * Puts a memory of rendered pages before `rendre`: a page of the referential is rendered once a version, whoever asks, then
 * sent as the same bytes, compressed once, with an ETag. A page that is the same for everyone cannot carry a nonce, which
 * must never serve twice: its policy names the scripts in it by their hashes.
 * A request with a cookie, a query or a word of Next's router goes on to `rendre` as it is.
 */
export function avecMemoire(rendre: RequestListener): RequestListener {
  return (requete, reponse) => {
    const etat = current();
    if (etat.statut !== "charge" || !seGarde(requete)) return rendre(requete, reponse);
    pageDe(etat.referential, requete.url ?? "/", rendre)
      .then((page) => (page === null ? rendre(requete, reponse) : envoyer(requete, reponse, page)))
      .catch(() => rendre(requete, reponse));
  };
}

function seGarde({ method, url = "", headers }: IncomingMessage): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    PAGES.test(url) &&
    headers.cookie === undefined &&
    headers.rsc === undefined &&
    headers.range === undefined
  );
}

function pageDe(referential: Referential, chemin: string, rendre: RequestListener): Rendu {
  const { rendues, encours } = pagesDe(referential);
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
 */
async function faire(chemin: string, rendre: RequestListener): Rendu {
  const requete = new IncomingMessage(new Socket());
  requete.method = "GET";
  requete.url = chemin;
  requete.headers = { host: "localhost", accept: "text/html" };
  requete.push(null);
  const reponse = new ServerResponse(requete);
  const corps = await new Promise<Buffer>((resolve) => {
    const morceaux: Buffer[] = [];
    const garder = (morceau: unknown): void => {
      if (typeof morceau === "string" || morceau instanceof Uint8Array) morceaux.push(Buffer.from(morceau));
    };
    reponse.write = (morceau: unknown) => {
      garder(morceau);
      return true;
    };
    reponse.end = (morceau?: unknown) => {
      garder(morceau);
      resolve(Buffer.concat(morceaux));
      return reponse;
    };
    rendre(requete, reponse);
  });
  const { link, ...entetes } = reponse.getHeaders();
  if (reponse.statusCode !== 200 || !String(entetes["content-type"]).startsWith("text/html")) return null;
  const html = corps.toString("utf8");
  return {
    corps,
    comprime: await promisify(gzip)(corps, { level: 9 }),
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

function envoyer(requete: IncomingMessage, reponse: ServerResponse, page: PageRendue): void {
  for (const [nom, valeur] of Object.entries(page.entetes)) {
    if (valeur !== undefined) reponse.setHeader(nom, valeur);
  }
  if (requete.headers["if-none-match"] === page.entetes.etag) {
    reponse.writeHead(304).end();
    return;
  }
  const compresse = /\bgzip\b/.test(String(requete.headers["accept-encoding"]));
  const corps = compresse ? page.comprime : page.corps;
  if (compresse) reponse.setHeader("Content-Encoding", "gzip");
  reponse.setHeader("Content-Length", corps.length);
  reponse.end(requete.method === "HEAD" ? undefined : corps);
}
