import { beforeAll, describe, expect, it } from "vitest";
import type { Intitule, Metier, Referential, RomeTables } from "../../model";
import { build } from "../../referential/build";
import { archiveOfficielle, type LigneCsv, lireCsvs } from "../../testing/archive";
import { NOMS_MINI } from "../../testing/mini";
import { describeSourceContract } from "../contract";
import type { RomeSource } from "../port";
import { archiveSource } from ".";

const archive = archiveOfficielle("lib/rome/sources/archive/full.test.ts");

describe.skipIf(!archive)("the official archive, v60", () => {
  let rome: RomeTables;
  let referential: Referential;
  let csvs: ReadonlyMap<string, readonly LigneCsv[]>;
  const avertissements: string[] = [];

  /** Read once for this file and its contract. */
  let lecture: Promise<RomeTables> | undefined;
  const source: RomeSource = {
    load: () => {
      lecture ??= archiveSource(archive ?? "").load({
        etape: () => {},
        avertissement: (message) => avertissements.push(message),
      });
      return lecture;
    },
  };

  beforeAll(async () => {
    rome = await source.load();
    referential = build(rome);
    csvs = await lireCsvs(archive ?? "", NOMS_MINI);
  }, 180_000);

  describeSourceContract("the official archive", () => source);

  it("is version 60 of 18/09/2025, and its one other encoding is told", () => {
    expect(rome).toMatchObject({ version: "60", publieeLe: "2025-09-18", source: "archive" });
    expect(avertissements).toEqual([
      "unix_arborescence_secteur_naf_v460_utf8.csv : lu en Windows-1252, malgré son nom.",
    ]);
  });

  it("has the counts of its description", () => {
    expect(referential.comptes).toEqual({
      metiers: 1584,
      appellations: 13_120,
      competences: 18_317,
      savoirs: 15_354,
      contextes: 179,
      mobilites: 14_912,
    });
    expect(rome.tables.items).toHaveLength(104_219);
    expect(rome.tables.textes).toHaveLength(11_980);
    expect(rome.tables.competences.filter((c) => c.nature === "macro")).toHaveLength(507);
    const departs = [...referential.metiers.values()].map((m) => m.mobilites.length).sort((a, b) => a - b);
    expect([departs[0], departs[792], departs[1583]]).toEqual([6, 10, 21]);
  });

  it("has as many rows as each CSV has records", () => {
    const t = rome.tables;
    const comptes: Readonly<Record<string, readonly unknown[]>> = {
      grand_domaine: t.grandsDomaines,
      domaine_professionnel: t.domaines,
      referentiel_code_rome: t.metiers,
      centre_interet: t.centresInteret,
      arborescence_centre_interet: t.centresInteretLiens,
      secteur_activite: t.secteurs,
      sous_secteur_activite: t.sousSecteurs,
      arborescence_secteur_activite: t.secteursLiens,
      themes: t.themes,
      arborescence_thematique: t.themesLiens,
      secteur_naf: t.nafs,
      arborescence_secteur_naf: t.nafsLiens,
    };
    for (const [nom, lignes] of Object.entries(comptes)) {
      expect(lignes.length, nom).toBe(csvs.get(nom)?.length);
    }
    // Every macro-compétence has its place in the tree.
    expect(new Set(t.macros.map((m) => m.ogr))).toEqual(
      new Set(t.competences.filter((c) => c.nature === "macro").map((c) => c.ogr)),
    );
  });

  /** Titles split by hand: what the tests of `intitule.ts` do not know of. */
  const INTITULES: Readonly<Record<string, Intitule>> = {
    A1101: { masculin: "Conducteur d'engins agricoles", feminin: "Conductrice d'engins agricoles" },
    D1505: { masculin: "Hôte de caisse", feminin: "Hôtesse de caisse" },
    F1703: { masculin: "Maçon", feminin: "Maçonne" },
    J1506: {
      masculin: "Infirmier en soins généraux (IDE)",
      feminin: "Infirmière en soins généraux (IDE)",
    },
    K1302: { masculin: "Assistant de vie dépendance", feminin: "Assistante de vie dépendance" },
    M1805: { masculin: "Développeur informatique", feminin: "Développeuse informatique" },
  };

  it.each(Object.entries(INTITULES))("gives every field of %s as the CSVs have it", (code, intitule) => {
    const metier = referential.metiers.get(code);
    expect(metier && deMetier(metier)).toEqual({ ...desCsvs(csvs, code), intitule });
  });

  it("gives every definition and access text of all métiers as the CSV has it", () => {
    for (const [genre, champ] of [
      ["definition", "definition"],
      ["acces_metier", "acces"],
    ] as const) {
      const faux = [...referential.metiers.values()].find(
        (m) => m[champ].join("\u0000") !== textesDe(csvs, m.code, genre).join("\u0000"),
      );
      expect(faux?.code).toBeUndefined();
    }
  });
});

