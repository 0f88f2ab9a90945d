import fc from "fast-check";
import { expect, test } from "vitest";
import { cochesDe, ecartDe, SANS_CHOIX } from "../adresses/profil";
import { contrainte, contraintes } from "../contraintes";
import { demandeProfil, profil } from "../mobilite";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { choixConnus, choixPour, codesDesGroupes, demandeDe, groupesDe } from ".";

const rome = build(await extraitSource().load());
const metiers = fc.uniqueArray(fc.constantFrom(...rome.metiers.values()), {
  minLength: 1,
  maxLength: 4,
  selector: (m) => m.code,
});

test("each compétence and savoir of the fiches is there once", () => {
  fc.assert(
    fc.property(metiers, (tenus) => {
      const codes = codesDesGroupes(groupesDe(tenus));
      const attendus = tenus.flatMap((m) => [
        ...m.competences.map((c) => c.competence.ogr),
        ...m.savoirs.map((s) => s.savoir.ogr),
      ]);
      expect([...codes].sort()).toEqual([...new Set(attendus)].sort());
    }),
  );
});

test("the question asked is one that the API admits, and that is answered", () => {
  fc.assert(
    fc.property(metiers, fc.func(fc.boolean()), fc.boolean(), (tenus, coche, sansReglemente) => {
      const tous = codesDesGroupes(groupesDe(tenus));
      const coches = new Set(tous.filter((c) => coche(c)));
      const sans = contraintes(rome)
        .map((c) => c.code)
        .filter((c) => coche(c));
      const refuses = sans.flatMap((c) => contrainte(rome, c)?.contextes ?? []);
      const demande = demandeDe(
        rome,
        tenus,
        { ecart: ecartDe(tous, coches), plus: [], sans, sansReglemente },
        20,
      );
      expect(demandeProfil.parse(demande)).toEqual(demande);
      const reponse = demande && profil(rome, demande);
      expect(reponse?.statut).toBe("trouve");
      if (reponse?.statut !== "trouve") return;
      for (const { code } of reponse.propositions) {
        const m = rome.metiers.get(code);
        expect(m?.contextes.some((c) => refuses.includes(c.ogr))).toBe(false);
        if (sansReglemente) expect(m?.reglemente).not.toBe(true);
      }
    }),
  );
});

test("another métier held: what was ticked or not stays so, what it brings is ticked", () => {
  fc.assert(
    fc.property(metiers, metiers, fc.func(fc.boolean()), (avant, apres, coche) => {
      const anciens = codesDesGroupes(groupesDe(avant));
      const coches = new Set(anciens.filter((c) => coche(c)));
      const choix = choixPour({ ...SANS_CHOIX, ecart: ecartDe(anciens, coches) }, avant, apres);
      const nouveaux = codesDesGroupes(groupesDe(apres));
      expect(cochesDe(nouveaux, choix.ecart)).toEqual(
        new Set(nouveaux.filter((c) => coches.has(c) || !anciens.includes(c))),
      );
    }),
  );
});

test("nothing held and nothing added asks nothing; a compétence alone is enough", () => {
  expect(demandeDe(rome, [], SANS_CHOIX, 20)).toBeNull();
  const [ogr = ""] = rome.competences.keys();
  expect(demandeDe(rome, [], { ...SANS_CHOIX, plus: [ogr] }, 20)).toMatchObject({
    competences: [ogr],
    savoirs: [],
  });
});

test("codes that the referential does not have are left out", () => {
  const choix = choixConnus(rome, { ...SANS_CHOIX, plus: ["9999999"], sans: ["9999998"] });
  expect(choix).toEqual(SANS_CHOIX);
});

test("contexts that are all of a condition are that condition; one among several stays what it was", () => {
  const sansDe = (sans: readonly string[]): readonly string[] =>
    choixConnus(rome, { ...SANS_CHOIX, sans }).sans;
  const deux = contraintes(rome).find(
    (c) => c.contextes.filter((ogr) => (rome.contextes.get(ogr)?.metiers.length ?? 0) > 0).length > 1,
  );
  const presents = deux?.contextes.filter((ogr) => rome.contextes.has(ogr)) ?? [];
  expect(presents.length).toBeGreaterThan(1);
  expect(sansDe(presents)).toEqual([deux?.code]);
  expect(sansDe(presents.slice(0, 1))).toEqual(presents.slice(0, 1));
  expect(sansDe([...presents, deux?.code ?? ""])).toEqual([deux?.code]);
  const boulanger = rome.metiers.get("D1102");
  const refuses = (sans: readonly string[]): string[] =>
    (boulanger && demandeDe(rome, [boulanger], { ...SANS_CHOIX, sans }, 20)?.sans.contextes) ?? [];
  // The same métiers are left out, whichever way the address says it.
  expect(refuses(sansDe(presents)).sort()).toEqual(refuses(presents).sort());
});
