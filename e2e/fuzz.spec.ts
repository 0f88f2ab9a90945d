import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { COMPLET } from "./donnees";
import { enParallele, envoyer, type ReponseBrute } from "./http";

const NOMBRE = 2000;
const GRAINE = 460_2025;

/** Written where an answer would run it if it came back unescaped; the names occur nowhere else. */
const BALISE = "<script>intrus()</script>";
const ATTRIBUT = '"onmouseover="intrus()';

const encoder = (texte: string): string =>
  Buffer.from(texte).reduce((s, octet) => `${s}%${octet.toString(16).padStart(2, "0")}`, "");

/** Values as they stand in an address: latin-1 text, each letter one byte on the wire. */
const valeur = fc.oneof(
  fc.constantFrom(
    "",
    "%",
    "%%",
    "%00",
    "D1102%00",
    "%E0%A4%A",
    "%zz",
    "%C3",
    "%FF%FE",
    "%ED%A0%80",
    "%ED%B0%80boulanger",
    "\xed\xa0\x80",
    "\xff\xfe",
    "%0d%0aSet-Cookie:%20a=b",
    "%0a",
    "%1b%5b31m",
    "..%2f..%2f..%2fetc%2fpasswd",
    "../../../etc/passwd",
    "%2e%2e%2f%2e%2e",
    ".",
    "..",
    "~",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "undefined",
    "NaN",
    "-1",
    "0",
    "1e999",
    "99999999999999999999",
    "0x10",
    "-0",
    "true",
    "[]",
    "{}",
    "[object%20Object]",
    "*",
    "%2a%2a",
    "(((((",
    "a|b&&c",
    "$(id)",
    "`id`",
    "%7b%7b7*7%7d%7d",
    "D1102/",
    "d1102",
    "%44%31%31%30%32",
    "%20D1102%20",
    "_rsc=x",
    "\\",
    "%5c",
    ";",
    "@",
    "//exemple.org",
    "%2f%2fexemple.org",
  ),
  fc
    .constantFrom(
      BALISE,
      `"><${BALISE.slice(1)}`,
      ATTRIBUT,
      `'${ATTRIBUT}`,
      `</title>${BALISE}`,
      `</script>${BALISE}`,
      `<img src=x ${ATTRIBUT.slice(1)}>`,
      "javascript:intrus()",
      "' OR 1=1 --",
      "1; DROP TABLE metiers",
      "😀".repeat(20),
      "👩‍🚒",
      "\u202eregnaluob",
      "مهنة خباز",
      "e\u0301".repeat(50),
      "ﬀ œ Œ ß İ",
      "\u0000\u0001\u0007\u001f\u007f",
      "\u200b\ufeff\u2028\u2029",
      "\t\r\n",
      "a".repeat(201),
      "é".repeat(3000),
      "boulanger ".repeat(1000),
      `${BALISE}${"a".repeat(200)}`,
    )
    .map(encoder),
  fc.constantFrom(
    "a".repeat(10_000),
    "%41".repeat(2000),
    "a/".repeat(2000),
    "+".repeat(5000),
    "a".repeat(70_000),
  ),
  fc.string({ unit: "binary", maxLength: 60 }).map(encoder),
  fc.uint8Array({ maxLength: 40 }).map((octets) => [...octets].map((o) => `%${o.toString(16)}`).join("")),
  fc.string({ unit: fc.integer({ min: 33, max: 255 }).map((n) => String.fromCharCode(n)), maxLength: 40 }),
);

const CHEMINS = [
  "/",
  "/recherche",
  "/metiers/",
  "/metiers/D1102/mobilite",
  "/metiers/D1102/mobilite/voisinage",
  "/comparer",
  "/parcours",
  "/profil",
  "/selection",
  "/carte",
  "/domaines/",
  "/competences/",
  "/contextes/",
  "/centres-interet/",
  "/secteurs/",
  "/appellations/",
  "/versions",
  "/donnees",
  "/sitemap.xml",
  "/robots.txt",
  "/_next/",
  "/_next/static/",
  "/_next/image",
  "/api/",
  "/api/recherche",
  "/api/metiers",
  "/api/metiers/",
  "/api/metiers/D1102/mobilites",
  "/api/carte",
  "/api/parcours",
  "/api/profil",
  "/api/versions/",
  "/api/version",
  "/api/sante",
  "/api/openapi.json",
] as const;
const chemin = fc.tuple(fc.constantFrom(...CHEMINS), valeur).chain(([base, v]) =>
  // Half of the time the value is a part of the path; a fixed address is left whole more often.
  fc.constantFrom(
    base,
    base,
    base.endsWith("/") ? base + v : base,
    `${base}${base.endsWith("/") ? "" : "/"}${v}`,
  ),
);

