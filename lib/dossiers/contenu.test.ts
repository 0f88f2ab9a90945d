import fc from "fast-check";
import { expect, test } from "vitest";
import { type Contenu, contenuVide, LIMITES, lireContenu } from "./contenu";
import { depuisFragment, FRAGMENT_MAX, versFragment } from "./lien";
import { desceller, sceller } from "./scelle";

const LE = "2026-11-23T10:00:00.000Z";
const exemple = (): Contenu => ({
  ...contenuVide("60", LE),
  personne: "Cœur vaillant",
  passes: [{ code: "D1106", ogr: "20547", libelle: "Vendeur / Vendeuse", annees: 2.5 }],
  acquis: { competences: ["123", "456"], savoirs: ["789"] },
  selection: [{ code: "M1607", ogr: null, libelle: "Secrétaire", note: "« à voir » 👍" }],
  etapes: [{ texte: "Appeler l’organisme de formation", faite: false }],
});

const arbitraire = fc.record({
  personne: fc.string({ unit: "grapheme", maxLength: 40 }),
  notes: fc.string({ unit: "grapheme", maxLength: 400 }),
  etapes: fc.array(fc.record({ texte: fc.stringMatching(/^[a-zé]{1,40}$/), faite: fc.boolean() }), {
    maxLength: 8,
  }),
});

test("a document read back is the same, whatever was typed", () => {
  fc.assert(
    fc.property(arbitraire, (saisi) => {
      const lu = lireContenu(JSON.parse(JSON.stringify({ ...exemple(), ...saisi })));
      expect(lu).toEqual({
        statut: "lu",
        contenu: { ...exemple(), ...saisi, personne: saisi.personne.trim() },
      });
    }),
  );
});

test.each([
  ["null", null],
  ["another format", { format: "autre" }],
  ["a code that is none", { ...exemple(), selection: [{ code: "../etc", libelle: "x" }] }],
  ["a note too long", { ...exemple(), notes: "x".repeat(LIMITES.notes + 1) }],
  ["too many steps", { ...exemple(), etapes: Array(LIMITES.etapes + 1).fill({ texte: "x" }) }],
  ["a schema of the future", { ...exemple(), schema: 2 }],
])("%s is refused, with a reason", (_, brut) => {
  const lu = lireContenu(brut);
  expect(lu.statut).toBe("refuse");
  expect(lu.statut === "refuse" && lu.raison.length).toBeGreaterThan(10);
});

test("keys that are not of the format are left out", () => {
  const lu = lireContenu({ ...exemple(), espion: "x" });
  expect(JSON.stringify(lu)).not.toContain("espion");
});

test("a link gives the same document back", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraire, async (saisi) => {
      const contenu = { ...exemple(), ...saisi, personne: saisi.personne.trim() };
      const fragment = await versFragment(contenu);
      if (fragment === null) return;
      expect(fragment).toMatch(/^[\w-]+$/);
      expect(await depuisFragment(fragment)).toEqual({ statut: "lu", contenu });
    }),
    { numRuns: 50 },
  );
});

test("an appointment of a usual size fits in a link; one too large is told", async () => {
  const usuel = {
    ...exemple(),
    selection: Array(5).fill(exemple().selection[0]),
    notes: "Revoir en janvier. ",
  };
  expect((await versFragment(usuel))?.length).toBeLessThan(FRAGMENT_MAX);
  const bruit = Array.from({ length: 3000 }, () => Math.random().toString(36).slice(2, 5)).join("");
  expect(await versFragment({ ...exemple(), notes: bruit })).toBeNull();
});

test("a damaged link is told as such", async () => {
  const fragment = (await versFragment(exemple())) ?? "";
  for (const abime of [
    "",
    "%",
    "AAAA",
    fragment.slice(0, -5),
    `${fragment.slice(0, 20)}A${fragment.slice(20)}`,
  ]) {
    expect(await depuisFragment(abime), abime).toEqual({ statut: "abime" });
  }
});

test("a link that opens into much more than a document is refused", async () => {
  const bombe = new Blob([new Uint8Array(50_000_000)])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  const octets = new Uint8Array(await new Response(bombe).arrayBuffer());
  expect(await depuisFragment(Buffer.from(octets).toString("base64url"))).toEqual({ statut: "abime" });
});

test("a good document with too much beside it is refused as well", async () => {
  const gros = JSON.stringify({ ...exemple(), autre: "a".repeat(1_500_000) });
  const flux = new Blob([gros]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const octets = Buffer.from(await new Response(flux).arrayBuffer());
  expect(await depuisFragment(octets.toString("base64url"))).toEqual({ statut: "abime" });
});

test("a sealed document opens with its key alone", async () => {
  const { scelle, cle } = await sceller(exemple());
  expect(scelle).not.toContain(Buffer.from("Secrétaire").toString("base64url").slice(2, 10));
  expect(await desceller(scelle, cle)).toEqual({ statut: "lu", contenu: exemple() });
  const autre = await sceller(exemple());
  expect(await desceller(scelle, autre.cle)).toEqual({ statut: "abime" });
  const change = scelle[20] === "A" ? "B" : "A";
  expect(await desceller(`${scelle.slice(0, 20)}${change}${scelle.slice(21)}`, cle)).toEqual({
    statut: "abime",
  });
});
