import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  capitale,
  dateLongue,
  deVers,
  enLignes,
  nombre,
  phrase,
  pluriel,
  resumer,
  sansAccent,
  typo,
} from "./typo";

const NB = "\u00a0";
const FINE = "\u202f";

describe("typo", () => {
  test("puts French spaces before double punctuation and inside guillemets", () => {
    expect(typo("Où ? Là : « ici » ; 5 % !")).toBe(
      `Où${FINE}? Là${NB}: «${NB}ici${NB}»${FINE}; 5${FINE}%${FINE}!`,
    );
  });

  test("bends an apostrophe between letters, and no other", () => {
    expect(typo("Conducteur d'engins, l'été, 5' et 'ainsi'")).toBe(
      "Conducteur d’engins, l’été, 5' et 'ainsi'",
    );
  });

  test("ties the bar of a title to the form before it, and no other", () => {
    expect(typo("Boulanger / Boulangère, 3/4 /an")).toBe(`Boulanger${NB}/ Boulangère, 3/4 /an`);
  });

  test("changes nothing else, and nothing twice", () => {
    const texte = "Aide-soignant / Aide-soignante : à 10:30, http://exemple.org?a=1";
    const une = typo(texte);
    expect(typo(une)).toBe(une);
    expect(une.replace(/\s/g, " ")).toBe(texte);
  });
});

test("numbers are grouped by three with a space that does not break", () => {
  expect(nombre(14912)).toMatch(/^14[\u00a0\u202f]912$/);
});

test("dates are said in full, the first of a month as 1er", () => {
  expect(dateLongue("2025-09-18")).toBe(`18${NB}septembre${NB}2025`);
  expect(dateLongue("2025-10-01")).toBe(`1er${NB}octobre${NB}2025`);
  expect(dateLongue("2025-12-31T23:59:00Z")).toBe(`31${NB}décembre${NB}2025`);
});

test("zero and one are singular in French", () => {
  expect(pluriel(0, "métier")).toBe(`0${NB}métier`);
  expect(pluriel(1, "métier")).toBe(`1${NB}métier`);
  expect(pluriel(2, "métier")).toBe(`2${NB}métiers`);
  expect(pluriel(2, "autre point commun", "autres points communs")).toBe(`2${NB}autres points communs`);
});

test("only the first letter is raised", () => {
  expect(capitale("éleveur de chevaux")).toBe("Éleveur de chevaux");
  expect(capitale("")).toBe("");
});

test("without accents nor case", () => {
  expect(sansAccent("Pâtissière, ÉLÈVE, cœur")).toBe("patissiere, eleve, cœur");
});

describe("enLignes", () => {
  test("cuts at spaces, a longer word alone", () => {
    expect(enLignes("Agriculture et pêche, espaces naturels", 16)).toEqual([
      "Agriculture et",
      "pêche, espaces",
      "naturels",
    ]);
    expect(enLignes("un anticonstitutionnellement deux", 7)).toEqual([
      "un",
      "anticonstitutionnellement",
      "deux",
    ]);
  });

  test("loses no word, and fills no line beyond what was asked but for one word", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 40 }), (texte, large) => {
        const lignes = enLignes(texte, large);
        expect(lignes.join(" ")).toBe(texte);
        for (const l of lignes) expect(l.length <= large || !l.trim().includes(" ")).toBe(true);
      }),
    );
  });
});

test("the title of routes quotes both ends", () => {
  expect(deVers("Boulanger", "Pâtissier")).toBe("De «\u00a0Boulanger\u00a0» à «\u00a0Pâtissier\u00a0»");
});

describe("resumer", () => {
  test("leaves a short text as it is", () => {
    expect(resumer("Fait du pain.", 13)).toBe("Fait du pain.");
  });

  test("cuts between two words, without the punctuation before the cut", () => {
    expect(resumer("Fait du pain, puis le vend.", 16)).toBe("Fait du pain…");
  });

  test("ends with three dots, never four", () => {
    expect(resumer("Fait du pain... puis le vend.", 20)).toBe("Fait du pain…");
    expect(resumer("Fait du pain… puis le vend.", 16)).toBe("Fait du pain…");
    expect(phrase(resumer("Fait du pain, puis le vend.", 16))).toBe("Fait du pain…");
    expect(phrase("Fait du pain")).toBe("Fait du pain.");
    expect(phrase("Fait du pain.")).toBe("Fait du pain.");
  });

  test("never gives more than was asked", () => {
    const texte = "Conçoit, prépare et cuit des pains, des viennoiseries et des pâtisseries";
    for (let max = 10; max < texte.length; max++) {
      expect(resumer(texte, max).length).toBeLessThanOrEqual(max);
    }
  });
});
