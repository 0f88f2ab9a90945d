import { beforeEach, expect, test, vi } from "vitest";
import type { Selection } from "./magasin";

const CLE = "passerelles.selection";
const liste = (debut: number, n: number): Selection =>
  Array.from({ length: n }, (_, i) => ({
    code: `A${1000 + debut + i}`,
    version: "60",
    libelle: `Métier ${debut + i}`,
  }));
const enTexte = (selection: Selection): string =>
  selection.map((e) => `${e.code} ${e.version} ${e.libelle}`).join("\n");

let texte: string | null;
beforeEach(() => {
  texte = null;
  vi.resetModules();
  vi.stubGlobal("localStorage", {
    getItem: () => texte,
    setItem: (_: string, valeur: string) => {
      texte = valeur;
    },
  });
  return () => vi.unstubAllGlobals();
});

test("a list received comes after the person's own, which all stay; what has no room is told", async () => {
  const siens = liste(0, 45);
  localStorage.setItem(CLE, enTexte(siens));
  const { ajouter } = await import("./magasin");
  expect(ajouter(liste(40, 20))).toEqual(liste(50, 10));
  expect(texte).toBe(enTexte(liste(0, 50)));
});

test("a métier that is there keeps its place and the version it was seen in", async () => {
  localStorage.setItem(CLE, "A1001 59 Le mien\nA1002 60 Un autre");
  const { ajouter } = await import("./magasin");
  const recu = { code: "A1001", version: "60", libelle: "Reçu" };
  expect(ajouter([recu, { code: "A1003", version: "60", libelle: "Nouveau" }])).toEqual([]);
  expect(texte).toBe("A1001 59 Le mien\nA1002 60 Un autre\nA1003 60 Nouveau");
});
