import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Calcul } from "../rome";
import { distance, genres, racine, son } from "./mots";
import { Lecteur } from "./normalise";

describe("distance", () => {
  it.each([
    ["plombier", "plombeir", 1],
    ["plombier", "plomber", 1],
    ["plombier", "plombiier", 1],
    ["plombier", "plambier", 1],
    ["abc", "cba", 2],
    ["", "ab", 2],
  ])("%s and %s are %i faults apart", (a, b, attendu) => {
    expect(distance(a, b, 3)).toBe(attendu);
    expect(distance(b, a, 3)).toBe(attendu);
  });
  it("gives up beyond the most, whatever the words", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(4), (a, b, max) => {
        const entiere = distance(a, b, 1000);
        expect(distance(a, b, max)).toBe(Math.min(entiere, max + 1));
      }),
    );
  });
});

describe("racine", () => {
  it("is one for a family of words", () => {
    expect(new Set(["coiffeur", "coiffeuse", "coiffer", "coiffage"].map(racine)).size).toBe(1);
    expect(racine("boulanger")).not.toBe(racine("boucher"));
    expect(racine("rat")).toBe("rat");
  });
});

describe("son", () => {
  it.each([
    ["fotografe", "photographe"],
    ["chofeur", "chauffeur"],
    ["boulangé", "boulanger"],
    ["fraiseur", "frezeur"],
  ])("%s is heard as %s", (a, b) => {
    const sansAccent = (m: string): string => m.normalize("NFD").replace(/\p{M}/gu, "");
    expect(son(sansAccent(a))).toBe(son(sansAccent(b)));
  });
  it("tells apart what is heard apart", () => {
    expect(son("boucher")).not.toBe(son("bouquet"));
  });
});

describe("genres", () => {
  const titre = (masculin: string, feminin: string) => ({ intitule: { masculin, feminin } });
  it("pairs the words of the two forms, and never goes round in a circle", () => {
    const paires = new Calcul(
      genres(
        [
          titre("Agent d'entretien", "Agente d'entretien"),
          titre("Directeur commercial", "Directrice commerciale"),
          titre("Agente", "Agent"),
          titre("Homme sage-femme", "Sage-femme"),
        ],
        new Lecteur(),
      ),
    ).maintenant();
    expect(Object.fromEntries(paires)).toEqual({
      agente: "agent",
      directrice: "directeur",
      commerciale: "commercial",
    });
  });
});
