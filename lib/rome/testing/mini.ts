import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
// yazl: writes zips, by the author of yauzl which reads them.
import yazl from "yazl";

/**
 * A tiny archive in the shape of the official one, for tests: four métiers that nobody has, in this project's words.
 * It keeps the traps of the real files: every field quoted, blank lines between records, line breaks inside fields,
 * apostrophes doubled in `texte`, `arborescence_secteur_naf` in Windows-1252, columns that nobody reads.
 */
const CONTENU = {
  grand_domaine: `
    code_grand_domaine | libelle_grand_domaine
    B | Objets qui volent
    A | Haies, prairies
    K | Bords de l'eau`,
  domaine_professionnel: `
    code_domaine_professionnel | libelle_domaine_professionnel
    A11 | Haies
    B12 | Cerfs-volants
    K13 | Phares`,
  referentiel_code_rome: `
    code_rome | code_fiche_metier | code_ogr | libelle_rome | transition_eco | transition_num | transition_demo | emploi_reglemente | emploi_cadre | code_rome_parent
    K1301 | 4 | 94 | Gardien / Gardienne de phare d'étang | | O | N | O | O | K1301
    A1101 | 1 | 91 | Veilleur / Veilleuse de haies | Emploi Vert | | | N | N | A1101
    A1102 | 2 | 92 | Semeur / Semeuse de prairies | Emploi stratégique pour la Transition écologique | N | O | N | N | A1101
    B1201 | 3 | 93 | Aide-voilier / Aide-voilière de cerfs-volants | Emploi Blanc | N | | | | B1201`,
  texte: `
    code_rome | code_compo_bloc | libelle_type_texte | position_phrase | libelle_texte
    A1101 | 3 | definition | 2 | Prévient dès qu''un nid s''installe.
    A1101 | 3 | definition | 1 | Passe chaque matin le long de l''allée.
    A1101 | 4 | acces_metier | 1 | Aucun diplôme.⏎⏎Savoir dire « c''est l''heure ».
    A1102 | 3 | definition | 1 | Sème, roule "à l''ancienne", arrose.
    A1102 | 4 | acces_metier | 1 | Une saison aux côtés d''un aîné.
    B1201 | 3 | definition | 1 | Recoud les voiles, essaie par petit temps.
    B1201 | 4 | acces_metier | 1 | Aimer coudre.
    K1301 | 3 | definition | 1 | Allume, compte les canards, éteint.
    K1301 | 4 | acces_metier | 1 | Un permis de barque.`,
  referentiel_appellation: `
    code_ogr | libelle_appellation_long | libelle_appellation_court | code_rome | transition_eco | transition_num | transition_demo | emploi_reglemente | emploi_cadre | classification | origine | code_rome_parent | peu_usite
    9012 | Guetteur / Guetteuse de nids | Guetteur / Guetteuse | A1101 | | | | | | SYNONYME | | A1102 | O
    9011 | Veilleur / Veilleuse de haies | Veilleur / Veilleuse de haies | A1101 | | | | | | PRINCIPALE | | A1101 | N
    9021 | Semeur / Semeuse de prairies | Semeur / Semeuse de prairies | A1102 | | | | | | PRINCIPALE | | A1101 | N
    9031 | Aide-voilier / Aide-voilière de cerfs-volants | Aide-voilier / Aide-voilière | B1201 | | | | | | PRINCIPALE | | B1201 | N
    9041 | Gardien / Gardienne de phare d'étang | Gardien / Gardienne de phare d'étang | K1301 | | | | | | PRINCIPALE | | K1301 | N`,
  referentiel_competence: `
    code_ogr | nature | libelle_competence | definition | code_ogr_macro_comp | code_macro_comp | cat_comp | sous_cat_comp | transition_eco | transition_num | libelle_heterogeneite | libelle_origine
    100001 | Compétence | Tailler une haie en biais | | 300001 | | Savoir-faire | Technique | | N | |
    100002 | Compétence | Recenser les nids | | 300001 | | Savoir-faire | Technique expert | O | N | |
    100003 | Compétence | Coudre une voile légère | | 300002 | | Savoir-faire | Technique | | N | |
    100004 | Compétence | Lire le vent | | 300002 | | Savoir-faire | Transverse | | N | |
    300001 | Macro-compétence | Tenir un lieu en bon état | | 300001 | 1A101 | Savoir-faire | Technique | | N | |
    300002 | Macro-compétence | Faire voler un objet | | | 1B101 | Savoir-faire | Transverse | | N | |
    300003 | Macro-compétence | Garder son calme par grand vent | | | 2A101 | Savoir-être professionnel | Transverse | | N | |`,
  referentiel_savoir: `
    code_ogr_savoir | libelle_savoir | categorie_savoir | sous_categorie_savoir | transition_eco | transition_num
    110001 | Chants d'oiseaux | Domaines d'expertise | Nature | O | N
    110002 | Nœuds et épissures | Techniques professionnelles | | | N`,
  referentiel_contexte_travail: `
    code_ogr | libelle_cont_travail | code_type_cont_trav | libelle_type_cont_trav
    120001 | Dans le vent | 1 | Conditions de travail
    120002 | À l'aube | 2 | Horaires`,
  coherence_item: `
    code_rome | code_ogr | coeur_metier
    A1101 | 100001 | Principale
    A1101 | 100002 | Émergente
    A1101 | 300003 |
    A1101 | 110001 | Principale
    A1101 | 120002 |
    A1102 | 100001 |
    A1102 | 300001 | Principale
    A1102 | 110001 |
    A1102 | 120001 |
    B1201 | 100003 | Principale
    B1201 | 100004 |
    B1201 | 300003 |
    B1201 | 110002 |
    B1201 | 120001 |
    K1301 | 100004 | Principale
    K1301 | 300003 | Principale
    K1301 | 120001 |
    K1301 | 120002 |`,
  rubrique_mobilite: `
    code_rome | code_rome_cible | numero_ordre
    A1101 | K1301 | 2
    A1101 | A1102 | 1
    A1102 | A1101 | 1
    B1201 | K1301 | 10
    B1201 | A1102 | 9
    K1301 | B1201 | 1`,
  referentiel_code_rome_riasec: `
    code_rome | riasec_majeur | riasec_mineur
    A1101 | R | I
    A1102 | R |
    B1201 | A | R
    K1301 | C | R`,
  arborescence_competences: `
    code_domaine_competence | domaine_competence | code_enjeu | enjeu | code_objectif | objectif | code_macro_competence | code_ogr_macro_competence | libelle_macro_competence | code_ogr_competence | libelle_competence
    1 | Faire | 1A | Entretenir | 1A1 | Entretenir un lieu | 1A101 | 300001 | Tenir un lieu en bon état | 100001 | Tailler une haie en biais
    1 | Faire | 1A | Entretenir | 1A1 | Entretenir un lieu | 1A101 | 300001 | Tenir un lieu en bon état | 100002 | Recenser les nids
    1 | Faire | 1B | Voler | 1B1 | Faire voler | 1B101 | 300002 | Faire voler un objet | 100003 | Coudre une voile légère
    1 | Faire | 1B | Voler | 1B1 | Faire voler | 1B101 | 300002 | Faire voler un objet | 100004 | Lire le vent
    2 | Être | 2A | Tenir bon | 2A1 | Rester calme | 2A101 | 300003 | Garder son calme par grand vent | |`,
  centre_interet: `
    code_centre_interet | libelle_centre_interet | definition_centre_interet
    1 | J'aime l'air frais | L'air frais, de l'aube au soir.⏎⏎Par tous les temps.
    2 | J'aime coudre |`,
  arborescence_centre_interet: `
    code_centre_interet | libelle_centre_interet | code_ogr_rome | code_rome | libelle_rome | principal
    1 | J'aime l'air frais | 91 | A1101 | Veilleur / Veilleuse de haies | oui
    1 | J'aime l'air frais | 94 | K1301 | Gardien / Gardienne de phare d'étang | non
    2 | J'aime coudre | 93 | B1201 | Aide-voilier / Aide-voilière de cerfs-volants | oui`,
  secteur_activite: `
    code_sect_activite | libelle_sect_activite | definition_sect_activite
    10 | Campagne | Les champs et ce qui pousse autour.
    20 | Littoral |
    30 | Atelier | Aucun de nos métiers n'y va.`,
  sous_secteur_activite: `
    code_ss_sect_activite | libelle_ss_sect_activite | definition_ss_sect_activite | code_sect_activite
    11 | Bocage | | 10
    31 | Couture | | 30`,
  arborescence_secteur_activite: `
    code_sect_activite | libelle_sect_activite | code_ss_sect_activite | libelle_ss_sect_activite | code_ogr_rome | code_rome | libelle_rome | principal
    20 | Littoral | | | 91 | A1101 | Veilleur / Veilleuse de haies | non
    10 | Campagne | 11 | Bocage | 91 | A1101 | Veilleur / Veilleuse de haies | oui
    20 | Littoral | | | 94 | K1301 | Gardien / Gardienne de phare d'étang | oui`,
  themes: `
    code_theme | libelle_theme | definition_theme
    001 | Métiers du vent | Ceux qui en vivent.
    002 | Métiers de l'aube |`,
  arborescence_thematique: `
    code_theme | libelle_theme | code_ogr_rome | code_rome | libelle_rome
    001 | Métiers du vent | 93 | B1201 | Aide-voilier / Aide-voilière de cerfs-volants
    001 | Métiers du vent | 94 | K1301 | Gardien / Gardienne de phare d'étang
    002 | Métiers de l'aube | 91 | A1101 | Veilleur / Veilleuse de haies`,
  secteur_naf: `
    code_tech_secteur_naf | code_secteur_naf | libelle_secteur_naf
    2 | 1 | Elevage d'abeilles
    9 | 9 | Fabrication de cordes`,
  arborescence_secteur_naf: `
    code_secteur_naf | libelle_secteur_naf | code_ogr_rome | code_rome | libelle_rome
    1 | Élevage d’abeilles, cœur de forêt | 91 | A1101 | Veilleur / Veilleuse de haies
    1 | Élevage d’abeilles, cœur de forêt | 92 | A1102 | Semeur / Semeuse de prairies
    9 | Fabrication de cordes | 93 | B1201 | Aide-voilier / Aide-voilière de cerfs-volants`,
} as const;

