import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { routes } from "./routes";

const RACINE = fileURLToPath(new URL("..", import.meta.url));

/** A path of ours written out where an address goes: an attribute, a navigation, a question to the API. */
const ECRIT_A_LA_MAIN =
  /(?:\b(?:href|action|formAction|src)\s*[=:]\s*\{?\s*|\b(?:push|replace|prefetch|redirect|permanentRedirect|fetch|revalidatePath)\s*\(\s*|\bnew URL\(\s*)["'`]\/(?!\/)/;

/** "file:line" of each such path in a text. */
const fautes = (fichier: string, texte: string): string[] =>
  texte
    .split("\n")
    .flatMap((ligne, i) => (ECRIT_A_LA_MAIN.test(ligne) ? [`${fichier}:${i + 1} ${ligne.trim()}`] : []));

const sources = ["app", "components", "lib"]
  .flatMap((dossier) =>
    readdirSync(join(RACINE, dossier), { recursive: true, encoding: "utf8" }).map((f) => join(dossier, f)),
  )
  .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f));

test("no address of the application is written by hand: lib/routes.ts makes them all", () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap((f) => fautes(f, readFileSync(join(RACINE, f), "utf8")))).toEqual([]);
});

test.each([
  '<a href="/domaines">',
  "<Lien href={`/metiers/x`}>",
  'router.push("/recherche")',
  "redirect('/')",
  'fetch("/api/version")',
  '{ href: "/donnees", texte }',
])("the guard sees %s", (ligne) => {
  expect(fautes("x.tsx", `const a = 1;\n${ligne}`)).toEqual([`x.tsx:2 ${ligne}`]);
});

test.each(["<a href={routes.domaines()}>", '<a href="#contenu">', '<a href="https://exemple.org/">'])(
  "the guard lets %s pass",
  (ligne) => {
    expect(fautes("x.tsx", ligne)).toEqual([]);
  },
);

test("codes and queries are encoded", () => {
  expect(routes.metier("M1805", "acces")).toBe("/metiers/M1805#acces");
  expect(routes.recherche("crêpier & co?")).toBe("/recherche?q=cr%C3%AApier%20%26%20co%3F");
  expect(routes.recherche()).toBe("/recherche");
  expect(routes.recherche("a b", [["sans", "nuit"]], 2)).toBe("/recherche?q=a%20b&sans=nuit&page=2");
  expect(routes.competence("../x")).toBe("/competences/..%2Fx");
  expect(routes.api.recherche("a b", 8)).toBe("/api/recherche?q=a%20b&limite=8");
});
