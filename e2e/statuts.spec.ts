import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { typo } from "../lib/typo";
import { ARCHIVE, COMPLET } from "./donnees";
import { enParallele, tousLesCodes, tousLesMetiers } from "./http";
import { lancerServeur } from "./serveur";

const demander = (chemin: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(chemin, COMPLET.url), { redirect: "manual", ...init });

/** Content of the attribute that follows `avant` in the HTML, with its entities read. */
function attribut(html: string, avant: string): string | undefined {
  const trouve = html.split(avant)[1]?.split('"')[0];
  return trouve?.replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

test.describe.configure({ mode: "parallel" });

test.describe("dès la première demande d'un serveur neuf", () => {
  const premieres = [
    { nom: "un code inconnu", chemin: "/metiers/A9999", statut: 404 },
    { nom: "un code en minuscules", chemin: "/metiers/d1102", statut: 308, vers: "/metiers/D1102" },
    { nom: "un code connu", chemin: "/metiers/D1102", statut: 200 },
  ];
  for (const [i, { nom, chemin, statut, vers }] of premieres.entries()) {
    test(nom, async () => {
      const serveur = await lancerServeur(Number(new URL(COMPLET.url).port) + 10 + i);
      try {
        const reponse = await fetch(serveur.url + chemin, { redirect: "manual" });
        expect(reponse.status).toBe(statut);
        expect(reponse.headers.get("location")).toBe(vers ?? null);
      } finally {
        await serveur.arreter();
      }
    });
  }
});

const STATUTS: readonly (readonly [string, number, string?])[] = [
  ["/", 200],
  ["/recherche", 200],
  ["/recherche?q=boulanger", 200],
  ["/recherche?q=zzzqqqxxx", 200],
  ["/recherche?q=d1102", 307, "/metiers/D1102"],
  ["/recherche?q=boulanger&sans=nuit&domaine=D", 200],
  ["/recherche?q=boulanger&domaine=inconnu", 200],
  ["/recherche?q=boulanger&domaine=&riasec=R&sans=nuit", 307, "/recherche?q=boulanger&riasec=R&sans=nuit"],
  ["/recherche?q=boulanger&page=99", 307, "/recherche?q=boulanger"],
  ["/competences", 200],
  ["/competences?q=souder", 200],
  ["/centres-interet", 200],
  ["/secteurs", 200],
  ["/contextes", 200],
  ["/profils", 200],
  ["/profils/S", 200],
  ["/profils/s", 308, "/profils/S"],
  ["/profils/X", 404],
  ["/familles", 200],
  ["/familles/inconnu", 404],
  ["/metiers/D1102%20", 308, "/metiers/D1102"],
  ["/metiers/%20d1102", 308, "/metiers/D1102"],
  ["/metiers/A0000", 404],
  ["/metiers/caissier", 404],
  ["/metiers", 404],
  ["/domaines", 200],
  ["/domaines/D", 200],
  ["/domaines/D15", 200],
  ["/domaines/d15", 308, "/domaines/D15"],
  ["/domaines/Z", 404],
  ["/domaines/Z99", 404],
  ["/competences/0", 404],
  ["/contextes/0", 404],
  ["/centres-interet/inconnu", 404],
  ["/secteurs/inconnu", 404],
  ["/appellations/0", 404],
  ["/comparer", 200],
  ["/comparer?m=Z9999&m=%3Cb%3E", 200],
  ["/comparer?m=D1102&ajout=d1505", 307, "/comparer?m=D1102&m=D1505"],
  ["/parcours?de=boulang%C3%A8re&vers=j1501", 307, "/parcours?de=D1102&vers=J1501"],
  ["/parcours?de=D1102&vers=D1102&par=zzzqqqxxx", 200],
  ["/profil", 200],
  ["/profil?m=Z9999&moins=%FF&seuls=zzzzz.zzzzz&plus=..&sans=1", 200],
  ["/profil?m=D1102&coche=1", 307, "/profil?m=D1102&seuls="],
  ["/selection?m=D1102&m=X1", 200],
  ["/donnees", 200],
  ["/accessibilite", 200],
  ["/confidentialite", 200],
  ["/mentions-legales", 200],
  ["/nulle-part", 404],
];
for (const [chemin, statut, vers] of STATUTS) {
  test(`${chemin} répond ${statut}`, async () => {
    const reponse = await demander(chemin);
    expect(reponse.status).toBe(statut);
    expect(reponse.headers.get("location")).toBe(vers ?? null);
    // Readable without JavaScript, refusals included: what is asked for is in the markup, not in a script.
    const html = (await reponse.text()).replace(/<script[\s\S]*?<\/script>/g, "");
    if (vers === undefined) expect(html).toMatch(/<html lang="fr"[\s\S]*<h1[ >]/);
  });
}

test("un code inconnu propose des codes voisins, sans être indexé", async () => {
  const html = await (await demander("/metiers/D1100")).text();
  expect(html).toContain("Aucun métier ne porte ce code");
  expect(html).toContain('href="/metiers/D1102"');
  expect(html).toMatch(/<meta name="robots" content="noindex/);
});

test("la fiche donne adresse canonique, Open Graph et JSON-LD", async () => {
  const html = await (await demander("/metiers/D1102")).text();
  const { libelle } = (await (await demander("/api/metiers/D1102")).json()) as { libelle: string };
  const adresse = `${COMPLET.url}/metiers/D1102`;
  expect(attribut(html, '<link rel="canonical" href="')).toBe(adresse);
  expect(attribut(html, '<meta property="og:url" content="')).toBe(adresse);
  expect(attribut(html, '<meta property="og:title" content="')).toContain(typo(libelle));
  expect(attribut(html, '<meta property="og:locale" content="')).toBe("fr_FR");
  expect(attribut(html, '<meta property="og:description" content="')?.length).toBeGreaterThan(40);
  // In the head of the first bytes, where link previews look.
  expect(html.indexOf('rel="canonical"')).toBeLessThan(html.indexOf("</head>"));

  const jsonLd = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(JSON.parse(jsonLd)).toMatchObject({
    "@context": "https://schema.org",
    "@type": "Occupation",
    name: libelle,
    url: adresse,
    occupationalCategory: { "@type": "CategoryCode", codeValue: "D1102" },
  });
});

test("le plan du site a chaque métier et ses mobilités, robots.txt mène au plan", async () => {
  const plan = await (await demander("/sitemap.xml")).text();
  const adresses = new Set([...plan.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, adresse]) => adresse));
  const manquants = (await tousLesCodes(COMPLET.url))
    .flatMap((code) => [`/metiers/${code}`, `/metiers/${code}/mobilite`])
    .filter((chemin) => !adresses.has(COMPLET.url + chemin));
  expect(manquants).toEqual([]);
  expect(await (await demander("/robots.txt")).text()).toContain(`Sitemap: ${COMPLET.url}/sitemap.xml`);
});

