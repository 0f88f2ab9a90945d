import { createHash } from "node:crypto";
import { once } from "node:events";
import { watch } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importArchive } from "../load";
import type { RomeTables } from "../model";
import { archiveSource } from "../sources/archive";
import { archiveOfficielle } from "../testing/archive";
import { ecrireDossier, MiniArchive, miniEnGrand, zipper } from "../testing/mini";
import { finDe, lancerImport } from "../testing/processus";
import { build } from "./build";
import { cheminSnapshot, type EnteteSnapshot, readSnapshot, writeSnapshot } from "./snapshot";

/** Tables without which nothing can be built, or only half of it. */
const TABLES_DE_PREUVE = { metiers: true, items: true, nafsLiens: true };

let racine: string;
/** An archive in order, and its tables. */
let mini: string;
let rome: RomeTables;
beforeAll(async () => {
  racine = await mkdtemp(join(tmpdir(), "passerelles-snapshot-"));
  mini = await ecrireDossier(new MiniArchive().fichiers(), join(racine, "mini"));
  rome = await archiveSource(mini).load();
});
afterAll(() => rm(racine, { recursive: true }));

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(racine, "data-"));
});

/** What an installation leaves on purpose. */
const GARDES = new Set([
  "referentiel.snapshot",
  "referentiel.precedent",
  "reperes.json",
  "versions",
  "ecriture.lock",
]);
const temporaires = async (ou = dossier): Promise<string[]> =>
  (await readdir(ou)).filter((nom) => !GARDES.has(nom));

/** Puts a snapshot in place whose checksum is right, whatever its body. */
async function sceller(tete: Omit<EnteteSnapshot, "sha256">, corps: Buffer): Promise<void> {
  const { format, version, publieeLe, source, empreinte, importeeLe } = tete;
  const champs = { format, version, publieeLe, source, empreinte, importeeLe };
  const sha256 = createHash("sha256")
    .update(JSON.stringify(Object.values(champs)))
    .update(corps)
    .digest("hex");
  const ligne = Buffer.from(`${JSON.stringify({ ...champs, sha256 })}\n`);
  await writeFile(cheminSnapshot(dossier), Buffer.concat([ligne, corps]));
}

/** Tables as format 1 had them: one JSON, columns named once. */
const enFormat1 = (tables: RomeTables["tables"]): Buffer =>
  gzipSync(
    JSON.stringify(
      Object.fromEntries(
        Object.entries(tables).map(([table, rows]: [string, readonly object[]]) => [
          table,
          { champs: Object.keys(rows[0] ?? {}), lignes: rows.map((row) => Object.values(row)) },
        ]),
      ),
    ),
  );

describe("a snapshot", () => {
  it("is read as it was written", async () => {
    const entete = await writeSnapshot(dossier, rome, "empreinte");
    expect(await readSnapshot(dossier)).toEqual({ statut: "trouve", snapshot: { entete, rome } });
    expect(entete).toMatchObject({ version: "60", publieeLe: "2025-09-18", empreinte: "empreinte" });
    expect(Date.parse(entete.importeeLe)).not.toBeNaN();
    expect(await temporaires()).toEqual([]);
  });

  it("makes the same referential as its source", async () => {
    await writeSnapshot(dossier, rome, "");
    const lecture = await readSnapshot(dossier);
    expect(lecture.statut === "trouve" && build(lecture.snapshot.rome)).toEqual(build(rome));
  });

  it("keeps empty tables and a date that is not known", async () => {
    const vides = { ...rome, publieeLe: null, tables: { ...rome.tables, themes: [], themesLiens: [] } };
    await writeSnapshot(dossier, vides, "");
    expect(await readSnapshot(dossier)).toMatchObject({ statut: "trouve", snapshot: { rome: vides } });
  });

  it("is made in a folder that is not there yet, and replaces the one before", async () => {
    const loin = join(dossier, "a/b");
    await writeSnapshot(loin, rome, "un");
    await writeSnapshot(loin, { ...rome, version: "61" }, "deux");
    expect(await readSnapshot(loin)).toMatchObject({
      statut: "trouve",
      snapshot: { entete: { empreinte: "deux" }, rome: { version: "61" } },
    });
    expect(await readdir(loin)).toEqual(["referentiel.snapshot"]);
  });

  it("leaves the one before when it cannot be written", async () => {
    // A folder in its place: the rename fails, after everything else was done.
    await mkdir(cheminSnapshot(dossier));
    await expect(writeSnapshot(dossier, rome, "")).rejects.toThrow();
    expect(await temporaires()).toEqual([]);
  });
});

