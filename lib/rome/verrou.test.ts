import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { sousVerrou, VERROU_ECRITURE, VERROU_MAJ } from "./verrou";

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-verrou-"));
  return () => rm(dossier, { recursive: true, force: true });
});
const PERIME_MS = VERROU_MAJ.perimeMs;
const prendre = <T>(
  verrou: typeof VERROU_MAJ | typeof VERROU_ECRITURE,
  faire: () => Promise<T>,
  patience = 0,
) => sousVerrou(dossier, verrou.nom, verrou.perimeMs, faire, patience);
const entrer = async (): Promise<string> => "entré";

it("lets one in at a time, and waits as long as it is told to", async () => {
  let lacher: () => void = () => {};
  const premier = prendre(VERROU_ECRITURE, () => new Promise<void>((r) => (lacher = r)));
  await expect.poll(() => existsSync(join(dossier, "ecriture.lock"))).toBe(true);
  expect(await prendre(VERROU_ECRITURE, entrer)).toBeNull();
  // The other lock is another door.
  expect(await prendre(VERROU_MAJ, entrer)).toBe("entré");
  const second = prendre(VERROU_ECRITURE, entrer, 20_000);
  lacher();
  await premier;
  expect(await second).toBe("entré");
  expect(existsSync(join(dossier, "ecriture.lock"))).toBe(false);
});

it("is taken over from a holder that gave no sign of life", async () => {
  const verrou = join(dossier, "maj.lock");
  await mkdir(verrou);
  expect(await prendre(VERROU_MAJ, entrer)).toBeNull();
  const mort = new Date(Date.now() - PERIME_MS - 1000);
  await utimes(verrou, mort, mort);
  expect(await prendre(VERROU_MAJ, entrer)).toBe("entré");
});

it("tells who holds it that it is lost, without an uncaught exception", async () => {
  const fin = sousVerrou(dossier, VERROU_MAJ.nom, PERIME_MS, async (signal) => {
    await rm(join(dossier, "maj.lock"), { recursive: true });
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    signal.throwIfAborted();
  });
  await expect(fin).rejects.toThrow(/verrou du dossier de données a été perdu/);
});