test.describe("en-têtes de sécurité", () => {
  for (const chemin of ["/", "/metiers/D1102", "/recherche?q=boulanger", "/nulle-part", "/metiers/A0000"]) {
    test(`page ${chemin}`, async () => {
      const reponse = await demander(chemin);
      verifierCommuns(reponse.headers);
      const csp = directives(reponse.headers);
      const scripts = csp.get("script-src") ?? "";
      expect(scripts).not.toContain("unsafe-inline");
      expect(scripts).not.toContain("unsafe-eval");
      expect(csp.get("frame-ancestors")).toBe("'none'");
      expect(csp.get("object-src")).toBe("'none'");
      expect(csp.get("base-uri")).toBe("'none'");
      expect(scriptsRefuses(await reponse.text(), scripts)).toEqual([]);
    });
  }

  for (const chemin of ["/api/version", "/api/recherche?q=boulanger", "/api/sante", "/api/inconnu", "/api"]) {
    test(`API ${chemin}`, async () => {
      const { headers } = await demander(chemin);
      verifierCommuns(headers);
      expect(directives(headers).get("default-src")).toBe("'none'");
    });
  }

  test("adresse refusée avant l'application", async () => {
    const { headers, status } = await demander("/%E0%A4%A");
    expect(status).toBe(400);
    verifierCommuns(headers);
  });

  test("un nonce ne sert qu'une fois", async () => {
    const nonces = await Promise.all(
      [1, 2, 3].map(async () => directives((await demander("/comparer")).headers).get("script-src")),
    );
    expect(new Set(nonces).size).toBe(3);
    expect(nonces.every((n) => /'nonce-[^']{16,}'/.test(n ?? ""))).toBe(true);
  });

  test("une page gardée en mémoire n'en porte pas : ses scripts sont admis par leur empreinte", async () => {
    for (const chemin of ["/", "/metiers/D1102", "/recherche?q=boulanger"]) {
      const [une, autre] = [await demander(chemin), await demander(chemin)];
      expect(une.headers.get("content-security-policy")).not.toContain("nonce-");
      expect(await une.text()).toBe(await autre.text());
      const encore = await demander(chemin, { headers: { "If-None-Match": une.headers.get("etag") ?? "" } });
      expect(encore.status).toBe(304);
    }
  });

  /** Opening tags of the scripts of a page that its policy does not admit, by nonce, by hash, or from its own server. */
  function scriptsRefuses(html: string, scripts: string): string[] {
    const nonce = /'(nonce-[^']{16,})'/.exec(scripts)?.[1];
    return [...html.matchAll(/<script(?![^>]*application\/ld\+json)([^>]*)>([\s\S]*?)<\/script>/g)]
      .filter(([, attributs = "", texte = ""]) => {
        if (nonce !== undefined) return !attributs.includes(`nonce="${nonce.slice(6)}"`);
        const empreinte = createHash("sha256").update(texte).digest("base64");
        return texte === "" ? !/ src="\/_next\//.test(attributs) : !scripts.includes(`'sha256-${empreinte}'`);
      })
      .map(([balise]) => balise.slice(0, 200));
  }

  function directives(headers: Headers): Map<string, string> {
    const csp = headers.get("content-security-policy") ?? "";
    return new Map(
      csp.split(";").map((d): [string, string] => {
        const [nom = "", ...valeurs] = d.trim().split(" ");
        return [nom, valeurs.join(" ")];
      }),
    );
  }

  function verifierCommuns(headers: Headers): void {
    const secondes = Number(/max-age=(\d+)/.exec(headers.get("strict-transport-security") ?? "")?.[1]);
    expect(secondes).toBeGreaterThanOrEqual(31_536_000);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(directives(headers).get("frame-ancestors")).toBe("'none'");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("set-cookie")).toBeNull();
  }
});

