import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demarrerStandin, type Standin } from "../../../e2e/standin";
import type { RomeTables } from "../model";
import { build } from "../referential/build";
import { swap } from "../referential/store";
import { extraitSource } from "../sources/extrait";
import { type ClientFranceTravail, sonder } from "../sources/francetravail";
import { SANS_SUIVI } from "../sources/port";
import { clientDe } from "../testing/client";
import { findRetired } from "../versions";
import type { Proposition } from ".";
import { dossierAReprendre, FichesEnDirect } from "./fiches";
import { RomeoEnDirect } from "./romeo";
import { SubstitutionsEnDirect } from "./substitutions";

/** What passes in a moment takes longer on a busy machine. */
const ATTENTE = { timeout: 20_000 } as const;

let rome: RomeTables;
let standin: Standin;
let client: ClientFranceTravail;
let dossier: string;
beforeAll(async () => {
  rome = { ...(await extraitSource().load()), source: "api" };
});
beforeEach(async () => {
  standin = await demarrerStandin({ referential: rome, debit: 10_000 });
  client = clientDe(standin);
  dossier = await mkdtemp(join(tmpdir(), "passerelles-direct-"));
  swap(build(rome));
});
afterEach(async () => {
  await standin.fermer();
  await rm(dossier, { recursive: true, force: true });
});
const appels = (fin: string): number => standin.journal.filter((a) => a.chemin.endsWith(fin)).length;

describe("fiches read again", () => {
  const creer = (
    occupee = false,
    appliquer = async (): Promise<void> => {},
    avertissement: (texte: string) => void = () => {},
  ): FichesEnDirect =>
    new FichesEnDirect({
      client,
      dossier,
      intervalleMs: 60_000,
      appliquer,
      occupee: () => occupee,
      suivi: { ...SANS_SUIVI, avertissement },
    });

  it("are read once however many open them, then not for a day", async () => {
    const fiches = creer();
    const reponses = await Promise.all(Array.from({ length: 50 }, () => fiches.verifier("D1102")));
    // One visitor waits, the others are answered at once.
    expect(reponses.map((r) => r.statut).sort()).toEqual([...Array(49).fill("en-cours"), "verifiee"]);
    expect(await fiches.verifier("D1102")).toEqual({ statut: "verifiee", le: fiches.verifieeLe("D1102") });
    expect(appels("/metier/D1102")).toBe(1);
  });

  it("are left for later while a synchronisation runs, for an unknown code, and for data of another source", async () => {
    expect(await creer(true).verifier("D1102")).toEqual({ statut: "plus-tard", le: null });
    expect(await creer().verifier("A9999")).toEqual({ statut: "plus-tard", le: null });
    swap(build({ ...rome, source: "archive" }));
    expect(await creer().verifier("D1102")).toEqual({ statut: "plus-tard", le: null });
    expect(standin.journal).toEqual([]);
  });

  it("after a fault, are not asked for by each visitor", async () => {
    standin.fautes.poser({ genre: "erreur", api: "metiers", statut: 500 });
    const fiches = creer();
    for (const code of ["D1102", "D1104", "D1105"]) {
      expect(await fiches.verifier(code)).toEqual({ statut: "plus-tard", le: null });
    }
    expect(standin.journal.filter((a) => a.api === "metiers")).toHaveLength(1);
  });

  it("that differ are kept on disk and put in service", async () => {
    const metiers = rome.tables.metiers.map((m) => (m.code === "D1102" ? { ...m, libelle: "Autre" } : m));
    standin.fautes.publier({ ...rome, tables: { ...rome.tables, metiers } });
    let applique = (): void => {};
    const fait = new Promise<void>((resolve) => {
      applique = resolve;
    });
    expect(await creer(false, async () => applique()).verifier("D1102")).toMatchObject({ statut: "changee" });
    expect(await readdir(dossierAReprendre(dossier))).toEqual(["D1102.json"]);
    await fait;
  });

  it("that differ and cannot be used are not read again for a day", async () => {
    const metiers = rome.tables.metiers.map((m) => (m.code === "D1102" ? { ...m, libelle: "Autre" } : m));
    standin.fautes.publier({ ...rome, tables: { ...rome.tables, metiers } });
    let applications = 0;
    const fiches = creer(false, async () => {
      applications++;
      await rm(dossierAReprendre(dossier), { recursive: true });
    });
    expect(await fiches.verifier("D1102")).toMatchObject({ statut: "changee" });
    await expect.poll(() => fiches.verifier("D1102"), ATTENTE).toEqual({ statut: "plus-tard", le: null });
    await expect.poll(() => applications, ATTENTE).toBe(1);
    expect(await fiches.verifier("D1102")).toEqual({ statut: "plus-tard", le: null });
    expect(appels("/metier/D1102")).toBe(1);
  });

  it("that cannot be kept are a warning, and visitors do not ask for a while", async () => {
    const metiers = rome.tables.metiers.map((m) => (m.code === "D1102" ? { ...m, libelle: "Autre" } : m));
    standin.fautes.publier({ ...rome, tables: { ...rome.tables, metiers } });
    // A file where the folder should be, as a full or read-only disk would refuse it.
    await mkdir(dirname(dossierAReprendre(dossier)), { recursive: true });
    await writeFile(dossierAReprendre(dossier), "");
    const avertissements: string[] = [];
    const fiches = creer(false, undefined, (texte) => avertissements.push(texte));
    for (let i = 0; i < 3; i++) {
      expect(await fiches.verifier("D1102")).toEqual({ statut: "plus-tard", le: null });
    }
    expect(avertissements).toEqual([expect.stringContaining("D1102")]);
    expect(appels("/metier/D1102")).toBe(1);
  });
});

