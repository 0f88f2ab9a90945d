import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Writes a file whole beside its place, flushed, then renamed: a stop at any moment leaves the old one or the new one. */
export async function ecrireAtomique(chemin: string, contenu: Buffer | string): Promise<void> {
  const temporaire = join(dirname(chemin), `.${basename(chemin)}.${randomBytes(6).toString("hex")}`);
  try {
    const fichier = await open(temporaire, "wx");
    try {
      await fichier.writeFile(contenu);
      await fichier.sync();
    } finally {
      await fichier.close();
    }
    await rename(temporaire, chemin);
  } catch (cause) {
    await rm(temporaire, { force: true });
    throw cause;
  }
}
