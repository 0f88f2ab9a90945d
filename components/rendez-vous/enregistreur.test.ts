import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Contenu, contenuVide } from "@/lib/dossiers/contenu";
import { Enregistreur, type EtatSauvegarde } from "./enregistreur";
import type { Sauvegarde } from "./stockage";

const avec = (notes: string): Contenu => ({ ...contenuVide("60", "2026-11-23T10:00:00.000Z"), notes });
const fait: Sauvegarde = { statut: "enregistre", le: "2026-11-23T10:00:00.000Z" };

/** A storage that answers what it is told to, in turn, then « enregistre ». */
function banc(reponses: Sauvegarde[]) {
  const ecrits: string[] = [];
  const choix: (string | undefined)[] = [];
  const etats: EtatSauvegarde["statut"][] = [];
  let enCours = 0;
  const enregistreur = new Enregistreur(
    {
      ouvrir: async () => null,
      enregistrer: async (contenu, choisi) => {
        expect(++enCours, "two saves at once").toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 50));
        enCours--;
        ecrits.push(contenu.notes);
        choix.push(choisi);
        return reponses.shift() ?? fait;
      },
    },
    (etat) => etats.push(etat.statut),
  );
  return { enregistreur, ecrits, choix, etats };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("saves the last state after a pause of at most 400 ms, one save at a time", async () => {
  const { enregistreur, ecrits } = banc([]);
  for (const mot of ["a", "ab", "abc"]) {
    enregistreur.noter(avec(mot));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(ecrits).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(ecrits).toEqual(["abc"]);
  enregistreur.noter(avec("abcd"));
  const vidange = enregistreur.vider();
  enregistreur.noter(avec("abcde"));
  await vi.advanceTimersByTimeAsync(200);
  await vidange;
  expect(ecrits).toEqual(["abc", "abcd", "abcde"]);
  expect(enregistreur.enRetard).toBe(false);
});

test("what could not be saved is tried again by itself, and what was typed since goes with it", async () => {
  const { enregistreur, ecrits, etats } = banc([{ statut: "en-attente", raison: "hors-ligne" }]);
  enregistreur.noter(avec("a"));
  await vi.advanceTimersByTimeAsync(400);
  expect(etats.at(-1)).toBe("en-attente");
  expect(enregistreur.enRetard).toBe(true);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(ecrits).toEqual(["a", "a"]);
  expect(etats.at(-1)).toBe("enregistre");
});

test("after a conflict nothing is written until a person has chosen", async () => {
  const { enregistreur, ecrits, choix } = banc([{ statut: "conflit", leur: avec("leur"), auteur: null }]);
  enregistreur.noter(avec("mien"));
  await vi.advanceTimersByTimeAsync(400);
  enregistreur.noter(avec("mien encore"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ecrits).toEqual(["mien"]);
  void enregistreur.vider("garder-le-mien");
  await vi.advanceTimersByTimeAsync(100);
  expect(ecrits).toEqual(["mien", "mien encore"]);
  expect(choix).toEqual([undefined, "garder-le-mien"]);
});

test("the other version chosen, one's own is forgotten", async () => {
  const { enregistreur, ecrits } = banc([{ statut: "conflit", leur: avec("leur"), auteur: null }]);
  enregistreur.noter(avec("mien"));
  await vi.advanceTimersByTimeAsync(400);
  enregistreur.oublier();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ecrits).toEqual(["mien"]);
  expect(enregistreur.enRetard).toBe(false);
});

test("what a browser refuses to keep is late until it is kept, and goes with what is typed next", async () => {
  const { enregistreur, ecrits, etats } = banc([{ statut: "impossible", raison: "disque plein" }]);
  enregistreur.noter(avec("a"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ecrits).toEqual(["a"]);
  expect(etats.at(-1)).toBe("impossible");
  expect(enregistreur.enRetard).toBe(true);
  enregistreur.noter(avec("ab"));
  await vi.advanceTimersByTimeAsync(400);
  expect(ecrits).toEqual(["a", "ab"]);
  expect(enregistreur.enRetard).toBe(false);
});
