import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { installer } from "../lib/rome/load";
import type { MiseAJour } from "../lib/rome/referential/report";
import { archiveSource } from "../lib/rome/sources/archive";
import { ecrireDossier, type MiniArchive, miniDe, zipper } from "../lib/rome/testing/mini";
import { VERROU_MAJ } from "../lib/rome/verrou";
import { portLibre } from "./donnees";
import { lancerServeur, type Serveur } from "./serveur";

/**
 * The update of the data through a server in service, and everything that may go wrong with it: the site keeps answering from
 * the version 60 that it has, and `/api/sante` says what happened. A server of ours has the role of France Travail's.
 */
const EN_SERVICE = "60";
const PUBLIEE = "61";
/** A métier of every version here. */
const CODE = "C1000";
const PORTS = [portLibre(20), portLibre(21)] as const;

/** What the data folder holds on purpose. */
const GARDES = new Set([
  "referentiel.snapshot",
  "reperes.json",
  "mise-a-jour.json",
  "refuse",
  "cartes",
  // Those of the dossiers.
  ...["dossiers.cle", "passerelles.db", "passerelles.db-shm", "passerelles.db-wal"],
]);

let dossier: string;
let nouvelle: Buffer;
let origine: Server | undefined;
let serveurs: Serveur[] = [];

const octetsDe = (mini: MiniArchive): Promise<Buffer> => zipper(mini.fichiers());

test.beforeAll(async () => {
  nouvelle = await octetsDe(miniDe(PUBLIEE));
});
test.beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-pannes-"));
  await mettreEnService(dossier);
});
test.afterEach(async () => {
  await Promise.all(serveurs.map((s) => s.arreter()));
  serveurs = [];
  origine?.closeAllConnections();
  origine?.close();
  origine = undefined;
  await rm(dossier, { recursive: true, force: true });
});

/** Puts version 60 in a data folder, as an earlier import would have. */
async function mettreEnService(ou: string): Promise<void> {
  const source = await mkdtemp(join(tmpdir(), "passerelles-source-"));
  try {
    await ecrireDossier(miniDe(EN_SERVICE).fichiers(), source);
    await installer(ou, await archiveSource(source).load(), "avant");
  } finally {
    await rm(source, { recursive: true });
  }
}

/** Opens the server in the role of France Travail's. @returns its address */
async function publier(repondre: RequestListener): Promise<string> {
  origine = createServer(repondre).listen(0, "127.0.0.1");
  await once(origine, "listening");
  return `http://127.0.0.1:${(origine.address() as AddressInfo).port}/csv`;
}

const OCTETS: RequestListener = (_, reponse) => void reponse.end(nouvelle);

async function demarrer(adresse: string, rang: 0 | 1 = 0, ou = dossier): Promise<Serveur> {
  const serveur = await lancerServeur(PORTS[rang], null, {
    ROME_DATA_DIR: ou,
    ROME_DOWNLOAD: "auto",
    ROME_DOWNLOAD_URL: adresse,
    ROME_DOWNLOAD_TIMEOUT: "0.3",
  });
  serveurs.push(serveur);
  return serveur;
}

interface Sante {
  readonly statut: string;
  readonly referentiel: { readonly version: string };
  readonly miseAJour: MiseAJour;
}
const sante = async ({ url }: Serveur): Promise<Sante> =>
  (await (await fetch(`${url}/api/sante`)).json()) as Sante;

