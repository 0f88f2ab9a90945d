import { afterAll, beforeAll, expect, test } from "vitest";
import type { Referential } from "../rome";
import { build } from "../rome/referential/build";
import { extraitSource } from "../rome/sources/extrait";
import { diffVersions } from "../rome/versions/diff";
import { setDiffs } from "../rome/versions/store";
import { type Contenu, contenuVide } from "./contenu";
import { changementsDepuis } from "./depuis";

let present: Referential;
beforeAll(async () => {
  present = build(await extraitSource().load());
  const [code, metier] = [...present.metiers][0] ?? [];
  if (code === undefined || metier === undefined) throw new Error("no métier");
  // A past version: the first métier had another name, and there was one more.
  const metiers = new Map(present.metiers);
  metiers.set(code, { ...metier, libelle: "Ancien nom" });
  const autre = [...present.metiers.values()][1];
  if (autre === undefined) throw new Error("no second métier");
  const retire = "A9999" as typeof autre.code;
  metiers.set(retire, { ...autre, code: retire, libelle: "Métier retiré" });
  setDiffs([diffVersions({ ...present, version: "59", metiers }, present)]);
});
afterAll(() => setDiffs([]));

const contenu = (rome: string, ...codes: readonly string[]): Contenu => ({
  ...contenuVide(rome, "2026-11-23T10:00:00.000Z"),
  passes: codes.map((code) => ({ code, ogr: null, libelle: "Comme la personne le dit", annees: null })),
});

test("a dossier of the present version has nothing to tell", () => {
  expect(changementsDepuis(contenu(present.version, "A9999"), present)).toEqual([]);
});

test("métiers renamed and withdrawn since are told, each once; the others are not", () => {
  const [renomme = "", , pareil = ""] = [...present.metiers.keys()];
  const changements = changementsDepuis(contenu("59", renomme, pareil, "A9999", renomme), present);
  expect(changements).toMatchObject([
    { statut: "renomme", code: renomme, libelle: "Ancien nom" },
    { statut: "retire", code: "A9999", libelle: "Métier retiré" },
  ]);
});