/** A métier without what only the application adds: the titles of appellations, tested apart. */
function deMetier(metier: Metier): unknown {
  return {
    ...metier,
    appellations: metier.appellations.map(({ intitule: _, ...appellation }) => appellation),
  };
}

type Csvs = ReadonlyMap<string, readonly LigneCsv[]>;

/** Every field of a métier, worked out from the records alone. */
function desCsvs(csvs: Csvs, code: string): Record<string, unknown> {
  const parmi = (fichier: string, colonne: string, valeur = ""): readonly LigneCsv[] =>
    index(csvs, fichier, colonne).get(valeur) ?? [];
  const une = (fichier: string, colonne: string, valeur = ""): LigneCsv => {
    const trouvees = parmi(fichier, colonne, valeur);
    expect(trouvees.length, `${fichier}.${colonne} = ${valeur}`).toBe(1);
    return trouvees[0] ?? {};
  };
  const siennes = (fichier: string): readonly LigneCsv[] => parmi(fichier, "code_rome", code);
  /** Codes of the métiers that have something, in order, each once. */
  const metiersDe = (fichier: string, colonne: string, valeur = ""): string[] => [
    ...new Set(
      parmi(fichier, colonne, valeur)
        .map((l) => l.code_rome ?? "")
        .sort(),
    ),
  ];

  const m = une("referentiel_code_rome", "code_rome", code);
  const riasec = une("referentiel_code_rome_riasec", "code_rome", code);
  const liens = siennes("coherence_item");
  const dans = (fichier: string, colonne: string): readonly LigneCsv[] =>
    liens.filter((l) => parmi(fichier, colonne, l.code_ogr).length > 0);

  return {
    code,
    ogr: m.code_ogr,
    libelle: m.libelle_rome,
    parent: m.code_rome_parent,
    grandDomaine: {
      code: code[0],
      libelle: une("grand_domaine", "code_grand_domaine", code.slice(0, 1)).libelle_grand_domaine,
    },
    domaine: {
      code: code.slice(0, 3),
      libelle: une("domaine_professionnel", "code_domaine_professionnel", code.slice(0, 3))
        .libelle_domaine_professionnel,
    },
    riasec: [riasec.riasec_majeur, riasec.riasec_mineur].filter((lettre) => lettre !== ""),
    reglemente: OUI_NON[m.emploi_reglemente ?? ""],
    cadre: OUI_NON[m.emploi_cadre ?? ""],
    transitions: {
      ecologique: ECOLOGIQUE[m.transition_eco ?? ""],
      numerique: OUI_NON[m.transition_num ?? ""],
      demographique: OUI_NON[m.transition_demo ?? ""],
    },
    definition: textesDe(csvs, code, "definition"),
    acces: textesDe(csvs, code, "acces_metier"),
    appellations: [
      ...siennes("referentiel_appellation").filter((a) => a.classification === "PRINCIPALE"),
      ...siennes("referentiel_appellation").filter((a) => a.classification === "SYNONYME"),
    ].map((a) => ({
      ogr: a.code_ogr,
      libelle: a.libelle_appellation_long,
      libelleCourt: a.libelle_appellation_court,
      genre: a.classification?.toLowerCase(),
      peuUsite: a.peu_usite === "O",
      ancienCode: a.code_rome_parent,
      metier: code,
    })),
    competences: dans("referentiel_competence", "code_ogr").map((lien) => {
      const c = une("referentiel_competence", "code_ogr", lien.code_ogr);
      const macro = c.nature === "Macro-compétence" ? c.code_ogr : c.code_ogr_macro_comp;
      const [branche] = parmi("arborescence_competences", "code_ogr_macro_competence", macro);
      return {
        competence: {
          ogr: c.code_ogr,
          libelle: c.libelle_competence,
          nature: c.nature === "Macro-compétence" ? "macro" : "competence",
          categorie:
            c.cat_comp === "Savoir-être professionnel" ? "savoir-etre" : CATEGORIE[c.sous_cat_comp ?? ""],
          macro: { code: macro, libelle: branche?.libelle_macro_competence },
          objectif: {
            code: branche?.code_objectif,
            libelle: branche?.objectif,
            enjeu: {
              code: branche?.code_enjeu,
              libelle: branche?.enjeu,
              domaine: { code: branche?.code_domaine_competence, libelle: branche?.domaine_competence },
            },
          },
          metiers: metiersDe("coherence_item", "code_ogr", c.code_ogr),
        },
        coeur: COEUR[lien.coeur_metier ?? ""],
      };
    }),
    savoirs: dans("referentiel_savoir", "code_ogr_savoir").map((lien) => {
      const s = une("referentiel_savoir", "code_ogr_savoir", lien.code_ogr);
      return {
        savoir: {
          ogr: s.code_ogr_savoir,
          libelle: s.libelle_savoir,
          categorie: s.categorie_savoir,
          sousCategorie: s.sous_categorie_savoir,
          metiers: metiersDe("coherence_item", "code_ogr", s.code_ogr_savoir),
        },
        coeur: COEUR[lien.coeur_metier ?? ""],
      };
    }),
    contextes: dans("referentiel_contexte_travail", "code_ogr").map((lien) => {
      const c = une("referentiel_contexte_travail", "code_ogr", lien.code_ogr);
      return {
        ogr: c.code_ogr,
        libelle: c.libelle_cont_travail,
        typeCode: c.code_type_cont_trav,
        type: c.libelle_type_cont_trav,
        metiers: metiersDe("coherence_item", "code_ogr", c.code_ogr),
      };
    }),
    centresInteret: principauxDabord(siennes("arborescence_centre_interet")).map((l) => ({
      centre: {
        code: l.code_centre_interet,
        libelle: l.libelle_centre_interet,
        definition: une("centre_interet", "code_centre_interet", l.code_centre_interet)
          .definition_centre_interet,
        metiers: metiersDe("arborescence_centre_interet", "code_centre_interet", l.code_centre_interet),
      },
      principal: l.principal === "oui",
    })),
    secteurs: principauxDabord(siennes("arborescence_secteur_activite")).map((l) => ({
      secteur: {
        code: l.code_sect_activite,
        libelle: l.libelle_sect_activite,
        definition: une("secteur_activite", "code_sect_activite", l.code_sect_activite)
          .definition_sect_activite,
        metiers: metiersDe("arborescence_secteur_activite", "code_sect_activite", l.code_sect_activite),
      },
      sousSecteur:
        l.code_ss_sect_activite === ""
          ? null
          : expect.objectContaining({ code: l.code_ss_sect_activite, libelle: l.libelle_ss_sect_activite }),
      principal: l.principal === "oui",
    })),
    themes: siennes("arborescence_thematique").map((l) => ({
      code: l.code_theme,
      libelle: l.libelle_theme,
      definition: une("themes", "code_theme", l.code_theme).definition_theme,
      metiers: metiersDe("arborescence_thematique", "code_theme", l.code_theme),
    })),
    nafs: siennes("arborescence_secteur_naf").map((l) => ({
      code: l.code_secteur_naf,
      libelle: une("secteur_naf", "code_secteur_naf", l.code_secteur_naf).libelle_secteur_naf,
      metiers: metiersDe("arborescence_secteur_naf", "code_secteur_naf", l.code_secteur_naf),
    })),
    mobilites: siennes("rubrique_mobilite")
      .map((l) => ({ cible: l.code_rome_cible, ordre: Number(l.numero_ordre) }))
      .sort((a, b) => a.ordre - b.ordre),
  };
}

