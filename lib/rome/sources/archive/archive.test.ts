import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { RomeTables } from "../../model";
import { build } from "../../referential/build";
import {
  ecrireDossier,
  type Fichiers,
  MiniArchive,
  NOMS_MINI,
  type NomMini,
  zipper,
} from "../../testing/mini";
import { declarer, lieuxDe, renommer, trouver } from "../../testing/zip";
import { describeSourceContract } from "../contract";
import { SourceError } from "../port";
import { archiveSource } from ".";
import { FICHIERS, NOMS_FICHIERS } from "./wire";

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-archive-"));
  return () => rm(dossier, { recursive: true });
});

/** Imports files put in a folder; `avertissements` are what was said meanwhile. */
async function importer(
  fichiers: Fichiers,
): Promise<RomeTables & { readonly avertissements: readonly string[] }> {
  const avertissements: string[] = [];
  const rome = await archiveSource(await ecrireDossier(fichiers, join(dossier, "csv"))).load({
    etape: () => {},
    avertissement: (message) => avertissements.push(message),
  });
  return { ...rome, avertissements };
}

/** The message of the refusal, which must be one line; fails when `chemin` is accepted. */
async function refus(chemin: string): Promise<string> {
  const cause = await archiveSource(chemin)
    .load()
    .then(
      () => new Error("the archive was accepted"),
      (erreur: unknown) => erreur,
    );
  if (!(cause instanceof SourceError)) throw cause;
  expect(cause.message).not.toMatch(/\p{Cc}/u);
  return cause.message;
}

const refusDe = async (mini: MiniArchive | Fichiers): Promise<string> =>
  refus(await ecrireDossier(mini instanceof MiniArchive ? mini.fichiers() : mini, join(dossier, "csv")));

async function refusDuZip(zip: Buffer): Promise<string> {
  const chemin = join(dossier, "rome.zip");
  await writeFile(chemin, zip);
  return refus(chemin);
}

const zipMini = (): Promise<Buffer> => zipper(new MiniArchive().fichiers());

describeSourceContract("a mini archive", () => ({
  load: async (suivi) => {
    const ici = await mkdtemp(join(tmpdir(), "passerelles-contrat-"));
    try {
      return await archiveSource(await ecrireDossier(new MiniArchive().fichiers(), ici)).load(suivi);
    } finally {
      await rm(ici, { recursive: true });
    }
  },
}));

