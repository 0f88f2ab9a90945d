import { describe, expect, it } from "vitest";
import type { CodeMetier, Metier, Referential } from "../rome";
import { alertes } from "./alertes";
import { ficheDe } from "./facettes/facette";
import { extrait } from "./testing";

const rome = await extrait();

function metier(code: CodeMetier, change: Partial<Metier>): Metier {
  const trouve = rome.metiers.get(code);
  if (!trouve) throw new Error(`no ${code} in the extract`);
  return { ...trouve, ...change };
}

const [a, b] = [...rome.metiers.keys()];
const types = (de: Partial<Metier>, vers: Partial<Metier>, referential: Referential = rome): string[] =>
  alertes(referential, ficheDe(metier(a ?? "", de)), metier(b ?? "", vers)).map((x) => x.type);

describe("alertes", () => {
  it("warns wherever the regulated flag differs, and of a regulated target anyway", () => {
    for (const de of [true, false, null]) {
      for (const vers of [true, false, null]) {
        const attendu = vers === true || de === true;
        expect(types({ reglemente: de }, { reglemente: vers }).includes("reglemente")).toBe(attendu);
      }
    }
  });

  it("warns wherever the cadre flag differs", () => {
    for (const de of [true, false, null]) {
      for (const vers of [true, false, null]) {
        expect(types({ cadre: de }, { cadre: vers }).includes("cadre")).toBe(
          (de === true) !== (vers === true),
        );
      }
    }
  });

  it("warns of another grand domaine, and of another interest profile", () => {
    const ici = { grandDomaine: { code: "A", libelle: "Ici" }, centresInteret: [], riasec: [] };
    const la = { grandDomaine: { code: "B", libelle: "Là" }, centresInteret: [], riasec: [] };
    expect(types(ici, la)).toContain("grand-domaine");
    expect(types(ici, ici)).not.toContain("grand-domaine");
    expect(types(ici, ici)).not.toContain("interets");
    expect(types({ ...ici, riasec: ["R"] }, { ...ici, riasec: ["S"] })).toContain("interets");
    expect(types({ ...ici, riasec: ["R"] }, { ...ici, riasec: ["R"] })).not.toContain("interets");
  });

  it("says which métiers no official move leads to", () => {
    const sansListe: Referential = {
      ...rome,
      metiers: new Map([...rome.metiers].map(([code, m]) => [code, { ...m, mobilites: [] }])),
    };
    const cible = [...rome.metiers.values()].flatMap((m) => m.mobilites)[0]?.cible ?? "";
    const de = ficheDe(metier(a ?? "", {}));
    expect(alertes(sansListe, de, metier(cible, {})).map((x) => x.type)).toContain("jamais-cible");
    expect(alertes(rome, de, metier(cible, {})).map((x) => x.type)).not.toContain("jamais-cible");
  });
});
