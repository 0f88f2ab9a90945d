import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
// The parser that Vitest already reads these files with: what is code and what is shown look alike to an expression.
import { parseAst } from "vitest/node";
import { z } from "zod";

const RACINE = fileURLToPath(new URL("..", import.meta.url));
/** Where a line may break before a sign that goes with the word in front of it. */
const COUPABLE = /« | »| [:;?!](?=[\s"»)…]|$)/;

const noeud = z.looseObject({ type: z.string(), start: z.number() });

/** Texts of a source that may be shown, but those that `typo(…)` is given. JSX makes one space of a line that ends. */
function textes(valeur: unknown): { texte: string; position: number }[] {
  if (Array.isArray(valeur)) return valeur.flatMap(textes);
  const lu = noeud.safeParse(valeur);
  if (!lu.success) return [];
  const { type, start: position, ...reste } = lu.data;
  if (type === "CallExpression" && noeud.safeParse(reste.callee).data?.name === "typo") return [];
  const dit = (texte: unknown) => (typeof texte === "string" ? [{ texte, position }] : []);
  if (type === "Literal") return dit(reste.value);
  if (type === "TemplateElement")
    return dit(z.object({ cooked: z.string() }).safeParse(reste.value).data?.cooked);
  if (type === "JSXText")
    return dit(
      String(reste.value)
        .replace(/^\s*\n\s*|\s*\n\s*$/g, "")
        .replace(/ *\n */g, " "),
    );
  return Object.values(reste).flatMap(textes);
}

/** "file:line text" of each text where a plain space stands for one that does not break. */
const fautes = (fichier: string, source: string): string[] =>
  textes(parseAst(source, { lang: fichier.endsWith("x") ? "tsx" : "ts" }).body)
    .filter(({ texte }) => COUPABLE.test(texte))
    .map(({ texte, position }) => `${fichier}:${source.slice(0, position).split("\n").length} ${texte}`);

// The JSON of the API is for programs, and typed as they type.
const sources = ["app", "components"]
  .flatMap((dossier) =>
    readdirSync(join(RACINE, dossier), { recursive: true, encoding: "utf8" }).map((f) => join(dossier, f)),
  )
  .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f) && !f.startsWith(join("app", "api")));

test("what is shown has French spaces: \\u00a0 or &nbsp; in the source, or typo() around it", () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap((f) => fautes(f, readFileSync(join(RACINE, f), "utf8")))).toEqual([]);
});

test.each([
  "<p>Perdu : rien</p>",
  "<p>\n  Perdu\n  : rien\n</p>",
  "<p>{mot} ; rien</p>",
  '<p title="Vraiment ?" />',
  "f(`Aucun « mot\\u00a0»`)",
  'const raison = "Raté !";',
])("the guard sees %s", (source) => {
  expect(fautes("x.tsx", source)).toHaveLength(1);
});

test.each([
  "<p>Perdu&nbsp;: rien</p>",
  'typo("Perdu : rien")',
  'const raison = "Perdu\\u00a0: rien";',
  "const x = oui ? 1 : 2; // oui : non",
  '<a className="sm:hidden" href="/a?b=c">À 10:30</a>',
])("the guard lets %s pass", (source) => {
  expect(fautes("x.tsx", source)).toEqual([]);
});