describe("an archive in order", () => {
  it("gives the same tables as a zip, a zip with a folder inside, and a folder", async () => {
    const fichiers = new MiniArchive().fichiers();
    const { avertissements: _, ...deDossier } = await importer(fichiers);
    for (const racine of ["", "RefRomeCsv/", "a/b/"]) {
      const zip = join(dossier, "rome.zip");
      await writeFile(zip, await zipper(fichiers, racine));
      expect(await archiveSource(zip).load()).toEqual(deDossier);
    }
    expect(deDossier.source).toBe("archive");
  });

  it("keeps each fact of a métier", async () => {
    const { tables } = await importer(new MiniArchive().fichiers());
    expect(tables.metiers.find((m) => m.code === "A1102")).toEqual({
      code: "A1102",
      ogr: "92",
      libelle: "Semeur / Semeuse de prairies",
      parent: "A1101",
      riasecMajeur: "R",
      riasecMineur: null,
      reglemente: false,
      cadre: false,
      ecologique: "strategique",
      numerique: false,
      demographique: true,
    });
    expect(tables.metiers.find((m) => m.code === "B1201")).toMatchObject({ reglemente: null, cadre: null });
    expect(tables.appellations.find((a) => a.ogr === "9012")).toEqual({
      ogr: "9012",
      metier: "A1101",
      libelle: "Guetteur / Guetteuse de nids",
      libelleCourt: "Guetteur / Guetteuse",
      principale: false,
      peuUsite: true,
      ancienCode: "A1102",
    });
    expect(tables.competences.map((c) => [c.ogr, c.nature, c.categorie, c.macro])).toEqual([
      ["100001", "competence", "technique", "300001"],
      ["100002", "competence", "expert", "300001"],
      ["100003", "competence", "technique", "300002"],
      ["100004", "competence", "transverse", "300002"],
      ["300001", "macro", "technique", null],
      ["300002", "macro", "transverse", null],
      ["300003", "macro", "savoir-etre", null],
    ]);
    expect(tables.items.filter((i) => i.metier === "A1101").map((i) => [i.ogr, i.coeur])).toEqual([
      ["100001", "principale"],
      ["100002", "emergente"],
      ["300003", null],
      ["110001", "principale"],
      ["120002", null],
    ]);
    expect(tables.secteursLiens).toContainEqual({
      metier: "A1101",
      secteur: "10",
      sousSecteur: "11",
      principal: true,
    });
    expect(tables.mobilites).toContainEqual({ metier: "B1201", cible: "K1301", ordre: 10 });
    expect(tables.macros).toHaveLength(3);
  });

  it("reads doubled apostrophes, quotes and line breaks inside fields", async () => {
    const { tables } = await importer(new MiniArchive().fichiers());
    const textes = tables.textes.map((t) => t.texte);
    expect(textes).toContain("Prévient dès qu'un nid s'installe.");
    expect(textes).toContain("Aucun diplôme.\n\nSavoir dire « c'est l'heure ».");
    expect(textes).toContain(`Sème, roule "à l'ancienne", arrose.`);
    expect(tables.centresInteret[0]?.definition).toBe(
      "L'air frais, de l'aube au soir.\n\nPar tous les temps.",
    );
  });

  it("puts sentences, appellations, links and moves in the order of their ranks", async () => {
    const metiers = build(await importer(new MiniArchive().fichiers())).metiers;
    const veilleur = metiers.get("A1101");
    expect(veilleur?.definition).toEqual([
      "Passe chaque matin le long de l'allée.",
      "Prévient dès qu'un nid s'installe.",
    ]);
    expect(veilleur?.appellations.map((a) => a.ogr)).toEqual(["9011", "9012"]);
    expect(veilleur?.secteurs.map((s) => s.secteur.libelle)).toEqual(["Campagne", "Littoral"]);
    expect(veilleur?.mobilites.map((m) => m.cible)).toEqual(["A1102", "K1301"]);
    // By number, not by text: 9 is before 10.
    expect(metiers.get("B1201")?.mobilites.map((m) => m.cible)).toEqual(["A1102", "K1301"]);
    expect([...metiers.keys()]).toEqual(["A1101", "A1102", "B1201", "K1301"]);
  });

  it("reads a file of Windows-1252 right, and says so", async () => {
    const { tables, avertissements } = await importer(new MiniArchive().retirer("secteur_naf").fichiers());
    expect(tables.nafs).toEqual([
      { code: "1", libelle: "Élevage d’abeilles, cœur de forêt" },
      { code: "9", libelle: "Fabrication de cordes" },
    ]);
    expect(avertissements).toContain(
      "unix_arborescence_secteur_naf_v460_utf8.csv : lu en Windows-1252, malgré son nom.",
    );
  });

  it("reads CRLF line ends and a byte order mark as if they were not there", async () => {
    const attendu = await importer(new MiniArchive().fichiers());
    const enCrlf: Fichiers = new Map();
    for (const [nom, octets] of new MiniArchive().fichiers()) {
      // A line break inside a field is text and stays.
      const texte = octets.toString("latin1").replaceAll('"\n\n"', '"\r\n\r\n"').replace(/\n$/, "\r\n");
      const bom = nom.includes("naf") ? "" : "\u00ef\u00bb\u00bf";
      enCrlf.set(nom, Buffer.from(bom + texte, "latin1"));
    }
    expect(await importer(enCrlf)).toEqual(attendu);
  });

  it("ignores files, folders and columns that it does not know", async () => {
    const attendu = await importer(new MiniArchive().fichiers());
    const fichiers = new MiniArchive().fichiers();
    for (const nom of ["LISEZMOI.txt", "unix_item_v460_utf8.csv", "unix_constructor_v459_utf8.csv"]) {
      fichiers.set(nom, Buffer.from("rien qui se lise \u0000"));
    }
    const zip = join(dossier, "rome.zip");
    await writeFile(zip, await zipper(fichiers));
    const { avertissements: _, ...rome } = attendu;
    expect(await archiveSource(zip).load()).toEqual(rome);
  });

  it("takes the version from version.txt, or from the names of the files", async () => {
    const date = { publieeLe: "2025-09-18" };
    expect(await importer(new MiniArchive().fichiers())).toMatchObject({ version: "60", ...date });
    const sansDate = new MiniArchive();
    sansDate.versionTxt = "";
    sansDate.version = "61";
    await rm(join(dossier, "csv"), { recursive: true });
    expect(await importer(sansDate.fichiers())).toMatchObject({ version: "61", publieeLe: null });
  });
});

