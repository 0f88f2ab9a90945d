import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { installer } from "../lib/rome/load";
import type { RomeTables } from "../lib/rome/model";
import { extraitSource } from "../lib/rome/sources/extrait";
import { portLibre } from "./donnees";
import { lancerServeur, type Serveur } from "./serveur";

const CODE = "D1505";
const LECTEURS = 50;
const REMPLACEMENTS = 10;

/** The extract as if it were version `version`: each title says its version, so that a mixed answer shows. */
async function tablesDe(version: string): Promise<RomeTables> {
  const rome = await extraitSource().load();
  const metiers = rome.tables.metiers.map((m) => ({ ...m, libelle: `${m.libelle} version${version}` }));
  return { ...rome, version, source: "archive", tables: { ...rome.tables, metiers } };
}

/** What quotes earlier versions on purpose, and the data of the page for its scripts, which says it all once more. */
const A_PART = [/<section aria-labelledby="changements"[\s\S]*?<\/section>/g, /<script[\s\S]*?<\/script>/g];

/** A fault of an answer, or null: an error, or two versions in one answer. */
async function lire(url: string, chemin: string): Promise<{ version: string; faute: string | null }> {
  const reponse = await fetch(url + chemin);
  const corps = A_PART.reduce((texte, motif) => texte.replaceAll(motif, ""), await reponse.text());
  const titres = new Set(corps.match(/version\d\d/g) ?? []);
  const annoncee =
    /"version":"(\d+)"/.exec(corps)?.[1] ?? /ROME\s4\.0, version\s(\d+)/.exec(corps)?.[1] ?? "?";
  const entiere = reponse.ok && titres.size === 1 && titres.has(`version${annoncee}`);
  return {
    version: annoncee,
    faute: entiere ? null : `${chemin} : ${reponse.status}, ${annoncee}, ${[...titres]}`,
  };
}

test("dix remplacements pendant que cinquante connexions lisent : aucune erreur, aucune réponse mêlée", async () => {
  test.setTimeout(180_000);
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-remplacement-"));
  const versions = [await tablesDe("61"), await tablesDe("62")] as const;
  await installer(dossier, versions[0], "61");
  // Two processes on one folder: one import, both follow.
  const serveurs: Serveur[] = [
    await lancerServeur(portLibre(14), null, { ROME_DATA_DIR: dossier }),
    await lancerServeur(portLibre(15), null, { ROME_DATA_DIR: dossier }),
  ];
  let fini = false;
  const fautes: string[] = [];
  const vues = new Set<string>();
  const chemins = [
    `/api/metiers/${CODE}`,
    `/metiers/${CODE}`,
    "/api/recherche?q=caisse",
    `/api/metiers?domaine=D15`,
  ];
  const lecteurs = Array.from({ length: LECTEURS }, async (_, i) => {
    for (let tour = i; !fini; tour++) {
      const url = serveurs[tour % 2]?.url ?? "";
      const { version, faute } = await lire(url, chemins[tour % chemins.length] ?? "").catch(
        (cause: unknown) => ({
          version: "?",
          faute: String(cause),
        }),
      );
      vues.add(version);
      if (faute) fautes.push(faute);
    }
  });
  try {
    for (let i = 1; i <= REMPLACEMENTS; i++) {
      const rome = versions[i % 2 === 0 ? 0 : 1];
      await installer(dossier, rome, `${rome.version} ${i}`);
      for (const { url } of serveurs) {
        await expect
          .poll(
            async () => ((await (await fetch(`${url}/api/version`)).json()) as { version: string }).version,
            { timeout: 30_000 },
          )
          .toBe(rome.version);
      }
    }
  } finally {
    fini = true;
    await Promise.all(lecteurs);
    await Promise.all(serveurs.map((s) => s.arreter()));
    await rm(dossier, { recursive: true, force: true });
  }
  expect(fautes).toEqual([]);
  expect([...vues].sort()).toEqual(["61", "62"]);
});
