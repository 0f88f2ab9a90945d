import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { installer, startReferential } from "./load";
import type { RomeTables } from "./model";
import { current } from "./referential/store";
import { extraitSource } from "./sources/extrait";

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-load-"));
});
afterEach(async () => {
  await rm(dossier, { recursive: true, force: true });
});

const version = (): string => {
  const etat = current();
  return etat.statut === "charge" ? etat.referential.version : etat.statut;
};
const tablesDe = async (numero: string): Promise<RomeTables> => ({
  ...(await extraitSource().load()),
  version: numero,
  source: "archive",
});

it("sees a snapshot that another process wrote while this one was starting, then each of the next ones", async () => {
  let fois = 0;
  await startReferential({ romeArchive: null, romeDataDir: dossier }, undefined, async () => {
    if (fois++ === 0) await installer(dossier, await tablesDe("61"), "61");
  });
  await vi.waitFor(() => expect(version()).toBe("61"), { timeout: 20_000, interval: 50 });
  await installer(dossier, await tablesDe("62"), "62");
  await vi.waitFor(() => expect(version()).toBe("62"), { timeout: 20_000, interval: 50 });
});