const OPTIONNELS: readonly NomMini[] = [
  "referentiel_code_rome_riasec",
  "arborescence_competences",
  "centre_interet",
  "arborescence_centre_interet",
  "secteur_activite",
  "sous_secteur_activite",
  "arborescence_secteur_activite",
  "themes",
  "arborescence_thematique",
  "secteur_naf",
  "arborescence_secteur_naf",
];
const REQUIS = NOMS_MINI.filter((nom) => !OPTIONNELS.includes(nom));

describe("a file that is missing", () => {
  it.each(OPTIONNELS)("is a warning when it is the optional %s", async (nom) => {
    const { avertissements, tables } = await importer(new MiniArchive().retirer(nom).fichiers());
    expect(avertissements).toContain(`unix_${nom}_v460_utf8.csv : fichier absent, la rubrique sera vide.`);
    expect(tables.metiers).toHaveLength(4);
  });

  it("leaves every optional section empty when none of them is there", async () => {
    const { avertissements, tables } = await importer(new MiniArchive().retirer(...OPTIONNELS).fichiers());
    expect(avertissements).toHaveLength(OPTIONNELS.length);
    const vides = Object.entries(tables).filter(([, lignes]) => lignes.length === 0);
    expect(vides.map(([table]) => table).sort()).toEqual(
      [
        ...["centresInteret", "centresInteretLiens", "domainesCompetence", "enjeux", "macros", "nafs"],
        ...["nafsLiens", "objectifs", "secteurs", "secteursLiens", "sousSecteurs", "themes", "themesLiens"],
      ].sort(),
    );
    expect(tables.metiers[0]).toMatchObject({ riasecMajeur: null, riasecMineur: null });
  });

  it("is a warning for every pair of optional files too", async () => {
    for (const a of OPTIONNELS) {
      for (const b of OPTIONNELS) {
        if (a >= b) continue;
        await rm(join(dossier, "csv"), { recursive: true, force: true });
        await expect(
          importer(new MiniArchive().retirer(a, b).fichiers()),
          `${a}, ${b}`,
        ).resolves.toBeTruthy();
      }
    }
  });

  it("leaves the labels that the links repeat when it is a file of definitions", async () => {
    const mini = new MiniArchive().retirer(
      "centre_interet",
      "secteur_activite",
      "sous_secteur_activite",
      "themes",
    );
    const { tables } = await importer(mini.fichiers());
    expect(tables.centresInteret.map((c) => c.libelle)).toEqual(["J'aime l'air frais", "J'aime coudre"]);
    expect(tables.secteurs.map((s) => s.libelle).sort()).toEqual(["Campagne", "Littoral"]);
    expect(tables.sousSecteurs).toEqual([{ code: "11", libelle: "Bocage", definition: "", secteur: "10" }]);
    expect(tables.themes.map((t) => t.definition)).toEqual(["", ""]);
  });

  it.each(REQUIS)("is refused when it is the required %s", async (nom) => {
    expect(await refusDe(new MiniArchive().retirer(nom))).toBe(
      `unix_${nom}_v460_utf8.csv : fichier obligatoire absent de l'archive.`,
    );
  });
});

