import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const RACINE = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Rooms of the house, and which others each may import: data goes one way. */
const FLECHES: Readonly<Record<string, readonly string[]>> = {
  "lib/typo": [],
  "lib/routes": [],
  "lib/trace": [],
  // Settings of zod, before the first schema.
  "lib/zod": [],
  "lib/rome": ["lib/trace", "lib/typo"],
  "lib/env": ["lib/rome"],
  "lib/certifications": [],
  "lib/contraintes": ["lib/rome"],
  "lib/riasec": ["lib/rome"],
  "lib/mots": ["lib/rome"],
  "lib/page": ["lib/rome"],
  "lib/search": ["lib/rome", "lib/contraintes"],
  "lib/mobilite": [
    "lib/rome",
    "lib/certifications",
    "lib/contraintes",
    "lib/riasec",
    "lib/routes",
    "lib/typo",
  ],
  "lib/carte": ["lib/rome", "lib/trace"],
  "lib/comparer": ["lib/rome"],
  "lib/adresses": ["lib/rome", "lib/contraintes", "lib/search"],
  "lib/profil": ["lib/rome", "lib/certifications", "lib/contraintes", "lib/adresses", "lib/mobilite"],
  // Codes and versions, never fiches.
  "lib/dossiers": ["lib/rome", "lib/env", "lib/typo", "lib/zod"],
  "lib/auth": ["lib/dossiers", "lib/env", "lib/http", "lib/routes"],
  "lib/comptes": ["lib/auth", "lib/dossiers", "lib/env"],
  "lib/http": [
    "lib/rome",
    "lib/search",
    "lib/mobilite",
    "lib/dossiers",
    "lib/contraintes",
    "lib/env",
    "lib/mots",
    "lib/routes",
    "lib/zod",
  ],
  // What puts a process together.
  "lib/start": [
    "lib/rome",
    "lib/search",
    "lib/mobilite",
    "lib/carte",
    "lib/dossiers",
    "lib/comptes",
    "lib/env",
  ],
  "lib/cli": [
    "lib/start",
    "lib/rome",
    "lib/carte",
    "lib/comptes",
    "lib/auth",
    "lib/dossiers",
    "lib/http",
    "lib/env",
    "lib/routes",
  ],
  components: [
    "lib/rome",
    "lib/search",
    "lib/mobilite",
    "lib/carte",
    "lib/comparer",
    "lib/adresses",
    "lib/profil",
    "lib/dossiers",
    "lib/comptes",
    "lib/http",
    "lib/contraintes",
    "lib/riasec",
    "lib/page",
    "lib/routes",
    "lib/typo",
    "lib/zod",
  ],
  app: [
    "components",
    "lib/rome",
    "lib/search",
    "lib/mobilite",
    "lib/carte",
    "lib/adresses",
    "lib/profil",
    "lib/dossiers",
    "lib/auth",
    "lib/comptes",
    "lib/http",
    "lib/env",
    "lib/mots",
    "lib/riasec",
    "lib/page",
    "lib/routes",
    "lib/typo",
  ],
};

/** Doors of a room beside its index. A room without a line here is a set of modules, each of which is one. */
const PORTES: Readonly<Record<string, readonly string[]>> = {
  "lib/rome": ["versions", "direct", "adresses"],
  "lib/search": ["highlight"],
  "lib/mobilite": ["explorateur"],
  "lib/carte": [],
  "lib/comparer": [],
  "lib/adresses": ["profil"],
  "lib/profil": [],
  "lib/auth": ["reglages"],
  // `contenu`, `lien` and `scelle` also run in the browser, which the rest must not reach.
  "lib/dossiers": [
    "contenu",
    "lien",
    "scelle",
    "service",
    "reglages",
    "liens",
    "utilisateurs",
    "base/ouvrir",
  ],
};
/** They start a process or serve a command: they go where the work is. */
const PARTOUT = new Set(["lib/start", "lib/cli"]);

interface Import {
  readonly de: string;
  readonly vers: string;
}

const estSource = (f: string): boolean =>
  /\.tsx?$/.test(f) && !/\.test\.tsx?$|vitest-setup|\/testing(\/|\.ts$)|\/contract\.ts$/.test(f);

const lire = (fichier: string): string => readFileSync(join(RACINE, fichier), "utf8");

const sources = (): readonly string[] =>
  ["app", "components", "lib"].flatMap((dossier) =>
    readdirSync(join(RACINE, dossier), { recursive: true, encoding: "utf8" })
      .map((f) => posix.join(dossier, f.replaceAll("\\", "/")))
      .filter(estSource),
  );

const imports = (): readonly Import[] =>
  sources().flatMap((de) =>
    [...lire(de).matchAll(/\b(?:from|import)\s*\(?\s*["']((?:\.|@\/)[^"']*)["']/g)].map(([, cible = ""]) => ({
      de,
      vers: cible.startsWith("@/") ? cible.slice(2) : posix.join(posix.dirname(de), cible),
    })),
  );

/** `lib/rome/versions/index` → `lib/rome`; `lib/env` → `lib/env`; `app/x/page.tsx` → `app`. */
const piece = (chemin: string): string =>
  chemin.startsWith("lib/")
    ? chemin
        .split("/")
        .slice(0, 2)
        .join("/")
        .replace(/\.tsx?$/, "")
    : (chemin.split("/")[0] ?? "");

const dire = ({ de, vers }: Import): string => `${de} → ${vers}`;

describe("imports", () => {
  const tous = imports().filter(({ de, vers }) => piece(de) !== piece(vers));

  it("go along the arrows only: another arrow is another plan, to be changed here and in CONTRIBUTING", () => {
    expect(tous.length).toBeGreaterThan(300);
    expect(tous.filter(({ de, vers }) => !FLECHES[piece(de)]?.includes(piece(vers))).map(dire)).toEqual([]);
  });

  it("enter a room by its doors", () => {
    const parAilleurs = tous.filter(({ de, vers }) => {
      const portes = PORTES[piece(vers)];
      const reste = vers.slice(piece(vers).length + 1);
      return portes !== undefined && reste !== "" && !portes.includes(reste) && !PARTOUT.has(piece(de));
    });
    expect(parAilleurs.map(dire)).toEqual([]);
  });

  it("of a package find it where only what runs is installed (npm ci --omit=dev)", () => {
    const { dependencies } = JSON.parse(readFileSync(join(RACINE, "package.json"), "utf8"));
    const manquent = sources().flatMap((de) =>
      [...lire(de).matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?"((?:@[\w-]+\/)?[\w-]+)/gm)]
        .map(([, paquet = ""]) => paquet)
        .filter((paquet) => paquet !== "node" && !(paquet in dependencies))
        .map((paquet) => `${de} → ${paquet}`),
    );
    expect(manquent).toEqual([]);
  });

  it("leave the types of a source in its folder", () => {
    const sortis = imports().filter(
      ({ de, vers }) => /\/wire(\/|$)/.test(vers) && posix.dirname(de) !== posix.dirname(vers),
    );
    expect(sortis.map(dire)).toEqual([]);
  });
});
