import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse";
import { importArchive } from "../lib/rome/load";
import { lireZip } from "../lib/rome/testing/archive";
import { NOMS_MINI } from "../lib/rome/testing/mini";
import { afficher, archiveOfficielle, dansUnProcessus, picMemoire, tempsProcesseur } from "./banc";

/**
 * `npm run bench:import`: the whole archive v60 imported in a fresh process, zip to snapshot, beside a bare peer: the
 * same CSVs, already unpacked, read by csv-parse and counted.
 */
const BARRE_S = 4;
const BARRE_MO = 600;
const TOURS = 5;

interface Resultat {
  readonly ms: number;
  readonly cpu: number;
  readonly pic: number;
  readonly lignes: number;
}

async function importer(archive: string): Promise<Resultat> {
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-bench-"));
  try {
    const depart = performance.now();
    const { rome } = await importArchive(archive, dossier);
    const ms = performance.now() - depart;
    const lignes = Object.values(rome.tables).reduce((somme, rows) => somme + rows.length, 0);
    return { ms, cpu: tempsProcesseur(), pic: picMemoire(), lignes };
  } finally {
    await rm(dossier, { recursive: true });
  }
}

async function lireSansRien(dossier: string): Promise<Resultat> {
  const depart = performance.now();
  let lignes = 0;
  for (const nom of await readdir(dossier)) {
    const octets = await readFile(join(dossier, nom));
    const encodage = nom.includes("arborescence_secteur_naf") ? "latin1" : "utf8";
    const flux = parse({ bom: true, skip_empty_lines: true, columns: true });
    flux.end(octets.toString(encodage));
    for await (const _ of flux) lignes++;
  }
  return { ms: performance.now() - depart, cpu: tempsProcesseur(), pic: picMemoire(), lignes };
}

/** The files that the import reads, unpacked in a temporary folder. */
async function deballer(archive: string): Promise<string> {
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-bench-"));
  for (const [nom, octets] of await lireZip(archive)) {
    const court = /^unix_(.+)_v4\d+_utf8\.csv$/.exec(nom)?.[1] ?? "";
    if ((NOMS_MINI as readonly string[]).includes(court)) await writeFile(join(dossier, nom), octets);
  }
  return dossier;
}

async function main(): Promise<void> {
  const [mode, chemin = ""] = process.argv.slice(2);
  if (mode === "import") return console.log(JSON.stringify(await importer(chemin)));
  if (mode === "pair") return console.log(JSON.stringify(await lireSansRien(chemin)));

  const archive = archiveOfficielle("bench:import");
  if (archive === null) return;
  const deballe = await deballer(archive);
  try {
    const nous: (Resultat & { processusMs: number })[] = [];
    const pair: (Resultat & { processusMs: number })[] = [];
    // In turn, so that both meet the same noise.
    for (let tour = 0; tour < TOURS; tour++) {
      nous.push(await dansUnProcessus<Resultat>(import.meta.url, "import", archive));
      pair.push(await dansUnProcessus<Resultat>(import.meta.url, "pair", deballe));
    }
    const secondes = (r: { ms: number }): number => r.ms / 1000;
    const cpu = (r: Resultat): number => r.cpu / 1000;
    const processus = (r: { processusMs: number }): number => r.processusMs / 1000;
    const mo = (r: Resultat): number => r.pic / 1024 / 1024;
    afficher(
      `Import de l'archive v60 (${nous[0]?.lignes} lignes gardées), ${TOURS} processus neufs`,
      `csv-parse seul sur les mêmes CSV déjà décompressés (${pair[0]?.lignes} lignes lues)`,
      [
        {
          nom: "processus entier",
          unite: "s",
          valeurs: nous.map(processus),
          barre: BARRE_S,
          pair: pair.map(processus),
        },
        { nom: "dont import", unite: "s", valeurs: nous.map(secondes), pair: pair.map(secondes) },
        { nom: "temps processeur", unite: "s", valeurs: nous.map(cpu), pair: pair.map(cpu) },
        { nom: "mémoire, au plus", unite: "Mo", valeurs: nous.map(mo), barre: BARRE_MO, pair: pair.map(mo) },
      ],
    );
  } finally {
    await rm(deballe, { recursive: true });
  }
}

await main();