const versionDe = async (serveur: Serveur): Promise<string> => {
  // All that a visitor sees must be there, not the report alone.
  const page = await fetch(`${serveur.url}/metiers/${CODE}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Porteur");
  return (await sante(serveur)).referentiel.version;
};

/** Waits for the end of the look at the official archive. */
async function bilanDe(serveur: Serveur): Promise<Exclude<MiseAJour, { statut: "inactive" | "en-cours" }>> {
  await expect
    .poll(async () => (await sante(serveur)).miseAJour.statut, { timeout: 60_000, intervals: [100] })
    .not.toBe("en-cours");
  const { miseAJour } = await sante(serveur);
  if (!("detail" in miseAJour)) throw new Error(miseAJour.statut);
  return miseAJour;
}

interface Panne {
  readonly nom: string;
  /** Made when the test runs: it may need bytes that take time. */
  readonly repondre: () => RequestListener | Promise<RequestListener>;
  readonly statut: "echec" | "refuse";
  readonly detail: RegExp;
  readonly misDeCote?: true;
}

const PANNES: readonly Panne[] = [
  {
    nom: "s'arrête au milieu, sans couper",
    repondre: () => (_, r) => void r.writeHead(200).write(nouvelle.subarray(0, 100)),
    statut: "echec",
    detail: /n'a pas pu être téléchargée/,
  },
  {
    nom: "répond 500",
    repondre: () => (_, r) => void r.writeHead(500).end(),
    statut: "echec",
    detail: /HTTP 500/,
  },
  {
    nom: "coupe la connexion",
    repondre: () => (_, r) => {
      r.writeHead(200, { "Content-Length": nouvelle.length });
      r.write(nouvelle.subarray(0, nouvelle.length / 2), () => r.destroy());
    },
    statut: "echec",
    detail: /n'a pas pu être téléchargée/,
  },
  {
    nom: "donne un zip tronqué comme s'il était entier",
    repondre: () => (_, r) => void r.end(nouvelle.subarray(0, nouvelle.length / 2)),
    statut: "refuse",
    detail: /archive reçue est refusée .*zip/,
    misDeCote: true,
  },
  {
    nom: "donne une page au lieu d'un zip",
    repondre: () => (_, r) => void r.end("<!doctype html><p>Maintenance</p>"),
    statut: "refuse",
    detail: /archive reçue est refusée .*zip/,
    misDeCote: true,
  },
  {
    nom: "donne une version plus ancienne",
    repondre: async () => {
      const octets = await octetsDe(miniDe("59"));
      return (_, r) => void r.end(octets);
    },
    statut: "refuse",
    detail: /version 59 est plus ancienne/,
    misDeCote: true,
  },
  {
    nom: "donne une version qui a perdu plus de 10 % des métiers",
    repondre: async () => {
      const octets = await octetsDe(miniDe(PUBLIEE, 250));
      return (_, r) => void r.end(octets);
    },
    statut: "refuse",
    detail: /perdu plus de 10 % des métiers/,
    misDeCote: true,
  },
];

for (const { nom, repondre, statut, detail, misDeCote } of PANNES) {
  test(`la source ${nom} : le site continue, et /api/sante le dit`, async () => {
    const serveur = await demarrer(await publier(await repondre()));
    expect(await versionDe(serveur)).toBe(EN_SERVICE);
    const bilan = await bilanDe(serveur);
    expect(bilan.statut).toBe(statut);
    expect(bilan.detail).toMatch(detail);
    // A sentence for a person: no line of a stack, no path.
    expect(bilan.detail).toMatch(/^[A-ZÀÉ][^/\n]*\.$/);
    expect((await sante(serveur)).statut).toBe("ok");
    expect(await versionDe(serveur)).toBe(EN_SERVICE);
    const restes = (await readdir(dossier)).filter((f) => !GARDES.has(f));
    expect(restes).toEqual([]);
    const aPart = await readdir(join(dossier, "refuse")).catch(() => []);
    expect(aPart).toEqual(misDeCote ? ["archive.zip"] : []);
  });
}

test("la source est injoignable : le site continue, et /api/sante le dit", async () => {
  const adresse = await publier(OCTETS);
  origine?.close();
  const serveur = await demarrer(adresse);
  const bilan = await bilanDe(serveur);
  expect(bilan).toMatchObject({ statut: "echec", detail: /connexion refusée, ECONNREFUSED/ });
  expect(bilan.detail).not.toContain("/");
  expect(await versionDe(serveur)).toBe(EN_SERVICE);
  await serveur.arreter();
  // The next start remembers it, before it knows better.
  const suivant = await demarrer(adresse);
  await expect
    .poll(async () => (await sante(suivant)).miseAJour.dernier)
    .toMatchObject({ statut: "echec", detail: bilan.detail });
});

test("le disque est plein : le site continue, et /api/sante le dit", async () => {
  const disque = join(dossier, "disque");
  await mkdir(disque);
  let monte = false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disque], { stdio: "ignore" });
    monte = true;
  } catch {
    // Told by the skip below.
  }
  test.skip(!monte, "monter un petit disque demande des droits qui ne sont pas là");
  try {
    await mettreEnService(disque);
    // What is left is less than the new archive.
    await writeFile(join(disque, "reste"), Buffer.alloc(256 * 1024)).catch(() => {});
    const serveur = await demarrer(await publier(OCTETS), 0, disque);
    const bilan = await bilanDe(serveur);
    expect(bilan).toMatchObject({ statut: "echec", detail: /le disque est plein, ENOSPC/ });
    expect(bilan.detail).not.toContain("/");
    expect(await versionDe(serveur)).toBe(EN_SERVICE);
    await serveur.arreter();
  } finally {
    execFileSync("umount", [disque]);
  }
});

/** Stops a server and the process that updates for it, as a loss of power would: no warning, no tidying. */
async function foudroyer({ processus }: Serveur): Promise<void> {
  const pid = String(processus.pid);
  let enfants: string[] = [];
  try {
    enfants = execFileSync("pgrep", ["-P", pid], { encoding: "utf8" }).trim().split("\n");
  } catch {
    // None: the update was over.
  }
  const fin = once(processus, "exit");
  processus.kill("SIGKILL");
  for (const enfant of enfants) {
    try {
      process.kill(Number(enfant), "SIGKILL");
    } catch (cause) {
      // Its work was over between the list and the kill.
      if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause;
    }
  }
  await fin;
}

/** Resolves when a file whose name begins so appears in the data folder. */
function apparition(debut: string): Promise<void> {
  return new Promise((resolve) => {
    const guet = watch(dossier, (_, nom) => {
      if (!nom?.startsWith(debut)) return;
      guet.close();
      resolve();
    });
  });
}

for (const { moment, attendre, versions } of [
  {
    moment: "le téléchargement",
    attendre: () => apparition(".telechargement."),
    versions: [EN_SERVICE],
  },
  {
    moment: "l'écriture",
    attendre: () => apparition(".referentiel.snapshot."),
    versions: [EN_SERVICE, PUBLIEE],
  },
  { moment: "le remplacement", attendre: () => apparition("referentiel.snapshot"), versions: [PUBLIEE] },
]) {
  test(`arrêt brutal pendant ${moment} : tout est là au démarrage suivant, et la mise à jour se fait`, async () => {
    test.setTimeout(6 * VERROU_MAJ.perimeMs);
    const moitie = nouvelle.length / 2;
    const adresse = await publier((_, r) => {
      r.write(nouvelle.subarray(0, moitie));
      // Long enough for the first half to be on the disk when the stop comes.
      setTimeout(() => r.end(nouvelle.subarray(moitie)), 200);
    });
    const venu = attendre();
    const serveur = await demarrer(adresse);
    expect(await versionDe(serveur)).toBe(EN_SERVICE);
    await venu;
    await foudroyer(serveur);
    const suivant = await demarrer(adresse);
    expect(versions).toContain(await versionDe(suivant));
    // The lock of the process that was stopped still holds, or the new version is there already: both are told.
    expect(["occupe", "a-jour", "remplace"]).toContain((await bilanDe(suivant)).statut);
    // The lock goes stale, and the update that was stopped is done.
    await expect
      .poll(async () => (await sante(suivant)).referentiel.version, { timeout: 4 * VERROU_MAJ.perimeMs })
      .toBe(PUBLIEE);
    expect(await versionDe(suivant)).toBe(PUBLIEE);
  });
}

test("deux serveurs sur un dossier : un seul importe, l'autre suit", async () => {
  let demandes = 0;
  const adresse = await publier((requete, r) => {
    expect(requete.method).toBe("GET");
    demandes++;
    setTimeout(() => r.end(nouvelle), 200);
  });
  const [un, deux] = await Promise.all([demarrer(adresse, 0), demarrer(adresse, 1)]);
  for (const serveur of [un, deux]) {
    await expect.poll(() => versionDe(serveur), { timeout: 60_000 }).toBe(PUBLIEE);
  }
  const statuts = [(await bilanDe(un)).statut, (await bilanDe(deux)).statut].sort();
  expect(statuts.filter((s) => s === "remplace")).toHaveLength(1);
  expect(["a-jour", "occupe"]).toContain(statuts.find((s) => s !== "remplace"));
  expect(demandes).toBeLessThanOrEqual(2);
});
