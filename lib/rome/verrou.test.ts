import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { sousVerrou, VERROU_PERIME_MS } from "./verrou";

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-verrou-"));
  return () => rm(dossier, { recursive: true, force: true });
});
const rien = async (): Promise<void> => {};

it("lets one in at a time, and waits as long as it is told to", async () => {
  let lacher: () => void = () => {};
  const premier = sousVerrou(dossier, "ecriture", 0, () => new Promise<void>((r) => (lacher = r)));
  await expect.poll(() => existsSync(join(dossier, "ecriture.lock"))).toBe(true);
  expect(await sousVerrou(dossier, "ecriture", 0, rien)).toEqual({ statut: "occupe" });
  // The other lock is another door.
  expect(await sousVerrou(dossier, "maj", 0, rien)).toMatchObject({ statut: "fait" });
  const second = sousVerrou(dossier, "ecriture", 20_000, async () => "entré");
  lacher();
  await premier;
  expect(await second).toEqual({ statut: "fait", valeur: "entré" });
  expect(existsSync(join(dossier, "ecriture.lock"))).toBe(false);
});

it("is taken over from a holder that gave no sign of life", async () => {
  const verrou = join(dossier, "maj.lock");
  await mkdir(verrou);
  expect(await sousVerrou(dossier, "maj", 0, rien)).toEqual({ statut: "occupe" });
  const mort = new Date(Date.now() - VERROU_PERIME_MS - 1000);
  await utimes(verrou, mort, mort);
  expect(await sousVerrou(dossier, "maj", 0, async () => 1)).toEqual({ statut: "fait", valeur: 1 });
});

it("tells who holds it that it is lost, without an uncaught exception", async () => {
  const fin = sousVerrou(dossier, "maj", 0, async (signal) => {
    await rm(join(dossier, "maj.lock"), { recursive: true });
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    signal.throwIfAborted();
  });
  await expect(fin).rejects.toThrow(/verrou du dossier de données a été perdu/);
});
