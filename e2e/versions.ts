import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installer } from "../lib/rome/load";
import { mini60, mini61, mini62 } from "../lib/rome/testing/scenario";
import { lancerServeur, type Serveur } from "./serveur";

/** A server whose data went through versions 60, 61 and 62 of a small referential, each kept compared with the one before. */
export async function lancerVersions(port: number): Promise<Serveur> {
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-versions-"));
  const rome60 = await mini60();
  const rome61 = mini61(rome60);
  for (const rome of [rome60, rome61, mini62(rome61)]) await installer(dossier, rome, rome.version);
  const serveur = await lancerServeur(port, null, { ROME_DATA_DIR: dossier });
  return {
    ...serveur,
    arreter: async () => {
      await serveur.arreter();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
