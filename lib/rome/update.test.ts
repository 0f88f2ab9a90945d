import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installer } from "./load";
import { cheminSnapshot, readSnapshot } from "./referential/snapshot";
import { archiveSource } from "./sources/archive";
import { ecrireDossier, type MiniArchive, miniDe, zipper } from "./testing/mini";
import { updateFromNetwork } from "./update";

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
  const rome = await archiveSource(await ecrireDossier(mini.fichiers(), join(dossier, "source"))).load();
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
    expect(existsSync(join(dossier, "telechargement.zip"))).toBe(false);
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

  it("says that the disk is full, and keeps what is there", async (context) => {
    const petit = join(dossier, "petit");
    await mkdir(petit);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", petit], { stdio: "ignore" });
    } catch {
      context.skip("no right to mount a small disk here");
    }
    try {
      await writeFile(join(petit, "reste"), Buffer.alloc(40 * 1024));
      const { adresse } = await servirOctets(await archive(miniDe("61", 1500)));
      const resultat = await updateFromNetwork(adresse, petit, undefined, VITE);
      expect(resultat).toMatchObject({ statut: "echec", detail: /ENOSPC/ });
      expect((await readSnapshot(petit)).statut).toBe("absent");
    } finally {
      execFileSync("umount", [petit]);
    }
  });
});
