import { expect, test } from "vitest";
import { contenuVide } from "@/lib/dossiers/contenu";
import { build } from "@/lib/rome/referential/build";
import { extraitSource } from "@/lib/rome/sources/extrait";
import { lireCriteres } from "@/lib/search";
import { departDe } from "./depart";
import { attraitsDe, enviesDe, refusCites, refusDe } from "./souhaits-dits";

const referential = build(await extraitSource().load());
const depart = departDe(referential);
const { souhaits } = contenuVide("60", "2026-11-23T10:00:00.000Z");
const NUIT = "300803";
const SAMEDI = "23374";

test("refusals are said in the words of people, one by one where only a part of a condition is refused", () => {
  const dits = (sansContextes: string[]): string[] =>
    refusDe(depart, { ...souhaits, sansContextes }).map((r) => r.libelle);
  const weekEnd = depart.demandees.find((c) => c.code === "week-end")?.contextes ?? [];
  expect(weekEnd).toContain(SAMEDI);
  expect(dits([NUIT, ...weekEnd])).toEqual(["Travail de nuit", "Week-ends et jours fériés"]);
  expect(dits([SAMEDI, "999999"])).toEqual(["Travail le samedi"]);
  const [centre] = depart.centresInteret;
  expect(
    attraitsDe(depart, { ...souhaits, centresInteret: [centre?.code ?? "", "parti"], riasec: ["R"] }),
  ).toEqual([centre?.libelle.replaceAll("'", "’"), "Réaliste"]);
});

test("a fiche that names what is refused is to be looked into, another one is not", () => {
  const refus = refusDe(depart, { ...souhaits, sansContextes: [NUIT], sansReglemente: true });
  expect(refusCites(refus, { contextes: [NUIT, SAMEDI], reglemente: null })).toBe(
    "la fiche cite ce qui est à éviter, travail de nuit.",
  );
  expect(refusCites(refus, { contextes: [NUIT], reglemente: true })).toContain(
    "travail de nuit et métiers réglementés.",
  );
  expect(refusCites(refus, { contextes: [SAMEDI], reglemente: false })).toBeNull();
});

test("each thing that attracts leads to a search that knows it, less what is refused", () => {
  const [centre] = depart.centresInteret;
  const envies = enviesDe(depart, {
    sansContextes: [NUIT],
    sansReglemente: true,
    centresInteret: [centre?.code ?? "", "parti"],
    riasec: ["R"],
  });
  const lues = envies.map(({ href }) =>
    lireCriteres(referential, new URL(href, "http://ici.test").searchParams),
  );
  const refus = { sans: [NUIT], reglemente: false };
  expect(lues).toEqual([
    { criteres: { ...refus, centreInteret: centre?.code }, refuses: [] },
    { criteres: { ...refus, riasec: "R" }, refuses: [] },
  ]);
  expect(enviesDe(depart, { ...souhaits, sansContextes: [NUIT] })).toEqual([]);
});
