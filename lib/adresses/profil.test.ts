import fc from "fast-check";
import { expect, test } from "vitest";
import { routes, TENUS_MAX } from "../routes";
import { cochesDe, desserrer, ecartDe, ecrireChoix, lireChoix, PLUS_MAX, serrer } from "./profil";

const code = fc.integer({ min: 10, max: 9_999_999 }).map(String);
const codes = fc.uniqueArray(code, { maxLength: 80 });
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
    fc.property(codes, codes, fc.func(fc.boolean()), fc.boolean(), (tous, autres, coche, sansReglemente) => {
      const coches = new Set(tous.filter((c) => coche(c)));
      const plus = enOrdre(autres).slice(0, PLUS_MAX);
      const choix = { ecart: ecartDe(tous, coches), plus, sans: enOrdre(autres), sansReglemente };
      const adresse = new URL(routes.profil(["D1102"], ecrireChoix(choix)), "http://x");
      const lu = lireChoix((nom) => adresse.searchParams.get(nom));
      expect(cochesDe(tous, lu.ecart)).toEqual(coches);
      expect({ ...lu, ecart: null }).toEqual({ ...choix, ecart: null });
      expect(ecrireChoix(lu)).toBe(ecrireChoix(choix));
      expect(adresse.searchParams.getAll("m")).toEqual(["D1102"]);
    }),
  );
});

test("nothing changed writes nothing; nothing ticked is not the same as everything ticked", () => {
  const tous = ["100003", "100010"];
  expect(
    ecrireChoix({ ecart: ecartDe(tous, new Set(tous)), plus: [], sans: [], sansReglemente: false }),
  ).toBe("");
  const rien = ecartDe(tous, new Set());
  const ecrit = ecrireChoix({ ecart: rien, plus: [], sans: [], sansReglemente: false });
  const lu = lireChoix((nom) => new URLSearchParams(ecrit).get(nom));
  expect([...cochesDe(tous, lu.ecart)]).toEqual([]);
});

test("the longest address has less than 2,000 characters", () => {
  // The six longest fiches of version 60 hold 666 compétences and savoirs in all; the ROME has 83 conditions that a
  // profile may refuse. Codes go from 100,003 to 515,351: spread evenly, each takes the most room.
  const repartis = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => String(100_003 + Math.floor((i * 415_348) / n)));
  const tous = repartis(666);
  const adresse = routes.profil(
    repartis(TENUS_MAX).map(() => "D1102"),
    ecrireChoix({
      ecart: ecartDe(tous, new Set(tous.filter((_, i) => i % 2 === 0))),
      plus: repartis(PLUS_MAX),
      sans: repartis(83),
      sansReglemente: true,
    }),
  );
  expect(adresse.length).toBeLessThan(2000);
});
