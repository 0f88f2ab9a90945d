import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ensureBuild, RACINE } from "../lib/cli/build";
import { SANS_REGLAGES } from "../lib/cli/sans-reglages";
import { afficher, archiveOfficielle } from "./banc";

/**
 * `npm run bench:premier`: the first command on a machine that has nothing yet but the build. Without a network, until a fiche
 * of the extract is answered; with a local server in the role of France Travail's, until the whole ROME is, by itself. The
 * peer of the latter is the import alone, as a command.
 */
const BARRE_EXTRAIT_S = 5;
const BARRE_COMPLET_S = 30;
const TOURS = 3;
const PORT = Number(process.env.PORT ?? 3402);
const URL_SERVEUR = `http://localhost:${PORT}`;
/** How often the application is asked whether it is there. */
const PAS_MS = 20;
/** Past that the figure says nothing any more. */
const PATIENCE_MS = 180_000;

async function main(): Promise<void> {
  const archive = archiveOfficielle("bench:premier");
  if (archive === null) return;
  if (!ensureBuild()) process.exit(1);
  const octets = await readFile(archive);
  const mesures = { extrait: [] as number[], complet: [] as number[], importSeul: [] as number[] };
  for (let tour = 0; tour < TOURS; tour++) {
    mesures.extrait.push(await demarrer(null, "extrait"));
    mesures.complet.push(await demarrer((_, r) => void r.end(octets), "archive"));
    mesures.importSeul.push(await importer(archive));
  }
  afficher(`La première commande, ${TOURS} dossiers neufs`, "npm run rome:import sur la même archive", [
    {
      nom: "sans réseau : une fiche de l'extrait",
      unite: "s",
      valeurs: mesures.extrait,
      barre: BARRE_EXTRAIT_S,
    },
    {
      nom: "avec réseau : tout le ROME",
      unite: "s",
      valeurs: mesures.complet,
      barre: BARRE_COMPLET_S,
      pair: mesures.importSeul,
    },
  ]);
}

/** Seconds from `npm start` in an empty data folder to the first fiche answered from `source`. `officiel` null: no network. */
async function demarrer(officiel: RequestListener | null, source: string): Promise<number> {
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-premier-"));
  const origine = createServer(officiel ?? (() => {})).listen(0, "127.0.0.1");
  await once(origine, "listening");
  const { port } = origine.address() as AddressInfo;
  if (officiel === null) await fermer(origine);
  const depart = performance.now();
  const serveur = spawn(process.execPath, ["--import", "tsx", join(RACINE, "lib/cli/start.ts")], {
    cwd: RACINE,
    env: {
      ...process.env,
      ...SANS_REGLAGES,
      PORT: String(PORT),
      ROME_ARCHIVE: "",
      ROME_DATA_DIR: dossier,
      ROME_DOWNLOAD: "auto",
      ROME_DOWNLOAD_URL: `http://127.0.0.1:${port}/csv`,
    },
    stdio: "ignore",
  });
  const fin = once(serveur, "exit");
  try {
    while ((await sourceServie()) !== source) {
      if (performance.now() - depart > PATIENCE_MS) throw new Error(`${source}: not there`);
      await pause(PAS_MS);
    }
    return (performance.now() - depart) / 1000;
  } finally {
    serveur.kill();
    await fin;
    await fermer(origine);
    await rm(dossier, { recursive: true, force: true });
  }
}

/** Where the data of the application come from, once a page of it is answered too; null before. */
async function sourceServie(): Promise<string | null> {
  try {
    const page = await fetch(`${URL_SERVEUR}/metiers/D1102`);
    await page.text();
    const { source } = (await (await fetch(`${URL_SERVEUR}/api/version`)).json()) as { source: string };
    return page.ok ? source : null;
  } catch {
    return null;
  }
}

async function importer(archive: string): Promise<number> {
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-premier-"));
  const depart = performance.now();
  const commande = spawn(process.execPath, ["--import", "tsx", join(RACINE, "lib/cli/import.ts"), archive], {
    cwd: RACINE,
    env: { ...process.env, ROME_DATA_DIR: dossier },
    stdio: "ignore",
  });
  const [code] = await once(commande, "exit");
  const s = (performance.now() - depart) / 1000;
  await rm(dossier, { recursive: true, force: true });
  if (code !== 0) throw new Error("the import failed");
  return s;
}

async function fermer(origine: Server): Promise<void> {
  if (!origine.listening) return;
  origine.closeAllConnections();
  origine.close();
  await once(origine, "close");
}

await main();