export type NomMini = keyof typeof CONTENU;
export const NOMS_MINI = Object.keys(CONTENU) as NomMini[];

/** Files of an archive, as they are in a folder or a zip: base name → bytes. */
export type Fichiers = Map<string, Buffer>;

interface Csv {
  colonnes: string[];
  lignes: string[][];
}

export class MiniArchive {
  version = "60";
  versionTxt =
    "Numero de version : 60\n\nDate de publication : 18/09/2025\n\nDate de validation : 27/08/2025\n";
  readonly #csvs = new Map<NomMini, Csv>(NOMS_MINI.map((nom) => [nom, lireTableau(CONTENU[nom])]));

  nomDe(fichier: NomMini): string {
    return `unix_${fichier}_v4${this.version}_utf8.csv`;
  }

  retirer(...fichiers: NomMini[]): this {
    for (const fichier of fichiers) this.#csvs.delete(fichier);
    return this;
  }

  retirerColonne(fichier: NomMini, colonne: string): this {
    const csv = this.#csv(fichier);
    const place = this.#place(csv, colonne);
    csv.colonnes.splice(place, 1);
    for (const ligne of csv.lignes) ligne.splice(place, 1);
    return this;
  }

  /** Changes one cell; `rang` counts records from 0. */
  modifier(fichier: NomMini, rang: number, colonne: string, valeur: string): this {
    const csv = this.#csv(fichier);
    const ligne = csv.lignes[rang];
    if (ligne === undefined) throw new Error(`mini: no record ${rang} in ${fichier}`);
    ligne[this.#place(csv, colonne)] = valeur;
    return this;
  }

  /** Adds a record as it is, even one with too few or too many fields. */
  ajouter(fichier: NomMini, ...valeurs: string[]): this {
    this.#csv(fichier).lignes.push(valeurs);
    return this;
  }

  /** Text of a file as it will be written. */
  texte(fichier: NomMini): string {
    const { colonnes, lignes } = this.#csv(fichier);
    const enCsv = (champs: readonly string[]): string =>
      champs.map((champ) => `"${champ.replaceAll('"', '""')}"`).join(",");
    return `${[colonnes, ...lignes].map(enCsv).join("\n\n")}\n`;
  }

  /** Number of the line where a record ends, as an editor counts them. */
  ligneDe(fichier: NomMini, rang: number): number {
    const { colonnes, lignes } = this.#csv(fichier);
    const brisees = [colonnes, ...lignes.slice(0, rang + 1)].flat().join("").split("\n").length - 1;
    return 1 + 2 * (rang + 1) + brisees;
  }

  fichiers(): Fichiers {
    const fichiers: Fichiers = new Map();
    for (const nom of this.#csvs.keys()) {
      const texte = this.texte(nom);
      const octets = nom === "arborescence_secteur_naf" ? enWindows1252(texte) : Buffer.from(texte);
      fichiers.set(this.nomDe(nom), octets);
    }
    if (this.versionTxt !== "") fichiers.set("version.txt", Buffer.from(this.versionTxt));
    return fichiers;
  }

  #csv(fichier: NomMini): Csv {
    const csv = this.#csvs.get(fichier);
    if (csv === undefined) throw new Error(`mini: ${fichier} was removed`);
    return csv;
  }

