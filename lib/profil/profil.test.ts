import fc from "fast-check";
import { expect, test } from "vitest";
import { avecCoches, type Choix, cochesDe, SANS_CHOIX } from "../adresses/profil";
import { contrainte, contraintes } from "../contraintes";
import { demandeProfil, profil } from "../mobilite";
import type { Metier } from "../rome";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { casesDe, choixConnus, choixPour, demandeDe, groupesDe } from ".";

const rome = build(await extraitSource().load());
const codesDe = (tenus: readonly Metier[]): string[] =>
  groupesDe(tenus).flatMap((g) => g.items.map((i) => i.code));
const metiers = fc.uniqueArray(fc.constantFrom(...rome.metiers.values()), {
  minLength: 1,
  maxLength: 4,
  selector: (m) => m.code,
});

test("each compétence and savoir of the fiches is there once", () => {
  fc.assert(
    fc.property(metiers, (tenus) => {
      const codes = codesDe(tenus);
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
      const coches = new Set(codesDe(tenus).filter((c) => coche(c)));
      const sans = contraintes(rome)
        .map((c) => c.code)
        .filter((c) => coche(c));
      const refuses = sans.flatMap((c) => contrainte(rome, c)?.contextes ?? []);
      const demande = demandeDe(
        rome,
        tenus,
        avecCoches({ ...SANS_CHOIX, sans, sansReglemente }, casesDe(groupesDe(tenus)), coches),
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

test("no certification is supposed of those who held a métier, nor credited to them before they tick it", () => {
  const boulanger = rome.metiers.get("D1102");
  const tenus = boulanger ? [boulanger] : [];
  const certifications = tenus
    .flatMap((m) => m.savoirs.map((s) => s.savoir))
    .filter((s) => s.categorie === "Certifications et habilitations")
    .map((s) => s.ogr);
  const [une = ""] = certifications;
  expect(certifications.length).toBeGreaterThan(1);
  expect([...casesDe(groupesDe(tenus)).aLaMain].sort()).toEqual([...certifications].sort());
  const connues = (choix: Choix): string[] =>
    (demandeDe(rome, tenus, choix, 20)?.savoirs ?? []).filter((s) => certifications.includes(s));
  expect(connues(choixPour(SANS_CHOIX, [], tenus))).toEqual([]);
  expect(connues({ ...SANS_CHOIX, plus: [une] })).toEqual([une]);
  // Ticked by hand, it stays so with another métier, and leaves with the one that names it.
  const autre = [...rome.metiers.values()].filter((m) => m.code === "D1106");
  const deux = choixPour({ ...SANS_CHOIX, plus: [une] }, tenus, [...tenus, ...autre]);
  expect(deux.plus).toEqual([une]);
  expect(choixPour(deux, [...tenus, ...autre], autre).plus).toEqual([]);
});

test("another métier held: what was ticked or not stays so, what it brings is ticked but for certifications", () => {
  fc.assert(
    fc.property(metiers, metiers, fc.func(fc.boolean()), (avant, apres, coche) => {
      const anciens = codesDe(avant);
      const coches = new Set(anciens.filter((c) => coche(c)));
      const choix = choixPour(avecCoches(SANS_CHOIX, casesDe(groupesDe(avant)), coches), avant, apres);
      const cases = casesDe(groupesDe(apres));
      const neufs = cases.cochees.filter((c) => !anciens.includes(c));
      expect(cochesDe(cases, choix)).toEqual(
        new Set([...codesDe(apres).filter((c) => coches.has(c)), ...neufs]),
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
