import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { lancerServeur, type Serveur } from "../e2e/serveur";
import { demarrerStandin } from "../e2e/standin";
import { ensureBuild } from "../lib/cli/build";
import type { RomeTables } from "../lib/rome";
import { archiveSource } from "../lib/rome/sources/archive";
import { routes } from "../lib/routes";
import { archiveOfficielle } from "./banc";
import { charger, type Requete } from "./charge";

const PORT = Number(process.env.E2E_PORT ?? 3400);
const PAR_SECONDE = 200;
const SECONDES = 60;
const BARRE_MS = 100;
const SYNCHRO_MAX_MS = 180_000;

/** As a browser asks for it. */
const page = (path: string): Requete => ({
  method: "GET",
  path,
  headers: { accept: "text/html", "accept-encoding": "gzip, br" },
});
const verification = (code: string): Requete => ({
  method: "POST",
  path: routes.api.verification(code),
});

/** Visits: home and a search, then two fiches, each asking whether it is still what France Travail says. */
const visites = (metiers: RomeTables["tables"]["metiers"]): Requete[] =>
  metiers.flatMap(({ code, libelle }, i) => [
    ...(i % 2 === 0 ? [page(routes.accueil()), page(routes.recherche(libelle.split(" ", 1)[0]))] : []),
    page(routes.metier(code)),
    verification(code),
  ]);

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
 * stand-in on this machine). What must hold: no error, p99 ≤ 100 ms, at most one 429 a minute. The visitors and the stand-in
 * share the machine.
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
    const { metiers } = rome.tables;
    const mesures = [
      { nom: "visites à froid : aucune page en mémoire, rien fait d'avance", requetes: visites(metiers) },
      { nom: "visites à chaud", requetes: visites(metiers) },
      { nom: "vérifications seules", requetes: metiers.map(({ code }) => verification(code)) },
    ];
    for (const { nom, requetes } of mesures) {
      standin.oublierJournal();
      const { envoyees, fautes, latences, retards } = await charger(
        serveur.url,
        requetes,
        PAR_SECONDE,
        SECONDES,
      );
      const centile = (p: number): string =>
        (latences[Math.floor(latences.length * p)] ?? Number.NaN).toFixed(1);
      const { franceTravail } = (await (await fetch(serveur.url + routes.api.sante())).json()) as {
        franceTravail: { apis: { nom: string; statut: string }[] };
      };
      const defauts = franceTravail.apis.filter((a) => a.statut !== "ok").map((a) => `${a.nom} ${a.statut}`);
      const refus = standin.journal.filter((a) => a.statut === 429).map((a) => a.quand);
      console.log(
        `${nom}\n  ${Math.round(envoyees / SECONDES)} req/s, fautes ${fautes}, p50 ${centile(0.5)} ms, p99 ${centile(0.99)} ms (barre ${BARRE_MS}), ` +
          `parties en retard ${((100 * retards) / envoyees).toFixed(1)} %\n` +
          `  appels à France Travail ${standin.journal.length}, 429 dans la pire minute ${refusParMinute(refus)} (barre 1), API en défaut : ${defauts.join(", ") || "aucune"}, ` +
          `charge de la machine ${loadavg()[0]?.toFixed(1)}`,
      );
    }
  } finally {
    await serveur.arreter();
    await standin.fermer();
  }
}

await main();
