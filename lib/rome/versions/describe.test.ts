import { beforeAll, describe, expect, it } from "vitest";
import type { Referential } from "../model";
import { build } from "../referential/build";
import { mini60, mini61, mini62 } from "../testing/scenario";
import { comparaison, tellDiff } from "./describe";
import { compose, type Diff, diffVersions } from "./diff";
import { ficheHistory, sinceVersion } from "./fiche";

let r61: Referential;
let r62: Referential;
let diffs: Diff[];
let un: Diff;
let deux: Diff;
beforeAll(async () => {
  const rome60 = await mini60();
  const rome61 = mini61(rome60);
  r61 = build(rome61);
  r62 = build(mini62(rome61));
  un = diffVersions(build(rome60), r61);
  deux = diffVersions(r61, r62);
  diffs = [un, deux];
});

describe("a diff in words", () => {
  it("keeps to its schema", () => {
    for (const diff of [un, deux, compose(un, deux)]) {
      const dit = tellDiff(diff, r62, diffs);
      expect(comparaison.strict().parse(JSON.parse(JSON.stringify(dit)))).toEqual(dit);
    }
  });

  it("sorts what was added, removed, renamed, moved", () => {
    const dit = tellDiff(un, r61, [un]);
    expect(dit.metiers).toEqual({
      ajoutes: [{ code: "A1103", libelle: "Faucheur / Faucheuse de prés" }],
      retires: [],
      renommes: [
        {
          code: "A1102",
          avant: "Semeur / Semeuse de prairies",
          apres: "Semeur / Semeuse de prés",
          ancienSens: null,
        },
      ],
      modifies: [
        {
          code: "A1102",
          libelle: "Semeur / Semeuse de prés",
          drapeaux: [{ champ: "reglemente", avant: false, apres: true }],
          textes: ["definition"],
        },
      ],
    });
    expect(dit.appellations).toMatchObject({
      ajoutees: [
        { code: "9042", metier: { code: "K1301", libelle: "Gardien / Gardienne de phare d'étang" } },
      ],
      retirees: [],
      renommees: [{ code: "9021", apres: "Semeur / Semeuse de prés" }],
      deplacees: [{ code: "9012", de: { code: "A1101" }, vers: { code: "A1102" } }],
      modifiees: [],
    });
    expect(dit.competences).toMatchObject({ ajoutes: [{ code: "100005" }], renommes: [{ code: "100004" }] });
    expect(dit.savoirs.retires).toEqual([{ code: "110002", libelle: "Nœuds et épissures" }]);
    const b1201 = dit.fiches.find((f) => f.code === "B1201");
    expect(b1201).toMatchObject({
      libelle: "Aide-voilier / Aide-voilière de cerfs-volants",
      savoirs: { retires: [{ code: "110002", libelle: "Nœuds et épissures", coeur: null }] },
      contextes: { retires: [{ code: "120001", libelle: "Dans le vent" }] },
    });
    expect(dit.fiches.find((f) => f.code === "A1102")?.competences).toEqual({
      ajoutes: [{ code: "100005", libelle: "Semer", coeur: "principale" }],
      retires: [],
      modifies: [{ code: "100001", libelle: "Tailler une haie en biais", avant: null, apres: "emergente" }],
    });
    expect(dit.fiches.find((f) => f.code === "K1301")?.mobilites).toMatchObject({
      ajoutees: [{ code: "A1103", libelle: "Faucheur / Faucheuse de prés", ordre: 1 }],
      retirees: [{ code: "B1201", ordre: 1 }],
      reclassees: [],
    });
  });

  it("says that a code changed its meaning, and where its old title is", () => {
    expect(tellDiff(deux, r62, diffs).metiers.renommes.find((x) => x.code === "K1301")).toEqual({
      code: "K1301",
      avant: "Gardien / Gardienne de phare d'étang",
      apres: "Allumeur / Allumeuse de phare",
      ancienSens: { code: "K1302", libelle: "Gardien / Gardienne de phare d'étang" },
    });
  });

  it("names the successors of what is retired, and names what is gone without the old version", () => {
    const dit = tellDiff(deux, r62, diffs);
    expect(dit.metiers.retires).toMatchObject([
      {
        code: "A1101",
        libelle: "Veilleur / Veilleuse de haies",
        successeurs: [{ code: "A1103" }, { code: "A1102" }],
      },
    ]);
    // The links of a retired métier are not told one by one.
    expect(dit.fiches.map((f) => f.code)).not.toContain("A1101");
    // A1101 is named by the later comparison only: version 62 no longer has it.
    expect(tellDiff(un, r62, diffs).fiches.find((f) => f.code === "A1101")?.libelle).toBe(
      "Veilleur / Veilleuse de haies",
    );
  });
});

describe("a fiche reached by a link of another version", () => {
  const depuis = (code: string, v: string | null): ReturnType<typeof sinceVersion> => {
    const metier = r62.metiers.get(code);
    if (metier === undefined) throw new Error(code);
    return sinceVersion(metier, v, r62, diffs);
  };

  it("says what changed since, through every version between", () => {
    const k1301 = depuis("K1301", "60");
    if (k1301.statut !== "changee") throw new Error(k1301.statut);
    expect(k1301.comparaison.de.version).toBe("60");
    expect(k1301.comparaison.metiers.renommes).toMatchObject([{ ancienSens: { code: "K1302" } }]);
    expect(k1301.comparaison.appellations.ajoutees.map((a) => a.code)).toEqual(["9042"]);
    expect(depuis("K1302", "60")).toMatchObject({
      statut: "changee",
      comparaison: { metiers: { ajoutes: [{ code: "K1302" }] } },
    });
  });

  it("says that nothing did, or that the version is not known", () => {
    expect(depuis("B1201", "61")).toEqual({ statut: "inchangee", version: "61", publieeLe: "2026-03-01" });
    expect(depuis("B1201", "60").statut).toBe("changee");
    expect(depuis("B1201", "59")).toEqual({ statut: "inconnue", version: "59", anciens: [] });
    expect(depuis("B1201", "63")).toMatchObject({ statut: "inconnue", version: "63" });
    expect(depuis("B1201", "<b>")).toMatchObject({ statut: "inconnue", version: null });
    // The reader of an older link may be after a title that A1101 no longer has.
    const veilleur = r61.metiers.get("A1101");
    if (veilleur === undefined) throw new Error("A1101");
    expect(sinceVersion(veilleur, "3", r61, [])).toMatchObject({ anciens: [{ code: "A1102" }] });
    expect(depuis("B1201", "62").statut).toBe("sans-objet");
    expect(depuis("B1201", null).statut).toBe("sans-objet");
  });

  it("has its history, the latest first, without the versions that left it alone", () => {
    const historique = (code: string): string[] => {
      const metier = r62.metiers.get(code);
      return metier ? ficheHistory(metier, r62, diffs).map((c) => c.a.version) : [];
    };
    expect(historique("A1102")).toEqual(["62", "61"]);
    expect(historique("B1201")).toEqual(["61"]);
    expect(historique("A1103")).toEqual(["62", "61"]);
  });
});
