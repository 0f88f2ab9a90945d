import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  statfs,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installer } from "./load";
import { keepMemoire, readMemoire, SANS_MEMOIRE } from "./referential/report";
import { cheminSnapshot, readSnapshot, writeSnapshot } from "./referential/snapshot";
import { archiveSource } from "./sources/archive";
import { ecrireDossier, MiniArchive, miniDe, zipper } from "./testing/mini";
import { finDe, RACINE } from "./testing/processus";
import { updateFromNetwork } from "./update";
import { sousVerrou, VERROU_ECRITURE, VERROU_MAJ } from "./verrou";

/** Faults of the network are quick here; in service they are waited for longer. */
const VITE = { silenceMaxMs: 300, dureeMaxMs: 3000, attenteMs: 10 };

let dossier: string;
let serveur: Server | undefined;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-maj-"));
});
afterEach(async () => {
  serveur?.closeAllConnections();
  serveur?.close();
  serveur = undefined;
  await rm(dossier, { recursive: true, force: true });
});

async function servir(repondre: RequestListener): Promise<string> {
  serveur = createServer(repondre).listen(0, "127.0.0.1");
  await once(serveur, "listening");
  return `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/csv`;
}

const archive = (mini: MiniArchive): Promise<Buffer> => zipper(mini.fichiers());

/** Serves the same bytes for ever, and counts how often. */
async function servirOctets(
  octets: Buffer,
  entetes: Record<string, string | number> = {},
): Promise<{ adresse: string; appels: () => number }> {
  let appels = 0;
  const adresse = await servir((requete, reponse) => {
    appels++;
    expect(requete.method).toBe("GET");
    reponse.writeHead(200, {
      "Content-Type": "application/zip",
      "Content-Length": octets.length,
      ...entetes,
    });
    reponse.end(octets);
  });
  return { adresse, appels: () => appels };
}

/** Puts the archive `mini` in place, as an earlier import would have. @returns the bytes of the snapshot. */
async function enPlace(mini: MiniArchive): Promise<Buffer> {
  const rome = await archiveSource(
    await ecrireDossier(mini.fichiers(), join(dossier, `source-${mini.version}`)),
  ).load();
  await installer(dossier, rome, "avant");
  return readFile(cheminSnapshot(dossier));
}

