import type {
  CategorieCompetence,
  Coeur,
  DefinitionRow,
  LettreRiasec,
  NomenclatureRow,
  NomTable,
  Tables,
  TransitionEcologique,
} from "../../model";
import type { Probleme } from "../../referential/validate";
import type { Ligne, NomFichier } from "./wire";

type Mutables = { -readonly [T in NomTable]: Tables[T][number][] };

/** Which column of which file a field of a table comes from: what an error must name. */
export const ORIGINES: {
  readonly [T in NomTable]: { readonly fichier: NomFichier; readonly colonnes: Record<string, string> };
} = {
  grandsDomaines: { fichier: "grand_domaine", colonnes: { code: "code_grand_domaine" } },
  domaines: { fichier: "domaine_professionnel", colonnes: { code: "code_domaine_professionnel" } },
  metiers: { fichier: "referentiel_code_rome", colonnes: { code: "code_rome" } },
  textes: { fichier: "texte", colonnes: { metier: "code_rome" } },
  appellations: { fichier: "referentiel_appellation", colonnes: { ogr: "code_ogr", metier: "code_rome" } },
  domainesCompetence: { fichier: "arborescence_competences", colonnes: { code: "code_domaine_competence" } },
  enjeux: { fichier: "arborescence_competences", colonnes: { code: "code_enjeu" } },
  objectifs: { fichier: "arborescence_competences", colonnes: { code: "code_objectif" } },
  macros: { fichier: "arborescence_competences", colonnes: { ogr: "code_ogr_macro_competence" } },
  competences: {
    fichier: "referentiel_competence",
    colonnes: { ogr: "code_ogr", macro: "code_ogr_macro_comp" },
  },
  savoirs: { fichier: "referentiel_savoir", colonnes: { ogr: "code_ogr_savoir" } },
  contextes: { fichier: "referentiel_contexte_travail", colonnes: { ogr: "code_ogr" } },
  items: { fichier: "coherence_item", colonnes: { metier: "code_rome", ogr: "code_ogr" } },
  centresInteret: { fichier: "centre_interet", colonnes: { code: "code_centre_interet" } },
  centresInteretLiens: {
    fichier: "arborescence_centre_interet",
    colonnes: { metier: "code_rome", code: "code_centre_interet" },
  },
  secteurs: { fichier: "secteur_activite", colonnes: { code: "code_sect_activite" } },
  sousSecteurs: {
    fichier: "sous_secteur_activite",
    colonnes: { code: "code_ss_sect_activite", secteur: "code_sect_activite" },
  },
  secteursLiens: {
    fichier: "arborescence_secteur_activite",
    colonnes: { metier: "code_rome", secteur: "code_sect_activite", sousSecteur: "code_ss_sect_activite" },
  },
  themes: { fichier: "themes", colonnes: { code: "code_theme" } },
  themesLiens: { fichier: "arborescence_thematique", colonnes: { metier: "code_rome", code: "code_theme" } },
  nafs: { fichier: "secteur_naf", colonnes: { code: "code_secteur_naf" } },
  nafsLiens: {
    fichier: "arborescence_secteur_naf",
    colonnes: { metier: "code_rome", code: "code_secteur_naf" },
  },
  mobilites: { fichier: "rubrique_mobilite", colonnes: { metier: "code_rome", cible: "code_rome_cible" } },
};

/** Something wrong that shows only once every file is read, and where. */
export interface Faute {
  readonly genre: Probleme["genre"];
  readonly fichier: NomFichier;
  readonly ligne: number | undefined;
  readonly colonne: string;
  readonly valeur: string;
}

