import { describe, expect, it } from "vitest";
import { refuserRemplacement } from "./guard";
import { PLANCHER, type Reperes, SURVEILLEES } from "./reperes";

const avant: Reperes = {
  version: "60",
  source: "archive",
  comptes: { metiers: 100, appellations: 1000, items: 10_000, mobilites: 200 },
};
const apres = (change: Partial<Reperes["comptes"]>, version = "61"): Reperes => ({
  ...avant,
  version,
  comptes: { ...avant.comptes, ...change },
});

describe("the guard of a replacement", () => {
  it.each(SURVEILLEES)("refuses more than a tenth of %s lost, and no less", (table) => {
    const reste = avant.comptes[table] * 0.9;
    expect(refuserRemplacement(avant, apres({ [table]: reste }))).toBeNull();
    const refus = refuserRemplacement(avant, apres({ [table]: reste - 1 }));
    expect(refus).toMatch(/^La version 61 a perdu plus de 10 % des .*\.$/);
    expect(refus).toContain(`(${reste - 1} au lieu de ${reste / 0.9})`);
  });

  it("refuses an older version, numbers compared as numbers", () => {
    expect(refuserRemplacement(avant, apres({}, "59"))).toMatch(/plus ancienne/);
    expect(refuserRemplacement({ ...avant, version: "99" }, apres({}, "100"))).toBeNull();
  });

  it("lets anything as recent take the place of the extract", () => {
    const extrait: Reperes = { ...avant, source: "extrait" };
    expect(refuserRemplacement(extrait, apres({ metiers: 1 }, "60"))).toBeNull();
    expect(refuserRemplacement(extrait, apres({}, "59"))).toMatch(/plus ancienne/);
  });

  it("knows what the whole ROME is, where nothing else is known", () => {
    expect(refuserRemplacement(PLANCHER, apres({}))).toMatch(/perdu/);
    const v60 = { metiers: 1584, appellations: 13_120, items: 104_219, mobilites: 14_912 };
    expect(refuserRemplacement(PLANCHER, apres(v60))).toBeNull();
  });
});
