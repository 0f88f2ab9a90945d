import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { ecrireAtomique } from "../ecrire";
import { jsonOuNull } from "../json";

const schema = z.object({ version: z.string(), fiches: z.record(z.string(), z.iso.datetime()) });
const cheminDe = (dossier: string): string => join(dossier, "france-travail", "verifications.json");

/** When each fiche of a version was last read from France Travail, by code. Empty for another version. */
export async function lireVerifications(dossier: string, version: string): Promise<Map<string, string>> {
  const contenu = await readFile(cheminDe(dossier), "utf8").catch(() => "");
  const lu = schema.safeParse(jsonOuNull(contenu));
  return new Map(lu.success && lu.data.version === version ? Object.entries(lu.data.fiches) : []);
}

/** Keeps these moments, and only them. */
export async function ecrireVerifications(
  dossier: string,
  version: string,
  fiches: ReadonlyMap<string, string>,
): Promise<void> {
  const chemin = cheminDe(dossier);
  await mkdir(dirname(chemin), { recursive: true });
  await ecrireAtomique(chemin, JSON.stringify({ version, fiches: Object.fromEntries(fiches) }));
}

/** Adds fiches that were read just now. */
export async function noterVerifications(
  dossier: string,
  version: string,
  codes: readonly string[],
): Promise<void> {
  const connues = await lireVerifications(dossier, version);
  const le = new Date().toISOString();
  for (const code of codes) connues.set(code, le);
  await ecrireVerifications(dossier, version, connues);
}