describe("updateFromNetwork", () => {
  it("installs the archive over the extract, then finds itself up to date", async () => {
    const { adresse, appels } = await servirOctets(await archive(miniDe("61")));
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "remplace",
      version: "61",
    });
    const lecture = await readSnapshot(dossier);
    expect(lecture.statut === "trouve" && lecture.snapshot.rome.version).toBe("61");
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "a-jour",
      version: "61",
    });
    expect(appels()).toBe(2);
    const restes = await readdir(dossier);
    expect(restes.sort()).toEqual(["mise-a-jour.json", "referentiel.snapshot", "reperes.json"]);
  });

  it("tries again after a 500, from nothing", async () => {
    const octets = await archive(miniDe("61"));
    let appels = 0;
    const adresse = await servir((_, reponse) => {
      if (++appels < 3) reponse.writeHead(500).end("panne");
      else reponse.end(octets);
    });
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({ statut: "remplace" });
    expect(appels).toBe(3);
  });

  describe.each<[string, (octets: Buffer) => RequestListener, RegExp, number, ("refuse" | "echec")?]>([
    ["answers 500 for ever", () => (_, r) => void r.writeHead(500).end(), /HTTP 500/, 3],
    ["answers 404", () => (_, r) => void r.writeHead(404).end(), /HTTP 404/, 1],
    [
      "is slow to a halt",
      (octets) => (_, r) => void r.writeHead(200).write(octets.subarray(0, 100)),
      /téléchargée/,
      3,
    ],
    [
      "cuts the connection half way",
      (octets) => (_, r) => {
        r.writeHead(200, { "Content-Length": octets.length }).write(
          octets.subarray(0, octets.length / 2),
          () => r.destroy(),
        );
      },
      /téléchargée/,
      3,
    ],
    [
      "gives half a zip as if it were whole",
      (octets) => (_, r) => void r.end(octets.subarray(0, octets.length / 2)),
      /zip/,
      1,
      "refuse",
    ],
    [
      "gives a page instead of a zip",
      () => (_, r) => void r.end("<!doctype html><p>Maintenance</p>"),
      /zip/,
      1,
      "refuse",
    ],
  ])("when the server %s", (_nom, repondre, message, essais, statut = "echec") => {
    it("keeps what is there, and says why", async () => {
      const avant = await enPlace(miniDe("60"));
      const reponse = repondre(await archive(miniDe("61")));
      let appels = 0;
      const adresse = await servir((requete, res) => {
        appels++;
        reponse(requete, res);
      });
      const resultat = await updateFromNetwork(adresse, dossier, undefined, VITE);
      expect(resultat.statut).toBe(statut);
      expect(resultat.detail).toMatch(message);
      expect(resultat.detail).not.toContain("\n");
      expect(appels).toBe(essais);
      expect(await readFile(cheminSnapshot(dossier))).toEqual(avant);
    });
  });

  it("keeps what is there when nobody listens", async () => {
    const avant = await enPlace(miniDe("60"));
    const adresse = await servir(() => {});
    serveur?.close();
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "echec",
      detail: /ECONNREFUSED/,
    });
    expect(await readFile(cheminSnapshot(dossier))).toEqual(avant);
  });

  it("refuses an older version, and keeps it aside", async () => {
    const avant = await enPlace(miniDe("62"));
    const { adresse } = await servirOctets(await archive(miniDe("61")));
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "refuse",
      detail: /plus ancienne/,
    });
    expect(await readFile(cheminSnapshot(dossier))).toEqual(avant);
    expect(existsSync(join(dossier, "refuse/archive.zip"))).toBe(true);
  });

  it("refuses a version that lost more than 10 % of its métiers, accepts one that lost less", async () => {
    await enPlace(miniDe("60", 300));
    const perdu = await servirOctets(await archive(miniDe("61", 250)));
    expect(await updateFromNetwork(perdu.adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "refuse",
      detail: /10 %/,
    });
    serveur?.close();
    const garde = await servirOctets(await archive(miniDe("61", 290)));
    expect(await updateFromNetwork(garde.adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "remplace",
    });
  });

  it("lets one process at a time in", async () => {
    const octets = await archive(miniDe("61"));
    let lacher: () => void = () => {};
    const attente = new Promise<void>((resolve) => {
      lacher = resolve;
    });
    let entre: () => void = () => {};
    const dedans = new Promise<void>((resolve) => {
      entre = resolve;
    });
    const adresse = await servir(async (_, reponse) => {
      entre();
      await attente;
      reponse.end(octets);
    });
    const premier = updateFromNetwork(adresse, dossier, undefined, {
      ...VITE,
      silenceMaxMs: 10_000,
      dureeMaxMs: 20_000,
    });
    await dedans;
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({ statut: "occupe" });
    lacher();
    expect(await premier).toMatchObject({ statut: "remplace" });
  });

  describe("on a small disk", () => {
    let petit: string;
    let monte = false;
    beforeEach(async () => {
      petit = join(dossier, "petit");
      await mkdir(petit);
      try {
        execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", petit], { stdio: "ignore" });
        monte = true;
      } catch {
        // Told by the skip of each test.
      }
    });
    afterEach(() => {
      if (monte) execFileSync("umount", [petit]);
      monte = false;
    });

    /** Fills the disk up to what is to be left of it. */
    async function laisser(octets: number): Promise<void> {
      const { bavail, bsize } = await statfs(petit);
      await writeFile(join(petit, "reste"), Buffer.alloc(Math.max(0, bavail * bsize - octets)));
    }

    it.each<[string, (archive: number, snapshot: number) => number]>([
      ["the archive", (archive) => archive / 2],
      ["the new snapshot", (archive, snapshot) => archive + snapshot / 2],
    ])("keeps what is there and says so when %s does not fit", async (_, place) => {
      // No right to mount a small disk here: nothing to see.
      if (!monte) return;
      const petite = await archiveSource(
        await ecrireDossier(new MiniArchive().fichiers(), join(dossier, "60")),
      ).load();
      await installer(petit, petite, "avant");
      const avant = await readFile(cheminSnapshot(petit));
      const octets = await archive(miniDe("61", 3000));
      const grande = await archiveSource(
        await ecrireDossier(miniDe("61", 3000).fichiers(), join(dossier, "61")),
      ).load();
      await writeSnapshot(join(dossier, "mesure"), grande, "");
      const { size } = await stat(cheminSnapshot(join(dossier, "mesure")));
      // What is kept beside the snapshot comes first: its place is left too.
      await laisser(place(octets.length, size) + 3 * avant.length);
      const { adresse } = await servirOctets(octets);
      const resultat = await updateFromNetwork(adresse, petit, undefined, VITE);
      expect(resultat).toMatchObject({ statut: "echec", detail: /le disque est plein, ENOSPC/ });
      expect(resultat.detail).not.toContain("/");
      expect(await readFile(cheminSnapshot(petit))).toEqual(avant);
      expect((await readdir(petit)).filter((nom) => nom.startsWith("."))).toEqual([]);
    });
  });
});

