// cli-progress: a bar in a terminal, lines where there is none.
import { Presets, SingleBar } from "cli-progress";
import { EnvError, env, type ReglagesFranceTravail } from "../env";
import { appliquerFiches } from "../rome/direct/appliquer";
import type { Message } from "../rome/direct/enfant";
import {
  APIS,
  ClientFranceTravail,
  calculerPlan,
  ECHANTILLON,
  type Progres,
} from "../rome/sources/francetravail";
import { synchroniser } from "../rome/sync";
import { type Bilan, tablesEnPlace } from "../rome/update";

/** Métiers of the largest version known, for a plan made without any data. */
const METIERS_V61 = 1911;

/**
 * `npm run rome:sync`: brings the snapshot to what the APIs of France Travail serve. `--plan` only prints the calls it would
 * take. `--json`, as the server calls it: lines of JSON (`lib/rome/direct/enfant.ts`), and the end when the server ends;
 * `--fiches` then only puts the fiches that were read again into the snapshot.
 */
async function main(): Promise<void> {
  const { romeDataDir, franceTravail } = env();
  const demande = (option: string): boolean => process.argv.includes(option);
  if (demande("--plan")) return printPlan(romeDataDir, franceTravail?.quota ?? 1);
  if (franceTravail === null) {
    throw new EnvError(
      "Réglages FRANCE_TRAVAIL_CLIENT_ID et FRANCE_TRAVAIL_CLIENT_SECRET absents : voir le README, « Les API ROME ».",
    );
  }
  const bilan = demande("--json")
    ? await commeEnfant(romeDataDir, franceTravail, demande("--fiches"))
    : await dansUnTerminal(romeDataDir, franceTravail);
  if (bilan.statut === "echec" || bilan.statut === "refuse") process.exitCode = 1;
}

async function dansUnTerminal(dossier: string, reglages: ReglagesFranceTravail): Promise<Bilan> {
  const barre = new SingleBar(
    {
      format: "Synchronisation [{bar}] {value} appels faits, {reste} à faire, {duree}",
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    Presets.shades_classic,
  );
  const arret = new AbortController();
  process.once("SIGINT", () => arret.abort());
  barre.start(1, 0, { reste: "?", duree: "durée inconnue" });
  const bilan = await synchroniser(new ClientFranceTravail(reglages), dossier, {
    quota: reglages.quota,
    signal: arret.signal,
    suivi: {
      etape: () => {},
      avertissement: (texte) => console.warn(`\n  Avertissement : ${texte}`),
    },
    progres: ({ fait, reste, secondesRestantes }) => {
      barre.setTotal(fait + reste);
      barre.update(fait, { reste, duree: `encore ${duree(secondesRestantes)}` });
    },
  });
  barre.stop();
  const rate = bilan.statut === "echec" || bilan.statut === "refuse";
  (rate ? console.error : console.log)(bilan.detail);
  if (bilan.statut === "echec")
    console.error("Ce qui a été lu est gardé : relancez la commande pour continuer.");
  return bilan;
}

async function commeEnfant(
  dossier: string,
  reglages: ReglagesFranceTravail,
  fiches: boolean,
): Promise<Bilan> {
  const dire = (message: Message): void => console.log(JSON.stringify(message));
  const arret = new AbortController();
  // The parent's end closes our standard input, however it ended.
  process.stdin.on("end", () => arret.abort()).resume();
  const suivi = {
    etape: (): void => {},
    avertissement: (texte: string): void => dire({ type: "avertissement", texte }),
  };
  const client = new ClientFranceTravail(reglages);
  const direApis = (): void => dire({ type: "apis", apis: client.etats.tous() });
  const bilan = fiches
    ? await appliquerFiches(dossier, suivi)
    : await synchroniser(client, dossier, {
        quota: reglages.quota,
        signal: arret.signal,
        suivi,
        progres: parSeconde((progres) => {
          dire({ type: "progres", ...progres });
          direApis();
        }),
      });
  direApis();
  dire({ type: "bilan", bilan });
  process.stdin.destroy();
  return bilan;
}

/** At most once a second. */
function parSeconde(dire: (progres: Progres) => void): (progres: Progres) => void {
  let dernier = 0;
  return (progres) => {
    if (Date.now() - dernier < 1000) return;
    dernier = Date.now();
    dire(progres);
  };
}

async function printPlan(dossier: string, quota: number): Promise<void> {
  const { rome } = await tablesEnPlace(dossier);
  const connus = rome.source === "extrait" ? METIERS_V61 : rome.tables.metiers.length;
  for (const [titre, lectures, avecReference] of [
    [`Sans archive : chacun des ${connus.toLocaleString("fr-FR")} métiers est lu`, connus, false],
    [`Avec l'archive de la même version : ${ECHANTILLON} métiers sont relus`, ECHANTILLON, true],
  ] as const) {
    const plan = calculerPlan(lectures, avecReference, quota);
    console.log(`${titre}, à ${quota} appel(s) par seconde et par API.`);
    console.table(
      plan.parApi.map(({ api, appels, secondes }) => ({
        API: APIS[api].nom,
        appels,
        durée: duree(secondes),
      })),
    );
    console.log(`En tout ${plan.appels} appels, les API côte à côte : ${duree(plan.secondes)}.\n`);
  }
}

const duree = (secondes: number): string =>
  secondes < 90 ? `${Math.ceil(secondes)} s` : `${Math.ceil(secondes / 60)} min`;

main().catch((cause: unknown) => {
  console.error(cause instanceof EnvError ? cause.message : cause);
  process.exitCode = 1;
});
