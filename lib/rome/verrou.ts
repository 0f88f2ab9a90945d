import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
// proper-lockfile: a lock between processes that outlives no crash (its age is renewed), portable.
import lockfile from "proper-lockfile";
import { SourceError } from "./sources/port";

/** Held while the official archive is fetched: one process does it for all. */
export const VERROU_MAJ = { nom: "maj.lock", perimeMs: 30_000 } as const;
/** Held while the snapshot is replaced, wherever it comes from. */
export const VERROU_ECRITURE = { nom: "ecriture.lock", perimeMs: 30_000 } as const;

/** How often the holder renews it, and sees whether it still has it. */
const SIGNE_DE_VIE_MS = 2000;
const PAS_MS = 250;

/**
 * Runs `faire` while no other process holds the lock `nom` of a data folder.
 * @param perimeMs a lock whose holder gave no sign of life for this long is taken over.
 * @param faire its signal is aborted, with a `SourceError`, when the lock is lost on the way (removed, or taken over while this
 * process was stopped): nothing may be replaced from then on.
 * @param patienceMs how long to wait for the one who has it.
 * @returns null, without running it, when another process has the lock. @throws what `faire` throws, or a fault of the disk.
 */
export async function sousVerrou<T>(
  dossier: string,
  nom: string,
  perimeMs: number,
  faire: (signal: AbortSignal) => Promise<T>,
  patienceMs = 0,
): Promise<T | null> {
  await mkdir(dossier, { recursive: true });
  // The library tells locks of one process apart by the file they are for: each has its own, which need not exist.
  const chemin = join(dossier, nom);
  const perte = new AbortController();
  const prendre = (): Promise<(() => Promise<void>) | null> =>
    lockfile
      .lock(chemin, {
        lockfilePath: chemin,
        stale: perimeMs,
        update: SIGNE_DE_VIE_MS,
        realpath: false,
        onCompromised: () =>
          perte.abort(new SourceError("Le verrou du dossier de données a été perdu : rien n'est remplacé.")),
      })
      .catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === "ELOCKED") return null;
        throw cause;
      });
  const echeance = Date.now() + patienceMs;
  let liberer = await prendre();
  while (liberer === null && Date.now() < echeance) {
    await pause(PAS_MS);
    liberer = await prendre();
  }
  if (liberer === null) return null;
  try {
    return await faire(perte.signal);
  } finally {
    // Lost, or the folder itself is gone or full: a lock left behind goes stale by itself.
    await liberer().catch(() => {});
  }
}
