import { expect, test } from "vitest";
import { type Contenu, contenuVide, LIMITES } from "@/lib/dossiers/contenu";
import type { Proposition } from "@/lib/mobilite";
import { composerFeuille, feuilleEntiere } from "./composer-feuille";
import type { SouhaitsDits } from "./use-souhaits";

const vide = contenuVide("60", "2026-11-23T10:00:00.000Z");
const item = (n: number): Proposition["acquis"][number] => ({
  code: String(n),
  libelle: `Savoir-faire numéro ${n}, dit en une dizaine de mots pour voir`,
  type: "savoir-faire",
  coeur: null,
  enjeu: null,
  macro: null,
});
const SANS: SouhaitsDits = { refuses: [], attraits: [], aVerifier: new Map() };
const items = Array.from({ length: 20 }, (_, i) => item(i));
const mobilite = (code: string): Proposition => ({
  code: code as Proposition["code"],
  libelle: `Métier ${code}`,
  ordre: 1,
  score: 0.5,
  raisons: [{ type: "savoir-faire", titre: "En commun", texte: "", items: items.slice(0, 6) }],
  acquis: items,
  aAcquerir: items,
  conditions: { nouvelles: [], quittees: [] },
  alertes: [{ type: "reglemente", texte: "Métier réglementé" }],
  depuis: [{ code: "B1101" as Proposition["code"], libelle: "Métier d’avant" }],
});

function rendezVous(n: number, note: string): { contenu: Contenu; mobilites: Map<string, Proposition> } {
  const codes = Array.from({ length: n }, (_, i) => `A${1100 + i}`);
  return {
    contenu: {
      ...vide,
      selection: codes.map((code) => ({ code, ogr: null, libelle: `Métier ${code}`, note })),
      etapes: [
        { texte: "Appeler", faite: false },
        { texte: "  ", faite: false },
      ],
    },
    mobilites: new Map(codes.map((code) => [code, mobilite(code)])),
  };
}

test("a usual appointment is there whole: each métier, its note, its reasons, what is there and what is not", () => {
  const { contenu, mobilites } = rendezVous(3, "Une note");
  const feuille = composerFeuille(contenu, mobilites, SANS);
  expect(feuille.abregee).toBe(false);
  expect(feuille.etapes).toEqual([{ texte: "Appeler", faite: false }]);
  for (const m of feuille.metiers) {
    expect(m.note).toBe("Une note");
    expect(m.raisons[0]?.items.length).toBeGreaterThan(0);
    expect(m.acquis.items.length).toBeGreaterThanOrEqual(3);
    expect(m.acquis.items.length + m.acquis.reste).toBe(20);
    expect(m.aAcquerir.items.length).toBeGreaterThanOrEqual(3);
  }
});

test("two métiers hold on one page, with less said of each, rather than leave the foot alone on a second one", () => {
  const { contenu, mobilites } = rendezVous(2, "");
  const { metiers, abregee } = composerFeuille(contenu, mobilites, SANS);
  expect(metiers.map((m) => m.acquis.items.length)).toEqual([3, 3]);
  expect(abregee).toBe(false);
});

test("a long one is cut, and says so; on a screen nothing is", () => {
  const { contenu, mobilites } = rendezVous(LIMITES.selection, "x ".repeat(900));
  const feuille = composerFeuille(contenu, mobilites, SANS);
  expect(feuille.abregee).toBe(true);
  expect(feuille.metiers.every((m) => m.note.endsWith("…"))).toBe(true);
  const entiere = feuilleEntiere(contenu, mobilites, SANS);
  expect(entiere.abregee).toBe(false);
  expect(entiere.metiers.length).toBe(LIMITES.selection);
  expect(entiere.metiers[0]?.acquis).toEqual({ items: items.map((i) => i.libelle), reste: 0 });
});

test("nothing known of a move: its title and its note stay", () => {
  const { contenu } = rendezVous(1, "Une note");
  const [ligne] = composerFeuille(contenu, new Map(), SANS).metiers;
  expect(ligne).toMatchObject({ libelle: "Métier A1100", note: "Une note", ordre: undefined, raisons: [] });
});

test("what is refused is said, with the métier kept whose fiche names it; a long list is cut where there is no room", () => {
  const { contenu, mobilites } = rendezVous(2, "");
  const refuses = Array.from({ length: 60 }, (_, i) => `Condition de travail numéro ${i}`);
  const souhaits = {
    refuses,
    attraits: ["Nature"],
    aVerifier: new Map([["A1101", "la fiche cite la nuit."]]),
  };
  const feuille = composerFeuille(contenu, mobilites, souhaits);
  expect(feuille.metiers.map((m) => m.alertes)).toEqual([
    ["Métier réglementé"],
    ["la fiche cite la nuit.", "Métier réglementé"],
  ]);
  expect(feuille.refuses).toEqual({ items: refuses, reste: 0 });
  const long = rendezVous(LIMITES.selection, "x ".repeat(900));
  const court = composerFeuille(long.contenu, long.mobilites, souhaits).refuses;
  expect(court.items.length).toBeLessThan(10);
  expect(court.items.length + court.reste).toBe(60);
});
