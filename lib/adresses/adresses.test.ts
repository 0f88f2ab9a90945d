import fc from "fast-check";
import { expect, test } from "vitest";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { mini60, mini61, mini62 } from "../rome/testing/scenario";
import { diffVersions } from "../rome/versions/diff";
import { routes } from "../routes";
import { codesDe, comprendre, lireMetiers } from ".";

const rome = build(await extraitSource().load());
const code = fc.constantFrom(...rome.metiers.keys());
const lire = (valeur: string | readonly string[] | undefined, max = 4) =>
  lireMetiers(rome, valeur, { max, diffs: [] });

test("a list of métiers comes back from its address, in its order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(code, { maxLength: 50 }), (codes) => {
      for (const chemin of [routes.comparer(codes), routes.selection(codes, "60"), routes.profil(codes)]) {
        const m = new URL(chemin, "http://x").searchParams.getAll("m");
        expect(lire(m, 50).metiers.map((x) => x.code)).toEqual(codes);
      }
    }),
  );
});

test("repeated, separated by commas or spaces, in any case: the same list", () => {
  expect(codesDe(["D1102", "d1505, J1501"])).toEqual(["D1102", "d1505", "J1501"]);
  expect(codesDe(undefined)).toEqual([]);
  expect(lire("d1102 D1102,j1501").metiers.map((m) => m.code)).toEqual(["D1102", "J1501"]);
});

test("what is beyond the most, or unknown, is told apart and fails nothing", () => {
  const codes = [...rome.metiers.keys()].slice(0, 6);
  const { metiers, surplus } = lire(codes);
  expect(metiers.map((m) => m.code)).toEqual(codes.slice(0, 4));
  expect(surplus.map((m) => m.code)).toEqual(codes.slice(4));
  const faux = lire(["<script>alert(1)</script>", "Z9999", "x".repeat(5000)]);
  expect(faux.metiers).toEqual([]);
  for (const texte of faux.inconnus) expect(texte.length).toBeLessThanOrEqual(20);
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), (valeurs) => {
      lire(valeurs);
    }),
  );
});

test("a code, a whole title in one gender or both, mean one métier", () => {
  const m = rome.metiers.get("D1102");
  if (!m) throw new Error("the extract has D1102");
  for (const texte of ["d1102", m.libelle, m.intitule.masculin, m.intitule.feminin.toUpperCase()]) {
    expect(comprendre(rome, texte), texte).toMatchObject({
      statut: "trouve",
      metier: { code: "D1102" },
      autres: [],
    });
  }
});

test("a code that the ROME had leads to what took over from it", async () => {
  const avant = await mini60();
  const apres = mini61(avant);
  const [r61, r62] = [build(apres), build(mini62(apres))];
  const compris = comprendre(r62, "a1101", [diffVersions(r61, r62)]);
  expect(compris).toMatchObject({ statut: "absent", retire: { code: "A1101", depuis: "62" } });
  expect(compris.statut === "absent" && compris.proches.map((m) => m.code)).toEqual(["A1103", "A1102"]);
});

test("words that mean several métiers say so; words of none say what is near; no words say nothing", () => {
  const vague = comprendre(rome, "vente");
  expect(vague.statut === "trouve" && vague.autres.length > 0).toBe(true);
  expect(comprendre(rome, "zzzqqqxxx")).toMatchObject({ statut: "absent", texte: "zzzqqqxxx" });
  expect(comprendre(rome, null)).toEqual({ statut: "vide" });
  const coupee = comprendre(rome, `${"z".repeat(199)}😀`);
  expect(() => routes.parcours({ de: coupee.statut === "vide" ? "" : coupee.texte })).not.toThrow();
});

test("words that the search is not sure of name no métier", () => {
  const devine = comprendre(rome, "le chat qui dort");
  expect(devine.statut).toBe("incertain");
  expect(devine.statut === "incertain" && devine.proches.length > 0).toBe(true);
});
