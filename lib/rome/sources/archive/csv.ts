// csv-parse: streaming, the reference CSV parser of Node, tells lines of records that hold line breaks.
import { type CsvError, type Info, parse } from "csv-parse";
import type { z } from "zod";
import { SourceError } from "../port";

/**
 * Reads a CSV with a header, row by row, each parsed by `schema`.
 * @param recevoir gets each row with the line of the file where it ends (from 1, header included).
 * @throws SourceError naming file, line and column: column missing, wrong number of fields, value refused.
 */
export async function readCsv<S extends z.ZodObject>(
  nom: string,
  texte: string,
  schema: S,
  recevoir: (ligne: z.infer<S>, numero: number) => void,
): Promise<number> {
  const attendues = Object.entries(schema.shape)
    .filter(([, champ]) => !(champ as z.ZodType).safeParse(undefined).success)
    .map(([colonne]) => colonne);
  let lues = 0;
  const flux = parse({
    bom: true,
    skip_empty_lines: true,
    info: true,
    columns: (entetes: string[]) => {
      const colonnes = entetes.map((e) => e.trim());
      const manquantes = attendues.filter((c) => !colonnes.includes(c));
      if (manquantes.length > 0)
        throw new SourceError(`${nom}, ligne 1 : colonne manquante : ${manquantes.join(", ")}.`);
      return colonnes;
    },
  });
  flux.on("readable", () => {
    for (let lu = flux.read(); lu !== null; lu = flux.read()) {
      const { record, info } = lu as { record: unknown; info: Info };
      const ligne = schema.safeParse(record);
      if (!ligne.success) {
        const [faute] = ligne.error.issues;
        const colonne = String(faute?.path[0] ?? "?");
        const valeur = (record as Record<string, string | undefined>)[colonne] ?? "";
        flux.destroy(
          new SourceError(
            `${nom}, ligne ${info.lines}, colonne ${colonne} : valeur inattendue « ${abrege(valeur)} ».`,
          ),
        );
        return;
      }
      lues++;
      recevoir(ligne.data, info.lines);
    }
  });
  await new Promise<void>((resolve, reject) => {
    flux.on("end", resolve);
    flux.on("error", (erreur: Error | CsvError) => reject(traduire(nom, erreur)));
    flux.end(texte);
  });
  if (lues === 0 && texte.trim() === "")
    throw new SourceError(`${nom}, ligne 1 : fichier vide, sans en-tête de colonnes.`);
  return lues;
}

function traduire(nom: string, erreur: Error | CsvError): SourceError {
  if (erreur instanceof SourceError) return erreur;
  const ligne = "lines" in erreur ? String(erreur.lines) : "?";
  const code = "code" in erreur ? String(erreur.code) : erreur.message;
  const raison =
    code === "CSV_RECORD_INCONSISTENT_COLUMNS" || code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH"
      ? "nombre de colonnes différent de l'en-tête"
      : code === "CSV_QUOTE_NOT_CLOSED"
        ? "guillemet jamais refermé (fichier tronqué ?)"
        : code === "CSV_INVALID_CLOSING_QUOTE" || code === "INVALID_OPENING_QUOTE"
          ? "guillemet mal placé dans une valeur"
          : `CSV illisible (${code})`;
  return new SourceError(`${nom}, ligne ${ligne} : ${raison}.`);
}

const abrege = (valeur: string): string => (valeur.length > 60 ? `${valeur.slice(0, 60)}…` : valeur);