describe("free text", () => {
  it("is answered by métiers of the referential, from memory the second time", async () => {
    const romeo = new RomeoEnDirect(client);
    // The stand-in makes its index at the first call.
    await expect.poll(() => romeo.proposer("boulanger").then((r) => r.statut), ATTENTE).toBe("trouve");
    const avant = appels("/predictionMetiers");
    const reponse = await romeo.proposer("  BOULANGER ");
    expect(reponse.statut === "trouve" && reponse.propositions[0]).toMatchObject({ metier: "D1102" });
    expect(appels("/predictionMetiers")).toBe(avant);
  });

  it("known from before is told in the words of the referential in service", async () => {
    const romeo = new RomeoEnDirect(client);
    const premier = async (): Promise<Proposition | undefined> => {
      const reponse = await romeo.proposer("boulanger");
      return reponse.statut === "trouve" ? reponse.propositions[0] : undefined;
    };
    await expect.poll(premier, ATTENTE).toMatchObject({ metier: "D1102" });
    const avant = appels("/predictionMetiers");
    const metiers = rome.tables.metiers.map((m) => (m.code === "D1102" ? { ...m, libelle: "Autre" } : m));
    swap(build({ ...rome, tables: { ...rome.tables, metiers } }));
    expect(await premier()).toMatchObject({ metier: "D1102", libelle: "Autre" });
    // A métier that it no longer has is not offered.
    const autre = build(rome);
    swap({ ...autre, metiers: new Map([...autre.metiers].filter(([code]) => code !== "D1102")) });
    expect((await premier())?.metier).not.toBe("D1102");
    expect(appels("/predictionMetiers")).toBe(avant);
  });

  it("is given up after 700 ms, and when ROMEO is not open to us", async () => {
    standin.fautes.poser({ genre: "lenteur", api: "romeo", ms: 20_000 });
    const debut = performance.now();
    expect(await new RomeoEnDirect(client).proposer("plombier")).toEqual({ statut: "indisponible" });
    // Far from the 20 s of the answer, on a busy machine too.
    expect(performance.now() - debut).toBeLessThan(5000);
    standin.fautes.effacer();
    standin.fautes.poser({ genre: "non-souscrite", api: "romeo", jeton: "donne" });
    const romeo = new RomeoEnDirect(client);
    expect(romeo.ouvert()).toBe(true);
    await expect.poll(() => romeo.proposer("maçon").then(() => romeo.ouvert()), ATTENTE).toBe(false);
  });
});

