import { appendFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { jsonOuNull } from "../../json";
import type { VersionWire } from "./wire";

const SOUS_DOSSIER = "france-travail";
const NOM = /^journal-.+\.ndjson$/;

const ligne = z.object({ cle: z.string(), valeur: z.unknown() });

/**
 * What a synchronisation already has, one line an answer, so that a stop costs at most the call under way. A line cut short
 * by the stop is dropped. There is one journal, of one state of one version: another state begins anew.
 */
export class Journal {
  readonly #chemin: string;
  readonly #connus: ReadonlyMap<string, unknown>;
  /** Appends one after the other: two at once could mix. */
  #file: Promise<void> = Promise.resolve();

  private constructor(chemin: string, connus: ReadonlyMap<string, unknown>) {
    this.#chemin = chemin;
    this.#connus = connus;
  }

  /** The journal of that state of the ROME in a data folder, with what it holds; those of other states are removed. */
  static async ouvrir(dossier: string, { version, lastModifiedDate }: VersionWire): Promise<Journal> {
    const ou = join(dossier, SOUS_DOSSIER);
    await mkdir(ou, { recursive: true });
    const nom = `journal-${version}-${(lastModifiedDate ?? "").replace(/\W/g, "")}.ndjson`;
    for (const autre of await readdir(ou)) {
      if (NOM.test(autre) && autre !== nom) await rm(join(ou, autre), { force: true });
    }
    const chemin = join(ou, nom);
    const connus = new Map<string, unknown>();
    const contenu = await readFile(chemin, "utf8").catch(() => "");
    const lignes = contenu.split("\n");
    for (const texte of lignes) {
      const lue = ligne.safeParse(jsonOuNull(texte));
      if (lue.success) connus.set(lue.data.cle, lue.data.valeur);
    }
    // What follows a line cut short must begin on its own.
    if (lignes.at(-1) !== "") await writeFile(chemin, "\n", { flag: "a" });
    return new Journal(chemin, connus);
  }

  /** What is known under that key, if it still has the shape that is wanted; undefined when it must be asked for. */
  lire<T>(cle: string, schema: z.ZodType<T>): T | undefined {
    const valeur = this.#connus.get(cle);
    return valeur === undefined ? undefined : schema.safeParse(valeur).data;
  }

  noter(cle: string, valeur: unknown): Promise<void> {
    this.#file = this.#file.then(() => appendFile(this.#chemin, `${JSON.stringify({ cle, valeur })}\n`));
    return this.#file;
  }

  /** Once its content serves, or was refused: the next synchronisation asks for everything. */
  async fermer(): Promise<void> {
    await this.#file;
    await rm(this.#chemin, { force: true });
  }
}
