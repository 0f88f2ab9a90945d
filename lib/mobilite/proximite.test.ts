import { describe, expect, it } from "vitest";
import { facettesDe, mobiliteEntre, toutesLesPaires } from ".";
import { extrait } from "./testing";

const rome = await extrait();
const codes = [...rome.metiers.keys()];

describe("the proximity", () => {
  it("is the sum of its facets, the same one by one and in the batch", () => {
    const facettes = facettesDe(rome);
    expect(facettes.reduce((somme, f) => somme + f.poids, 0)).toBeCloseTo(1, 9);
    for (const { source, scores } of toutesLesPaires(rome)) {
      for (const [j, cible] of codes.entries()) {
        const somme = facettes.reduce((s, f) => s + f.poids * f.compare(source, cible), 0);
        expect(scores[j]).toBeCloseTo(somme, 5);
        if (j % 10 === 0 && source !== cible)
          expect(mobiliteEntre(rome, source, cible)?.score).toBeCloseTo(somme, 3);
      }
    }
  });

  it("puts a métier nearest to itself, but for a target that is broader", () => {
    const contenu = facettesDe(rome).filter((f) => f.id !== "ampleur");
    for (const code of codes) {
      const scores = codes.map((c) => contenu.reduce((s, f) => s + f.poids * f.compare(code, c), 0));
      expect(codes[scores.indexOf(Math.max(...scores))]).toBe(code);
    }
  });

  it("does not read the official table", () => {
    const sans = {
      ...rome,
      metiers: new Map([...rome.metiers].map(([code, m]) => [code, { ...m, mobilites: [] }])),
    };
    const lire = (r: typeof rome) => [...toutesLesPaires(r)].map(({ scores }) => scores.slice().join());
    expect([...toutesLesPaires(sans)]).toHaveLength(codes.length);
    expect(lire(sans)).toEqual(lire(rome));
  });

  it("refuses an unknown code", () => {
    expect(() => facettesDe(rome)[0]?.compare("Z9999", codes[0] ?? "")).toThrow("Z9999");
  });
});
