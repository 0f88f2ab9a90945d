import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RomeTables } from "../model";
import { build } from "../referential/build";
import { mini60, mini61, mini62 } from "../testing/scenario";
import { diffVersions } from "./diff";
import { keepComparison, keepVersion, loadVersions, refreshVersions } from "./keep";
import { between, keptDiffs, knownVersions, setDiffs, steps } from "./store";

let rome60: RomeTables;
let rome61: RomeTables;
let rome62: RomeTables;
beforeAll(async () => {
  rome60 = await mini60();
  rome61 = mini61(rome60);
  rome62 = mini62(rome61);
});

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-versions-"));
  return () => rm(dossier, { recursive: true });
});
const fichiers = async (): Promise<string[]> => (await readdir(join(dossier, "versions"))).sort();
const avertis = (): { suivi: Parameters<typeof loadVersions>[1]; messages: string[] } => {
  const messages: string[] = [];
  return { suivi: { etape: () => {}, avertissement: (m) => messages.push(m) }, messages };
};

describe("a kept comparison", () => {
  it("is read as it was made, from tables or from referentials", async () => {
    const diff = await keepVersion(dossier, rome60, rome61);
    expect(diff).toEqual(diffVersions(build(rome60), build(rome61)));
    await keepVersion(dossier, build(rome61), build(rome62));
    expect(await fichiers()).toEqual(["60-61.json.gz", "61-62.json.gz"]);
    expect(await loadVersions(dossier)).toEqual([diff, diffVersions(build(rome61), build(rome62))]);
  });

  it("is none for the same version, an older one, or the extract", async () => {
    expect(await keepVersion(dossier, rome60, rome60)).toBeNull();
    expect(await keepVersion(dossier, rome61, rome60)).toBeNull();
    expect(await keepVersion(dossier, { ...rome60, source: "extrait" }, rome61)).toBeNull();
    expect(await keepVersion(dossier, rome60, { ...rome61, source: "extrait" })).toBeNull();
    expect(await keepVersion(dossier, { ...rome60, version: "../60" }, rome61)).toBeNull();
    await expect(fichiers()).rejects.toThrow("ENOENT");
  });

  it("removes what a stopped write left, not one under way", async () => {
    const ou = join(dossier, "versions");
    await mkdir(ou);
    const [vieux, neuf] = [".60-61.json.gz.0123456789ab", ".60-61.json.gz.ba9876543210"];
    await writeFile(join(ou, vieux), "");
    await utimes(join(ou, vieux), 0, 0);
    await writeFile(join(ou, neuf), "");
    await keepVersion(dossier, rome60, rome61);
    expect(await fichiers()).toEqual([neuf, "60-61.json.gz"]);
  });

  it("that cannot be written is told without a path, and stops nothing", async () => {
    await writeFile(join(dossier, "versions"), "a file in its place");
    const { suivi, messages } = avertis();
    await keepComparison(dossier, build(rome60), rome61, suivi);
    expect(messages).toEqual([expect.stringMatching(/^La comparaison des versions 60 et 61 .*EEXIST\)\.$/)]);
    expect(messages.join()).not.toContain("/");
  });

  it("is none where nothing can be read", async () => {
    await keepComparison(dossier, null, rome61);
    await expect(fichiers()).rejects.toThrow("ENOENT");
  });
});

describe("a damaged comparison", () => {
  it("is skipped with a warning, and the others are read", async () => {
    await keepVersion(dossier, rome60, rome61);
    await keepVersion(dossier, rome61, rome62);
    const ou = join(dossier, "versions");
    const bon = await readFile(join(ou, "60-61.json.gz"));
    const altere = Buffer.from(bon);
    altere.writeUInt8((altere[40] ?? 0) ^ 1, 40);
    await writeFile(join(ou, "60-61.json.gz"), altere);
    await writeFile(join(ou, "62-63.json.gz"), bon.subarray(0, 100));
    await writeFile(join(ou, "63-64.json.gz"), gzipSync('{"format":1}'));
    // Whole, under names that are not its own.
    await writeFile(join(ou, "64-61.json.gz"), bon);
    await writeFile(join(ou, "60-65.json.gz"), bon);
    await writeFile(join(ou, "notes.txt"), "not ours");
    const { suivi, messages } = avertis();
    const lus = await loadVersions(dossier, suivi);
    expect(lus.map((d) => d.a.version)).toEqual(["62"]);
    expect(messages).toHaveLength(5);
    for (const nom of ["60-61", "62-63", "63-64", "64-61", "60-65"]) expect(messages.join()).toContain(nom);
  });

  it("is not the same as none", async () => {
    const { suivi, messages } = avertis();
    expect(await loadVersions(dossier, suivi)).toEqual([]);
    expect(await loadVersions(join(dossier, "nulle-part"), suivi)).toEqual([]);
    expect(messages).toEqual([]);
  });
});

describe("the comparisons of a process", () => {
  it("are those of its data folder once refreshed, in the order of versions", async () => {
    await keepVersion(dossier, { ...rome60, version: "9" }, { ...rome60, version: "60" });
    await keepVersion(dossier, rome61, rome62);
    await keepVersion(dossier, rome60, rome61);
    await refreshVersions(dossier, "62");
    expect(keptDiffs().map((d) => d.a.version)).toEqual(["60", "61", "62"]);
    expect(knownVersions(keptDiffs())).toEqual(["9", "60", "61", "62"]);
    const [premier, , dernier] = keptDiffs();
    if (premier === undefined || dernier === undefined) throw new Error("not refreshed");
    const long = { ...dernier, a: { ...dernier.a, version: "100" }, de: premier.de };
    setDiffs([long, dernier]);
    expect(keptDiffs()).toEqual([dernier, long]);
    setDiffs([]);
    expect(keptDiffs()).toEqual([]);
  });

  it("end at the version in service: the next one may never have come", async () => {
    await keepVersion(dossier, rome60, rome61);
    await keepVersion(dossier, rome61, rome62);
    await refreshVersions(dossier, "61");
    expect(knownVersions(keptDiffs())).toEqual(["60", "61"]);
    await refreshVersions(dossier, "60");
    expect(keptDiffs()).toEqual([]);
  });

  it("join: from one version to another through those between", () => {
    const [r60, r61, r62] = [build(rome60), build(rome61), build(rome62)];
    const [un, deux] = [diffVersions(r60, r61), diffVersions(r61, r62)];
    setDiffs([deux, un]);
    const diffs = keptDiffs();
    expect(between(diffs, "60", "61")).toBe(un);
    expect(between(diffs, "60", "62")).toEqual(diffVersions(r60, r62));
    expect(between(diffs, "60", "62")).toBe(between(diffs, "60", "62"));
    for (const [de, a] of [
      ["62", "60"],
      ["60", "60"],
      ["59", "62"],
      ["60", "63"],
    ] as const) {
      expect(between(diffs, de, a)).toBeNull();
    }
    expect(between([un, { ...deux, de: { ...deux.de, version: "61b" } }], "60", "62")).toBeNull();
    expect(steps(diffs, "62")).toEqual([deux, un]);
    expect(steps(diffs, "61")).toEqual([un]);
    expect(steps(diffs, "59")).toEqual([]);
  });
});
