import { afterEach, expect, test, vi } from "vitest";
import { contenuVide } from "@/lib/dossiers/contenu";
import { demandeDe, fetchFiche, fetchPistes } from "./questions";

const repondre = (...reponses: Response[]): unknown =>
  vi.stubGlobal("fetch", async () => reponses.shift() ?? Response.error());
afterEach(() => void vi.unstubAllGlobals());

const { signal } = new AbortController();
const demande = { metiers: ["D1106", "Z9999"] };

test("what does not have the shape of our answers is refused, not shown", async () => {
  repondre(Response.json({ competences: [{ code: "1" }], savoirs: [] }));
  await expect(fetchFiche("D1106")).rejects.toThrow();
  repondre(Response.json({ version: "60", propositions: [{ code: "D1102" }] }));
  await expect(fetchPistes(demande, signal)).rejects.toThrow();
  repondre(Response.json({ codes: "Z9999" }, { status: 400 }));
  await expect(fetchPistes(demande, signal)).rejects.toThrow();
});

test("codes that the version in service does not have are left out and told", async () => {
  repondre(
    Response.json({ codes: ["Z9999"] }, { status: 400 }),
    Response.json({ version: "60", propositions: [] }),
  );
  expect(await fetchPistes(demande, signal)).toEqual({
    version: "60",
    propositions: [],
    inconnus: ["Z9999"],
  });
});

test("a fiche says apart what a métier held is supposed to bring: no certification is, before or after it is read", async () => {
  const savoir = (code: string, categorie: string): object => ({
    code,
    libelle: `Savoir ${code}`,
    categorie,
    sousCategorie: "",
    coeur: null,
  });
  repondre(
    Response.json({
      competences: [],
      contextes: [],
      reglemente: null,
      savoirs: [savoir("1", "Normes et procédés"), savoir("2", "Certifications et habilitations")],
    }),
  );
  expect(await fetchFiche("D1106")).toMatchObject({
    acquis: { savoirs: ["1", "2"] },
    supposes: { savoirs: ["1"] },
  });
  const passes = [{ code: "D1106", ogr: null, libelle: "Vente", annees: null }];
  expect(demandeDe({ ...contenuVide("60", "2026-11-23T10:00:00.000Z"), passes }, 5)?.savoirs).toEqual([]);
});