describe("an update over a snapshot that cannot be read", () => {
  it("is held against what was kept of it, and compared with the one before", async () => {
    await enPlace(miniDe("59", 300));
    await enPlace(miniDe("60", 300));
    await truncate(cheminSnapshot(dossier), 500);
    const perdu = await servirOctets(await archive(miniDe("61", 250)));
    expect(await updateFromNetwork(perdu.adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "refuse",
      detail: /10 %/,
    });
    serveur?.close();
    const vieux = await servirOctets(await archive(miniDe("59", 300)));
    expect(await updateFromNetwork(vieux.adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "refuse",
      detail: /plus ancienne que la version 60/,
    });
    serveur?.close();
    const bon = await servirOctets(await archive(miniDe("61", 300)));
    expect(await updateFromNetwork(bon.adresse, dossier, undefined, VITE)).toMatchObject({
      statut: "remplace",
    });
    expect((await readdir(join(dossier, "versions"))).sort()).toEqual(["59-60.json.gz", "59-61.json.gz"]);
  });

  it("is done again for the version that it was", async () => {
    await enPlace(miniDe("60"));
    await truncate(cheminSnapshot(dossier), 500);
    const { adresse } = await servirOctets(await archive(miniDe("60")));
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({ statut: "remplace" });
    expect(await readSnapshot(dossier)).toMatchObject({ statut: "trouve" });
  });

  it("is held against the least that the ROME can be, where nothing is known", async () => {
    await writeFile(cheminSnapshot(dossier), "d'un autre format");
    const { adresse } = await servirOctets(await archive(miniDe("61", 300)));
    expect(await updateFromNetwork(adresse, dossier, undefined, VITE)).toMatchObject({ statut: "refuse" });
    expect(existsSync(join(dossier, "refuse/archive.zip"))).toBe(true);
  });
});

describe("an update among other writers", () => {
  it("does not replace a newer version that came while it was fetching", async () => {
    await enPlace(miniDe("60"));
    const rome62 = await archiveSource(
      await ecrireDossier(miniDe("62").fichiers(), join(dossier, "62")),
    ).load();
    let lue: () => void = () => {};
    const archiveLue = new Promise<void>((resolve) => {
      lue = resolve;
    });
    const { adresse } = await servirOctets(await archive(miniDe("61")));
    // What is in place was looked at by then; the update waits for its turn to write.
    const autre = sousVerrou(dossier, VERROU_ECRITURE.nom, VERROU_ECRITURE.perimeMs, async () => {
      await archiveLue;
      await writeSnapshot(dossier, rome62, "autre");
    });
    const suivi = { etape: () => lue(), avertissement: () => {} };
    expect(await updateFromNetwork(adresse, dossier, suivi, VITE)).toMatchObject({
      statut: "refuse",
      detail: /plus ancienne que la version 62/,
    });
    await autre;
    expect(await readSnapshot(dossier)).toMatchObject({ snapshot: { rome: { version: "62" } } });
  });

  it("stops, and replaces nothing, when its lock is taken away", async () => {
    const avant = await enPlace(miniDe("60"));
    const adresse = await servir((_, r) => {
      r.writeHead(200).write("PK");
      void rm(join(dossier, "maj.lock"), { recursive: true });
    });
    const resultat = await updateFromNetwork(adresse, dossier, undefined, { silenceMaxMs: 20_000 });
    expect(resultat).toMatchObject({ statut: "echec", detail: /verrou/ });
    expect(await readFile(cheminSnapshot(dossier))).toEqual(avant);
    expect((await readdir(dossier)).filter((nom) => nom.startsWith(".telechargement"))).toEqual([]);
  });

  it("in the foreground waits until a dead process's lock is stale, and uses the mirror whatever is automatic", async () => {
    const { adresse } = await servirOctets(await archive(miniDe("61")));
    const verrou = join(dossier, "maj.lock");
    await mkdir(verrou);
    const presque = new Date(Date.now() - VERROU_MAJ.perimeMs + 6000);
    await utimes(verrou, presque, presque);
    const { code, stdout } = await finDe(
      spawn(process.execPath, ["--import", "tsx", "lib/cli/download.ts"], {
        cwd: RACINE,
        env: {
          ...process.env,
          ROME_DATA_DIR: dossier,
          ROME_DOWNLOAD: "off",
          ROME_DOWNLOAD_URL: adresse,
        },
        stdio: ["ignore", "pipe", "pipe"],
      }),
    );
    expect(stdout).toContain("Version 61 installée.");
    expect(code).toBe(0);
  });
});