describe("a snapshot that cannot be read", () => {
  it("is absent when there is none, or no folder", async () => {
    expect(await readSnapshot(dossier)).toEqual({ statut: "absent" });
    expect(await readSnapshot(join(dossier, "ailleurs"))).toEqual({ statut: "absent" });
  });

  it("is unavailable when something else is in its place", async () => {
    await mkdir(cheminSnapshot(dossier));
    expect(await readSnapshot(dossier)).toEqual({
      statut: "indisponible",
      raison: "lecture impossible (EISDIR)",
    });
    const fichier = join(dossier, "fichier");
    await writeFile(fichier, "");
    expect(await readSnapshot(fichier)).toEqual({
      statut: "indisponible",
      raison: "lecture impossible (ENOTDIR)",
    });
  });

  it("is unavailable wherever it is cut, and stays where it is", async () => {
    await writeSnapshot(dossier, rome, "");
    const entier = await readFile(cheminSnapshot(dossier));
    const debut = entier.indexOf(10);
    const coupes = [0, 1, 50, debut - 1, debut, debut + 1, debut + 40, entier.length >> 1, entier.length - 1];
    for (const coupe of coupes) {
      await writeFile(cheminSnapshot(dossier), entier.subarray(0, coupe));
      expect(await readSnapshot(dossier), `cut at ${coupe}`).toEqual({
        statut: "indisponible",
        raison: coupe <= debut ? "en-tête illisible ou d'un autre format" : "somme de contrôle fausse",
      });
      expect(await readFile(cheminSnapshot(dossier))).toHaveLength(coupe);
    }
  });

  it("is unavailable when any one byte of it is altered or added", async () => {
    await writeSnapshot(dossier, rome, "e".repeat(64));
    const entier = await readFile(cheminSnapshot(dossier));
    const debut = entier.indexOf(10);
    // Each byte of the header, and one in 29 of what follows.
    for (let i = 0; i < entier.length; i += i <= debut ? 1 : 29) {
      const abime = Buffer.from(entier);
      abime.writeUInt8(abime.readUInt8(i) ^ 1, i);
      await writeFile(cheminSnapshot(dossier), abime);
      expect(await readSnapshot(dossier), `byte ${i}`).toMatchObject({ statut: "indisponible" });
    }
    await writeFile(cheminSnapshot(dossier), Buffer.concat([entier, Buffer.of(0)]));
    expect(await readSnapshot(dossier)).toMatchObject({ statut: "indisponible" });
  });

  it.each([
    ["another format", (e: EnteteSnapshot) => ({ ...e, format: e.format + 1 })],
    ["a source that does not exist", (e: EnteteSnapshot) => ({ ...e, source: "ailleurs" })],
    ["no fingerprint", ({ empreinte: _, ...e }: EnteteSnapshot) => e],
  ])("is unavailable when its header has %s", async (_, changer) => {
    const entete = await writeSnapshot(dossier, rome, "");
    const entier = await readFile(cheminSnapshot(dossier));
    const tete = Buffer.from(JSON.stringify(changer(entete)));
    await writeFile(cheminSnapshot(dossier), Buffer.concat([tete, entier.subarray(entier.indexOf(10))]));
    expect(await readSnapshot(dossier)).toEqual({
      statut: "indisponible",
      raison: "en-tête illisible ou d'un autre format",
    });
  });

  it("is read in the format before this one", async () => {
    const entete = await writeSnapshot(dossier, rome, "empreinte");
    await sceller({ ...entete, format: 1 }, enFormat1(rome.tables));
    expect(await readSnapshot(dossier)).toMatchObject({
      statut: "trouve",
      snapshot: { rome, entete: { format: 1, empreinte: "empreinte" } },
    });
  });

  it.each<[string, () => Buffer]>([
    ["is no gzip", () => Buffer.from("ceci n'est pas du gzip")],
    ["lacks a table", () => gzipSync('{"table":"metiers","champs":[],"lignes":[]}')],
    ["has a table of no such name", () => gzipSync('{"table":"toString","champs":[],"lignes":[]}')],
    ["has rows that are none", () => gzipSync('{"table":"metiers","champs":["code"],"lignes":[null]}')],
  ])("is unavailable when its checksum is right and its content %s", async (_, corps) => {
    await sceller(await writeSnapshot(dossier, rome, ""), corps());
    expect(await readSnapshot(dossier)).toEqual({ statut: "indisponible", raison: "contenu illisible" });
  });

  it.each(Object.keys(TABLES_DE_PREUVE))("is unavailable in format 1 without its table %s", async (table) => {
    const reste = { ...rome.tables, [table]: undefined };
    const entete = await writeSnapshot(dossier, rome, "");
    const tables = Object.fromEntries(Object.entries(reste).filter(([, rows]) => rows !== undefined));
    await sceller({ ...entete, format: 1 }, enFormat1(tables as unknown as RomeTables["tables"]));
    expect(await readSnapshot(dossier)).toEqual({ statut: "indisponible", raison: "contenu illisible" });
  });

  it.each(["", "\n", "{}\n", "null\nxx", "n'importe quoi", `${"[".repeat(99)}\n`])(
    "is unavailable when the file is %j",
    async (contenu) => {
      await writeFile(cheminSnapshot(dossier), contenu);
      expect(await readSnapshot(dossier)).toMatchObject({ statut: "indisponible" });
    },
  );
});

