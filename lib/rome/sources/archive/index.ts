import type { RomeTables } from "../../model";
import { type Probleme, validate } from "../../referential/validate";
import { type RomeSource, SANS_SUIVI, SourceError, type Suivi } from "../port";
import { readCsv } from "./csv";
import { decode } from "./decode";
import { openFiles } from "./files";
import { Collecte, type Faute, ORIGINES } from "./vers-domaine";
import { FICHIERS, NOMS_FICHIERS, type NomFichier, parseNomFichier, parseVersionTxt } from "./wire";

/**
 * The open-data archive of France Travail: a zip as it is published (`RefRomeCsv-v4NN.zip`), or a folder of its CSVs.
 * An optional file that is missing is a warning and an empty section.
 */
export function archiveSource(chemin: string): RomeSource {
  return { load: (suivi = SANS_SUIVI) => loadArchive(chemin, suivi) };
}

const estConnu = (nom: string): nom is NomFichier => Object.hasOwn(FICHIERS, nom);

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
  const fautes = [
    ...validate(rome).map((probleme) => situer(probleme, collecte)),
    ...collecte.fautesRiasec(),
  ];
  // A table may be made from another file than its own, when that one is missing: the fault is told where it can be seen.
  const premiere = fautes.find((f) => lus.has(f.fichier)) ?? fautes[0];
  if (premiere) throw new SourceError(expliquer(premiere, fautes, lus));
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

function situer({ table, genre, rang, champ, valeur }: Probleme, collecte: Collecte): Faute {
  const { fichier, colonnes } = ORIGINES[table];
  return { genre, fichier, ligne: collecte.ligneDe(table, rang), colonne: colonnes[champ] ?? champ, valeur };
}

/** The first kind of fault, on one line: its file, line and column, how many there are and the first five values. */
function expliquer(premiere: Faute, fautes: readonly Faute[], lus: ReadonlyMap<NomFichier, string>): string {
  const nom = lus.get(premiere.fichier) ?? premiere.fichier;
  if (premiere.genre === "vide") return `${nom} : aucune ligne.`;
  const pareilles = fautes.filter(
    (f) => f.fichier === premiere.fichier && f.genre === premiere.genre && f.colonne === premiere.colonne,
  );
  const lieu = `${nom}, ligne ${premiere.ligne ?? "?"}, colonne ${premiere.colonne}`;
  if (premiere.genre === "doublon")
    return `${lieu} : code en double : ${premiere.valeur}${suite(pareilles.length)}.`;
  const valeurs = [...new Set(pareilles.map((f) => f.valeur))];
  const combien = `${pareilles.length} lien${pareilles.length > 1 ? "s" : ""}`;
  const cinq = `${valeurs.slice(0, 5).join(", ")}${valeurs.length > 5 ? ", …" : ""}`;
  return `${lieu} : ${combien} vers un code qui n'existe pas (${cinq}).`;
}

const suite = (combien: number): string =>
  combien > 1 ? ` (et ${combien - 1} autre${combien > 2 ? "s" : ""})` : "";