describe("the report of an update", () => {
  it("has the warnings of the installation", async () => {
    await enPlace(miniDe("60"));
    await writeFile(join(dossier, "versions"), "a file in its place");
    const { adresse } = await servirOctets(await archive(miniDe("61")));
    const { statut, detail } = await updateFromNetwork(adresse, dossier, undefined, VITE);
    expect(statut).toBe("remplace");
    expect(detail).toMatch(
      /^Version 61 installée\. La comparaison des versions 60 et 61 n'a pas pu être gardée/,
    );
    expect(detail).not.toContain("/");
  });

  it("never shows where things are on this machine", async () => {
    const vide = await servirOctets(await zipper(new Map([["notes.txt", Buffer.from("rien")]])));
    const refuse = await updateFromNetwork(vide.adresse, dossier, undefined, VITE);
    expect(refuse.detail).toMatch(/^L'archive reçue est refusée \(aucun fichier du ROME/);
    await writeFile(join(dossier, "fichier"), "");
    const impossible = await updateFromNetwork(
      vide.adresse,
      join(dossier, "fichier", "data"),
      undefined,
      VITE,
    );
    expect(impossible).toMatchObject({ statut: "echec", detail: /ENOTDIR/ });
    for (const { detail } of [refuse, impossible]) expect(detail).not.toContain("/");
  });

  it("is remembered, and a refusal until a version is taken", async () => {
    expect(await readMemoire(dossier)).toEqual(SANS_MEMOIRE);
    const mauvais = await servirOctets(Buffer.from("ceci n'est pas un zip"));
    await updateFromNetwork(mauvais.adresse, dossier, undefined, VITE);
    const { refus } = await readMemoire(dossier);
    expect(refus).toMatchObject({ statut: "refuse" });
    serveur?.close();
    await updateFromNetwork(mauvais.adresse, dossier, undefined, VITE);
    expect(await readMemoire(dossier)).toMatchObject({ dernier: { statut: "echec" }, refus });
    await keepMemoire(dossier, { statut: "occupe", version: null, detail: "", le: new Date().toISOString() });
    expect(await readMemoire(dossier)).toMatchObject({ dernier: { statut: "echec" }, refus });
    const bon = await servirOctets(await archive(miniDe("61")));
    await updateFromNetwork(bon.adresse, dossier, undefined, VITE);
    expect(await readMemoire(dossier)).toMatchObject({ dernier: { statut: "remplace" }, refus: null });
    await writeFile(join(dossier, "mise-a-jour.json"), "{");
    expect(await readMemoire(dossier)).toEqual(SANS_MEMOIRE);
  });
});

describe("a download", () => {
  it("that drips for ever is given up", async () => {
    const gouttes = new Set<NodeJS.Timeout>();
    const adresse = await servir((_, r) => void gouttes.add(setInterval(() => r.write("x"), 30)));
    try {
      const resultat = await updateFromNetwork(adresse, dossier, undefined, { ...VITE, dureeMaxMs: 500 });
      expect(resultat).toMatchObject({ statut: "echec", detail: /pas de réponse à temps/ });
      expect(gouttes.size).toBe(3);
    } finally {
      for (const goutte of gouttes) clearInterval(goutte);
    }
  });

  it("that is larger than the ROME can be is stopped, once", async () => {
    let appels = 0;
    const adresse = await servir((_, r) => {
      appels++;
      r.end(Buffer.alloc(3 * 1024 * 1024));
    });
    const resultat = await updateFromNetwork(adresse, dossier, undefined, {
      ...VITE,
      tailleMax: 2 * 1024 * 1024,
    });
    expect(resultat).toMatchObject({ statut: "echec", detail: "Téléchargement arrêté : plus de 2 Mo." });
    expect(appels).toBe(1);
  });
});