describe("retired codes", () => {
  it("lead to what France Travail says took their place, asked for once, kept on disk with the version", async () => {
    standin.fautes.substituer({ type: "METIER", code: "D1999", par: "D1102" });
    const referential = build(rome);
    expect(findRetired("D1999", referential, [])).toBeNull();
    const substitutions = new SubstitutionsEnDirect(client, dossier, SANS_SUIVI);
    await expect
      .poll(async () => {
        await substitutions.chercher("METIER", "D1999");
        return findRetired("D1999", referential, [])?.successeurs[0]?.metier.code;
      }, ATTENTE)
      .toBe("D1102");
    // None is an answer too.
    await expect
      .poll(async () => {
        const avant = appels("/METIER/D1998");
        await substitutions.chercher("METIER", "D1998");
        return avant > 0 && appels("/METIER/D1998") === avant;
      }, ATTENTE)
      .toBe(true);
    const demandes = appels("/METIER/D1999");
    await substitutions.chercher("METIER", "D1999");
    expect(appels("/METIER/D1999")).toBe(demandes);
    expect(findRetired("D1998", referential, [])).toBeNull();
    const fichier = join(dossier, "france-travail", "substitutions.json");
    await expect.poll(() => readFile(fichier, "utf8").catch(() => ""), ATTENTE).toContain("D1999");
    const encore = new SubstitutionsEnDirect(client, dossier, SANS_SUIVI);
    await encore.recharger();
    await encore.chercher("METIER", "D1999");
    expect(appels("/METIER/D1999")).toBe(demandes);
    // Of another version: codes may have been taken up again.
    await writeFile(fichier, JSON.stringify({ version: "59", codes: { D1999: "D1104" } }));
    await new SubstitutionsEnDirect(client, dossier, SANS_SUIVI).recharger();
    expect(findRetired("D1999", referential, [])).toBeNull();
  });

  const cherche = async (substitutions: SubstitutionsEnDirect, code: string): Promise<string | undefined> => {
    await substitutions.chercher("METIER", code);
    return findRetired(code, build(rome), [])?.successeurs[0]?.metier.code;
  };

  it.each([
    { genre: "erreur", api: "substitutions", statut: 500 },
    { genre: "coupure", api: "substitutions" },
    { genre: "vide", api: "substitutions" },
    { genre: "quota", api: "substitutions", attente: 0 },
    { genre: "lenteur", api: "substitutions", ms: 20_000 },
  ] as const)("are not said to lead nowhere when the API fails: $genre", async (faute) => {
    standin.fautes.substituer({ type: "METIER", code: "D1997", par: "D1102" });
    const substitutions = new SubstitutionsEnDirect(client, dossier, SANS_SUIVI);
    standin.fautes.poser(faute);
    await expect
      .poll(async () => {
        await cherche(substitutions, "D1997");
        return client.etats.get("substitutions").statut;
      }, ATTENTE)
      .not.toBe("inconnue");
    // Visitors do not hammer an API that is at fault.
    const demandes = appels("/METIER/D1997");
    expect(await cherche(substitutions, "D1997")).toBeUndefined();
    expect(appels("/METIER/D1997")).toBe(demandes);
    standin.fautes.effacer();
    await sonder(client, (api) => api === "substitutions").toutes;
    await expect.poll(() => cherche(substitutions, "D1997"), ATTENTE).toBe("D1102");
  });

  it("that have no successor are asked about again later, and after a restart", async () => {
    const substitutions = new SubstitutionsEnDirect(client, dossier, SANS_SUIVI, 1);
    await sonder(client, (api) => api === "substitutions").toutes;
    standin.fautes.poser({ genre: "introuvable", api: "substitutions" });
    standin.fautes.substituer({ type: "METIER", code: "D1996", par: "D1102" });
    expect(await cherche(substitutions, "D1996")).toBeUndefined();
    standin.fautes.effacer();
    await expect.poll(() => cherche(substitutions, "D1996"), ATTENTE).toBe("D1102");
    // As it was written before: none, for good.
    const fichier = join(dossier, "france-travail", "substitutions.json");
    await expect.poll(() => readFile(fichier, "utf8").catch(() => ""), ATTENTE).toContain("D1996");
    const { version } = build(rome);
    await writeFile(fichier, JSON.stringify({ version, codes: { D1996: null } }));
    const encore = new SubstitutionsEnDirect(client, dossier, SANS_SUIVI);
    await expect.poll(() => cherche(encore, "D1996"), ATTENTE).toBe("D1102");
  });

  it("asked about at once wait for their turn; that there was no room is no fault of the API", async () => {
    const lent = clientDe(standin, 1);
    for (const code of ["D1993", "D1994", "D1995"])
      standin.fautes.substituer({ type: "METIER", code, par: "D1102" });
    const substitutions = new SubstitutionsEnDirect(lent, dossier, SANS_SUIVI);
    await sonder(lent, (api) => api === "substitutions").toutes;
    await Promise.all(["D1993", "D1994", "D1995"].map((code) => cherche(substitutions, code)));
    expect(lent.etats.get("substitutions").statut).toBe("ok");
    for (const code of ["D1993", "D1994", "D1995"])
      await expect.poll(() => cherche(substitutions, code), ATTENTE).toBe("D1102");
  });
});