for (const [quoi, rel] of [
  ["l'onglet", "icon"],
  ["l'écran d'un téléphone", "apple-touch-icon"],
] as const) {
  test(`l'icône de ${quoi} est là`, async () => {
    const accueil = await (await demander("/")).text();
    const adresse = new RegExp(`<link rel="${rel}" href="([^"]+)"`).exec(accueil)?.[1] ?? "";
    const reponse = await demander(adresse);
    expect([reponse.status, reponse.headers.get("content-type")]).toEqual([200, "image/png"]);
  });
}

test(`chaque code répond 200 avec le titre de sa fiche (${ARCHIVE === null ? "extrait" : "1 584 codes"})`, async () => {
  test.setTimeout(300_000);
  const metiers = await tousLesMetiers(COMPLET.url);
  if (ARCHIVE === null) expect(metiers.length).toBeGreaterThanOrEqual(40);
  else expect(metiers.length).toBe(1584);
  const fautes: string[] = [];
  await enParallele(metiers, 8, async ({ code, libelle }) => {
    const page = await demander(`/metiers/${code}`);
    const titre = /<title>(.*?)<\/title>/s.exec(await page.text())?.[1] ?? "";
    const lu = titre.replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
    if (page.status !== 200 || lu !== `${typo(libelle)} | Passerelles`) {
      fautes.push(`${code} : ${page.status} ${lu}`);
    }
  });
  expect(fautes).toEqual([]);
});