/** Gathers the rows of all files, whatever their order, and the line each came from. */
export class Collecte {
  readonly #tables: Mutables = {
    grandsDomaines: [],
    domaines: [],
    metiers: [],
    textes: [],
    appellations: [],
    domainesCompetence: [],
    enjeux: [],
    objectifs: [],
    macros: [],
    competences: [],
    savoirs: [],
    contextes: [],
    items: [],
    centresInteret: [],
    centresInteretLiens: [],
    secteurs: [],
    sousSecteurs: [],
    secteursLiens: [],
    themes: [],
    themesLiens: [],
    nafs: [],
    nafsLiens: [],
    mobilites: [],
  };
  readonly #lignes = new Map<NomTable, number[]>();
  readonly #riasec: { code: string; numero: number; majeur: LettreRiasec | ""; mineur: LettreRiasec | "" }[] =
    [];
  readonly #arbre = new Set<string>();
  /** Labels met in the link files, for when the file of definitions is missing. */
  readonly #secours = {
    centresInteret: nommes(),
    secteurs: nommes(),
    sousSecteurs: nommes(),
    themes: nommes(),
    nafs: nommes(),
  };
  readonly #secteurDe = new Map<string, string>();

  /** Line of the file where a row of a table ends. */
  ligneDe(table: NomTable, rang: number): number | undefined {
    return this.#lignes.get(table)?.[rang];
  }

  #add<T extends NomTable>(table: T, row: Tables[T][number], numero: number): void {
    (this.#tables[table] as Tables[T][number][]).push(row);
    const lignes = this.#lignes.get(table);
    if (lignes) lignes.push(numero);
    else this.#lignes.set(table, [numero]);
  }

  /** One receiver a file: a parsed line and its number become rows. */
  readonly recepteurs: { readonly [F in NomFichier]: (ligne: Ligne<F>, numero: number) => void } = {
    grand_domaine: (l, n) =>
      this.#add("grandsDomaines", { code: l.code_grand_domaine, libelle: l.libelle_grand_domaine }, n),
    domaine_professionnel: (l, n) =>
      this.#add(
        "domaines",
        { code: l.code_domaine_professionnel, libelle: l.libelle_domaine_professionnel },
        n,
      ),
    referentiel_code_rome: (l, n) =>
      this.#add(
        "metiers",
        {
          code: l.code_rome,
          ogr: l.code_ogr,
          libelle: l.libelle_rome,
          parent: l.code_rome_parent || l.code_rome,
          riasecMajeur: null,
          riasecMineur: null,
          reglemente: ouiNon(l.emploi_reglemente),
          cadre: ouiNon(l.emploi_cadre),
          ecologique: ECOLOGIQUE[l.transition_eco],
          numerique: ouiNon(l.transition_num),
          demographique: ouiNon(l.transition_demo),
        },
        n,
      ),
    texte: (l, n) =>
      this.#add(
        "textes",
        {
          metier: l.code_rome,
          genre: l.libelle_type_texte === "definition" ? "definition" : "acces",
          position: l.position_phrase,
          texte: l.libelle_texte.replaceAll("''", "'"),
        },
        n,
      ),
    referentiel_appellation: (l, n) =>
      this.#add(
        "appellations",
        {
          ogr: l.code_ogr,
          metier: l.code_rome,
          libelle: l.libelle_appellation_long,
          libelleCourt: l.libelle_appellation_court || l.libelle_appellation_long,
          principale: l.classification === "PRINCIPALE",
          peuUsite: l.peu_usite === "O",
          ancienCode: l.code_rome_parent || l.code_rome,
        },
        n,
      ),
    referentiel_competence: (l, n) =>
      this.#add(
        "competences",
        {
          ogr: l.code_ogr,
          libelle: l.libelle_competence,
          nature: l.nature === "Compétence" ? "competence" : "macro",
          categorie: l.cat_comp === "Savoir-faire" ? CATEGORIES[l.sous_cat_comp] : "savoir-etre",
          macro: l.nature === "Compétence" ? l.code_ogr_macro_comp || null : null,
        },
        n,
      ),
    referentiel_savoir: (l, n) =>
      this.#add(
        "savoirs",
        {
          ogr: l.code_ogr_savoir,
          libelle: l.libelle_savoir,
          categorie: l.categorie_savoir,
          sousCategorie: l.sous_categorie_savoir,
        },
        n,
      ),
    referentiel_contexte_travail: (l, n) =>
      this.#add(
        "contextes",
        {
          ogr: l.code_ogr,
          libelle: l.libelle_cont_travail,
          typeCode: l.code_type_cont_trav,
          type: l.libelle_type_cont_trav,
        },
        n,
      ),
    coherence_item: (l, n) =>
      this.#add("items", { metier: l.code_rome, ogr: l.code_ogr, coeur: COEUR[l.coeur_metier] }, n),
    rubrique_mobilite: (l, n) =>
      this.#add("mobilites", { metier: l.code_rome, cible: l.code_rome_cible, ordre: l.numero_ordre }, n),
    referentiel_code_rome_riasec: (l, numero) =>
      this.#riasec.push({ code: l.code_rome, numero, majeur: l.riasec_majeur, mineur: l.riasec_mineur }),
    arborescence_competences: (l, n) => {
      // One line a compétence: the branch above it comes back many times.
      this.#branche(
        "domainesCompetence",
        { code: l.code_domaine_competence, libelle: l.domaine_competence },
        n,
      );
      this.#branche(
        "enjeux",
        { code: l.code_enjeu, libelle: l.enjeu, domaine: l.code_domaine_competence },
        n,
      );
      this.#branche("objectifs", { code: l.code_objectif, libelle: l.objectif, enjeu: l.code_enjeu }, n);
      const cle = `macros ${l.code_ogr_macro_competence}`;
      if (this.#arbre.has(cle)) return;
      this.#arbre.add(cle);
      this.#add(
        "macros",
        { ogr: l.code_ogr_macro_competence, code: l.code_macro_competence, objectif: l.code_objectif },
        n,
      );
    },
    centre_interet: (l, n) =>
      this.#add(
        "centresInteret",
        {
          code: l.code_centre_interet,
          libelle: l.libelle_centre_interet,
          definition: l.definition_centre_interet,
        },
        n,
      ),
    arborescence_centre_interet: (l, n) => {
      this.#secours.centresInteret.set(l.code_centre_interet, l.libelle_centre_interet);
      this.#add(
        "centresInteretLiens",
        { metier: l.code_rome, code: l.code_centre_interet, principal: l.principal === "oui" },
        n,
      );
    },
    secteur_activite: (l, n) =>
      this.#add(
        "secteurs",
        {
          code: l.code_sect_activite,
          libelle: l.libelle_sect_activite,
          definition: l.definition_sect_activite,
        },
        n,
      ),
    sous_secteur_activite: (l, n) =>
      this.#add(
        "sousSecteurs",
        {
          code: l.code_ss_sect_activite,
          libelle: l.libelle_ss_sect_activite,
          definition: l.definition_ss_sect_activite,
          secteur: l.code_sect_activite,
        },
        n,
      ),
    arborescence_secteur_activite: (l, n) => {
      this.#secours.secteurs.set(l.code_sect_activite, l.libelle_sect_activite);
      if (l.code_ss_sect_activite !== "") {
        this.#secours.sousSecteurs.set(l.code_ss_sect_activite, l.libelle_ss_sect_activite);
        this.#secteurDe.set(l.code_ss_sect_activite, l.code_sect_activite);
      }
      this.#add(
        "secteursLiens",
        {
          metier: l.code_rome,
          secteur: l.code_sect_activite,
          sousSecteur: l.code_ss_sect_activite || null,
          principal: l.principal === "oui",
        },
        n,
      );
    },
    themes: (l, n) =>
      this.#add(
        "themes",
        { code: l.code_theme, libelle: l.libelle_theme, definition: l.definition_theme },
        n,
      ),
    arborescence_thematique: (l, n) => {
      this.#secours.themes.set(l.code_theme, l.libelle_theme);
      this.#add("themesLiens", { metier: l.code_rome, code: l.code_theme }, n);
    },
    secteur_naf: (l, n) => this.#add("nafs", { code: l.code_secteur_naf, libelle: l.libelle_secteur_naf }, n),
    arborescence_secteur_naf: (l, n) => {
      this.#secours.nafs.set(l.code_secteur_naf, l.libelle_secteur_naf);
      this.#add("nafsLiens", { metier: l.code_rome, code: l.code_secteur_naf }, n);
    },
  };

  #branche<T extends "domainesCompetence" | "enjeux" | "objectifs">(
    table: T,
    row: Tables[T][number],
    n: number,
  ): void {
    const cle = `${table} ${row.code}`;
    if (this.#arbre.has(cle)) return;
    this.#arbre.add(cle);
    this.#add(table, row, n);
  }

  /** The letters have no table of their own, they are part of the métier: their codes are checked here. */
  fautesRiasec(): Faute[] {
    const metiers = new Set(this.#tables.metiers.map((m) => m.code));
    const vus = new Set<string>();
    return this.#riasec.flatMap(({ code: valeur, numero: ligne }): Faute[] => {
      const genre = vus.has(valeur) ? "doublon" : metiers.has(valeur) ? null : "lien";
      vus.add(valeur);
      return genre === null
        ? []
        : [{ genre, fichier: "referentiel_code_rome_riasec", ligne, colonne: "code_rome", valeur }];
    });
  }

  /** The tables once every file is read. */
  tables(): Tables {
    const t = this.#tables;
    const lettres = new Map(this.#riasec.map((l) => [l.code, l]));
    const secours = (table: "centresInteret" | "secteurs" | "themes"): DefinitionRow[] =>
      t[table].length > 0 ? t[table] : lignes(this.#secours[table]).map((l) => ({ ...l, definition: "" }));
    return {
      ...t,
      metiers: t.metiers.map((m) => {
        const l = lettres.get(m.code);
        return l ? { ...m, riasecMajeur: l.majeur || null, riasecMineur: l.mineur || null } : m;
      }),
      centresInteret: secours("centresInteret"),
      secteurs: secours("secteurs"),
      themes: secours("themes"),
      nafs: t.nafs.length > 0 ? t.nafs : lignes(this.#secours.nafs),
      sousSecteurs:
        t.sousSecteurs.length > 0
          ? t.sousSecteurs.filter((s) => t.secteurs.length > 0 || this.#secours.secteurs.has(s.secteur))
          : lignes(this.#secours.sousSecteurs).map((l) => ({
              ...l,
              definition: "",
              secteur: this.#secteurDe.get(l.code) ?? "",
            })),
    };
  }
}

const nommes = (): Map<string, string> => new Map();

const lignes = (libelles: Map<string, string>): NomenclatureRow[] =>
  [...libelles].map(([code, libelle]) => ({ code, libelle }));

const ouiNon = (valeur: string): boolean | null => (valeur === "O" ? true : valeur === "N" ? false : null);

const ECOLOGIQUE: Record<Ligne<"referentiel_code_rome">["transition_eco"], TransitionEcologique | null> = {
  "": null,
  "Emploi Blanc": "blanc",
  "Emploi Vert": "vert",
  "Emploi Brun": "brun",
  "Emploi stratégique pour la Transition écologique": "strategique",
};

const CATEGORIES: Record<"Technique" | "Technique expert" | "Transverse", CategorieCompetence> = {
  Technique: "technique",
  "Technique expert": "expert",
  Transverse: "transverse",
};

const COEUR: Record<"Principale" | "Émergente" | "Emergente" | "", Coeur> = {
  Principale: "principale",
  Émergente: "emergente",
  Emergente: "emergente",
  "": null,
};
