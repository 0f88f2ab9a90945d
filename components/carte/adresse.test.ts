import fc from "fast-check";
import { expect, test } from "vitest";
import { adresseCarte, lireAdresse } from "./adresse";

const relire = (adresse: string): ReturnType<typeof lireAdresse> => {
  const { searchParams } = new URL(adresse, "http://x");
  return lireAdresse((nom) => searchParams.get(nom));
};

test("any state survives its address, and any address settles on one state", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("centre", "de", "vers", "trajet", "gd", "tableau", "filtre"),
        fc.oneof(
          fc.string(),
          fc.constantFrom("D1102", "j1501", "2", "ba", "AA", "B", "0", "1e3", "Infinity"),
        ),
      ),
      (requete) => {
        const etat = lireAdresse((nom) => (Object.hasOwn(requete, nom) ? (requete[nom] ?? null) : null));
        expect(relire(adresseCarte(etat))).toEqual(etat);
      },
    ),
  );
});

test("the plain map has the plain address; a code is read in any case; half a route is none", () => {
  expect(adresseCarte(relire("/carte"))).toBe("/carte");
  expect(relire("/carte?centre=d1102").centre).toBe("D1102");
  expect(relire("/carte?de=D1102")).toMatchObject({ de: null, vers: null });
  expect(adresseCarte(relire("/carte?gd=BA&de=A1101&vers=B1201&trajet=2"))).toBe(
    "/carte?de=A1101&vers=B1201&trajet=2&gd=AB",
  );
});
