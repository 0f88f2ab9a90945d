import { mkdir } from "node:fs/promises";
import { join } from "node:path";
// proper-lockfile: a lock between processes that outlives no crash (its age is renewed), portable.
import lockfile from "proper-lockfile";

/**
 * Runs `faire` while no other process holds the lock `nom` of a data folder.
 * @param perimeMs a lock whose holder gave no sign of life for this long is taken over.
 * @returns null, without running it, when another process has the lock. @throws what `faire` throws, or a fault of the disk.
 */
export async function sousVerrou<T>(
  dossier: string,
  nom: string,
  perimeMs: number,
  faire: () => Promise<T>,
): Promise<T | null> {
  await mkdir(dossier, { recursive: true });
  const chemin = join(dossier, nom);
  // The library tells locks of one process apart by the file they are for: each has its own, which need not exist.
  const liberer = await lockfile
    .lock(chemin, { lockfilePath: chemin, stale: perimeMs, realpath: false })
    .catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ELOCKED") return null;
      throw cause;
    });
  if (liberer === null) return null;
  try {
    return await faire();
  } finally {
    await liberer().catch(() => {
      // The folder itself may be gone or full: a lock left behind goes stale by itself.
    });
  }
}

/** Held while the snapshot is replaced. */
export const VERROU_MAJ = { nom: "maj.lock", perimeMs: 30_000 } as const;
