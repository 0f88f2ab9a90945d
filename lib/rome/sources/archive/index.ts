import type { RomeTables } from "../../model";
import { type Probleme, validate } from "../../referential/validate";
import { type RomeSource, SANS_SUIVI, SourceError, type Suivi } from "../port";
import { readCsv } from "./csv";
import { decode } from "./decode";
import { openFiles } from "./files";
import { Collecte, ORIGINES } from "./vers-domaine";
import { FICHIERS, NOMS_FICHIERS, type NomFichier, parseNomFichier, parseVersionTxt } from "./wire";

/**
 * The open-data archive of France Travail: a zip as it is published (`RefRomeCsv-v4NN.zip`), or a folder of its CSVs.
 * An optional file that is missing is a warning and an empty section.
 */
export function archiveSource(chemin: string): RomeSource {
  return { load: (suivi = SANS_SUIVI) => loadArchive(chemin, suivi) };
}

const estConnu = (nom: string): nom is NomFichier => nom in FICHIERS;

async function loadArchive(chemin: string, suivi: Suivi): Promise<RomeTables> {
  const collecte = new Collecte();
  const lus = new Map<NomFichier, string>();
  let publication: ReturnType<typeof parseVersionTxt> = { version: null, publieeLe: null };
  let versionDesNoms: string | null = null;

  const voulu = (nom: string): boolean => nom === "version.txt" || estConnu(parseNomFichier(nom)?.nom ?? "");
  for await (const { nom, read } of openFiles(chemin, voulu)) {
    const { texte, encodage } = decode(nom, await read());
    if (nom === "version.txt") {
      publication = parseVersionTxt(texte);
      continue;
    }
    const fichier = parseNomFichier(nom);
    if (fichier === null || !estConnu(fichier.nom)) continue;
    if (versionDesNoms !== null && versionDesNoms !== fichier.version) {
      throw new SourceError(
        `${nom} : deux versions du ROME sont mêlées (${versionDesNoms} et ${fichier.version}).`,
      );
    }
    versionDesNoms = fichier.version;
    if (lus.has(fichier.nom)) throw new SourceError(`${nom} : ce fichier est présent deux fois.`);
    lus.set(fichier.nom, nom);
    if (encodage !== "UTF-8") suivi.avertissement(`${nom} : lu en ${encodage}, malgré son nom.`);
    const combien = await lireFichier(collecte, fichier.nom, nom, texte);
    suivi.etape(`${nom} : ${combien.toLocaleString("fr-FR")} lignes`);
  }

  if (lus.size === 0)
    throw new SourceError(`${chemin} : aucun fichier du ROME (unix_…_v4NN_utf8.csv) ne s'y trouve.`);
  for (const nom of NOMS_FICHIERS) {
    if (lus.has(nom)) continue;
    const attendu = `unix_${nom}_v4${versionDesNoms ?? "NN"}_utf8.csv`;
    if (FICHIERS[nom].requis) throw new SourceError(`${attendu} : fichier obligatoire absent de l'archive.`);
    suivi.avertissement(`${attendu} : fichier absent, la rubrique sera vide.`);
  }

  const version = publication.version ?? versionDesNoms ?? "";
  if (versionDesNoms !== null && version !== versionDesNoms) {
    throw new SourceError(
      `version.txt : version ${version}, mais les fichiers sont ceux de la version ${versionDesNoms}.`,
    );
  }
  const rome: RomeTables = {
    version,
    publieeLe: publication.publieeLe,
    source: "archive",
    tables: collecte.tables(),
  };
  const problemes = validate(rome);
  if (problemes.length > 0) throw new SourceError(expliquer(problemes, collecte, lus));
  return rome;
}

function lireFichier<F extends NomFichier>(
  collecte: Collecte,
  fichier: F,
  nom: string,
  texte: string,
): Promise<number> {
  const { ligne } = FICHIERS[fichier];
  return readCsv(nom, texte, ligne, collecte.recepteurs[fichier] as (ligne: unknown, numero: number) => void);
}

/** The first kind of fault, on one line: its file, line and column, how many there are and the first five values. */
function expliquer(
  problemes: readonly Probleme[],
  collecte: Collecte,
  lus: ReadonlyMap<NomFichier, string>,
): string {
  const [premier] = problemes;
  if (premier === undefined) return "";
  const { fichier, colonnes } = ORIGINES[premier.table];
  const nom = lus.get(fichier) ?? fichier;
  if (premier.genre === "vide") return `${nom} : aucune ligne.`;
  const pareils = problemes.filter(
    (p) => p.table === premier.table && p.genre === premier.genre && p.champ === premier.champ,
  );
  const colonne = colonnes[premier.champ] ?? premier.champ;
  const lieu = `${nom}, ligne ${collecte.ligneDe(premier.table, premier.rang) ?? "?"}, colonne ${colonne}`;
  if (premier.genre === "doublon") return `${lieu} : code en double : ${premier.valeur}${suite(pareils)}.`;
  const valeurs = [...new Set(pareils.map((p) => p.valeur))].slice(0, 5).join(", ");
  const combien = `${pareils.length} lien${pareils.length > 1 ? "s" : ""}`;
  return `${lieu} : ${combien} vers un code qui n'existe pas (${valeurs}${pareils.length > 5 ? ", …" : ""}).`;
}

const suite = (pareils: readonly Probleme[]): string =>
  pareils.length > 1 ? ` (et ${pareils.length - 1} autre${pareils.length > 2 ? "s" : ""})` : "";
