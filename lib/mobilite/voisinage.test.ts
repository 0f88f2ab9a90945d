import { expect, test } from "vitest";
import { CONTRAINTES } from "../contraintes";
import type { Referential } from "../rome";
import { archiveOfficielle } from "../rome/testing/archive";
import { raisonsLisibles } from "./explorateur/raisons";
import { mobilitesDe } from "./mobilites";
import { archive, extrait } from "./testing";
import { voisinage } from "./voisinage";

const chemin = archiveOfficielle("voisinages sur le ROME complet");
const referential: Referential = await (chemin === null ? extrait() : archive(chemin));
const lire = (code: string) => {
  const autour = voisinage(referential, code);
  if (autour === null) throw new Error(code);
  return autour;
};

test("an unknown code has no neighbours", () => {
  expect(voisinage(referential, "A0000")).toBeNull();
});

test("all moves are there, official ones in their order, then computed ones", () => {
  for (const code of ["D1102", "J1501"]) {
    const mobilites = mobilitesDe(referential, code);
    if (mobilites.statut === "absent") throw new Error(code);
    const attendus = [...mobilites.officielles, ...mobilites.calculees];
    const { voisins } = lire(code);
    expect(voisins.map((v) => [v.code, v.ordre])).toEqual(attendus.map((m) => [m.code, m.ordre]));
    for (const v of voisins) expect(v.raisons[0]?.titre, v.code).toMatch(/\S/);
  }
});

test("nearer rings hold higher scores; over the whole ROME each has about a third of the moves", () => {
  const comptes = [0, 0, 0];
  const inverses: string[] = [];
  for (const code of referential.metiers.keys()) {
    const mobilites = mobilitesDe(referential, code);
    if (mobilites.statut === "absent") throw new Error(code);
    const scores = new Map([...mobilites.officielles, ...mobilites.calculees].map((m) => [m.code, m.score]));
    const { voisins } = lire(code);
    for (const v of voisins) comptes[v.anneau] = (comptes[v.anneau] ?? 0) + 1;
    const [un = [], deux = [], trois = []] = [0, 1, 2].map((anneau) =>
      voisins.filter((v) => v.anneau === anneau).map((v) => scores.get(v.code) ?? 0),
    );
    if (Math.min(...un) < Math.max(...deux, ...trois) || Math.min(...deux) < Math.max(...trois))
      inverses.push(code);
  }
  expect(inverses).toEqual([]);
  const total = comptes.reduce((a, b) => a + b, 0);
  for (const n of comptes) expect(n / total).toBeCloseTo(1 / 3, 2);
});

test("no score leaves the server", () => {
  expect(JSON.stringify(lire("D1102"))).not.toContain("score");
});

test.skipIf(chemin === null)("each condition has contexts of the ROME", () => {
  for (const { code, contextes } of CONTRAINTES)
    expect(
      contextes.filter((ogr) => !referential.contextes.has(ogr)),
      code,
    ).toEqual([]);
});

test("no lone word is given as a reason beside another; alone, it is named", () => {
  const mot = { type: "acces", titre: "Mêmes mots", texte: "", items: [{ code: null, libelle: "bep" }] };
  const savoir = { type: "savoirs", titre: "Savoirs", texte: "", items: [{ code: "1", libelle: "Vente" }] };
  expect(raisonsLisibles([mot, savoir])).toEqual([savoir]);
  expect(raisonsLisibles([mot])).toEqual([{ ...mot, items: [{ code: null, libelle: "«\u00a0bep\u00a0»" }] }]);
});

test("a move is said to ask what the search would leave it out for", () => {
  for (const { code, contraintes } of lire("D1102").voisins) {
    const siens = referential.metiers.get(code)?.contextes.map(({ ogr }) => ogr) ?? [];
    const attendues = CONTRAINTES.filter((c) => c.contextes.some((ogr) => siens.includes(ogr)));
    expect(contraintes, code).toEqual(attendues.map((c) => c.code));
  }
});
