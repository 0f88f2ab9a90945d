import { appendFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { Journal } from "./journal";

const V60 = { version: "60", lastModifiedDate: "2025-09-18T00:00:00Z" };
let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-journal-"));
  return () => rm(dossier, { recursive: true });
});
const fichiers = (): Promise<string[]> => readdir(join(dossier, "france-travail"));

it("gives back what was noted, in a later process too, in the shape that is wanted", async () => {
  const premier = await Journal.ouvrir(dossier, V60);
  await Promise.all([premier.noter("a", { code: "1" }), premier.noter("b", [1, 2])]);
  const second = await Journal.ouvrir(dossier, V60);
  expect(second.lire("a", z.object({ code: z.string() }))).toEqual({ code: "1" });
  expect(second.lire("b", z.array(z.string()))).toBeUndefined();
  expect(second.lire("c", z.unknown())).toBeUndefined();
});

it("drops the line that a stop cut short, and only that one", async () => {
  const premier = await Journal.ouvrir(dossier, V60);
  await premier.noter("a", 1);
  const [nom = ""] = await fichiers();
  await appendFile(join(dossier, "france-travail", nom), '{"cle":"b","val');
  const second = await Journal.ouvrir(dossier, V60);
  expect(second.lire("b", z.unknown())).toBeUndefined();
  await second.noter("c", 3);
  const troisieme = await Journal.ouvrir(dossier, V60);
  expect([troisieme.lire("a", z.number()), troisieme.lire("c", z.number())]).toEqual([1, 3]);
});

it("begins anew for another version, or another state of the same one, and once it is closed", async () => {
  const premier = await Journal.ouvrir(dossier, V60);
  await premier.noter("a", 1);
  const autre = await Journal.ouvrir(dossier, { ...V60, lastModifiedDate: "2025-10-01T00:00:00Z" });
  expect(autre.lire("a", z.number())).toBeUndefined();
  await autre.noter("a", 2);
  expect(await fichiers()).toHaveLength(1);
  await autre.fermer();
  expect(await fichiers()).toEqual([]);
});