  #place(csv: Csv, colonne: string): number {
    const place = csv.colonnes.indexOf(colonne);
    if (place < 0) throw new Error(`mini: no column ${colonne}`);
    return place;
  }
}

/** The mini archive with `combien` more métiers: long enough to import for a process to be stopped meanwhile. */
export function miniEnGrand(combien: number): MiniArchive {
  const mini = new MiniArchive();
  for (let i = 0; i < combien; i++) {
    const code = `C${1000 + i}`;
    if (i === 0) mini.ajouter("grand_domaine", "C", "Grands nombres");
    if (i % 100 === 0) mini.ajouter("domaine_professionnel", code.slice(0, 3), `Centaine ${i / 100}`);
    mini.ajouter(
      "referentiel_code_rome",
      code,
      `${i}`,
      `${500_000 + i}`,
      `Métier ${i}`,
      "",
      "",
      "",
      "",
      "",
      "",
    );
    mini.ajouter("texte", code, "3", "definition", "1", `Porte le numéro ${i}.`);
    const libelle = `Porteur / Porteuse du numéro ${i}`;
    mini.ajouter(
      ...["referentiel_appellation" as const, `${600_000 + i}`, libelle, libelle, code],
      ...["", "", "", "", "", "PRINCIPALE", "", code, "N"],
    );
    for (const item of ["100001", "100002", "100003", "100004", "110001", "120001"]) {
      mini.ajouter("coherence_item", code, item, "");
    }
  }
  return mini;
}

