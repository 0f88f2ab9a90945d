import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { importArchive } from "../lib/rome/load";
import { build } from "../lib/rome/referential/build";
import { cheminSnapshot, readSnapshot } from "../lib/rome/referential/snapshot";
import { current, swap } from "../lib/rome/referential/store";
import { afficher, archiveOfficielle, dansUnProcessus, tempsProcesseur } from "./banc";

/**
 * `npm run bench:start`: from the snapshot on disk to the first answer (a whole métier, as JSON) in a fresh process, and
 * what the loaded referential holds of the heap; beside a bare peer: the same bytes, gunzip and JSON.parse.
 */
const BARRE_S = 1;
const BARRE_MO = 250;
const TOURS = 7;

interface Resultat {
  readonly ms: number;
  readonly cpu: number;
  readonly heap: number;
}

function tasApresMenage(): number {
  if (globalThis.gc === undefined) throw new Error("run with --expose-gc");
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function repondre(dossier: string): Promise<Resultat> {
  const avant = tasApresMenage();
  const cpuAvant = tempsProcesseur();
  const depart = performance.now();
  await charger(dossier);
  const reponse = repondreD1505();
  const ms = performance.now() - depart;
  const cpu = tempsProcesseur() - cpuAvant;
  if (reponse.length < 1000) throw new Error("the answer is too short to be one");
  return { ms, cpu, heap: tasApresMenage() - avant };
}

/** In a function of its own: its tables are let go of before the heap is measured, as they are at a real start. */
async function charger(dossier: string): Promise<void> {
  const lecture = await readSnapshot(dossier);
  if (lecture.statut !== "trouve") throw new Error(`snapshot: ${lecture.statut}`);
  swap(build(lecture.snapshot.rome));
}

function repondreD1505(): string {
  const etat = current();
  const metier = etat.statut === "charge" ? etat.referential.metiers.get("D1505") : undefined;
  if (metier === undefined) throw new Error("no first answer");
  return JSON.stringify(metier);
}

async function lireSansRien(dossier: string): Promise<Resultat> {
  const avant = tasApresMenage();
  const cpuAvant = tempsProcesseur();
  const depart = performance.now();
  const octets = await readFile(cheminSnapshot(dossier));
  const donnees: unknown = JSON.parse(gunzipSync(octets.subarray(octets.indexOf(10) + 1)).toString("utf8"));
  const ms = performance.now() - depart;
  const cpu = tempsProcesseur() - cpuAvant;
  const heap = tasApresMenage() - avant;
  // Used after the measure: until here it could not be let go of.
  if (typeof donnees !== "object") throw new Error("not a snapshot");
  return { ms, cpu, heap };
}

async function main(): Promise<void> {
  const [mode, chemin = ""] = process.argv.slice(2);
  if (mode === "start") return console.log(JSON.stringify(await repondre(chemin)));
  if (mode === "pair") return console.log(JSON.stringify(await lireSansRien(chemin)));

  const archive = archiveOfficielle("bench:start");
  if (archive === null) return;
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-bench-"));
  try {
    await importArchive(archive, dossier);
    const nous: (Resultat & { processusMs: number })[] = [];
    const pair: (Resultat & { processusMs: number })[] = [];
    // In turn, so that both meet the same noise.
    for (let tour = 0; tour < TOURS; tour++) {
      nous.push(await dansUnProcessus<Resultat>(import.meta.url, "start", dossier));
      pair.push(await dansUnProcessus<Resultat>(import.meta.url, "pair", dossier));
    }
    const secondes = (r: { ms: number }): number => r.ms / 1000;
    const cpu = (r: Resultat): number => r.cpu / 1000;
    const processus = (r: { processusMs: number }): number => r.processusMs / 1000;
    const mo = (r: Resultat): number => r.heap / 1024 / 1024;
    afficher(
      `De l'instantané à la première réponse, ${TOURS} processus neufs`,
      "gunzip et JSON.parse seuls sur le même instantané",
      [
        {
          nom: "instantané → réponse",
          unite: "s",
          valeurs: nous.map(secondes),
          barre: BARRE_S,
          pair: pair.map(secondes),
        },
        { nom: "dont processeur", unite: "s", valeurs: nous.map(cpu), pair: pair.map(cpu) },
        { nom: "processus entier", unite: "s", valeurs: nous.map(processus), pair: pair.map(processus) },
        {
          nom: "tas du référentiel",
          unite: "Mo",
          valeurs: nous.map(mo),
          barre: BARRE_MO,
          pair: pair.map(mo),
        },
      ],
    );
  } finally {
    await rm(dossier, { recursive: true });
  }
}

await main();
