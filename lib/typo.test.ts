import { describe, expect, test } from "vitest";
import { capitale, dateLongue, nombre, pluriel, resumer, typo } from "./typo";

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

describe("resumer", () => {
  test("leaves a short text as it is", () => {
    expect(resumer("Fait du pain.", 13)).toBe("Fait du pain.");
  });

  test("cuts between two words, without the punctuation before the cut", () => {
    expect(resumer("Fait du pain, puis le vend.", 16)).toBe("Fait du pain…");
  });

  test("never gives more than was asked", () => {
    const texte = "Conçoit, prépare et cuit des pains, des viennoiseries et des pâtisseries";
    for (let max = 10; max < texte.length; max++) {
      expect(resumer(texte, max).length).toBeLessThanOrEqual(max);
    }
  });
});
