import { describe, expect, it } from "vitest";
import { Vocabulaire } from "./vocabulaire";

function vocabulaire(...mots: string[]): Vocabulaire {
  const v = new Vocabulaire(new Map());
  for (const mot of mots) v.ajouter(mot);
  v.clore(() => false);
  return v;
}

describe("Vocabulaire", () => {
  it("forgets what a word meant before it was in", () => {
    const v = new Vocabulaire(new Map());
    v.ajouter("entretenir");
    expect(v.meilleur("entretien")?.parente).not.toBe("exact");
    v.ajouter("entretien");
    v.clore(() => false);
    expect(v.meilleur("entretien")?.parente).toBe("exact");
  });

  it("parts an article left without its apostrophe, of a known word only", () => {
    const v = vocabulaire("entretien", "dentiste");
    expect(v.separer("dentretien")).toEqual(["entretien"]);
    expect(v.separer("lentretien")).toEqual(["entretien"]);
    expect(v.separer("dentiste")).toEqual(["dentiste"]);
  });

  it("puts two halves together, but never two words", () => {
    const v = vocabulaire("professeur", "chef", "cuisinier", "chefcuisinier");
    expect(v.joindre(["pro", "fesseur", "musique"])).toEqual(["professeur", "musique"]);
    expect(v.joindre(["chef", "cuisinier"])).toEqual(["chef", "cuisinier"]);
  });

  it("still looks for what a word that says nothing by itself may be", () => {
    const lire = (parle: boolean): string[] => {
      const v = new Vocabulaire(new Map());
      for (const mot of ["financial", "financier"]) v.ajouter(mot);
      v.clore(
        () => false,
        (mot) => parle || v.texteDe(mot) !== "financial",
      );
      return v.sens("financial").map((s) => v.texteDe(s.mot));
    };
    expect(lire(false)).toEqual(["financial", "financier"]);
    expect(lire(true)).toEqual(["financial"]);
  });

  it("hears no word that is not said as it is read", () => {
    const v = new Vocabulaire(new Map());
    for (const mot of ["cashier", "caissier"]) v.ajouter(mot);
    v.clore(
      () => false,
      () => true,
      (mot) => v.texteDe(mot) !== "cashier",
    );
    expect(v.texteDe(v.meilleur("cassier")?.mot ?? -1)).toBe("caissier");
  });

  it("takes a known word for itself alone, another for those it begins or misspells", () => {
    const v = vocabulaire("coiffeur", "coiffage", "boulanger");
    expect(v.memes("coiffeur").size).toBe(1);
    expect([...v.memes("boulan")].map((m) => v.texteDe(m))).toEqual(["boulanger"]);
    expect(v.memes("xyzzyx").size).toBe(0);
  });
});
