import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demarrerStandin, type Standin } from "../../e2e/standin";
import { appliquerFiches } from "./direct/appliquer";
import { dossierAReprendre } from "./direct/fiches";
import { lireVerifications } from "./direct/verifications";
import { installer } from "./load";
import type { RomeTables } from "./model";
import { build } from "./referential/build";
import { readSnapshot } from "./referential/snapshot";
import { extraitSource } from "./sources/extrait";
import { type ClientFranceTravail, relireFiche } from "./sources/francetravail";
import { synchroniser } from "./sync";
import { clientDe } from "./testing/client";

let rome: RomeTables;
beforeAll(async () => {
  // As an archive: the extract is never a reference, since it lacks most of the ROME.
  rome = { ...(await extraitSource().load()), source: "archive" };
});

let standin: Standin;
let dossier: string;
let client: ClientFranceTravail;
beforeEach(async () => {
  standin = await demarrerStandin({ referential: rome, debit: 10_000 });
  dossier = await mkdtemp(join(tmpdir(), "passerelles-sync-"));
  client = clientDe(standin);
});
afterEach(async () => {
  await standin.fermer();
  await rm(dossier, { recursive: true });
});
const avertissements: string[] = [];
const sync = (): ReturnType<typeof synchroniser> =>
  synchroniser(client, dossier, {
    quota: 1000,
    suivi: { etape: () => {}, avertissement: (m) => avertissements.push(m) },
  });
const lectures = (): string[] =>
  standin.journal.map((a) => a.chemin).filter((c) => /\/metier\/[A-N]\d{4}$/.test(c));
const snapshot = async (): Promise<RomeTables> => {
  const lu = await readSnapshot(dossier);
  if (lu.statut !== "trouve") throw new Error(lu.statut);
  return lu.snapshot.rome;
};

