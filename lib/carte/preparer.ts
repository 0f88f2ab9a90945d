import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import type { Referential } from "../rome";
import { finDe } from "../trace";
import { estPosee, poser } from "./carte";
import { disposer, type Positions } from "./disposer";
import { garderPositions, lirePositions, parsePositions } from "./garder";
import { type Trame, trameDe } from "./trame";

/** Program and arguments of `lib/cli/carte.ts`. */
export type Commande = readonly [string, ...string[]];

/** Takes up the positions that an import has kept for this referential. @returns whether there were any. */
export async function lireCarte(referential: Referential, dossier: string): Promise<boolean> {
  if (estPosee(referential)) return true;
  const positions = await lirePositions(dossier, trameDe(referential));
  if (positions !== null) poser(referential, positions);
  return positions !== null;
}

/**
 * Makes sure that a referential in service has its computed map: the kept one, else one that another process computes
 * and this one keeps. Seconds, none of them of this process. Whoever asks meanwhile gets the provisional map.
 * @param avertir told in one line when it could not be computed or kept; the provisional map then stays.
 */
export async function completerCarte(
  referential: Referential,
  dossier: string,
  commande: Commande,
  avertir: (message: string) => void,
): Promise<void> {
  if (await lireCarte(referential, dossier)) return;
  const trame = trameDe(referential);
  const { positions, fin } = await calculerAilleurs(trame, commande);
  if (positions === null)
    return avertir(`La carte des métiers n'a pas pu être calculée (${fin}) ; elle reste provisoire.`);
  poser(referential, positions);
  await garderPositions(dossier, trame, positions).catch((cause: unknown) =>
    avertir(`La carte des métiers n'a pas pu être gardée (${String(cause)}).`),
  );
}

/** Computes the map in this very process and keeps it: for a command, never for a server. */
export async function calculerEtGarder(referential: Referential, dossier: string): Promise<void> {
  const trame = trameDe(referential);
  if ((await lirePositions(dossier, trame)) === null) await garderPositions(dossier, trame, disposer(trame));
}

/** A process that takes longer is given up. */
const DELAI_MS = 120_000;

/** @returns the positions, null when they did not come; how the process ended, for the log. */
async function calculerAilleurs(
  trame: Trame,
  [programme, ...arguments_]: Commande,
): Promise<{ readonly positions: Positions | null; readonly fin: string }> {
  const enfant = spawn(programme, arguments_, { stdio: ["pipe", "pipe", "pipe"], timeout: DELAI_MS });
  // Visitors first.
  if (enfant.pid !== undefined) baisserPriorite(enfant.pid);
  let sortie = "";
  enfant.stdout.setEncoding("utf8").on("data", (texte: string) => {
    sortie += texte;
  });
  // The child must not outlive the server.
  const tuer = (): boolean => enfant.kill();
  process.once("exit", tuer);
  // It may have ended before it read: its end says so.
  enfant.stdin.on("error", () => {});
  enfant.stdin.end(JSON.stringify(trame));
  const fin = await finDe(enfant);
  process.off("exit", tuer);
  return { positions: parsePositions(sortie, trame.codes.length), fin };
}

function baisserPriorite(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // Not allowed here: it only takes a little longer from the others.
  }
}
