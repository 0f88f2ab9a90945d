import { expect, test } from "vitest";
import { mobiliteEntre } from "@/lib/mobilite";
import { extrait } from "@/lib/mobilite/testing";
import { voisinage } from "@/lib/mobilite/voisinage";
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

test("lone words are no reason, unless there is no other: then they are named", () => {
  const mots = { type: "acces", titre: "Mêmes mots", items: [{ code: null, libelle: "bep" }] };
  expect(raisonsDites([mots, raison("savoirs", "Vente")]).map((r) => r.type)).toEqual(["savoirs"]);
  expect(raisonsDites([mots]).map((r) => [r.titre, r.items])).toEqual([
    ["Mêmes mots", [{ code: null, libelle: "«\u00a0bep\u00a0»" }]],
  ]);
});

test("the first reason of the explorer's table is that of its panel, of the fiche and of the comparison", async () => {
  const rome = await extrait();
  for (const de of rome.metiers.keys()) {
    for (const { code, raisons } of voisinage(rome, de)?.voisins ?? []) {
      const [dite] = raisonsDites(mobiliteEntre(rome, de, code)?.raisons ?? []);
      const [premiere] = raisons;
      expect([premiere?.titre, premiere?.libelles[0]], `${de} → ${code}`).toEqual([
        dite?.titre,
        dite?.items[0]?.libelle,
      ]);
    }
  }
});