describe("what interrupted imports left", () => {
  const VIEUX = ".referentiel.snapshot.0123456789ab";
  const NEUF = ".referentiel.snapshot.ba9876543210";

  it("is removed by the next one once it is old, whatever process it was of; not before", async () => {
    for (const nom of [VIEUX, NEUF, ".referentiel.1234.0123abcd", "autre chose"]) {
      await writeFile(join(dossier, nom), "à moitié");
    }
    const hier = new Date(Date.now() - 24 * 3600 * 1000);
    for (const nom of [VIEUX, ".referentiel.1234.0123abcd", "autre chose"]) {
      await utimes(join(dossier, nom), hier, hier);
    }
    await writeSnapshot(dossier, rome, "");
    expect((await temporaires()).sort()).toEqual([NEUF, "autre chose"].sort());
  });

  it("does not hinder two imports of one process at the same time", async () => {
    await Promise.all(["un", "deux", "trois"].map((e) => writeSnapshot(dossier, rome, e)));
    expect(await readSnapshot(dossier)).toMatchObject({ statut: "trouve" });
    expect(await temporaires()).toEqual([]);
  });
});

describe("npm run rome:import", () => {
  it("says the counts and ends with 0", async () => {
    const { code, stdout, stderr } = await finDe(lancerImport([mini], dossier));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(
      "ROME 4.0, version 60 du 2025-09-18 : 4 métiers, 5 appellations, 7 compétences, ",
    );
    expect(stdout).toContain("2 savoirs, 2 contextes, 6 mobilités, 18 liens.");
    const lecture = await readSnapshot(dossier);
    expect(lecture).toMatchObject({ statut: "trouve", snapshot: { rome } });
  });

  const mauvaises: readonly (readonly [string, (ici: string) => Promise<readonly string[]>, RegExp])[] = [
    ["no path", async () => [], /^Import refusé\. Usage : npm run rome:import -- CHEMIN/],
    [
      "nothing there",
      async (ici) => [join(ici, "rien.zip")],
      /rien\.zip : ce fichier ou dossier n'existe pas\.$/,
    ],
    [
      "a text file",
      async (ici) => {
        await writeFile(join(ici, "notes.zip"), "Ceci n'est pas un zip.");
        return [join(ici, "notes.zip")];
      },
      /^Import refusé\. notes\.zip : ce n'est pas un fichier zip lisible/,
    ],
    [
      "a cut zip",
      async (ici) => {
        const zip = await zipper(new MiniArchive().fichiers());
        await writeFile(join(ici, "coupe.zip"), zip.subarray(0, zip.length >> 1));
        return [join(ici, "coupe.zip")];
      },
      /^Import refusé\. coupe\.zip : ce n'est pas un fichier zip lisible/,
    ],
    [
      // After the file in Windows-1252, which makes a warning.
      "a link to nothing",
      async (ici) => [
        await ecrireDossier(
          new MiniArchive().modifier("rubrique_mobilite", 0, "code_rome_cible", "N9999").fichiers(),
          join(ici, "csv"),
        ),
      ],
      /^Import refusé\. unix_rubrique_mobilite_v460_utf8\.csv, ligne 3, colonne code_rome_cible : 1 lien vers /,
    ],
    [
      "a value with line breaks",
      async (ici) => [
        await ecrireDossier(
          new MiniArchive().modifier("texte", 0, "libelle_type_texte", "a\nb\r\nc").fichiers(),
          join(ici, "csv"),
        ),
      ],
      /^Import refusé\. unix_texte_v460_utf8\.csv, ligne 6, colonne libelle_type_texte : .* « a b c »\.$/,
    ],
  ];
  it.each(mauvaises)("says one line, ends with 1 and changes nothing: %s", async (_, preparer, attendu) => {
    await writeSnapshot(dossier, rome, "d'avant");
    const avant = await readFile(cheminSnapshot(dossier));
    const ici = await mkdtemp(join(racine, "mauvaise-"));
    const { code, stderr } = await finDe(lancerImport(await preparer(ici), dossier));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Import refusé\. [^\n]+\n$/);
    expect(stderr.trimEnd()).toMatch(attendu);
    expect((await readFile(cheminSnapshot(dossier))).equals(avant)).toBe(true);
    expect(await temporaires()).toEqual([]);
  });

  it("says one line when the data folder cannot be written", async () => {
    const fichier = join(dossier, "fichier");
    await writeFile(fichier, "");
    const { code, stderr } = await finDe(lancerImport([mini], fichier));
    expect(code).toBe(1);
    expect(stderr).toBe(`Import refusé. ${fichier} : lecture ou écriture impossible (EEXIST).\n`);
  });
});