describe("a synchronisation", () => {
  it("reads each métier of a version that is not there, then finds itself up to date", async () => {
    expect(await sync()).toMatchObject({ statut: "remplace", version: "60" });
    expect(lectures()).toHaveLength(rome.tables.metiers.length);
    expect((await lireVerifications(dossier, "60")).size).toBe(rome.tables.metiers.length);
    standin.oublierJournal();
    expect(await sync()).toMatchObject({ statut: "a-jour" });
    expect(standin.journal.filter((a) => a.api !== "jeton")).toHaveLength(1);
    expect((await readdir(dossier)).sort()).toEqual([
      "france-travail",
      "referentiel.snapshot",
      "reperes.json",
    ]);
  });

  it("with an archive of the same version reads a sample, and keeps the fingerprint of the archive", async () => {
    await installer(dossier, rome, "empreinte");
    expect(await sync()).toMatchObject({ statut: "remplace" });
    expect(lectures().length).toBeLessThanOrEqual(25);
    const lu = await readSnapshot(dossier);
    expect(lu.statut === "trouve" && lu.snapshot.entete).toMatchObject({
      source: "api",
      empreinte: "empreinte",
    });
    expect(build(await snapshot()).comptes).toEqual(build(rome).comptes);
  });

  it("reads every métier when the sample says something else than the archive, and says so", async () => {
    await installer(dossier, { ...rome, tables: { ...rome.tables, nafsLiens: [] } }, "");
    expect(await sync()).toMatchObject({ statut: "remplace" });
    expect(lectures()).toHaveLength(rome.tables.metiers.length);
    expect(avertissements.join()).toMatch(/diffèrent de l'archive/);
  });

  it("reads the métiers whose compétences changed, besides the sample", async () => {
    const [retire] = rome.tables.items.filter((i) => i.metier === "D1104");
    const items = rome.tables.items.filter((i) => i !== retire);
    standin.fautes.publier({ ...rome, tables: { ...rome.tables, items } });
    await installer(dossier, rome, "");
    expect(await sync()).toMatchObject({ statut: "remplace" });
    expect(lectures().some((c) => c.endsWith("/D1104"))).toBe(true);
    expect((await snapshot()).tables.items).toHaveLength(items.length);
  });

  it("does without Compétences where the archive has them, not elsewhere", async () => {
    standin.fautes.poser({ genre: "non-souscrite", api: "competences" });
    expect(await sync()).toMatchObject({
      statut: "echec",
      detail: expect.stringMatching(/Compétences.*abonnement/),
    });
    await installer(dossier, rome, "");
    expect(await sync()).toMatchObject({ statut: "remplace" });
    expect((await snapshot()).tables.competences).toHaveLength(rome.tables.competences.length);
  });

  it("that fails changes nothing, and goes on from where it was", async () => {
    await installer(dossier, { ...rome, version: "59" }, "");
    standin.fautes.poser({ genre: "erreur", api: "metiers", statut: 500, apres: 60 });
    expect(await sync()).toMatchObject({ statut: "echec", detail: expect.stringMatching(/HTTP 500/) });
    expect((await snapshot()).version).toBe("59");
    const lus = new Set(standin.journal.filter((a) => a.statut === 200).map((a) => a.chemin));
    standin.fautes.effacer();
    standin.oublierJournal();
    expect(await sync()).toMatchObject({ statut: "remplace", version: "60" });
    expect(lectures().filter((c) => lus.has(c))).toEqual([]);
  });

  it("that the disk stops says so without a path", async () => {
    await writeFile(join(dossier, "france-travail"), "");
    expect(await sync()).toMatchObject({
      statut: "echec",
      detail: "Synchronisation impossible (autre chose est à cette place, EEXIST).",
    });
  });

  it("leaves out a métier that a list has and that does not exist, and says so", async () => {
    const [retire = ""] = rome.tables.metiers.map((m) => m.code).slice(-1);
    standin.fautes.poser({ genre: "introuvable", api: "metiers", chemin: `/metier/${retire}` });
    avertissements.length = 0;
    expect(await sync()).toMatchObject({ statut: "remplace" });
    expect(avertissements.join()).toContain(retire);
    const { tables } = await snapshot();
    expect(tables.metiers).toHaveLength(rome.tables.metiers.length - 1);
    expect(tables.appellations.some((a) => a.metier === retire)).toBe(false);
    expect(tables.mobilites.some((m) => m.cible === retire)).toBe(false);
  });

  it("goes through tokens that expire on the way", async () => {
    standin.fautes.poser({ genre: "jeton-refuse", api: "metiers", apres: 50, fois: 1 });
    expect(await sync()).toMatchObject({ statut: "remplace" });
  });

  it("is refused when a tenth is lost, and an older version is too", async () => {
    await installer(dossier, { ...rome, version: "59" }, "");
    const mobilites = rome.tables.mobilites.slice(0, rome.tables.mobilites.length / 2);
    standin.fautes.publier({ ...rome, tables: { ...rome.tables, mobilites } });
    expect(await sync()).toMatchObject({ statut: "refuse", detail: expect.stringMatching(/10 %/) });
    await installer(dossier, { ...rome, version: "61" }, "");
    expect(await sync()).toMatchObject({ statut: "refuse", detail: expect.stringMatching(/plus ancienne/) });
    expect((await snapshot()).version).toBe("61");
  });
});

describe("a fiche that was read again", () => {
  const lire = async (code: string): Promise<NonNullable<Awaited<ReturnType<typeof relire>>>> => {
    const lue = await relire(code);
    if (lue === null) throw new Error(`${code} not read`);
    return lue;
  };
  const relire = async (code: string) => {
    const lue = await relireFiche(client, code, {});
    return lue.statut === "trouve" ? lue.valeur : null;
  };

  it("is the same as that of the archive, for every métier", async () => {
    const referential = build(rome);
    const connu = {
      items: (ogr: string): boolean => referential.competences.has(ogr) || referential.savoirs.has(ogr),
      metiers: (code: string): boolean => referential.metiers.has(code),
    };
    const differents: string[] = [];
    for (const metier of referential.metiers.values()) {
      if ((await lire(metier.code)).differe(metier, connu)) differents.push(metier.code);
    }
    expect(differents).toEqual([]);
    const [premier] = referential.metiers.values();
    if (premier === undefined) throw new Error("no métier");
    const fiche = await lire(premier.code);
    for (const autre of [
      { ...premier, libelle: "Autre" },
      { ...premier, definition: ["Autre."] },
      { ...premier, mobilites: premier.mobilites.toReversed() },
      { ...premier, competences: premier.competences.slice(1) },
      { ...premier, contextes: premier.contextes.slice(1) },
      { ...premier, appellations: premier.appellations.slice(1) },
    ]) {
      expect(fiche.differe(autre, connu)).toBe(true);
    }
  });

  it("takes its place in the snapshot, by the same guard; a damaged one waits, and one of another version", async () => {
    await installer(dossier, { ...rome, source: "api" }, "");
    const metiers = rome.tables.metiers.map((m) =>
      m.code === "D1102" || m.code === "D1106" ? { ...m, libelle: "Nouveau nom" } : m,
    );
    standin.fautes.publier({ ...rome, tables: { ...rome.tables, metiers } });
    const ou = dossierAReprendre(dossier);
    await mkdir(ou, { recursive: true });
    const garder = async (code: string, version: string): Promise<void> =>
      writeFile(join(ou, `${code}.json`), JSON.stringify({ version, fiche: await lire(code) }));
    await garder("D1102", "60");
    await garder("D1106", "59");
    await writeFile(join(ou, "D1104.json"), "{");
    expect(await appliquerFiches(dossier)).toMatchObject({ statut: "remplace" });
    const apres = await snapshot();
    const renommes = apres.tables.metiers.filter((m) => m.libelle === "Nouveau nom");
    expect(renommes.map((m) => m.code)).toEqual(["D1102"]);
    expect(build(apres).comptes).toEqual(build(rome).comptes);
    expect(await readdir(ou)).toEqual([]);
    expect([...(await lireVerifications(dossier, "60")).keys()]).toEqual(["D1102"]);
  });
});
