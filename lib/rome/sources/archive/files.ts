import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
// crc-32: yauzl leaves the checksum of an entry to its caller; no dependency, the usual choice on npm.
import crc32 from "crc-32";
// yauzl: reads a zip by its central directory, refuses names that climb out and entries that lie about their size.
import yauzl from "yauzl";
import { SourceError } from "../port";

/** More than this, unpacked, is not the ROME (v60 is 25 MB) but an attack or a mistake. */
export const TAILLE_MAX = 500 * 1024 * 1024;

export interface Fichier {
  /** Base name, without folders. */
  readonly nom: string;
  readonly read: () => Promise<Buffer>;
}

/**
 * The files of an archive, a zip or a folder, one after the other.
 * @param voulus names worth reading; the others are counted in the size but never unpacked.
 * @throws SourceError when there is nothing there, the zip is damaged or unsafe, or the whole is over `TAILLE_MAX`.
 */
export async function* openFiles(chemin: string, voulus: (nom: string) => boolean): AsyncGenerator<Fichier> {
  const etat = await stat(chemin).catch(() => null);
  if (etat === null) throw new SourceError(`${chemin} : ce fichier ou dossier n'existe pas.`);
  yield* etat.isDirectory() ? dansDossier(chemin, voulus) : dansZip(chemin, voulus);
}

async function* dansDossier(dossier: string, voulus: (nom: string) => boolean): AsyncGenerator<Fichier> {
  let total = 0;
  for (const entree of (await readdir(dossier, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entree.isFile() || !voulus(entree.name)) continue;
    const chemin = join(dossier, entree.name);
    total += (await stat(chemin)).size;
    if (total > TAILLE_MAX) throw new SourceError(`${dossier} : les fichiers dépassent ${enMo(TAILLE_MAX)}.`);
    yield { nom: entree.name, read: () => lire(createReadStream(chemin), TAILLE_MAX) };
  }
}

async function* dansZip(chemin: string, voulus: (nom: string) => boolean): AsyncGenerator<Fichier> {
  const nomZip = basename(chemin);
  const zip = await ouvrirZip(chemin).catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new SourceError(
      code === undefined
        ? `${nomZip} : ce n'est pas un fichier zip lisible, ou il est tronqué.`
        : `${nomZip} : lecture impossible (${code}).`,
    );
  });
  try {
    const entrees = await lister(zip).catch((cause: unknown) => {
      throw new SourceError(`${nomZip} : zip refusé (${enFrancais(cause)}).`);
    });
    const total = entrees.reduce((somme, e) => somme + e.uncompressedSize, 0);
    if (total > TAILLE_MAX) {
      throw new SourceError(
        `${nomZip} : une fois décompressé il ferait ${enMo(total)}, plus que les ${enMo(TAILLE_MAX)} admis.`,
      );
    }
    for (const entree of entrees) {
      const nom = basename(entree.fileName);
      if (entree.fileName.endsWith("/") || !voulus(nom)) continue;
      yield {
        nom,
        read: async () => {
          try {
            const contenu = await lire(await ouvrirEntree(zip, entree), entree.uncompressedSize);
            if (crc32.buf(contenu) >>> 0 !== entree.crc32) throw new Error("somme de contrôle fausse");
            return contenu;
          } catch (cause) {
            throw new SourceError(`${nomZip} : ${nom} est abîmé dans le zip (${enFrancais(cause)}).`);
          }
        },
      };
    }
  } finally {
    zip.close();
  }
}

const ouvrirZip = (chemin: string): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(chemin, { lazyEntries: true, autoClose: false, strictFileNames: true }, (erreur, zip) => {
      if (erreur) reject(erreur);
      else resolve(zip);
    });
  });

const lister = (zip: yauzl.ZipFile): Promise<yauzl.Entry[]> =>
  new Promise((resolve, reject) => {
    const entrees: yauzl.Entry[] = [];
    zip.on("entry", (entree: yauzl.Entry) => {
      entrees.push(entree);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entrees));
    zip.on("error", reject);
    zip.readEntry();
  });

const ouvrirEntree = (zip: yauzl.ZipFile, entree: yauzl.Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entree, (erreur, flux) => {
      if (erreur) reject(erreur);
      else resolve(flux);
    });
  });

async function lire(flux: Readable, max: number): Promise<Buffer> {
  const morceaux: Buffer[] = [];
  let taille = 0;
  for await (const morceau of flux as AsyncIterable<Buffer>) {
    taille += morceau.length;
    if (taille > max) throw new Error(`plus de ${enMo(max)}`);
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux, taille);
}

const enMo = (octets: number): string => `${Math.round(octets / 1024 / 1024)} Mo`;

/** What yauzl finds wrong, in French; what zlib finds is of no help to who gave the zip. */
const TRADUCTIONS: readonly (readonly [RegExp, string])[] = [
  [/^absolute path/, "chemin absolu"],
  [/^invalid relative path/, "chemin qui sort du dossier"],
  [/^invalid characters in fileName/, "barre oblique inverse dans un nom"],
  [/^(?:too many|not enough) bytes in the stream.*/, "taille différente de celle annoncée"],
  [/.*(?:encrypted|encryption).*/, "contenu chiffré"],
  [/^unsupported compression method.*/, "méthode de compression inconnue"],
  [/^somme de contrôle fausse$/, "somme de contrôle fausse"],
];

function enFrancais(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const [motif, francais] = TRADUCTIONS.find(([m]) => m.test(message)) ?? [];
  return motif === undefined || francais === undefined
    ? "contenu illisible"
    : message.replace(motif, francais).replace(": ", " : ");
}
