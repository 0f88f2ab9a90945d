import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Referential } from "../rome";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { chercherCompetences, evitees, expliquer, highlight, rechercher } from ".";
import { cle, dits, mots, motsUtiles, tokenize } from "./normalise";

let referential: Referential;
beforeAll(async () => {
  referential = build(await extraitSource().load());
});
const premiers = (requete: string): string[] =>
  rechercher(referential, requete, 5).resultats.map((r) => r.metier.code);

describe("normalise", () => {
  it("parts words at hyphens and apostrophes, and undoes accents and ligatures", () => {
    expect(mots("Chef d’œuvre-Élu, n°2")).toEqual(["chef", "d", "oeuvre", "elu", "n", "2"]);
    expect(motsUtiles("Employé de rayon à l'essai")).toEqual(["employe", "rayon", "essai"]);
    expect(motsUtiles("à la")).toEqual(["a", "la"]);
    expect(cle("Aide-Boulanger")).toBe(cle("aide  boulanger"));
  });
  it.each([
    ["J'ai travaillé en caserne", "caserne"],
    ["moi j'ai été serveuse", "serveuse"],
    ["je n'ai jamais aimé le ménage", "jamais menage"],
    ["AI", "ai"],
    ["ingénieur AI", "ingenieur ai"],
    ["j'ai", ""],
    ["j", "j"],
    ["ce que je sais faire", "sais"],
  ])("of « %s », the words that count are « %s »", (requete, utiles) => {
    expect(dits(mots(requete)).join(" ")).toBe(utiles);
  });
  it("gives the same words with and without places", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (texte) => {
        expect(tokenize(texte).map((m) => m.texte)).toEqual(mots(texte));
      }),
    );
  });
});

describe("highlight", () => {
  it("gives the title back, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (titre, requete) => {
        expect(
          highlight(titre, requete)
            .map((e) => e.texte)
            .join(""),
        ).toBe(titre);
      }),
    );
  });
  it("marks nothing for what one says of oneself first", () => {
    expect(highlight("Agent d'aiguillage", "j'ai roulé").some((e) => e.trouve)).toBe(false);
  });
  it("marks beginnings of words, through accents and ligatures", () => {
    expect(
      highlight("Aide-boulanger d'œuvre", "boul oeuv")
        .filter((e) => e.trouve)
        .map((e) => e.texte),
    ).toEqual(["boul", "œuv"]);
  });
});

describe("rechercher", () => {
  it.each([
    ["caissière", "D1505"],
    ["CAISSIER", "D1505"],
    ["boulanger", "D1102"],
    ["boulangere", "D1102"],
    ["de soignant aide", "J1501"],
    ["aide soignante", "J1501"],
    ["prépar de comm", "N1103"],
    ["d1505", "D1505"],
    ["11640", "D1505"],
  ])("%s leads to %s", (requete, code) => {
    expect(premiers(requete)[0]).toBe(code);
  });

  it("gives the two forms of a title the same answer", () => {
    for (const a of referential.appellations.values()) {
      expect(premiers(a.intitule.masculin)[0], a.libelle).toBe(a.metier);
      expect(premiers(a.intitule.feminin)[0], a.libelle).toBe(a.metier);
    }
  });

  it("tells the title that matched, one row a métier", () => {
    const { resultats } = rechercher(referential, "caissier", 20);
    expect(resultats[0]?.appellation?.libelle).toBe("Caissier / Caissière");
    expect(new Set(resultats.map((r) => r.metier.code)).size).toBe(resultats.length);
  });

  it("a code is a direct way, a word is not", () => {
    expect(rechercher(referential, " m1805 ").direct).toBe("M1805");
    expect(rechercher(referential, "M 1805").direct).toBe("M1805");
    expect(rechercher(referential, "secrétaire").direct).toBeNull();
    expect(rechercher(referential, "M9999").direct).toBeNull();
  });

  it("puts an apostrophe left out, or a space too many, right", () => {
    expect(premiers("aide delevage")[0]).toBe(premiers("aide d'élevage")[0]);
    expect(rechercher(referential, "aide delevage", 1).resultats[0]?.intitule).toMatch(/d'élevage/);
    expect(premiers("bou langer")).toEqual(premiers("boulanger"));
  });

  it.each([
    ["boulangr", "D1102"],
    ["bolanger", "D1102"],
    ["boulagner", "D1102"],
    ["aidesoignante", "J1501"],
    ["boulan", "D1102"],
    ["faire du pain", "D1102"],
  ])("%s, with its fault or its own words, leads to %s", (requete, code) => {
    expect(premiers(requete)[0]).toBe(code);
  });

  it("has nothing to say of what is no word", () => {
    const { total, proches } = rechercher(referential, "???? 👩‍🍳");
    expect(total).toBe(0);
    expect(proches).toEqual([]);
  });

  it("gives the title in the gender of the query", () => {
    expect(rechercher(referential, "caissiere", 1).resultats[0]?.intitule).toBe("Caissière");
    expect(rechercher(referential, "caissier", 1).resultats[0]?.intitule).toBe("Caissier");
  });

  it("explains a score as the sum of what each view adds", () => {
    const { mots: compris, resultats } = expliquer(referential, "cassier", 3);
    expect(compris[0]?.sens[0]).toMatchObject({ mot: "caissier", parente: "faute" });
    expect(resultats[0]?.code).toBe("D1505");
    for (const { score, apports } of resultats) {
      expect(Object.values(apports).reduce((a, b) => a + b, 0)).toBeCloseTo(score);
    }
    expect(resultats.map((r) => r.code)).toEqual(premiers("cassier").slice(0, 3));
  });

  it("after a métier without a title, the next one answers with its own only", async () => {
    const lu = await extraitSource().load();
    const codes = [...referential.metiers.keys()];
    const appellations = lu.tables.appellations.filter((a) => a.metier !== codes[5]);
    const sans = build({ ...lu, tables: { ...lu.tables, appellations } });
    const [premier] = sans.metiers.values();
    const apres = sans.metiers.get(codes[6] ?? "");
    const { resultats } = rechercher(sans, `${premier?.libelle} ${apres?.libelle}`, 50);
    expect(apres?.appellations).toContain(resultats.find((r) => r.metier === apres)?.appellation);
  });

  it("never throws, and never answers a blank query", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (texte) => rechercher(referential, texte).requete !== undefined,
      ),
    );
    expect(rechercher(referential, " \u00a0 ").total).toBe(0);
  });
});

describe("evitees", () => {
  it.each([
    ["je ne veux plus travailler la nuit", ["nuit"]],
    ["vendeuse sans le dimanche ni charges lourdes", ["week-end", "charges"]],
    ["veilleur de nuit", []],
    ["sans diplôme", []],
  ])("« %s »", (requete, codes) => {
    expect(evitees(referential, requete).map((c) => c.code)).toEqual(codes);
  });
});

describe("chercherCompetences", () => {
  it("finds a compétence by the beginning of its words, with how many métiers have it", () => {
    const [premiere] = chercherCompetences(referential, "défourn pain");
    expect(premiere?.libelle).toMatch(/pain/i);
    expect(premiere?.metiers).toBeGreaterThan(0);
    expect(chercherCompetences(referential, "")).toEqual([]);
  });
});
