import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { ecrireAtomique } from "./ecrire";

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-ecrire-"));
  return () => rm(dossier, { recursive: true });
});

it("replaces a file, in a folder made if need be, and leaves nothing else", async () => {
  const loin = join(dossier, "a/b");
  await ecrireAtomique(join(loin, "x"), "un");
  await ecrireAtomique(join(loin, "x"), Buffer.from("deux"));
  expect(await readFile(join(loin, "x"), "utf8")).toBe("deux");
  expect(await readdir(loin)).toEqual(["x"]);
});

it("replaces nothing when it is told not to at the last moment", async () => {
  await ecrireAtomique(join(dossier, "x"), "un");
  const refuser = (): never => {
    throw new Error("lock lost");
  };
  await expect(ecrireAtomique(join(dossier, "x"), "deux", refuser)).rejects.toThrow("lock lost");
  expect(await readFile(join(dossier, "x"), "utf8")).toBe("un");
  expect(await readdir(dossier)).toEqual(["x"]);
});