const index = (csvs: Csvs, fichier: string, colonne: string): ReadonlyMap<string, readonly LigneCsv[]> => {
  const cle = `${fichier}.${colonne}`;
  const fait = INDEX.get(cle);
  if (fait) return fait;
  const parValeur = new Map<string, LigneCsv[]>();
  for (const ligne of csvs.get(fichier) ?? []) {
    const valeur = ligne[colonne] ?? "";
    const groupe = parValeur.get(valeur);
    if (groupe) groupe.push(ligne);
    else parValeur.set(valeur, [ligne]);
  }
  INDEX.set(cle, parValeur);
  return parValeur;
};
/** One archive a run. */
const INDEX = new Map<string, ReadonlyMap<string, readonly LigneCsv[]>>();

const textesDe = (csvs: Csvs, code: string, genre: string): string[] =>
  (index(csvs, "texte", "code_rome").get(code) ?? [])
    .filter((l) => l.libelle_type_texte === genre)
    .sort((a, b) => Number(a.position_phrase) - Number(b.position_phrase))
    .map((l) => (l.libelle_texte ?? "").split("''").join("'"));

const principauxDabord = (liens: readonly LigneCsv[]): readonly LigneCsv[] => [
  ...liens.filter((l) => l.principal === "oui"),
  ...liens.filter((l) => l.principal !== "oui"),
];

const OUI_NON: Readonly<Record<string, boolean | null>> = { O: true, N: false, "": null };
const ECOLOGIQUE: Readonly<Record<string, string | null>> = {
  "Emploi Blanc": "blanc",
  "Emploi Vert": "vert",
  "Emploi Brun": "brun",
  "Emploi stratégique pour la Transition écologique": "strategique",
  "": null,
};
const CATEGORIE: Readonly<Record<string, string>> = {
  Technique: "technique",
  "Technique expert": "expert",
  Transverse: "transverse",
};
const COEUR: Readonly<Record<string, string | null>> = {
  Principale: "principale",
  Émergente: "emergente",
  "": null,
};