/** The archive of `miniEnGrand` as if it were that version, of September 2026. */
export function miniDe(version: string, combien = 300): MiniArchive {
  const mini = miniEnGrand(combien);
  mini.version = version;
  mini.versionTxt = `Numero de version : ${version}\n\nDate de publication : 18/09/2026\n`;
  return mini;
}

/** Writes files into a folder, made if need be. */
export async function ecrireDossier(fichiers: Fichiers, dossier: string): Promise<string> {
  await mkdir(dossier, { recursive: true });
  for (const [nom, octets] of fichiers) await writeFile(join(dossier, nom), octets);
  return dossier;
}

/** The files as one zip, in memory. `racine` puts them in a folder of the zip. */
export async function zipper(fichiers: Fichiers, racine = ""): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [nom, octets] of fichiers) zip.addBuffer(octets, racine + nom);
  zip.end();
  return buffer(zip.outputStream);
}

/** "a | b" a line, the first one names the columns; ⏎ stands for a line break inside a field. */
function lireTableau(tableau: string): Csv {
  const [colonnes = [], ...lignes] = tableau
    .trim()
    .split("\n")
    .map((ligne) => ligne.split("|").map((champ) => champ.trim().replaceAll("⏎", "\n")));
  return { colonnes, lignes };
}

/** Where Windows-1252 is not Latin-1, for the letters of the table above. */
const PROPRES_A_1252: Readonly<Record<string, number>> = { "’": 0x92, œ: 0x9c };

const enWindows1252 = (texte: string): Buffer =>
  Buffer.from([...texte].map((lettre) => PROPRES_A_1252[lettre] ?? lettre.charCodeAt(0)));