const PARAMETRES = [
  ...["q", "limite", "domaine", "riasec", "contexte", "competence", "centreInteret", "secteur", "page"],
  ...["de", "vers", "etapes", "a", "v"],
  ...["par", "nature", "reglementes", "sans", "transition", "vue", "tri", "panneau", "m"],
  ...["coche", "c", "x", "ajout", "cherche", "plus", "centre"],
  ...["_rsc", "__proto__", "constructor", "q[]", ""],
];
const parametre = fc.tuple(fc.constantFrom(...PARAMETRES), valeur).map(([nom, v]) => `${nom}=${v}`);
const query = fc.oneof(
  { weight: 3, arbitrary: parametre },
  { weight: 2, arbitrary: fc.array(parametre, { minLength: 2, maxLength: 6 }).map((p) => p.join("&")) },
  { weight: 1, arbitrary: fc.tuple(parametre, parametre).map(([a, b]) => `${a}&${a}&${b}&${a}`) },
  { weight: 1, arbitrary: fc.constantFrom("", "&&&&", "=", "?", "q", "q=&q=", "x=1&".repeat(1500)) },
);

const METHODES = ["GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];
const methode = fc.constantFrom(...METHODES, "PATCH", "TRACE", "PROPFIND", "BREW", "get");

/** Header lines, some of which the framework reads. */
const ENTETES = [
  "Next-Action: x",
  `Next-Action: ${"a".repeat(40)}`,
  "RSC: 1",
  "RSC: 1\r\nNext-Router-State-Tree: pas-du-json",
  "RSC: 1\r\nNext-Router-State-Tree: %5B%22%22%5D",
  "RSC: 1\r\nNext-Router-Prefetch: 1",
  "RSC: 1\r\nNext-Router-Segment-Prefetch: /../x",
  "Next-Router-State-Tree: %",
  "X-Middleware-Subrequest: proxy:proxy:proxy:proxy:proxy",
  "X-Middleware-Rewrite: http://exemple.org/",
  "X-Passerelles-Chemin: %E0%A4%A",
  `X-Passerelles-Chemin: /metiers/${BALISE}`,
  "X-Forwarded-Host: exemple.org",
  `X-Forwarded-Host: ${BALISE}`,
  "X-Forwarded-Proto: javascript",
  `Content-Security-Policy: script-src 'nonce-"onmouseover='`,
  "Content-Type: multipart/form-data; boundary=x",
  "Content-Type: application/json",
  "Accept: text/x-component",
  'If-None-Match: *, W/"", """',
  "If-Modified-Since: demain",
  "Range: bytes=0-,-1,9-2",
  "Accept-Encoding: nimporte, gzip;q=9",
  "Accept-Language: \xff",
  "Cookie: __prerender_bypass=1; __next_preview_data=x",
  `Cookie: ${"a=b; ".repeat(1000)}`,
  "Purpose: prefetch",
  "X-Nextjs-Data: 1",
  "Expect: 200-maybe",
  `User-Agent: ${BALISE}`,
  "Referer: \x01",
  "Host: \xff",
  "Upgrade: websocket\r\nConnection: upgrade",
];
const entetes = fc.oneof(
  { weight: 3, arbitrary: fc.constant<string[]>([]) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...ENTETES), { minLength: 1, maxLength: 2 }) },
);
const corps = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "{",
      '{"q":1}',
      "--x\r\n\r\n--x--",
      "\x00\xff".repeat(500),
      "[]",
      '{"metiers":["D1102"],"sans":null}',
      '{"metiers":["__proto__"]}',
    ),
  },
);

