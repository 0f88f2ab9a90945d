import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { archiveOfficielle } from "../lib/rome/testing/archive";
import { portLibre } from "./donnees";
import { lancerServeur, type Serveur } from "./serveur";

interface Sante {
  statut: string;
  referentiel: { version: string; source: string };
  miseAJour: { statut: string; detail?: string };
}
const json = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/** The application on the extract, with a server of ours in the role of France Travail's. */
async function avecOrigine(
  repondre: RequestListener,
  faire: (serveur: Serveur) => Promise<void>,
): Promise<void> {
  const origine = createServer(repondre).listen(0, "127.0.0.1");
  await once(origine, "listening");
  const serveur = await lancerServeur(portLibre(16), null, {
    ROME_DOWNLOAD: "auto",
    ROME_DOWNLOAD_URL: `http://127.0.0.1:${(origine.address() as AddressInfo).port}/csv`,
  });
  try {
    await faire(serveur);
  } finally {
    await serveur.arreter();
    origine.closeAllConnections();
    origine.close();
  }
}

test("démarré sur l'extrait, le serveur prend de lui-même toute l'archive officielle", async () => {
  const archive = archiveOfficielle("mise à jour avec l'archive complète");
  test.skip(archive === null, "l'archive complète n'est pas là");
  const octets = await readFile(archive ?? "");
  await avecOrigine(
    (_, reponse) => void reponse.writeHead(200, { "Content-Length": octets.length }).end(octets),
    async ({ url }) => {
      expect((await json<{ source: string }>(`${url}/api/version`)).source).toBe("extrait");
      // The bar of the project: full data within 30 seconds of the start.
      await expect
        .poll(() => json(`${url}/api/version`), { timeout: 30_000 })
        .toMatchObject({ source: "archive", metiers: 1584, appellations: 13_120, mobilites: 14_912 });
      await expect
        .poll(async () => (await json<Sante>(`${url}/api/sante`)).miseAJour.statut, { timeout: 30_000 })
        .toBe("remplace");
      expect((await fetch(`${url}/metiers/M1824`)).status).toBe(200);
    },
  );
});
