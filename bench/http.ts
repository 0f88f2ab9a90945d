import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import autocannon from "autocannon";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild } from "../lib/cli/build";
import { archiveOfficielle } from "../lib/rome/testing/archive";

const PORT = 3400;
const CONNEXIONS = 20;
const SECONDES = 5;
const CIBLES = [
  { nom: "fiche (HTML)", chemin: "/metiers/D1102" },
  { nom: "recherche (JSON)", chemin: "/api/recherche?q=boulanger" },
];

/** Sends the same bytes to everyone, with what `node:http` does by itself: the ceiling on this machine. */
async function servirTelQuel(
  reponse: Response,
): Promise<{ readonly url: string; readonly fermer: () => void }> {
  const corps = Buffer.from(await reponse.arrayBuffer());
  const type = reponse.headers.get("content-type") ?? "";
  const serveur = createServer((_, r) => {
    r.writeHead(200, { "Content-Type": type, "Content-Length": corps.length });
    r.end(corps);
  });
  await new Promise<void>((resolve) => serveur.listen(0, resolve));
  const { port } = serveur.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, fermer: () => serveur.close() };
}

/** One second to warm up, then the measure. @throws when an answer is not a 200. */
async function mesurer(url: string): Promise<{ readonly parSeconde: number; readonly p99: number }> {
  await autocannon({ url, connections: CONNEXIONS, duration: 1 });
  const r = await autocannon({ url, connections: CONNEXIONS, duration: SECONDES });
  if (r.non2xx + r.errors > 0) throw new Error(`${url}: ${r.non2xx + r.errors} answers that are not a 200`);
  return { parSeconde: r.requests.average, p99: r.latency.p99 };
}

/**
 * `npm run bench:http`: fiche and search of the production server, each beside a bare server that gives the same bytes,
 * in one run. The load generator shares the machine with both.
 */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  const serveur = await lancerServeur(PORT, archiveOfficielle("mesure sur le ROME complet"));
  try {
    console.log(`${CONNEXIONS} connexions, ${SECONDES} s chacun`);
    for (const { nom, chemin } of CIBLES) {
      const nu = await servirTelQuel(await fetch(serveur.url + chemin));
      const passerelles = await mesurer(serveur.url + chemin);
      const temoin = await mesurer(nu.url);
      nu.fermer();
      const ligne = (qui: string, { parSeconde, p99 }: typeof temoin): string =>
        `  ${qui.padEnd(24)} ${Math.round(parSeconde).toString().padStart(6)} req/s   p99 ${p99} ms`;
      console.log(
        `${nom}\n${ligne("Passerelles", passerelles)}\n${ligne("http.createServer seul", temoin)}\n` +
          `  rapport : ${(passerelles.parSeconde / temoin.parSeconde).toFixed(3)}`,
      );
    }
  } finally {
    await serveur.arreter();
  }
}

await main();
