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

  it("never takes what the referential does not say for a no", () => {
    const texte = (flag: "cadre" | "reglemente", de: (boolean | null)[], vers: boolean | null) => {
      const metiers = de.map((x) => metier(a ?? "", { [flag]: x }));
      const fiche = { ...ficheDe(metier(a ?? "", {})), metiers };
      return alertes(rome, fiche, metier(b ?? "", { [flag]: vers })).find((x) => x.type === flag)?.texte;
    };
    expect(texte("cadre", [false], true)).toContain("à la différence du départ");
    expect(texte("cadre", [false, false], true)).toContain("à la différence du départ");
    expect(texte("cadre", [null], true)).toContain("ne dit pas si le métier de départ l'est");
    expect(texte("cadre", [false, null], true)).toContain("ne dit pas de tous les métiers de départ");
    expect(texte("cadre", [true, null], true)).toBeUndefined();
    for (const flag of ["cadre", "reglemente"] as const) {
      expect(texte(flag, [true], null)).toContain("ne dit pas si celui-ci l'est");
      expect(texte(flag, [true], false)).toContain("n'est pas signalé comme tel");
    }
    expect(texte("reglemente", [true], true)).toContain("comme au départ");
    expect(texte("reglemente", [true, null], true)).toContain("comme l'un des métiers de départ");
    expect(texte("reglemente", [null], true)).not.toContain("départ");
  });

  it("does not warn who holds a métier that is not regulated of another one that is not", () => {
    const [de, de2, vers] = [true, false, false].map((reglemente, i) =>
      metier([...rome.metiers.keys()][i] ?? "", { reglemente }),
    );
    if (!de || !de2 || !vers) throw new Error("the extract is empty");
    const dites = (metiers: readonly Metier[], cible: Metier): string[] =>
      alertes(rome, { ...ficheDe(de), metiers }, cible).flatMap((x) =>
        x.type === "reglemente" ? x.texte : [],
      );
    expect(dites([de, de2], vers)).toEqual([]);
    expect(dites([de, de], vers)).toEqual([
      "Les métiers de départ sont réglementés, celui-ci n'est pas signalé comme tel.",
    ]);
    expect(dites([de, de2], { ...vers, reglemente: true })).toHaveLength(1);
  });

  it("warns of another grand domaine, and of another interest profile", () => {
    const ici = { grandDomaine: { code: "A", libelle: "Ici" }, centresInteret: [], riasec: [] };
    const la = { grandDomaine: { code: "B", libelle: "Là" }, centresInteret: [], riasec: [] };
    expect(types(ici, la)).toContain("grand-domaine");
    expect(types(ici, ici)).not.toContain("grand-domaine");
    expect(types(ici, ici)).not.toContain("interets");
    expect(types({ ...ici, riasec: ["R"] }, { ...la, riasec: ["S"] })).toContain("interets");
    expect(types({ ...ici, riasec: ["R"] }, { ...la, riasec: ["R"] })).not.toContain("interets");
  });

  it("says another interest profile in plain words, and never as the only warning", () => {
    const ici = { reglemente: null, cadre: null, centresInteret: [], riasec: ["R" as const] };
    const la = { ...ici, grandDomaine: { code: "B", libelle: "Là" }, riasec: ["C" as const, "R" as const] };
    const pareil = { grandDomaine: { code: "B", libelle: "Là" } };
    const dites = alertes(rome, ficheDe(metier(a ?? "", ici)), metier(b ?? "", la));
    expect(dites.find((x) => x.type === "interets")?.texte).toBe(
      "Plaît plutôt à qui aime organiser, compter, vérifier ; ensuite, agir de ses mains, dehors ou sur des machines.",
    );
    expect(types({ ...ici, ...pareil }, la)).toEqual([]);
  });

  it("says which métiers no official move leads to", () => {
    const entier: Referential = { ...rome, source: "archive" };
    const sansListe: Referential = {
      ...entier,
      metiers: new Map([...rome.metiers].map(([code, m]) => [code, { ...m, mobilites: [] }])),
    };
    const cible = [...rome.metiers.values()].flatMap((m) => m.mobilites)[0]?.cible ?? "";
    const de = ficheDe(metier(a ?? "", {}));
    expect(alertes(sansListe, de, metier(cible, {})).map((x) => x.type)).toContain("jamais-cible");
    expect(alertes(entier, de, metier(cible, {})).map((x) => x.type)).not.toContain("jamais-cible");
    // The extract holds part of the moves: it cannot tell.
    const partiel: Referential = { ...sansListe, source: "extrait" };
    expect(alertes(partiel, de, metier(cible, {})).map((x) => x.type)).not.toContain("jamais-cible");
  });
});
