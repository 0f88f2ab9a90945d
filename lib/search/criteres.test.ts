import { beforeAll, describe, expect, it } from "vitest";
import { contrainte, contraintes } from "../contraintes";
import type { Referential } from "../rome";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { CRITERES, ecrireCriteres, expliquerResultats, explorer, lireCriteres, retirer } from ".";

let referential: Referential;
beforeAll(async () => {
  referential = build(await extraitSource().load());
});
const lire = (query: string): ReturnType<typeof lireCriteres> =>
  lireCriteres(referential, new URLSearchParams(query));

describe("lireCriteres and ecrireCriteres", () => {
  it.each([
    "",
    "domaine=D11",
    "domaine=D&riasec=R&sans=charges&sans=nuit&transition=ecologique&transition=numerique&reglemente=non",
    "reglemente=oui",
  ])("%j comes back as it was", (query) => {
    const { criteres, refuses } = lire(query);
    expect(refuses).toEqual([]);
    expect(new URLSearchParams(ecrireCriteres(criteres)).toString()).toBe(query);
  });
  it("reads any case of a code, each value once, and takes an empty parameter for none", () => {
    expect(lire("domaine=d11&riasec=r&sans=nuit&sans=nuit&secteur=").criteres).toEqual({
      domaine: "D11",
      riasec: "R",
      sans: ["nuit"],
    });
  });
  it("names what it does not know, leaves it out and keeps the rest", () => {
    for (const critere of CRITERES) {
      expect(lire(`${critere}=inconnu`), critere).toEqual({
        criteres: {},
        refuses: [[critere, "inconnu"]],
      });
    }
    expect(lire("sans=nuit&sans=inconnu&domaine=D")).toEqual({
      criteres: { domaine: "D", sans: ["nuit"] },
      refuses: [["sans", "inconnu"]],
    });
    expect(lire("transition=verte&transition=ecologique").criteres).toEqual({ transition: ["ecologique"] });
    expect(lire("domaine=__proto__").refuses).toEqual([["domaine", "__proto__"]]);
  });
  it("takes off one value, and the criterion with its last", () => {
    const { criteres } = lire("sans=charges&sans=nuit&domaine=D");
    expect(retirer(criteres, "sans", "nuit")).toEqual({ domaine: "D", sans: ["charges"] });
    expect(retirer(retirer(criteres, "sans", "nuit"), "sans", "charges")).toEqual({ domaine: "D" });
    expect(retirer(criteres, "domaine", "D")).toEqual({ sans: ["charges", "nuit"] });
  });
});

describe("contraintes", () => {
  it("are offered where the referential has them, and an OGR stands for its one context", () => {
    expect(contraintes(referential).map((c) => c.code)).toContain("nuit");
    expect(contrainte(referential, "300803")?.contextes).toEqual(["300803"]);
    expect(contrainte(referential, "inconnu")).toBeNull();
  });
});

describe("explorer", () => {
  const limite = 50;
  it("counts what the criteria hide: shown and hidden are all that is found", () => {
    const tout = explorer(referential, "boulanger", {}, { limite });
    const filtre = explorer(referential, "boulanger", { sans: ["nuit"] }, { limite });
    expect(tout.masques).toBe(0);
    expect(filtre.masques).toBeGreaterThan(0);
    expect(filtre.total + filtre.masques).toBe(tout.total);
  });
  it("lists what meets the criteria when there are no words, a page at a time, and nothing for nothing", () => {
    const un = explorer(referential, "", { riasec: "S" }, { limite: 5 });
    const deux = explorer(referential, "", { riasec: "S" }, { limite: 5, page: 2 });
    expect(un.total).toBeGreaterThan(10);
    expect(new Set([...un.resultats, ...deux.resultats].map((r) => r.metier.code)).size).toBe(10);
    expect(explorer(referential, " ", {}, { limite }).total).toBe(0);
  });
  it("keeps the other domaines to choose from once one is chosen", () => {
    const tout = explorer(referential, "agent", {}, { limite });
    const [premier] = tout.domaines;
    const choisi = explorer(referential, "agent", { domaine: premier?.code }, { limite });
    expect(choisi.domaines).toEqual(tout.domaines);
    expect(choisi.total).toBe(premier?.combien);
  });
  it("says when it is not sure, and is sure of a title", () => {
    expect(explorer(referential, "aide-soignante", {}, { limite }).incertaine).toBe(false);
    expect(explorer(referential, "le chat qui dort", {}, { limite }).incertaine).toBe(true);
  });
});

describe("expliquerResultats", () => {
  const raison = (requete: string, code: string): unknown =>
    new Map<string, unknown>(
      expliquerResultats(referential, requete, explorer(referential, requete, {}, { limite: 20 }).resultats),
    ).get(code);
  it("says nothing where the title says it, in either gender", () => {
    expect(raison("boulangère", "D1102")).toBeUndefined();
    expect(raison("boulan", "D1102")).toBeUndefined();
  });
  it("tells of an everyday word, of a likeness, of a compétence", () => {
    expect(raison("nounou", "K1303")).toMatchObject({ type: "courant", mot: "nounou" });
    expect(raison("boulengerre", "D1102")).toEqual({ type: "ressemblance" });
  });
});
