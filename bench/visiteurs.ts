import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import autocannon from "autocannon";
import { lancerServeur, type Serveur } from "../e2e/serveur";
import { demarrerStandin } from "../e2e/standin";
import { ensureBuild } from "../lib/cli/build";
import type { RomeTables } from "../lib/rome";
import { archiveSource } from "../lib/rome/sources/archive";
import { routes } from "../lib/routes";
import { archiveOfficielle } from "./banc";

const PORT = Number(process.env.E2E_PORT ?? 3400);
const PAR_SECONDE = 200;
const SECONDES = 60;
const CONNEXIONS = 100;
const SYNCHRO_MAX_MS = 180_000;

/** As a browser asks for it. */
const page = (path: string): autocannon.Request => ({
  method: "GET",
  path,
  headers: { accept: "text/html", "accept-encoding": "gzip, br" },
});
const verification = (code: string): autocannon.Request => ({
  method: "POST",
  path: routes.api.verification(code),
});

/** What visitors ask for, in the order of one visit. The second of the mixed visits finds in memory what the first had made. */
const VISITES: readonly {
  readonly nom: string;
  readonly requetes: (metiers: RomeTables["tables"]["metiers"]) => autocannon.Request[];
}[] = [
  ...["à froid (aucune page en mémoire)", "à chaud"].map((etat) => ({
    nom: `accueil, recherche, puis deux fiches et leur vérification, ${etat}`,
    requetes: (metiers: RomeTables["tables"]["metiers"]): autocannon.Request[] =>
      metiers.flatMap(({ code, libelle }, i) => [
        ...(i % 2 === 0 ? [page(routes.accueil()), page(routes.recherche(libelle.split(" ", 1)[0]))] : []),
        page(routes.metier(code)),
        verification(code),
      ]),
  })),
  {
    nom: "vérifications seules (ce que chaque fiche ouverte demande à France Travail)",
    requetes: (metiers) => metiers.map(({ code }) => verification(code)),
  },
];

async function attendreSynchro({ url }: Serveur): Promise<number> {
  const debut = performance.now();
  while (performance.now() - debut < SYNCHRO_MAX_MS) {
    const { source } = (await (await fetch(url + routes.api.version())).json()) as { source: string };
    if (source === "api") return performance.now() - debut;
    await pause(500);
  }
  throw new Error("not synchronised in time");
}

/** The most 429 that one minute of the calls had. */
function refusParMinute(quands: readonly number[]): number {
  return Math.max(0, ...quands.map((debut) => quands.filter((q) => q >= debut && q < debut + 60_000).length));
}

/**
 * `npm run bench:visiteurs`: 200 requests a second for a minute, on a server whose ROME APIs grant one call a second each (a
 * stand-in on this machine). What must hold: no error, p99 ≤ 100 ms, at most one 429 a minute. The load generator and the
 * stand-in share the machine.
 */
async function main(): Promise<void> {
  const archive = archiveOfficielle("mesure sur le ROME complet");
  if (archive === null) return;
  if (!ensureBuild()) throw new Error("build failed");
  const rome: RomeTables = await archiveSource(archive).load();
  const standin = await demarrerStandin({ referential: rome });
  const serveur = await lancerServeur(PORT, archive, {
    FRANCE_TRAVAIL_CLIENT_ID: standin.client.id,
    FRANCE_TRAVAIL_CLIENT_SECRET: standin.client.secret,
    FRANCE_TRAVAIL_API_URL: standin.url,
    FRANCE_TRAVAIL_TOKEN_URL: standin.tokenUrl,
  });
  try {
    const synchro = await attendreSynchro(serveur);
    console.log(
      `Synchronisé avec l'archive en ${(synchro / 1000).toFixed(0)} s, à 1 appel par seconde et par API.`,
    );
    for (const { nom, requetes } of VISITES) {
      standin.oublierJournal();
      const liste = requetes(rome.tables.metiers);
      let visiteur = 0;
      const r = await autocannon({
        url: serveur.url,
        connections: CONNEXIONS,
        duration: SECONDES,
        overallRate: PAR_SECONDE,
        // Each visitor begins elsewhere: together they ask for every fiche.
        setupClient: (client) => {
          const debut = Math.floor((visiteur++ / CONNEXIONS) * liste.length);
          client.setRequests([...liste.slice(debut), ...liste.slice(0, debut)]);
        },
      });
      const { franceTravail } = (await (await fetch(serveur.url + routes.api.sante())).json()) as {
        franceTravail: { apis: { nom: string; statut: string }[] };
      };
      const defauts = franceTravail.apis.filter((a) => a.statut !== "ok").map((a) => `${a.nom} ${a.statut}`);
      const refus = standin.journal.filter((a) => a.statut === 429).map((a) => a.quand);
      console.log(
        `${nom}\n  ${Math.round(r.requests.average)} req/s (${PAR_SECONDE} voulues), erreurs ${r.non2xx + r.errors} (réponses autres que 2xx ${r.non2xx}, délais de 10 s dépassés ${r.timeouts}), ` +
          `p50 ${r.latency.p50} ms, p99 ${r.latency.p99} ms\n` +
          `  appels à France Travail ${standin.journal.length}, 429 dans la pire minute ${refusParMinute(refus)}, API en défaut : ${defauts.join(", ") || "aucune"}, ` +
          `charge de la machine ${loadavg()[0]?.toFixed(1)}`,
      );
    }
  } finally {
    await serveur.arreter();
    await standin.fermer();
  }
}

await main();
