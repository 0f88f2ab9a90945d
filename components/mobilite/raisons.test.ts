import { expect, test } from "vitest";
import { raisonsDites } from "./raisons";

const raison = (type: string, ...libelles: string[]) => ({
  type,
  titre: type,
  items: libelles.map((libelle) => ({ code: libelle, libelle })),
});

test("what one reason has said, the next does not say again; one with nothing left is not said", () => {
  const dites = raisonsDites([
    raison("secteur", "Commerce", "Vente"),
    raison("savoirs", "Vente"),
    raison("theme", "Commerce"),
  ]);
  expect(dites.map(({ type, items }) => [type, items.map((i) => i.libelle)])).toEqual([
    ["savoirs", ["Vente"]],
    ["secteur", ["Commerce"]],
  ]);
});

test("a reason that never had items is said by its title", () => {
  expect(raisonsDites([raison("acces")]).map((r) => r.type)).toEqual(["acces"]);
});

test("lone words are no reason, unless there is no other: then their title alone", () => {
  const mots = { type: "acces", titre: "Mêmes mots", items: [{ code: null, libelle: "bep" }] };
  expect(raisonsDites([mots, raison("savoirs", "Vente")]).map((r) => r.type)).toEqual(["savoirs"]);
  expect(raisonsDites([mots]).map((r) => [r.titre, r.items])).toEqual([["Mêmes mots", []]]);
});
