import { z } from "zod";
import { archiveSource } from "../../lib/rome/sources/archive";
import { extraitSource } from "../../lib/rome/sources/extrait";
import { demarrerStandin, lireComplements } from "./index";
import { OPERATIONS, PRODUITS } from "./operations";
import { texteDe } from "./selecteur";

const reglages = z.object({
  STANDIN_PORT: z.coerce.number().int().min(0).max(65535).default(4010),
  /** Calls a second for each API; without it, those of the real service. */
  STANDIN_DEBIT: z.coerce.number().positive().optional(),
  ROME_ARCHIVE: z.string().optional(),
});

/** `npm run standin`: starts it and prints the settings that make the application use it. `--operations`: lists what it answers. */
async function main(): Promise<void> {
  if (process.argv.includes("--operations")) {
    for (const { api, chemin, defaut } of OPERATIONS) {
      console.log(`GET /partenaire/${PRODUITS[api].racine}${chemin}\n    ${texteDe(defaut)}`);
    }
    console.log("GET /partenaire/rome-substitutions/v1/substitution/{TYPE}/{code}");
    for (const nom of ["predictionMetiers", "predictionCompetences"]) {
      console.log(`POST /partenaire/romeo/v2/${nom}`);
    }
    return;
  }
  const presents = Object.fromEntries(Object.entries(process.env).filter(([, valeur]) => valeur?.trim()));
  const { STANDIN_PORT: port, STANDIN_DEBIT: debit, ROME_ARCHIVE: archive } = reglages.parse(presents);
  const rome = await (archive === undefined ? extraitSource() : archiveSource(archive)).load();
  // A folder of CSVs goes without: only a zip is read twice.
  const complements = archive?.endsWith(".zip") ? await lireComplements(archive) : null;
  const standin = await demarrerStandin({
    referential: rome,
    complements,
    port,
    ...(debit === undefined ? {} : { debit }),
  });
  const { metiers, appellations } = rome.tables;
  console.log(
    `# Doublure de France Travail : ROME ${rome.version} (${rome.source}, ${metiers.length} métiers, ${appellations.length} appellations). À donner à l'application :`,
  );
  console.log(`export FRANCE_TRAVAIL_API_URL='${standin.url}'`);
  console.log(`export FRANCE_TRAVAIL_TOKEN_URL='${standin.tokenUrl}'`);
  console.log(`export FRANCE_TRAVAIL_CLIENT_ID='${standin.client.id}'`);
  console.log(`export FRANCE_TRAVAIL_CLIENT_SECRET='${standin.client.secret}'`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void standin.fermer().then(() => process.exit(0)));
  }
}

main().catch((cause: unknown) => {
  console.error(cause instanceof z.ZodError ? z.prettifyError(cause) : cause);
  process.exitCode = 1;
});
