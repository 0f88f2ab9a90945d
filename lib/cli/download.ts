// cli-progress: a bar in a terminal, lines where there is none.
import { Presets, SingleBar } from "cli-progress";
import { EnvError, env } from "../env";
import type { Bilan } from "../rome/referential/report";
import { SANS_SUIVI } from "../rome/sources/port";
import { updateFromNetwork } from "../rome/update";
import { VERROU_MAJ } from "../rome/verrou";
import { preparerCarte } from "./preparer-carte";

/** Long enough to take over from a process that was stopped; a few seconds more than its lock lasts. */
const PATIENCE_MS = VERROU_MAJ.perimeMs + 5000;

/**
 * `npm run rome:download`: fetches the official archive and imports it, with a progress bar. With `--json`, as the server
 * calls it, says nothing but its report, as one line of JSON. Exit code 1 when the data may not be the latest.
 */
async function main(): Promise<void> {
  const enJson = process.argv.includes("--json");
  const { romeDataDir, romeDownloadUrl: adresse, romeDownloadSilenceMs: silenceMaxMs } = env();
  let resultat: Bilan;
  if (enJson) {
    resultat = await updateFromNetwork(
      adresse,
      romeDataDir,
      { ...SANS_SUIVI, avantRemplacement: preparerCarte(() => {}) },
      { silenceMaxMs },
    );
    console.log(JSON.stringify(resultat));
  } else {
    const barre = new SingleBar(
      { format: "Téléchargement [{bar}] {percentage} %", noTTYOutput: true },
      Presets.shades_classic,
    );
    barre.start(100, 0);
    const avertissement = (m: string): void => console.warn(`  Avertissement : ${m}`);
    resultat = await updateFromNetwork(
      adresse,
      romeDataDir,
      {
        etape: (m) => console.log(`  ${m}`),
        avertissement,
        avantRemplacement: preparerCarte(avertissement),
      },
      {
        silenceMaxMs,
        patienceMs: PATIENCE_MS,
        progres: ({ percent }) => {
          barre.update(Math.round(percent * 100));
          if (percent === 1) barre.stop();
        },
      },
    );
    barre.stop();
    const suite = resultat.statut === "occupe" ? " Recommencez dans quelques minutes." : "";
    (enDefaut(resultat) ? console.error : console.log)(`${resultat.detail}${suite}`);
  }
  if (enDefaut(resultat)) process.exitCode = 1;
}

const enDefaut = ({ statut }: Bilan): boolean => statut !== "remplace" && statut !== "a-jour";

main().catch((cause: unknown) => {
  console.error(cause instanceof EnvError ? cause.message : cause);
  process.exitCode = 1;
});
