import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { gunzipSync } from "node:zlib";
import { parcours } from "../lib/mobilite";
import { importArchive } from "../lib/rome/load";
import type { RomeTables } from "../lib/rome/model";
import { parTranches } from "../lib/rome/pas-a-pas";
import { build, buildPasAPas } from "../lib/rome/referential/build";
import { cheminSnapshot, readSnapshot } from "../lib/rome/referential/snapshot";
import { current, swap } from "../lib/rome/referential/store";
import { chercherCompetences, rechercher } from "../lib/search";
import { preparerTout } from "../lib/start";
import { afficher, archiveOfficielle, dansUnProcessus, tempsProcesseur } from "./banc";

/**
 * `npm run bench:start`: from the snapshot on disk to the first answer (a whole métier, as JSON) in a fresh process, and
 * what the loaded referential holds of the heap; beside a bare peer: the same bytes, gunzip and JSON.parse. Then a new version
 * taken up by a process in service: how long its visitors are made to wait at most, beside the same work in one go.
 */
const BARRE_S = 1;
const BARRE_MO = 250;
/** Longest time the process is held by a new version, on a quiet machine. */
const BARRE_BLOC_MS = 150;
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
  swap(build(await tablesDe(dossier)));
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
  const lignes = gunzipSync(octets.subarray(octets.indexOf(10) + 1))
    .toString("utf8")
    .split("\n");
  const donnees: unknown = lignes.map((ligne): unknown => JSON.parse(ligne));
  const ms = performance.now() - depart;
  const cpu = tempsProcesseur() - cpuAvant;
  const heap = tasApresMenage() - avant;
  // Used after the measure: until here it could not be let go of.
  if (typeof donnees !== "object") throw new Error("not a snapshot");
  return { ms, cpu, heap };
}

interface Remplacement {
  readonly ms: number;
  readonly bloc: number;
}

/** A new version made ready to serve, in slices as in service. */
async function remplacer(dossier: string): Promise<Remplacement> {
  const delais = monitorEventLoopDelay({ resolution: 1 });
  delais.enable();
  const depart = performance.now();
  await preparerTout(await parTranches(buildPasAPas(await tablesDe(dossier))));
  const ms = performance.now() - depart;
  delais.disable();
  return { ms, bloc: delais.max / 1e6 };
}

/** The same in one go, as a process does that nobody waits for. */
async function remplacerDUnTrait(dossier: string): Promise<Remplacement> {
  const depart = performance.now();
  const referential = build(await tablesDe(dossier));
  rechercher(referential, "pain");
  parcours(referential, "D1505", "M1607");
  chercherCompetences(referential, "pain");
  const ms = performance.now() - depart;
  return { ms, bloc: ms };
}

async function tablesDe(dossier: string): Promise<RomeTables> {
  const lecture = await readSnapshot(dossier);
  if (lecture.statut !== "trouve") throw new Error(`snapshot: ${lecture.statut}`);
  return lecture.snapshot.rome;
}

async function main(): Promise<void> {
  const [mode, chemin = ""] = process.argv.slice(2);
  if (mode === "start") return console.log(JSON.stringify(await repondre(chemin)));
  if (mode === "pair") return console.log(JSON.stringify(await lireSansRien(chemin)));

  if (mode === "remplacer") return console.log(JSON.stringify(await remplacer(chemin)));
  if (mode === "d-un-trait") return console.log(JSON.stringify(await remplacerDUnTrait(chemin)));

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
    const parTranchesMs: Remplacement[] = [];
    const dUnTraitMs: Remplacement[] = [];
    for (let tour = 0; tour < TOURS; tour++) {
      parTranchesMs.push(await dansUnProcessus<Remplacement>(import.meta.url, "remplacer", dossier));
      dUnTraitMs.push(await dansUnProcessus<Remplacement>(import.meta.url, "d-un-trait", dossier));
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
    const duree = (r: Remplacement): number => r.ms / 1000;
    const bloc = (r: Remplacement): number => r.bloc;
    afficher(
      `Une nouvelle version prise en service, ${TOURS} processus neufs`,
      "le même travail d'un trait",
      [
        {
          nom: "plus long arrêt",
          unite: "ms",
          valeurs: parTranchesMs.map(bloc),
          barre: BARRE_BLOC_MS,
          pair: dUnTraitMs.map(bloc),
        },
        {
          nom: "préparation entière",
          unite: "s",
          valeurs: parTranchesMs.map(duree),
          pair: dUnTraitMs.map(duree),
        },
      ],
    );
  } finally {
    await rm(dossier, { recursive: true });
  }
}

await main();
