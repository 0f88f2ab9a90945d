import { expect, test } from "vitest";
import { voisin } from "./exemples";
import { COLONNES, trier } from "./tri";

const VOISINS = [
  voisin({ code: "1", libelle: "Électricien", anneau: 2 }),
  voisin({ code: "2", libelle: "Zingueur", anneau: 0 }),
  voisin({ code: "3", libelle: "Ébéniste", anneau: 0, grandDomaine: { code: "B", libelle: "Arts" } }),
];
const codes = (colonne: (typeof COLONNES)[number], inverse = false): string =>
  trier(VOISINS, { colonne, inverse })
    .map((v) => v.code)
    .join("");

test("each column, both ways, accents in their place", () => {
  expect(codes("nature")).toBe("123");
  expect(codes("nature", true)).toBe("321");
  expect(codes("nom")).toBe("312");
  expect(codes("nom", true)).toBe("213");
  expect(codes("proximite")).toBe("231");
  expect(codes("proximite", true)).toBe("123");
  expect(codes("domaine")).toBe("123");
  expect(codes("domaine", true)).toBe("312");
});

test("sorting changes the order only", () => {
  for (const colonne of COLONNES) expect([...codes(colonne)].sort().join("")).toBe("123");
});
