import { env } from "../env";
import { importArchive } from "../rome/load";
import { SourceError } from "../rome/sources/port";
import { raisonDe } from "../start";
import { preparerCarte } from "./preparer-carte";

/** `npm run rome:import -- PATH`: imports an archive into the snapshot of ROME_DATA_DIR. Exit code 1 on bad input. */
async function main(): Promise<void> {
  const [chemin] = process.argv.slice(2);
  if (chemin === undefined)
    throw new SourceError(
      "Usage : npm run rome:import -- CHEMIN (un zip RefRomeCsv ou le dossier de ses CSV).",
    );
  const depart = performance.now();
  // Not on stderr, which is for the one line of a refusal.
  const avertissement = (message: string): void => console.log(`  Avertissement : ${message}`);
  const { rome, entete } = await importArchive(chemin, env().romeDataDir, {
    etape: (message) => console.log(`  ${message}`),
    avertissement,
    avantRemplacement: preparerCarte(avertissement),
  });
  const n = (combien: number): string => combien.toLocaleString("fr-FR");
  const { tables } = rome;
  console.log(
    `ROME 4.0, version ${entete.version} du ${entete.publieeLe ?? "date inconnue"} : ` +
      `${n(tables.metiers.length)} métiers, ${n(tables.appellations.length)} appellations, ` +
      `${n(tables.competences.length)} compétences, ${n(tables.savoirs.length)} savoirs, ` +
      `${n(tables.contextes.length)} contextes, ${n(tables.mobilites.length)} mobilités, ` +
      `${n(tables.items.length)} liens. Importé en ${((performance.now() - depart) / 1000).toFixed(1)} s.`,
  );
}

main().catch((cause: unknown) => {
  const raison = raisonDe(cause);
  console.error(raison === null ? cause : `Import refusé. ${raison}`);
  process.exitCode = 1;
});
