import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTRAINTES } from "../contraintes";
import { routes, TENUS_MAX } from "../routes";
import {
  avecCoches,
  cochesDe,
  desserrer,
  ecrireChoix,
  lireChoix,
  PLUS_MAX,
  SANS_CHOIX,
  serrer,
} from "./profil";

const code = fc.integer({ min: 10, max: 9_999_999 }).map(String);
const codes = fc.uniqueArray(code, { maxLength: 80 });
const noms = fc.subarray(CONTRAINTES.map((c) => c.code));
const enOrdre = (liste: readonly string[]): string[] => [...liste].sort((a, b) => Number(a) - Number(b));

test("a list of codes comes back from its short form", () => {
  fc.assert(
    fc.property(codes, (liste) => {
      expect(desserrer(serrer(liste))).toEqual(enOrdre(liste));
    }),
  );
  expect(serrer(["100003", "100010", "230001"])).toBe("255v.7.2sav");
  expect(desserrer("255v.7.2sav")).toEqual(["100003", "100010", "230001"]);
});

test("any text is read without a fault", () => {
  fc.assert(
    fc.property(fc.string(), (texte) => {
      for (const c of desserrer(texte)) expect(c).toMatch(/^\d{2,7}$/);
    }),
  );
  expect(desserrer("")).toEqual([]);
  expect(desserrer("255v.é.7")).toEqual(["100003"]);
  expect(desserrer("zzzzz.zzzzz")).toEqual([]);
});

test("what is ticked comes back from an address, whichever way it was shorter to say", () => {
  fc.assert(
    fc.property(codes, codes, noms, fc.func(fc.boolean()), (tous, autres, refuses, coche) => {
      const coches = new Set(tous.filter((c) => coche(c)));
      const cases = { cochees: tous.slice(10), aLaMain: tous.slice(0, 10) };
      const plus = enOrdre(autres).slice(0, PLUS_MAX - 10);
      const sans = [...refuses, ...enOrdre(autres)];
      const choix = avecCoches(
        { ecart: SANS_CHOIX.ecart, plus, sans, sansReglemente: coche("reglemente") },
        cases,
        coches,
      );
      const adresse = new URL(routes.profil(["D1102"], ecrireChoix(choix)), "http://x");
      const lu = lireChoix((nom) => adresse.searchParams.get(nom));
      expect(cochesDe(cases, lu)).toEqual(coches);
      expect({ ...lu, ecart: null }).toEqual({ ...choix, ecart: null, plus: enOrdre(choix.plus) });
      expect(ecrireChoix(lu)).toBe(ecrireChoix(choix));
      expect(adresse.searchParams.getAll("m")).toEqual(["D1102"]);
    }),
  );
});

test("nothing changed writes nothing; nothing ticked is not the same as everything ticked", () => {
  const cases = { cochees: ["100003", "100010"], aLaMain: [] };
  expect(ecrireChoix(avecCoches(SANS_CHOIX, cases, new Set(cases.cochees)))).toBe("");
  const ecrit = ecrireChoix(avecCoches(SANS_CHOIX, cases, new Set()));
  const lu = lireChoix((nom) => new URLSearchParams(ecrit).get(nom));
  expect([...cochesDe(cases, lu)]).toEqual([]);
});

test("what is ticked by hand alone is so only where the address says it, in any of its ways", () => {
  const cases = { cochees: ["100003", "100010"], aLaMain: ["100020", "100021"] };
  const coches = (adresse: string): string[] => [
    ...cochesDe(
      cases,
      lireChoix((nom) => new URLSearchParams(adresse).get(nom)),
    ),
  ];
  expect(coches("")).toEqual(["100003", "100010"]);
  expect(coches(`moins=${serrer(["100003"])}`)).toEqual(["100010"]);
  expect(coches(`plus=${serrer(["100021"])}`)).toEqual(["100003", "100010", "100021"]);
  expect(coches(`seuls=${serrer(["100003", "100020"])}`)).toEqual(["100003", "100020"]);
});

test("conditions are refused by their names; an address of before, which holds codes of contexts, reads as it did", () => {
  expect(ecrireChoix({ ...SANS_CHOIX, sans: ["300803", "week-end", "nuit"] })).toBe(
    "sans=nuit.week-end.6g3n",
  );
  const lire = (sans: string): readonly string[] => lireChoix((nom) => (nom === "sans" ? sans : null)).sans;
  expect(lire("nuit.week-end.6g3n")).toEqual(["nuit", "week-end", "300803"]);
  expect(lire("6g3n")).toEqual(["300803"]);
  expect(lire("inconnue")).toEqual([]);
  // No code of a context has the look of a name, alone or after another.
  for (const { code: nom } of CONTRAINTES) {
    const n = Number.parseInt(nom, 36);
    expect(/^[0-9a-z]{1,5}$/.test(nom) && n < 600_000, nom).toBe(false);
  }
});

test("the longest address has less than 2,000 characters", () => {
  // The six longest fiches of version 60 hold 666 compétences and savoirs in all; the ROME has 83 conditions that a
  // profile may refuse. Codes go from 100,003 to 515,351: spread evenly, each takes the most room.
  const repartis = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => String(100_003 + Math.floor((i * 415_348) / n)));
  const tous = repartis(666);
  const ecart = avecCoches(
    SANS_CHOIX,
    { cochees: tous, aLaMain: [] },
    new Set(tous.filter((_, i) => i % 2 === 0)),
  );
  const adresse = routes.profil(
    repartis(TENUS_MAX).map(() => "D1102"),
    ecrireChoix({
      ...ecart,
      plus: repartis(PLUS_MAX),
      sans: [...CONTRAINTES.map((c) => c.code), ...repartis(83)],
      sansReglemente: true,
    }),
  );
  expect(adresse.length).toBeLessThan(2000);
});
