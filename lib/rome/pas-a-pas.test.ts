import { setImmediate as souffler } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Calcul, type PasAPas } from "./pas-a-pas";

/** Counts its steps in `vus`, each of which takes `ms`. */
function* compter(vus: number[], combien: number, ms = 0): PasAPas<number> {
  for (let i = 1; i <= combien; i++) {
    const fin = performance.now() + ms;
    while (performance.now() < fin);
    vus.push(i);
    yield;
  }
  return combien;
}

describe("Calcul", () => {
  it("gives its result at once, and computes it once", async () => {
    const vus: number[] = [];
    const calcul = new Calcul(compter(vus, 3));
    expect(calcul.maintenant()).toBe(3);
    expect(calcul.maintenant()).toBe(3);
    expect(await calcul.parTranches()).toBe(3);
    expect(vus).toEqual([1, 2, 3]);
  });

  it("lets others in between slices", async () => {
    const vus: number[] = [];
    const fin = new Calcul(compter(vus, 20, 3)).parTranches();
    let passages = 0;
    let fini = false;
    void fin.then(() => {
      fini = true;
    });
    for (; !fini; await souffler()) passages++;
    expect(passages).toBeGreaterThan(3);
    expect(await fin).toBe(20);
  });

  it("is finished by who cannot wait, for who can as well", async () => {
    const vus: number[] = [];
    const calcul = new Calcul(compter(vus, 20, 2));
    const fin = calcul.parTranches();
    expect(vus.length).toBeLessThan(20);
    expect(calcul.maintenant()).toBe(20);
    expect(await fin).toBe(20);
    expect(vus).toHaveLength(20);
  });

  it("throws the fault of the computation each time", async () => {
    const calcul = new Calcul(
      // biome-ignore lint/correctness/useYield: it ends at its first step
      (function* (): PasAPas<number> {
        throw new Error("faute");
      })(),
    );
    await expect(calcul.parTranches()).rejects.toThrow("faute");
    expect(() => calcul.maintenant()).toThrow("faute");
  });
});
