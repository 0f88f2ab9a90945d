import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ecrireAtomique } from "../ecrire";
import { jsonOuNull } from "../json";
import type { RomeTables } from "../model";

/**
 * What a new version is held against: how much there was. Kept in a small file beside the snapshot, so that it is still known
 * when the snapshot cannot be read any more.
 */
const NOM = "reperes.json";

/** The tables whose loss would show that a version is broken. */
export const SURVEILLEES = ["metiers", "appellations", "items", "mobilites"] as const;

const reperes = z.object({
  version: z.string(),
  source: z.enum(["api", "archive", "extrait"]),
  comptes: z.record(z.enum(SURVEILLEES), z.int().nonnegative()),
});
export type Reperes = Readonly<z.infer<typeof reperes>>;

/**
 * For a snapshot that cannot be read and of which nothing is known: two thirds of what the ROME has held since 2023 (1,584
 * métiers, 13,120 titles, 104,219 links, 14,912 moves in version 60). Less than that is not the ROME whole.
 */
export const PLANCHER: Reperes = {
  version: "0",
  source: "archive",
  comptes: { metiers: 1000, appellations: 8500, items: 65_000, mobilites: 9500 },
};

export const reperesDe = ({ version, source, tables }: RomeTables): Reperes => ({
  version,
  source,
  comptes: {
    metiers: tables.metiers.length,
    appellations: tables.appellations.length,
    items: tables.items.length,
    mobilites: tables.mobilites.length,
  },
});

export const writeReperes = (dossier: string, rome: RomeTables): Promise<void> =>
  ecrireAtomique(join(dossier, NOM), `${JSON.stringify(reperesDe(rome))}\n`);

/** Those of the last snapshot that was written in this folder; null when they are not there or cannot be read. */
export async function readReperes(dossier: string): Promise<Reperes | null> {
  const texte = await readFile(join(dossier, NOM), "utf8").catch(() => "");
  return reperes.safeParse(jsonOuNull(texte)).data ?? null;
}
