import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ETAPES_MAX, mobiliteEntre, mobilitesDe, parcours } from ".";
import { extrait } from "./testing";

const rome = await extrait();
const code = fc.constantFrom(...rome.metiers.keys());

describe("parcours", () => {
  it("gives at most five different routes, best first, from one end to the other by moves that exist", () => {
    fc.assert(
      fc.property(code, code, fc.integer({ min: 1, max: ETAPES_MAX }), (de, vers, etapes) => {
        const reponse = parcours(rome, de, vers, { etapes });
        if (reponse.statut !== "trouve") return;
        expect(reponse.parcours.length).toBeLessThanOrEqual(5);
        const couts = reponse.parcours.map((p) => p.cout);
        expect(couts).toEqual([...couts].sort((a, b) => a - b));
        const passages = reponse.parcours.map((p) => p.etapes.map((e) => e.code).join());
        expect(new Set(passages).size).toBe(passages.length);
        for (const { etapes: pas } of reponse.parcours) {
          expect(pas.length).toBeLessThanOrEqual(etapes);
          expect(pas.at(-1)?.code).toBe(vers);
          let ici = de;
          for (const etape of pas) {
            const seule = mobiliteEntre(rome, ici, etape.code);
            // The network adds in 32 bits, one move alone in 64: they may round apart in the fourth decimal.
            expect(Math.abs(etape.score - (seule?.score ?? 1))).toBeLessThan(0.0002);
            expect({ ...etape, score: 0 }).toEqual({ ...seule, score: 0 });
            ici = etape.code;
          }
          expect(new Set([de, ...pas.map((e) => e.code)]).size).toBe(pas.length + 1);
        }
      }),
    );
  });

  it("begins with the direct move when there is an official one", () => {
    for (const { code: de, mobilites } of rome.metiers.values()) {
      for (const { cible } of mobilites) {
        const reponse = parcours(rome, de, cible);
        if (reponse.statut !== "trouve") throw new Error(`${de} → ${cible}`);
        expect(reponse.parcours[0]?.etapes.map((e) => e.code)).toEqual([cible]);
      }
    }
  });

  it("does not give five variants of one: no two routes share more than half of what is between the ends", () => {
    fc.assert(
      fc.property(code, code, (de, vers) => {
        const reponse = parcours(rome, de, vers);
        if (reponse.statut !== "trouve") return;
        const entre = reponse.parcours.map((p) => p.etapes.slice(0, -1).map((e) => e.code));
        for (const [i, a] of entre.entries()) {
          for (const b of entre.slice(i + 1)) {
            const communs = a.filter((c) => b.includes(c)).length;
            expect(2 * communs).toBeLessThanOrEqual(Math.min(a.length, b.length));
          }
        }
      }),
    );
  });

  it("gives routes with a weak step only where no other was found, two at most, and says so", () => {
    let faibles = 0;
    const codes = [...rome.metiers.keys()];
    for (const de of codes.filter((_, i) => i % 12 === 0)) {
      for (const vers of codes) {
        const reponse = parcours(rome, de, vers);
        if (reponse.statut !== "trouve" || !reponse.parcours.some((p) => p.faible)) continue;
        faibles++;
        expect(reponse.parcours.every((p) => p.faible)).toBe(true);
        expect(reponse.parcours.length).toBeLessThanOrEqual(2);
        // An official move straight there is never a weak route.
        expect(rome.metiers.get(de)?.mobilites.some((m) => m.cible === vers)).toBe(false);
      }
    }
    expect(faibles).toBeGreaterThan(0);
  });

  it("says why there is none, and what can be reached that is nearest", () => {
    const de = "G1803";
    const moves = mobilitesDe(rome, de);
    if (moves.statut !== "trouve") throw new Error(de);
    const voisins = new Set([...moves.officielles, ...moves.calculees].map((m) => m.code));
    const loin = [...rome.metiers.keys()].find((c) => c !== de && !voisins.has(c)) ?? "";
    const reponse = parcours(rome, de, loin, { etapes: 1 });
    if (reponse.statut !== "aucun")
      throw new Error("a route of one step to a métier that is not a neighbour");
    expect(reponse.raison).toMatch(/^Aucun.* étape /);
    expect(reponse.proches).toHaveLength(5);
    expect(reponse.proches.every((p) => voisins.has(p.code) && p.etapes === 1)).toBe(true);
  });

  it("answers in words when both ends are the same, and names unknown codes", () => {
    expect(parcours(rome, "G1803", "G1803")).toMatchObject({
      statut: "aucun",
      raison: expect.stringContaining("même métier"),
      proches: [],
    });
    expect(parcours(rome, "Z9999", "G1803")).toEqual({ statut: "absent", codes: ["Z9999"] });
    expect(parcours(rome, "Z9999", "Z9998")).toEqual({ statut: "absent", codes: ["Z9999", "Z9998"] });
  });

  it("goes through the métier asked for, in few enough steps, without coming back anywhere", () => {
    fc.assert(
      fc.property(code, code, code, fc.integer({ min: 2, max: ETAPES_MAX }), (de, vers, par, etapes) => {
        const reponse = parcours(rome, de, vers, { par, etapes });
        if (par === de || par === vers) {
          expect(reponse).toEqual(parcours(rome, de, vers, { etapes }));
          return;
        }
        if (de === vers) expect(reponse.statut).toBe("aucun");
        if (reponse.statut !== "trouve") return;
        expect(reponse.parcours.length).toBeLessThanOrEqual(5);
        for (const { etapes: pas } of reponse.parcours) {
          const codes = [de, ...pas.map((e) => e.code)];
          expect(codes).toContain(par);
          expect(codes.at(-1)).toBe(vers);
          expect(pas.length).toBeLessThanOrEqual(etapes);
          expect(new Set(codes).size).toBe(codes.length);
        }
      }),
    );
  });

  it("finds a route through each métier of a route that it found by itself", () => {
    fc.assert(
      fc.property(code, code, (de, vers) => {
        const libre = parcours(rome, de, vers);
        if (libre.statut !== "trouve") return;
        for (const { code: par } of libre.parcours[0]?.etapes.slice(0, -1) ?? []) {
          const passant = parcours(rome, de, vers, { par });
          expect(passant.statut).toBe("trouve");
          if (passant.statut === "trouve") {
            expect(passant.parcours[0]?.cout).toBe(libre.parcours[0]?.cout);
          }
        }
      }),
    );
  });

  it("names an unknown métier to go through", () => {
    const [de = "", vers = ""] = [...rome.metiers.keys()];
    expect(parcours(rome, de, vers, { par: "Z9999" })).toEqual({ statut: "absent", codes: ["Z9999"] });
  });
});
