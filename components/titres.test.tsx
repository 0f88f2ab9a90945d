import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Referential } from "@/lib/rome";
import { build } from "@/lib/rome/referential/build";
import { extraitSource } from "@/lib/rome/sources/extrait";
import { typo } from "@/lib/typo";
import { Fiche } from "./fiche/fiche";
import { UnDomaine, UnGrandDomaine } from "./listes/domaine";

let referential: Referential;
beforeAll(async () => {
  referential = build(await extraitSource().load());
});

/** Titles, links and lists of a page, one a line; sentences left out. */
const titres = (html: string): string =>
  html
    .replace(/<p[ >].*?<\/p>/gs, "")
    .replace(/<(\w+)[^>]*>/g, "")
    .replace(/<[^>]+>/g, "\n")
    .replace(/&#x27;/g, "'");

test("the titles that a fiche or a field shows have typographic apostrophes", () => {
  const pages = [
    ...[...referential.metiers.values()].map((m) => <Fiche key="" metier={m} referential={referential} />),
    ...[...referential.grandsDomaines.values()].map((g) => (
      <UnGrandDomaine key="" grandDomaine={g} referential={referential} />
    )),
    ...[...referential.domaines.values()].map((d) => (
      <UnDomaine key="" domaine={d} referential={referential} />
    )),
  ];
  expect(pages.length).toBeGreaterThan(50);
  const droites = pages.flatMap(
    (page) => titres(renderToStaticMarkup(page)).match(/.*\p{L}'\p{L}.*/gu) ?? [],
  );
  expect(droites).toEqual([]);
});

test("a métier has one name: its own, as the search and the explorer say it", () => {
  for (const metier of referential.metiers.values()) {
    const html = renderToStaticMarkup(<Fiche metier={metier} referential={referential} />);
    const noms = metier.mobilites.flatMap(({ cible }) => referential.metiers.get(cible) ?? []);
    expect(titres(html).split("\n")).toEqual(expect.arrayContaining(noms.map((m) => typo(m.libelle))));
    expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll("&#x27;", "'")).toBe(typo(metier.libelle));
  }
});
