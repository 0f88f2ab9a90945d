import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Mentions, MentionsLegales } from "./mentions-legales";

const page = (mentions: Mentions): string => renderToStaticMarkup(<MentionsLegales {...mentions} />);
const MANQUE = /ne l’a pas encore indiqué/g;

test("each part says what the operator filled in", () => {
  const html = page({
    editeur: "Mission locale <du Lac>",
    hebergeur: "Hébergeur SA",
    contact: "contact@lac.example",
  });
  expect(html).toContain("Mission locale &lt;du Lac&gt;");
  expect(html).toContain("Hébergeur SA");
  expect(html).toContain('href="mailto:contact@lac.example"');
  expect(html).not.toMatch(MANQUE);
});

test("what is not filled in is told as such, part by part", () => {
  expect(page({ editeur: null, hebergeur: null, contact: null }).match(MANQUE)).toHaveLength(3);
  const html = page({ editeur: "Mission locale", hebergeur: null, contact: "Au guichet, à toute heure" });
  expect(html.match(MANQUE)).toHaveLength(1);
  expect(html).toContain("Au guichet, à toute heure");
  expect(html).not.toContain("mailto:");
});
