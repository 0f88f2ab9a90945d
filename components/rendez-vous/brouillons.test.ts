import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { contenuVide } from "@/lib/dossiers/contenu";
import type { Brouillons } from "./brouillons";

const avec = (notes: string, minute: number) => ({
  ...contenuVide("60", "2026-11-23T10:00:00.000Z"),
  modifieLe: `2026-11-23T10:0${minute}:00.000Z`,
  notes,
});

/** Locks that are held; a page that falls releases its own. */
let tenus: string[];
beforeEach(() => {
  tenus = [];
  const methodes = {
    getItem(this: Record<string, string>, cle: string) {
      return this[cle] ?? null;
    },
    setItem(this: Record<string, string>, cle: string, valeur: string) {
      this[cle] = valeur;
    },
    removeItem(this: Record<string, string>, cle: string) {
      delete this[cle];
    },
  };
  vi.stubGlobal("localStorage", Object.create(methodes));
  vi.stubGlobal("navigator", {
    locks: {
      request: async (nom: string) => void tenus.push(nom),
      query: async () => ({ held: tenus.map((name) => ({ name })) }),
    },
  });
});
afterEach(() => void vi.unstubAllGlobals());

/** A page of its own: the module as another window loads it. */
async function page(): Promise<Brouillons> {
  vi.resetModules();
  return new (await import("./brouillons")).Brouillons("essai.");
}

test("a page writes over no other one's draft, and takes it up once that one has fallen", async () => {
  const [un, deux] = [await page(), await page()];
  un.ecrire("a", { revision: 1, contenu: avec("de un", 1) });
  deux.ecrire("a", { revision: 1, contenu: avec("de deux", 2) });
  deux.ecrire("a", null);
  const trois = await page();
  expect(await trois.abandonne("a", null)).toBeNull();
  tenus = [];
  expect(await trois.abandonne("b", null)).toBeNull();
  const repris = await trois.abandonne("a", avec("gardé", 3));
  expect(repris).toMatchObject({ revision: 1, contenu: { notes: "de un" } });
  if (repris !== null) trois.effacer(repris);
  expect(await trois.abandonne("a", null)).toBeNull();
});

test("a page takes up its own draft; words that are stored already are none", async () => {
  const un = await page();
  un.ecrire("a", { revision: 2, contenu: avec("mots", 1) });
  expect(await un.abandonne("a", avec("autres", 2))).toMatchObject({ contenu: { notes: "mots" } });
  expect(await un.abandonne("a", avec("mots", 2))).toBeNull();
  expect(un.tous()).toEqual([]);
});

test("of several, the last one first; what does not read is left aside", async () => {
  for (const [notes, minute] of [
    ["vieux", 1],
    ["récent", 3],
    ["moyen", 2],
  ] as const)
    (await page()).ecrire("a", { revision: 1, contenu: avec(notes, minute) });
  localStorage.setItem("essai.a.x", '{"revision":1,"contenu":{}}');
  localStorage.setItem("essai.a.y", '{"revision":1,"cont');
  const un = await page();
  expect(un.tous().map((b) => b.contenu.notes)).toEqual(["récent", "moyen", "vieux"]);
});
