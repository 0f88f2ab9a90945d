import { expect, test } from "vitest";
import { type Contenu, contenuVide, LIMITES } from "@/lib/dossiers/contenu";
import {
  ajouterEtape,
  ajouterPasse,
  basculer,
  basculerSelection,
  basculerTous,
  cocher,
  decocher,
  deplacer,
  retirerPasse,
} from "./modifier";

const vide = contenuVide("60", "2026-11-23T10:00:00.000Z");
const metier = (code: string) => ({ code, ogr: null, libelle: `Métier ${code}` });
const suite = (n: number, debut = 0): string[] => Array.from({ length: n }, (_, i) => String(debut + i));

test("a métier held is there once, and leaves with what it alone asks for", () => {
  const un = cocher(ajouterPasse(vide, metier("A1101")), { competences: ["1", "2"], savoirs: ["9"] });
  expect(ajouterPasse(un, metier("A1101"))).toBe(un);
  const deux = cocher(ajouterPasse(un, metier("B1101")), { competences: ["2", "3"], savoirs: [] });
  const reste = retirerPasse(
    deux,
    "A1101",
    { competences: ["1", "2"], savoirs: ["9"] },
    { competences: ["2", "3"], savoirs: [] },
  );
  expect(reste.passes.map((p) => p.code)).toEqual(["B1101"]);
  expect(reste.acquis).toEqual({ competences: ["2", "3"], savoirs: [] });
});

test("compétences and savoirs count together towards the limit, as the API counts them", () => {
  const plein = cocher(vide, { competences: suite(400), savoirs: suite(300, 1000) });
  expect(plein.acquis.competences.length + plein.acquis.savoirs.length).toBe(LIMITES.acquis);
  const trop = cocher(vide, { competences: suite(900), savoirs: suite(3, 1000) });
  expect([trop.acquis.competences.length, trop.acquis.savoirs.length]).toEqual([LIMITES.acquis, 0]);
  expect(decocher(plein, plein.acquis).acquis).toEqual({ competences: [], savoirs: [] });
});

test("a list that is full stays as it is", () => {
  expect(basculer(["a", "b"], "c", 2)).toEqual(["a", "b"]);
  expect(basculer(["a", "b"], "a", 2)).toEqual(["b"]);
  expect(basculerTous(["a", "b"], ["b", "c"], 3)).toEqual(["a", "b", "c"]);
  expect(basculerTous(["a", "b", "c"], ["b", "c"], 3)).toEqual(["a"]);
  expect(basculerTous(["a", "b"], ["c", "d"], 3)).toEqual(["a", "b"]);
  const pleine: Contenu = {
    ...vide,
    selection: suite(LIMITES.selection).map((i) => ({ ...metier(`A${i.padStart(4, "1")}`), note: "" })),
    etapes: suite(LIMITES.etapes).map((texte) => ({ texte, faite: false })),
  };
  expect(basculerSelection(pleine, metier("Z9999"))).toBe(pleine);
  expect(ajouterEtape(pleine, "une de plus")).toBe(pleine);
  expect(ajouterEtape(vide, "   ")).toBe(vide);
});

test("the order of the shortlist is that of the person", () => {
  const trois = ["A1101", "B1101", "C1101"].reduce((c, code) => basculerSelection(c, metier(code)), vide);
  const codes = (c: Contenu): string[] => c.selection.map((s) => s.code);
  expect(codes(deplacer(trois, "C1101", -1))).toEqual(["A1101", "C1101", "B1101"]);
  expect(deplacer(trois, "A1101", -1)).toBe(trois);
});
