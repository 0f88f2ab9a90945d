// cli-progress: a bar in a terminal, lines where there is none.
import { Presets, SingleBar } from "cli-progress";
import { EnvError, env } from "../env";
import { ADRESSE_OFFICIELLE } from "../rome/adresses";
import { SANS_SUIVI } from "../rome/sources/port";
import { type Bilan, updateFromNetwork } from "../rome/update";
import { preparerCarte } from "./preparer-carte";

/**
 * `npm run rome:download`: fetches the official archive and imports it, with a progress bar. With `--json`, as the server
 * calls it, says nothing but its report, as one line of JSON.
 */
async function main(): Promise<void> {
  const enJson = process.argv.includes("--json");
  const { romeDataDir, romeDownloadUrl, romeDownloadSilenceMs: silenceMaxMs } = env();
  const adresse = romeDownloadUrl ?? ADRESSE_OFFICIELLE;
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
        progres: ({ percent }) => {
          barre.update(Math.round(percent * 100));
          if (percent === 1) barre.stop();
        },
      },
    );
    barre.stop();
    (resultat.statut === "echec" || resultat.statut === "refuse" ? console.error : console.log)(
      resultat.detail,
    );
  }
  if (resultat.statut === "echec" || resultat.statut === "refuse") process.exitCode = 1;
}

main().catch((cause: unknown) => {
  console.error(cause instanceof EnvError ? cause.message : cause);
  process.exitCode = 1;
});