describe("a path that is not an archive", () => {
  it("is refused when nothing is there", async () => {
    const chemin = join(dossier, "rien.zip");
    expect(await refus(chemin)).toBe(`${chemin} : ce fichier ou dossier n'existe pas.`);
  });

  it.each([
    ["a text file", "Ceci n'est pas un zip.\n"],
    ["an empty file", ""],
    ["a file that only begins like a zip", "PK\u0003\u0004 et puis plus rien"],
  ])("is refused when it is %s", async (_, contenu) => {
    expect(await refusDuZip(Buffer.from(contenu))).toBe(
      "rome.zip : ce n'est pas un fichier zip lisible, ou il est tronqué.",
    );
  });

  it("is refused when it is an empty folder, an empty zip, or a zip of something else", async () => {
    const rien = (chemin: string): string =>
      `${chemin} : aucun fichier du ROME (unix_…_v4NN_utf8.csv) ne s'y trouve.`;
    expect(await refus(dossier)).toBe(rien(dossier));
    const zip = join(dossier, "rome.zip");
    expect(await refusDuZip(await zipper(new Map()))).toBe(rien(zip));
    expect(await refusDuZip(await zipper(new Map([["photo.jpg", Buffer.from("…")]])))).toBe(rien(zip));
  });
});

describe("a damaged zip", () => {
  it("is refused wherever it is cut", async () => {
    const zip = await zipMini();
    const coupes = [0.02, 0.25, 0.5, 0.75, 0.98].map((part) => Math.floor(zip.length * part));
    for (const coupe of [...coupes, zip.length - 22, zip.length - 1]) {
      expect(await refusDuZip(zip.subarray(0, coupe)), `cut at ${coupe}`).toMatch(
        /^rome\.zip : ce n'est pas un fichier zip lisible, ou il est tronqué\.$/,
      );
    }
  });

  it("is refused when its beginning or its middle is missing", async () => {
    const zip = await zipMini();
    const milieu = Buffer.concat([zip.subarray(0, 3000), zip.subarray(3500)]);
    for (const reste of [zip.subarray(100), zip.subarray(zip.length - 500), milieu]) {
      expect(await refusDuZip(reste)).toMatch(/^rome\.zip : /);
    }
  });

  it("never lets one flipped bit through into the tables", async () => {
    const fichiers = new MiniArchive().fichiers();
    const { avertissements: _, ...juste } = await importer(fichiers);
    const zip = await zipper(fichiers);
    const [repertoire = 0] = lieuxDe(zip).map((l) => l.central);
    const chemin = join(dossier, "rome.zip");
    let refuses = 0;
    // One bit in 101 of the headers and data of all entries.
    for (let bit = 0; bit < repertoire * 8; bit += 101) {
      const abime = Buffer.from(zip);
      abime.writeUInt8(abime.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await writeFile(chemin, abime);
      const lu = await archiveSource(chemin)
        .load()
        .catch((cause: unknown) => cause);
      if (lu instanceof SourceError) {
        expect(lu.message).toMatch(/^rome\.zip : \S+ est abîmé dans le zip \([^()]+\)\.$/);
        refuses++;
      } else expect(lu, `bit ${bit}`).toEqual(juste);
    }
    expect(refuses).toBeGreaterThan(300);
  });

  it("names the entry whose checksum is wrong", async () => {
    const mini = new MiniArchive();
    const nom = mini.nomDe("themes");
    const zip = await zipper(mini.fichiers());
    const { central } = trouver(zip, nom);
    zip.writeUInt32LE((zip.readUInt32LE(central + 16) ^ 1) >>> 0, central + 16);
    expect(await refusDuZip(zip)).toBe(`rome.zip : ${nom} est abîmé dans le zip (somme de contrôle fausse).`);
  });

  it.each([1, 100_000])("is refused when an entry lies about its size (%i bytes)", async (taille) => {
    const mini = new MiniArchive();
    const nom = mini.nomDe("texte");
    const fichiers = mini.fichiers();
    fichiers.set(nom, Buffer.alloc(50_000, 32));
    expect(await refusDuZip(declarer(await zipper(fichiers), nom, taille))).toBe(
      `rome.zip : ${nom} est abîmé dans le zip (taille différente de celle annoncée).`,
    );
  });

  it("is refused when an entry is encrypted or packed in an unknown way", async () => {
    const mini = new MiniArchive();
    const nom = mini.nomDe("texte");
    const zip = await zipper(mini.fichiers());
    const { central } = trouver(zip, nom);
    const chiffre = Buffer.from(zip);
    chiffre.writeUInt16LE(1, central + 8);
    expect(await refusDuZip(chiffre)).toBe(`rome.zip : ${nom} est abîmé dans le zip (contenu chiffré).`);
    const inconnu = Buffer.from(zip);
    inconnu.writeUInt16LE(14, central + 10);
    expect(await refusDuZip(inconnu)).toBe(
      `rome.zip : ${nom} est abîmé dans le zip (méthode de compression inconnue).`,
    );
  });
});

describe("an unsafe zip", () => {
  const bombe = (mo: number): string =>
    `rome.zip : une fois décompressé il ferait ${mo} Mo, plus que les 500 Mo admis.`;

  it("is refused before it is unpacked when it declares more than 500 MB", async () => {
    const mini = new MiniArchive();
    const zip = await zipper(mini.fichiers());
    expect(await refusDuZip(declarer(zip, mini.nomDe("texte"), 600 * 1024 * 1024))).toBe(bombe(600));
    // The files that are not read count too.
    expect(await refusDuZip(declarer(zip, "version.txt", 501 * 1024 * 1024))).toBe(bombe(501));
  });

  it("is refused when only the sum of its entries is more than 500 MB", async () => {
    let zip = await zipMini();
    for (const { nom } of lieuxDe(zip)) zip = declarer(zip, nom, 30 * 1024 * 1024);
    expect(await refusDuZip(zip)).toBe(bombe(660));
  });

  it("is refused as a folder too", async () => {
    const chemin = await ecrireDossier(new MiniArchive().fichiers(), join(dossier, "csv"));
    const gros = join(chemin, new MiniArchive().nomDe("themes"));
    // A hole: it has the size without taking the room.
    await truncate(gros, 501 * 1024 * 1024);
    expect(await refus(chemin)).toBe(`${chemin} : les fichiers dépassent 500 Mo.`);
  });

  it.each([
    ["../x.csv", "chemin qui sort du dossier : ../x.csv"],
    ["a/../../x.csv", "chemin qui sort du dossier : a/../../x.csv"],
    ["/etc/x.csv", "chemin absolu : /etc/x.csv"],
    ["C:/x.csv", "chemin absolu : C:/x.csv"],
    ["..\\x.csv", "barre oblique inverse dans un nom : ..\\x.csv"],
    ["../\n.csv", "chemin qui sort du dossier : ../ .csv"],
  ])("is refused when an entry is named %j", async (nom, raison) => {
    const innocent = "_".repeat(nom.length);
    const zip = await zipper(new MiniArchive().fichiers().set(innocent, Buffer.from("x")));
    expect(await refusDuZip(renommer(zip, innocent, nom))).toBe(`rome.zip : zip refusé (${raison}).`);
  });
});

describe("files that do not go together", () => {
  it("are refused when two versions are mixed", async () => {
    const autre = new MiniArchive();
    autre.version = "61";
    const nom = autre.nomDe("themes");
    const fichiers = new MiniArchive().retirer("themes").fichiers();
    fichiers.set(nom, Buffer.from(autre.texte("themes")));
    expect(await refusDe(fichiers)).toBe(`${nom} : deux versions du ROME sont mêlées (60 et 61).`);
  });

  it("are refused when version.txt is of another version", async () => {
    const mini = new MiniArchive();
    mini.versionTxt = mini.versionTxt.replace(": 60", ": 59");
    expect(await refusDe(mini)).toBe(
      "version.txt : version 59, mais les fichiers sont ceux de la version 60.",
    );
  });

  it("are refused when one of them is there twice", async () => {
    const mini = new MiniArchive();
    const nom = mini.nomDe("themes");
    const zip = await zipper(mini.fichiers().set(`copie/${nom}`, Buffer.from(mini.texte("themes"))));
    expect(await refusDuZip(zip)).toBe(`${nom} : ce fichier est présent deux fois.`);
  });
});

describe("a CSV that cannot be read", () => {
  const nom = new MiniArchive().nomDe("referentiel_savoir");

  const COLONNES = NOMS_FICHIERS.flatMap((fichier) =>
    Object.keys(FICHIERS[fichier].ligne.shape).map((colonne) => [fichier, colonne] as const),
  );
  it.each(COLONNES)("is refused when %s lacks %s", async (fichier, colonne) => {
    expect(await refusDe(new MiniArchive().retirerColonne(fichier, colonne))).toBe(
      `unix_${fichier}_v460_utf8.csv, ligne 1 : colonne manquante : ${colonne}.`,
    );
  });

  it("names every column that is missing", async () => {
    const mini = new MiniArchive()
      .retirerColonne("texte", "code_rome")
      .retirerColonne("texte", "libelle_texte");
    expect(await refusDe(mini)).toMatch(/, ligne 1 : colonne manquante : code_rome, libelle_texte\.$/);
  });

  it.each([
    ["fewer", ["110003", "Marées"]],
    ["more", ["110003", "Marées", "Domaines d'expertise", "", "", "N", "de trop"]],
  ])("is refused when a record has %s fields than the header", async (_, champs) => {
    const mini = new MiniArchive().ajouter("referentiel_savoir", ...champs);
    const ligne = mini.ligneDe("referentiel_savoir", 2);
    expect(await refusDe(mini)).toBe(`${nom}, ligne ${ligne} : nombre de colonnes différent de l'en-tête.`);
  });

  it("is refused when a quote is never closed", async () => {
    const fichiers = new MiniArchive().fichiers();
    const octets = fichiers.get(nom) ?? Buffer.of();
    fichiers.set(nom, octets.subarray(0, octets.length - 3));
    expect(await refusDe(fichiers)).toMatch(
      new RegExp(`^${nom}, ligne \\d+ : guillemet jamais refermé \\(fichier tronqué \\?\\)\\.$`),
    );
  });

  it("is refused when it is empty", async () => {
    for (const contenu of ["", "\n\n"]) {
      expect(await refusDe(new MiniArchive().fichiers().set(nom, Buffer.from(contenu)))).toBe(
        `${nom}, ligne 1 : fichier vide, sans en-tête de colonnes.`,
      );
    }
  });

  it("is refused when a table that the ROME cannot lack has no record", async () => {
    const entete = `${new MiniArchive().texte("referentiel_competence").split("\n")[0]}\n`;
    const cible = new MiniArchive().nomDe("referentiel_competence");
    expect(await refusDe(new MiniArchive().fichiers().set(cible, Buffer.from(entete)))).toBe(
      `${cible} : aucune ligne.`,
    );
  });
});

describe("a value that is not what its column holds", () => {
  it.each([
    ["referentiel_code_rome", 1, "code_rome", "Z1101"],
    ["referentiel_code_rome", 1, "code_rome", "A110"],
    ["referentiel_code_rome", 1, "libelle_rome", ""],
    ["referentiel_code_rome", 2, "emploi_cadre", "X"],
    ["texte", 3, "libelle_type_texte", "blabla"],
    ["texte", 5, "position_phrase", "deux"],
    ["texte", 5, "position_phrase", ""],
    ["referentiel_appellation", 0, "classification", "AUTRE"],
    ["referentiel_competence", 2, "sous_cat_comp", "Magique"],
    ["coherence_item", 9, "coeur_metier", "Peut-être"],
    ["rubrique_mobilite", 3, "numero_ordre", "0"],
    ["rubrique_mobilite", 3, "numero_ordre", ""],
    ["rubrique_mobilite", 3, "numero_ordre", "1,5"],
    ["referentiel_code_rome_riasec", 0, "riasec_majeur", "Z"],
    ["arborescence_secteur_naf", 1, "code_rome", "é"],
  ] as const)("is refused in %s, record %i, column %s: %j", async (fichier, rang, colonne, valeur) => {
    const mini = new MiniArchive().modifier(fichier, rang, colonne, valeur);
    expect(await refusDe(mini)).toBe(
      `${mini.nomDe(fichier)}, ligne ${mini.ligneDe(fichier, rang)}, colonne ${colonne} : ` +
        `valeur inattendue « ${valeur} ».`,
    );
  });

  it("is told on one line, cut short, when it is long or holds line breaks", async () => {
    const mini = new MiniArchive().modifier("texte", 4, "code_rome", `A\n\u001b[31m${"x".repeat(500)}`);
    const message = await refusDe(mini);
    expect(message).toMatch(/, ligne 14, colonne code_rome : valeur inattendue « A \[31mx+… »\.$/);
    expect(message.length).toBeLessThan(200);
  });
});

describe("a code that is there twice", () => {
  it.each([
    ["referentiel_code_rome", 0, "code_rome", "A1101"],
    ["referentiel_appellation", 4, "code_ogr", "9012"],
    ["referentiel_competence", 3, "code_ogr", "100001"],
    ["themes", 1, "code_theme", "001"],
    ["referentiel_code_rome_riasec", 2, "code_rome", "A1101"],
  ] as const)("is refused in %s, record %i, column %s: %s", async (fichier, rang, colonne, valeur) => {
    const mini = new MiniArchive().modifier(fichier, rang, colonne, valeur);
    // In the first file the record that had the code before comes second.
    const second = fichier === "referentiel_code_rome" ? 1 : rang;
    expect(await refusDe(mini)).toBe(
      `${mini.nomDe(fichier)}, ligne ${mini.ligneDe(fichier, second)}, colonne ${colonne} : ` +
        `code en double : ${valeur}.`,
    );
  });

  it("tells how many others there are", async () => {
    const mini = new MiniArchive()
      .ajouter("referentiel_savoir", "110001", "Chants", "", "", "", "")
      .ajouter("referentiel_savoir", "110002", "Nœuds", "", "", "", "")
      .ajouter("referentiel_savoir", "110002", "Nœuds", "", "", "", "");
    expect(await refusDe(mini)).toMatch(
      /, ligne 7, colonne code_ogr_savoir : code en double : 110001 \(et 2 autres\)\.$/,
    );
  });

  it("is refused for the link of a métier to the same item", async () => {
    const mini = new MiniArchive().ajouter("coherence_item", "A1101", "110001", "");
    expect(await refusDe(mini)).toMatch(/, ligne 39, colonne code_ogr : code en double : A1101 110001\.$/);
  });
});

describe("a link to a code that does not exist", () => {
  it("tells the place of the first, the count and the first five codes", async () => {
    const mini = new MiniArchive();
    for (const code of ["777001", "777002", "777003", "777004", "777005", "777006"]) {
      mini.ajouter("coherence_item", "A1101", code, "");
    }
    mini.ajouter("coherence_item", "B1201", "777001", "");
    expect(await refusDe(mini)).toBe(
      "unix_coherence_item_v460_utf8.csv, ligne 39, colonne code_ogr : 7 liens vers un code qui n'existe pas " +
        "(777001, 777002, 777003, 777004, 777005, …).",
    );
  });

  it.each([
    ["texte", 2, "code_rome", "A9999", "A9999"],
    ["referentiel_appellation", 1, "code_rome", "A9999", "A9999"],
    ["referentiel_competence", 0, "code_ogr_macro_comp", "399999", "399999"],
    ["coherence_item", 2, "code_rome", "A9999", "A9999"],
    ["rubrique_mobilite", 1, "code_rome", "A9999", "A9999"],
    ["rubrique_mobilite", 1, "code_rome_cible", "A9999", "A9999"],
    ["referentiel_code_rome_riasec", 1, "code_rome", "A9999", "A9999"],
    ["arborescence_competences", 0, "code_ogr_macro_competence", "399999", "399999"],
    ["arborescence_centre_interet", 0, "code_centre_interet", "99", "99"],
    ["arborescence_centre_interet", 0, "code_rome", "A9999", "A9999"],
    ["sous_secteur_activite", 0, "code_sect_activite", "99", "99"],
    ["arborescence_secteur_activite", 1, "code_sect_activite", "99", "99"],
    ["arborescence_secteur_activite", 1, "code_ss_sect_activite", "99", "99"],
    ["arborescence_thematique", 2, "code_theme", "099", "099"],
    ["arborescence_secteur_naf", 2, "code_secteur_naf", "99", "99"],
    // The fields of a métier are the beginning of its code.
    ["domaine_professionnel", 0, "code_domaine_professionnel", "A99", "A11"],
    ["grand_domaine", 2, "code_grand_domaine", "N", "K"],
  ] as const)("is refused: %s, record %i, column %s, %s", async (fichier, rang, colonne, valeur, fautif) => {
    const mini = new MiniArchive().modifier(fichier, rang, colonne, valeur);
    const message = await refusDe(mini);
    const parPrefixe = fichier === "domaine_professionnel" || fichier === "grand_domaine";
    const lieu = parPrefixe ? "unix_referentiel_code_rome_v460_utf8.csv, ligne" : mini.nomDe(fichier);
    const place = parPrefixe ? "code_rome" : `ligne ${mini.ligneDe(fichier, rang)}, colonne ${colonne}`;
    expect(message).toContain(lieu);
    expect(message).toContain(place);
    expect(message).toMatch(new RegExp(`: \\d+ liens? vers un code qui n'existe pas \\(${fautif}\\)\\.$`));
  });

  it("names the file that is there when the one of definitions is missing", async () => {
    const mini = new MiniArchive()
      .retirer("sous_secteur_activite")
      .modifier("arborescence_secteur_activite", 1, "code_sect_activite", "99");
    expect(await refusDe(mini)).toBe(
      "unix_arborescence_secteur_activite_v460_utf8.csv, ligne 5, colonne code_sect_activite : " +
        "1 lien vers un code qui n'existe pas (99).",
    );
  });
});

describe("an encoding that is neither UTF-8 nor Windows-1252", () => {
  const mini = new MiniArchive();
  const nom = mini.nomDe("coherence_item");
  const texte = mini.texte("coherence_item");

  it.each([
    ["UTF-16, little endian", Buffer.from(`\ufeff${texte}`, "utf16le"), "UTF-16 ?"],
    ["UTF-16, big endian", Buffer.from(`\ufeff${texte}`, "utf16le").swap16(), "UTF-16 ?"],
    ["UTF-16 without its mark", Buffer.from(texte, "utf16le"), "octet nul"],
  ])("is refused: %s", async (_, octets, raison) => {
    expect(await refusDe(mini.fichiers().set(nom, octets))).toBe(
      `${nom}, ligne 1 : encodage inconnu (${raison}) ; le ROME est en UTF-8.`,
    );
  });

  it.each([
    ["cut in the middle of a letter", (o: Buffer) => o.fill("m", o.indexOf("É") + 1, o.indexOf("É") + 2)],
    [
      "with a byte that nothing has",
      (o: Buffer) => o.fill(0x81, o.indexOf("mergente"), o.indexOf("mergente") + 1),
    ],
    [
      "with a letter in Windows-1252",
      (o: Buffer) => o.fill(0xe9, o.indexOf("mergente"), o.indexOf("mergente") + 1),
    ],
  ])("is refused: UTF-8 %s", async (_, abimer) => {
    // The one other accent of the file is a capital: « É » alone must tell UTF-8 from Windows-1252.
    const fichier = new MiniArchive().modifier("coherence_item", 9, "coeur_metier", "Émergente");
    const octets = abimer(Buffer.from(fichier.texte("coherence_item")));
    expect(await refusDe(mini.fichiers().set(nom, octets))).toBe(
      `${nom}, ligne 5 : encodage inconnu (ni UTF-8, ni Windows-1252).`,
    );
  });
});
