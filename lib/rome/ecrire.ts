import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * No write takes that long: an older temporary file was left by a process that was stopped. Its age tells, not a process
 * number, which two containers on one volume may share.
 */
const RESTE_MS = 10 * 60_000;
const TEMPORAIRE = /^\..+\.[0-9a-f]{8,}$/;

/** A name next to which nothing else is written: `.{nom}.{hasard}`. */
export const nomTemporaire = (nom: string): string => `.${nom}.${randomBytes(6).toString("hex")}`;

/**
 * Writes a file whole: beside, flushed to the disk, then renamed in place, and the folder flushed too. A stop at any moment
 * leaves what was there or what is written. Makes the folder, and removes what stopped writes left in it.
 * @param avantDeRemplacer run once all is on the disk; when it throws, nothing is replaced.
 */
export async function ecrireAtomique(
  chemin: string,
  contenu: Buffer | string,
  avantDeRemplacer: () => void = () => {},
): Promise<void> {
  const dossier = dirname(chemin);
  await mkdir(dossier, { recursive: true });
  await purger(dossier);
  const temporaire = join(/*turbopackIgnore: true*/ dossier, nomTemporaire(basename(chemin)));
  try {
    const fichier = await open(/*turbopackIgnore: true*/ temporaire, "wx");
    try {
      await fichier.writeFile(contenu);
      await fichier.sync();
    } finally {
      await fichier.close();
    }
    avantDeRemplacer();
    await rename(temporaire, chemin);
  } catch (cause) {
    await rm(temporaire, { force: true });
    throw cause;
  }
  const repertoire = await open(dossier, "r");
  await repertoire.sync().finally(() => repertoire.close());
}

/** Removes the temporary files that nobody writes any more. */
export async function purger(dossier: string): Promise<void> {
  for (const nom of await readdir(dossier)) {
    if (!TEMPORAIRE.test(nom)) continue;
    const chemin = join(dossier, nom);
    const etat = await stat(chemin).catch(() => null);
    if (etat !== null && Date.now() - etat.mtimeMs > RESTE_MS) await rm(chemin, { force: true });
  }
}