const archive = archiveOfficielle("arrêter l'import de l'archive officielle (une petite la remplace)");

describe("an import that is killed", () => {
  /** What can be seen of it from outside. */
  interface Vu {
    /** Files read so far: one line each. */
    lus: number;
    /** Files that came up in the data folder. */
    readonly parus: Set<string>;
  }
  interface Moment {
    readonly nom: string;
    readonly venu: (vu: Vu) => boolean;
    readonly delai?: number;
    /** The import may be over before the signal comes. */
    readonly tardif?: boolean;
  }
  const FICHIERS_LUS = 21;
  /** Twelve imports: about 20 s on a quiet machine, minutes on one that is busy. */
  const TUER_MAX_MS = 300_000;
  const ecrit = ({ parus }: Vu): boolean => [...parus].some((nom) => nom.startsWith(".referentiel."));
  const PENDANT_L_ECRITURE: Moment = { nom: "as it begins to write", venu: ecrit, tardif: true };
  const MOMENTS: readonly Moment[] = [
    { nom: "at its start", venu: () => true },
    ...[1, 3, 6, 9, 13, 17].map(
      (n): Moment => ({ nom: `once ${n} files are read`, venu: ({ lus }) => lus >= n }),
    ),
    { nom: "once all files are read", venu: ({ lus }) => lus >= FICHIERS_LUS },
    { nom: "while it packs the tables", venu: ({ lus }) => lus >= FICHIERS_LUS, delai: 200, tardif: true },
    PENDANT_L_ECRITURE,
    { nom: "as it writes", venu: ecrit, delai: 2, tardif: true },
    { nom: "as it renames", venu: ({ parus }) => parus.has("referentiel.snapshot"), tardif: true },
  ];

  let chemin: string;
  let modele: string;
  let ancien: EnteteSnapshot;
  const dossiers: string[] = [];
  beforeAll(async () => {
    chemin = archive ?? (await ecrireDossier(miniEnGrand(6000).fichiers(), join(racine, "grand")));
    modele = join(racine, "modele");
    ancien = (await importArchive(mini, modele)).entete;
  });

  /** Imports over the old snapshot and kills the import at a moment: which snapshot is there then, if any? */
  async function tuer({ nom, venu, delai = 0, tardif = false }: Moment): Promise<string> {
    const ou = await mkdtemp(join(racine, "tue-"));
    dossiers.push(ou);
    await cp(cheminSnapshot(modele), cheminSnapshot(ou));
    const vu: Vu = { lus: 0, parus: new Set() };
    const guet = watch(ou);
    const enfant = lancerImport([chemin], ou);
    const tirer = (): void => {
      if (!venu(vu)) return;
      if (delai === 0) enfant.kill("SIGKILL");
      else setTimeout(() => enfant.kill("SIGKILL"), delai);
    };
    guet.on("change", (_, fichier) => {
      vu.parus.add(String(fichier));
      tirer();
    });
    if (enfant.stdout) {
      createInterface(enfant.stdout).on("line", (ligne) => {
        if (ligne.endsWith(" lignes")) vu.lus++;
        tirer();
      });
    }
    enfant.once("spawn", tirer);
    const [, signal] = (await once(enfant, "close")) as [number | null, NodeJS.Signals | null];
    guet.close();
    if (signal !== "SIGKILL" && !tardif) return `${nom}: not killed`;
    return `${nom}: ${await lequel(ou)}`;
  }

  /** Tells a whole old snapshot, a whole new one and anything else apart. */
  async function lequel(ou: string): Promise<string> {
    const lecture = await readSnapshot(ou);
    if (lecture.statut !== "trouve") return lecture.statut;
    const { entete, rome: lue } = lecture.snapshot;
    if (entete.importeeLe === ancien.importeeLe) {
      return isDeepStrictEqual([entete, lue], [ancien, rome]) ? "old" : "altered";
    }
    const entier = build(lue).comptes.metiers === (archive ? 1584 : 6004);
    return entier && entete.importeeLe > ancien.importeeLe ? "new" : "altered";
  }

  it(
    `leaves the old snapshot or the new one, whole, at ${MOMENTS.length} moments`,
    async () => {
      const vus: string[] = [];
      const suivants = MOMENTS.values();
      // Two at a time: the machine has two cores at least, and this is the longest test.
      const file = async (): Promise<void> => {
        for (const moment of suivants) vus.push(await tuer(moment));
      };
      await Promise.all([file(), file()]);
      const attendus = MOMENTS.map(({ nom, tardif }) => `${nom}: ${tardif ? "(old|new)" : "old"}`);
      for (const attendu of attendus) expect(vus).toContainEqual(expect.stringMatching(`^${attendu}$`));
    },
    TUER_MAX_MS,
  );

  it(
    "was caught in the middle of its write at least once, and the next import cleans up",
    async () => {
      const coupe = async (): Promise<string | undefined> => {
        for (const ou of dossiers) if ((await temporaires(ou)).length > 0) return ou;
        return undefined;
      };
      // The write takes a few milliseconds: tried again until one is caught.
      for (let essai = 0; essai < 5 && (await coupe()) === undefined; essai++) await tuer(PENDANT_L_ECRITURE);
      const ou = await coupe();
      if (ou === undefined) throw new Error("no import was caught in the middle of its write");
      expect(await lequel(ou)).toBe("old");
      const hier = new Date(Date.now() - 24 * 3600 * 1000);
      for (const nom of [...(await temporaires(ou)), "ecriture.lock"])
        await utimes(join(ou, nom), hier, hier);
      await importArchive(mini, ou);
      // The map is kept before the write begins: a stopped import may have left that of its own data.
      expect((await readdir(ou)).filter((nom) => nom !== "cartes").sort()).toEqual([
        "referentiel.precedent",
        "referentiel.snapshot",
        "reperes.json",
      ]);
    },
    TUER_MAX_MS,
  );

  it(
    "goes through when it is not",
    async () => {
      const { code, stdout, stderr } = await finDe(lancerImport([chemin], dossier));
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout.split("\n").filter((ligne) => ligne.endsWith(" lignes"))).toHaveLength(FICHIERS_LUS);
      expect(stdout.replace(/\s/g, " ")).toContain(
        archive ? ": 1 584 métiers, 13 120 " : ": 6 004 métiers, ",
      );
      expect(await lequel(dossier)).toBe("new");
    },
    TUER_MAX_MS,
  );
});
