import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { demarrerStandin, type Standin } from "../../../e2e/standin";
import type { RomeTables } from "../model";
import { build } from "../referential/build";
import { swap } from "../referential/store";
import { extraitSource } from "../sources/extrait";
import { SANS_SUIVI } from "../sources/port";
import type { Bilan } from "../update";
import { direct } from ".";
import { dossierAReprendre } from "./fiches";
import { demarrerDirect } from "./service";

/** What passes in a moment takes longer on a busy machine. */
const ATTENTE = { timeout: 20_000 } as const;

let rome: RomeTables;
let standin: Standin;
let dossier: string;
beforeEach(async () => {
  rome = { ...(await extraitSource().load()), source: "api" };
  standin = await demarrerStandin({ referential: rome, debit: 10_000 });
  dossier = await mkdtemp(join(tmpdir(), "passerelles-service-"));
  swap(build(rome));
});
afterEach(async () => {
  await standin.fermer();
  await rm(dossier, { recursive: true, force: true });
});

/** Starts the service with, for a child, one that writes when it begins and ends, and whose synchronisation ends as told. */
async function demarrer(statut: Bilan["statut"], repriseMs = 600_000): Promise<() => Promise<string>> {
  const [enfant, journal] = [join(dossier, "enfant.mjs"), join(dossier, "journal")];
  await writeFile(journal, "");
  await writeFile(
    enfant,
    `import { appendFileSync } from "node:fs";
     const quoi = process.argv.includes("--fiches") ? "fiches" : "synchro";
     const dire = (texte) => appendFileSync(${JSON.stringify(journal)}, quoi + " " + texte + "\\n");
     dire("debut");
     setTimeout(() => {
       const statut = quoi === "fiches" ? "remplace" : ${JSON.stringify(statut)};
       console.log(JSON.stringify({ type: "bilan", bilan: { statut, version: null, detail: "Vu." } }));
       dire("fin");
     }, 300);`,
  );
  const { client, url, tokenUrl } = standin;
  demarrerDirect(
    {
      clientId: client.id,
      clientSecret: client.secret,
      apiUrl: url,
      tokenUrl,
      quota: 1000,
      repriseMs,
      dossier,
      commande: [process.execPath, enfant],
    },
    SANS_SUIVI,
    Promise.resolve(),
  );
  return () => readFile(journal, "utf8");
}

const renomme = (version: string): RomeTables => ({
  ...rome,
  version,
  tables: {
    ...rome.tables,
    metiers: rome.tables.metiers.map((m) => (m.code === "D1102" ? { ...m, libelle: "Autre" } : m)),
  },
});

it.each(["echec", "refuse"] as const)(
  "a synchronisation that ended in %s is not forgotten when a visitor's fiche is put in service",
  async (statut) => {
    standin.fautes.publier({ ...renomme(rome.version), publieeLe: "2030-01-01" });
    const journal = await demarrer(statut);
    await expect.poll(() => direct()?.synchro(), ATTENTE).toMatchObject({ statut });
    await expect.poll(() => direct()?.verifier("D1102"), ATTENTE).toMatchObject({ statut: "changee" });
    await expect.poll(journal, ATTENTE).toContain("fiches fin");
    // Open again: what the child said has been taken in.
    await expect.poll(() => direct()?.verifier("D1104"), ATTENTE).toMatchObject({ statut: "verifiee" });
    expect(direct()?.synchro()).toMatchObject({ statut });
  },
);

it("a synchronisation and the fiches that wait take turns", async () => {
  standin.fautes.publier({ ...rome, publieeLe: "2030-01-01" });
  await mkdir(dossierAReprendre(dossier), { recursive: true });
  await writeFile(join(dossierAReprendre(dossier), "D1102.json"), "{}");
  const journal = await demarrer("remplace");
  const lignes = async (): Promise<string[]> => (await journal()).trim().split("\n");
  await expect.poll(async () => (await lignes()).length, ATTENTE).toBe(4);
  const [un, deux, trois, quatre] = await lignes();
  expect([un, trois].sort()).toEqual(["fiches debut", "synchro debut"]);
  expect([deux, quatre]).toEqual([un, trois].map((debut) => debut?.replace("debut", "fin")));
});

it("a fiche that changed with a new version comes with that version", async () => {
  const journal = await demarrer("refuse", 500);
  await expect.poll(() => direct()?.synchro(), ATTENTE).toMatchObject({ statut: "a-jour" });
  standin.fautes.publier(renomme("61"));
  expect(await direct()?.verifier("D1102")).toMatchObject({ statut: "changee" });
  await expect.poll(() => direct()?.synchro(), ATTENTE).toMatchObject({ statut: "refuse" });
  expect(await journal()).toBe("synchro debut\nsynchro fin\n");
  // Refused: nothing that is read now is of the version in service.
  expect(await direct()?.verifier("D1104")).toMatchObject({ statut: "plus-tard" });
});
