import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTRAINTES } from "../../contraintes";
import { voisin } from "./exemples";
import { type Filtres, filtrer, nombreFiltres, SANS_FILTRE } from "./filtres";
import { LETTRES, TRANSITIONS, type Voisin } from "./modele";

const VOISINS: readonly Voisin[] = [
  voisin({ code: "A1", ordre: 1, reglemente: true, contraintes: ["nuit"], riasec: ["R", "C"] }),
  voisin({ code: "A2", ordre: 2, reglemente: false, contraintes: ["nuit", "charges"], riasec: ["S"] }),
  voisin({ code: "B1", grandDomaine: { code: "B", libelle: "Arts" }, transitions: ["ecologique"] }),
  voisin({ code: "B2", grandDomaine: { code: "B", libelle: "Arts" }, contraintes: ["charges"] }),
];
const codes = (filtres: Partial<Filtres>): string[] =>
  filtrer(VOISINS, { ...SANS_FILTRE, ...filtres }).montres.map((v) => v.code);

test("each filter alone", () => {
  expect(codes({})).toEqual(["A1", "A2", "B1", "B2"]);
  expect(codes({ nature: "officielles" })).toEqual(["A1", "A2"]);
  expect(codes({ nature: "calculees" })).toEqual(["B1", "B2"]);
  expect(codes({ domaines: ["B"] })).toEqual(["B1", "B2"]);
  expect(codes({ sans: ["nuit"] })).toEqual(["B1", "B2"]);
  expect(codes({ sans: ["nuit", "charges"] })).toEqual(["B1"]);
  expect(codes({ riasec: ["C", "S"] })).toEqual(["A1", "A2"]);
  expect(codes({ transitions: ["ecologique", "numerique"] })).toEqual(["B1"]);
});

test("a métier that the referential does not say to be regulated stays", () => {
  expect(codes({ sansReglementes: true })).toEqual(["A2", "B1", "B2"]);
});

test("filters add up, and what they hide is counted", () => {
  const { montres, masques } = filtrer(VOISINS, { ...SANS_FILTRE, nature: "calculees", sans: ["charges"] });
  expect(montres.map((v) => v.code)).toEqual(["B1"]);
  expect(masques).toBe(3);
  expect(nombreFiltres({ ...SANS_FILTRE, nature: "calculees", sans: ["charges", "nuit"] })).toBe(3);
  expect(nombreFiltres(SANS_FILTRE)).toBe(0);
});

const filtres: fc.Arbitrary<Filtres> = fc.record({
  nature: fc.constantFrom("officielles" as const, "calculees" as const, null),
  domaines: fc.subarray(["A", "B", "C"]),
  sansReglementes: fc.boolean(),
  sans: fc.subarray(CONTRAINTES.map((c) => c.code)),
  riasec: fc.subarray([...LETTRES]),
  transitions: fc.subarray([...TRANSITIONS]),
});

test("shown and hidden make all of them, in their order; one more condition never shows more", () => {
  fc.assert(
    fc.property(filtres, fc.constantFrom(...CONTRAINTES), (f, { code }) => {
      const { montres, masques } = filtrer(VOISINS, f);
      expect(montres.length + masques).toBe(VOISINS.length);
      expect(montres).toEqual(VOISINS.filter((v) => montres.includes(v)));
      const plus = filtrer(VOISINS, { ...f, sans: [...f.sans, code] });
      expect(montres).toEqual(expect.arrayContaining([...plus.montres]));
    }),
  );
});
