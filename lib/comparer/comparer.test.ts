import fc from "fast-check";
import { expect, test } from "vitest";
import type { Metier } from "../rome";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { comparer, couper, paires } from ".";

const rome = build(await extraitSource().load());
const plusieurs = fc.uniqueArray(fc.constantFrom(...rome.metiers.values()), {
  minLength: 1,
  maxLength: 4,
  selector: (m) => m.code,
});
const codesDe: Record<string, (m: Metier) => string[]> = {
  savoirs: (m) => m.savoirs.map((s) => s.savoir.ogr),
  conditions: (m) => m.contextes.map((c) => c.ogr),
};

test("each thing of each métier is in one place, and one only: alone, or with those that have it too", () => {
  fc.assert(
    fc.property(plusieurs, (metiers) => {
      for (const { id, propres, communs } of comparer(metiers)) {
        const tous = [...propres.flat(), ...communs.flatMap((c) => c.traits)].map((t) => t.code);
        expect(new Set(tous).size).toBe(tous.length);
        const siens = codesDe[id];
        if (siens === undefined) continue;
        for (const [rang, metier] of metiers.entries()) {
          const retrouves = [
            ...(propres[rang] ?? []),
            ...communs.filter((c) => c.rangs.includes(rang)).flatMap((c) => c.traits),
          ];
          expect(retrouves.map((t) => t.code).sort()).toEqual(siens(metier).sort());
        }
        for (const { rangs } of communs) expect(rangs.length).toBeGreaterThan(1);
      }
    }),
  );
});

test("what all share comes before what some share", () => {
  fc.assert(
    fc.property(plusieurs, (metiers) => {
      for (const { communs } of comparer(metiers)) {
        const tailles = communs.map((c) => c.rangs.length);
        expect(tailles).toEqual([...tailles].sort((a, b) => b - a));
      }
    }),
  );
});

test("pairs carry the official ranks both ways", () => {
  const metiers = [...rome.metiers.values()];
  const a = metiers.find((m) => m.mobilites.length > 0);
  const lien = a?.mobilites[0];
  const b = lien && rome.metiers.get(lien.cible);
  if (!a || !b) throw new Error("the extract has moves");
  expect(paires([a, b])).toMatchObject([{ aller: lien.ordre }]);
  expect(paires([b, a])).toMatchObject([{ retour: lien.ordre }]);
  expect(paires(metiers.slice(0, 4))).toHaveLength(6);
});

const texte = (n: number): { libelle: string } => ({ libelle: "x".repeat(n) });

test("a list is cut to its lines, with one line kept to say how many are left", () => {
  const dix = Array.from({ length: 10 }, () => texte(10));
  expect(couper(dix, { lignes: 10, largeur: 10 })).toEqual({ gardes: dix, reste: 0 });
  expect(couper(dix, { lignes: 9, largeur: 10 })).toMatchObject({ reste: 2 });
  expect(couper(dix, { lignes: 9, largeur: 5 })).toMatchObject({ reste: 6 });
  expect(couper([texte(100)], { lignes: 2, largeur: 10 })).toEqual({ gardes: [], reste: 1 });
  expect(couper([], { lignes: 0, largeur: 10 })).toEqual({ gardes: [], reste: 0 });
});