interface Cas {
  readonly methode: string;
  readonly cible: string;
  readonly entetes: readonly string[];
  readonly corps: string;
}
const cas: fc.Arbitrary<Cas> = fc.record({
  methode,
  cible: fc.tuple(chemin, fc.option(query, { freq: 2 })).map(([c, q]) => (q === null ? c : `${c}?${q}`)),
  entetes,
  corps,
});

const enOctets = ({ methode: m, cible, entetes: e, corps: c }: Cas): Buffer =>
  Buffer.from(
    [
      `${m} ${cible} HTTP/1.1`,
      ...(e.some((ligne) => ligne.startsWith("Host:")) ? [] : ["Host: localhost"]),
      "Connection: close",
      ...e,
      ...(c === "" ? [] : [`Content-Length: ${c.length}`]),
      "",
      c,
    ].join("\r\n"),
    "latin1",
  );

/** What is wrong with an answer; null when nothing is. */
function faute(demande: Cas, { statut, entetes: e, corps: c }: ReponseBrute): string | null {
  if (statut >= 500) return `statut ${statut}`;
  const type = e.get("content-type") ?? "";
  if (c.includes(BALISE)) return "balise rendue telle quelle";
  // Data that a script of ours carries is a string of JavaScript there, not an attribute.
  const sansScripts = c.replace(/<script[\s\S]*?<\/script>/g, "");
  if (type.includes("html") && sansScripts.includes(ATTRIBUT)) return "attribut rendu tel quel";
  if (e.get("set-cookie")?.includes("a=b")) return "en-tête injecté";
  const vers = e.get("location");
  if (vers !== undefined && /^(https?:)?[\\/]{2}(?!localhost)/.test(vers)) return `renvoi vers ${vers}`;
  // "0" is the last frame of a chunked body, here the only one.
  const vide = c === "" || c === "0\r\n\r\n";
  // Below the application: what is not HTTP is refused by Node itself, without a body.
  const horsHttp = [400, 417, 431].includes(statut) && type === "" && vide;
  const sansCorps = vide || demande.methode === "HEAD";
  const renvoi = statut >= 300 && statut < 400;
  if (!/^\/api\//.test(demande.cible) || horsHttp || renvoi || (sansCorps && statut < 400)) return null;
  const attendu = statut < 400 ? /^application\/json/ : /^application\/problem\+json/;
  return attendu.test(type) ? null : `API en « ${type} », statut ${statut}`;
}

/** Node cuts the connection on a head over 16 kB, and on a change of protocol that nobody here speaks. */
const coupure = (demande: Cas): boolean =>
  enOctets(demande).length > 16_000 || demande.entetes.some((e) => e.startsWith("Upgrade:"));

test(`${NOMBRE} demandes étranges : jamais de 5xx, jamais d'écho non échappé, l'API toujours en JSON`, async () => {
  test.setTimeout(300_000);
  const port = COMPLET.port;
  const fautes: string[] = [];
  const statuts = new Map<number, number>();
  await enParallele(fc.sample(cas, { numRuns: NOMBRE, seed: GRAINE }), 8, async (demande) => {
    const resume = `${demande.methode} ${demande.cible.slice(0, 120)} ${JSON.stringify(demande.entetes).slice(0, 120)}`;
    try {
      const reponse = await envoyer(port, enOctets(demande));
      statuts.set(reponse.statut, (statuts.get(reponse.statut) ?? 0) + 1);
      const trouvee = faute(demande, reponse);
      if (trouvee !== null) fautes.push(`${trouvee} : ${resume}`);
    } catch (cause) {
      if (coupure(demande)) return;
      fautes.push(`${cause instanceof Error ? cause.message : cause} : ${resume}`);
    }
  });
  expect(fautes.slice(0, 20), `${fautes.length} fautes`).toEqual([]);
  // The inputs do reach the application: answers of each kind were seen.
  for (const statut of [200, 400, 404, 405])
    expect(statuts.get(statut), `statut ${statut}`).toBeGreaterThan(20);

  const apres = await fetch(`${COMPLET.url}/metiers/D1102`);
  expect(apres.status).toBe(200);
  expect(await apres.text()).toContain("Boulang");
});
