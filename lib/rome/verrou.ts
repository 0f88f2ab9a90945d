import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
// proper-lockfile: a lock between processes that outlives no crash (its age is renewed), portable.
import lockfile from "proper-lockfile";
import { SourceError } from "./sources/port";

/** A lock whose holder gave no sign of life for this long is taken over. */
export const VERROU_PERIME_MS = 30_000;
/** How often the holder renews it, and sees whether it still has it. */
const SIGNE_DE_VIE_MS = 2000;
const PAS_MS = 250;

/** `maj`: one process fetches the archive. `ecriture`: one process replaces the snapshot, whatever it comes from. */
export type Verrou = "maj" | "ecriture";

export type SousVerrou<T> = { readonly statut: "fait"; readonly valeur: T } | { readonly statut: "occupe" };

/**
 * Does something while no other process does it on this data folder.
 * @param patienceMs how long to wait for the one who is at it; beyond `VERROU_PERIME_MS`, a dead one has been taken over.
 * @param faire what to do. Its signal is aborted, with a `SourceError`, when the lock is lost on the way (removed, or taken over
 * while this process was stopped): nothing may be replaced from then on.
 */
export async function sousVerrou<T>(
  dossier: string,
  verrou: Verrou,
  patienceMs: number,
  faire: (signal: AbortSignal) => Promise<T>,
): Promise<SousVerrou<T>> {
  await mkdir(dossier, { recursive: true });
  const perte = new AbortController();
  const prendre = (): Promise<(() => Promise<void>) | null> =>
    lockfile
      .lock(join(dossier, verrou), {
        stale: VERROU_PERIME_MS,
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
  if (liberer === null) return { statut: "occupe" };
  try {
    return { statut: "fait", valeur: await faire(perte.signal) };
  } finally {
    // Lost, or the folder itself is gone or full: a lock left behind goes stale by itself.
    await liberer().catch(() => {});
  }
}
