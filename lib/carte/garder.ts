import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { COTE, type Positions } from "./disposer";
import { empreinteDe, type Trame } from "./trame";

/** Kept beside the snapshot, one file a map. */
const DOSSIER = "cartes";
/** Two versions and the extract: more would only take room. */
const GARDEES = 3;

const colonne = z.array(z.int().min(0).max(COTE));
const positions = z.object({ x: colonne, y: colonne });

/** Positions from outside (a file, another process); null when they are not those of as many métiers. */
export function parsePositions(texte: string, combien: number): Positions | null {
  let lu: unknown;
  try {
    lu = JSON.parse(texte);
  } catch {
    return null;
  }
  const { data } = positions.safeParse(lu);
  return data?.x.length === combien && data.y.length === combien ? data : null;
}

const cheminDe = (dossier: string, trame: Trame): string =>
  join(dossier, DOSSIER, `${empreinteDe(trame)}.json`);

/** The positions kept for a `Trame` in a data folder; null when there are none that can be used: they are made again. */
export async function lirePositions(dossier: string, trame: Trame): Promise<Positions | null> {
  const texte = await readFile(cheminDe(dossier, trame), "utf8").catch(() => null);
  return texte === null ? null : parsePositions(texte, trame.codes.length);
}

/** Keeps positions: whole in a temporary file, then renamed. The oldest maps go. @throws as the file system does. */
export async function garderPositions(dossier: string, trame: Trame, p: Positions): Promise<void> {
  const cartes = join(dossier, DOSSIER);
  await mkdir(cartes, { recursive: true });
  const temporaire = join(cartes, `.${process.pid}.${randomBytes(4).toString("hex")}`);
  try {
    await writeFile(temporaire, JSON.stringify(p), { flush: true });
    await rename(temporaire, cheminDe(dossier, trame));
  } catch (cause) {
    await rm(temporaire, { force: true });
    throw cause;
  }
  await oublier(cartes);
}

/** Keeps the latest files of the folder; a leftover of a process that was stopped goes with the oldest. */
async function oublier(cartes: string): Promise<void> {
  const dates = await Promise.all(
    (await readdir(cartes)).map(async (nom) => {
      const etat = await stat(join(cartes, nom)).catch(() => null);
      return { nom, date: etat?.mtimeMs ?? 0 };
    }),
  );
  const anciens = dates.sort((a, b) => b.date - a.date).slice(GARDEES);
  await Promise.all(anciens.map(({ nom }) => rm(join(cartes, nom), { force: true })));
}
