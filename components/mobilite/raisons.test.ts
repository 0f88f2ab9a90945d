import { expect, test } from "vitest";
import { raisonsDites } from "./raisons";

const raison = (type: string, ...libelles: string[]) => ({
  type,
  titre: type,
  items: libelles.map((libelle) => ({ code: null, libelle })),
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
