import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveSource } from "../../lib/rome/sources/archive";
import { archiveOfficielle, type LigneCsv, lireCsvs } from "../../lib/rome/testing/archive";
import { appelant } from "./appels";
import { complementsDe } from "./complements";
import { demarrerStandin, type Standin } from "./index";
import { type Api, OPERATIONS } from "./operations";
import { texteDe } from "./selecteur";

/**
 * Answers held to the CSVs of the official archive, read here with none of the code that answers: each field that both have,
 * for a métier of each grand domaine, one split off another, one of each colour of the ecological transition.
 */
const archive = archiveOfficielle("champs de la doublure face aux CSV");

const FICHIERS = [
  "referentiel_code_rome",
  "referentiel_code_rome_riasec",
  "referentiel_appellation",
  "referentiel_competence",
  "referentiel_macro_competence_riasec",
  "referentiel_savoir",
  "referentiel_contexte_travail",
  "coherence_item",
  "rubrique_mobilite",
  "texte",
  "arborescence_competences",
  "arborescence_centre_interet",
  "arborescence_secteur_activite",
  "arborescence_secteur_naf",
  "arborescence_thematique",
] as const;

const BOOLEENS: Readonly<Record<string, boolean>> = { O: true, N: false };
const ECOLOGIQUES: Readonly<Record<string, readonly [detail: string, oui: boolean]>> = {
  "Emploi Vert": ["EMPLOI_VERT", true],
  "Emploi stratégique pour la Transition écologique": ["EMPLOI_STRATEGIQUE", true],
  "Emploi Blanc": ["EMPLOI_BLANC", false],
  "Emploi Brun": ["EMPLOI_BRUN", false],
};
const CATEGORIES: Readonly<Record<string, string>> = {
  "1": "CONDITIONS_TRAVAIL",
  "2": "HORAIRE_ET_DUREE_TRAVAIL",
  "3": "LIEU_ET_DEPLACEMENT",
  "5": "TYPE_BENEFICIAIRE",
  "6": "TYPE_STRUCTURE_ACCUEIL",
  "7": "STATUT_EMPLOI",
};
const MATURITES: Readonly<Record<string, string>> = {
  Hétérogène: "HETEROGENE",
  Homogène: "HOMOGENE",
  "Très homogène": "TRES_HOMOGENE",
};
const SOUS_CATEGORIES: Readonly<Record<string, string>> = {
  Technique: "TECHNIQUE",
  "Technique expert": "TECHNIQUE_EXPERT",
  Transverse: "TRANSVERSE",
};

const drapeaux = (l: LigneCsv): Record<string, unknown> =>
  sansAbsents({
    emploiCadre: BOOLEENS[l.emploi_cadre ?? ""],
    emploiReglemente: BOOLEENS[l.emploi_reglemente ?? ""],
    transitionNumerique: BOOLEENS[l.transition_num ?? ""],
    transitionDemographique: BOOLEENS[l.transition_demo ?? ""],
    transitionEcologiqueDetaillee: ECOLOGIQUES[l.transition_eco ?? ""]?.[0],
    transitionEcologique: ECOLOGIQUES[l.transition_eco ?? ""]?.[1],
  });

/** A field without value is left out of an answer. */
function sansAbsents(objet: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(objet).filter(([, valeur]) => valeur !== undefined && valeur !== ""),
  );
}

describe.skipIf(archive === null)("fields that both the CSVs and the APIs have", () => {
  let csvs: Awaited<ReturnType<typeof lireCsvs>>;
  let standin: Standin;
  let appel: Awaited<ReturnType<typeof appelant>>;
  const lignes = (nom: (typeof FICHIERS)[number]): readonly LigneCsv[] => csvs.get(nom) ?? [];
  const de = (nom: (typeof FICHIERS)[number], code: string): readonly LigneCsv[] =>
    lignes(nom).filter((l) => l.code_rome === code);
  const par = (nom: (typeof FICHIERS)[number], colonne: string): Map<string, LigneCsv> =>
    new Map(lignes(nom).map((l) => [l[colonne] ?? "", l]));
  const lire = async (api: Api, chemin: string): Promise<Record<string, unknown>> =>
    (await (await appel(api, chemin)).json()) as Record<string, unknown>;
  /** The read of a code with everything that may be selected. */
  const lireTout = (api: Api, liste: string, code: string): Promise<Record<string, unknown>> => {
    const operation = OPERATIONS.find((o) => o.api === api && o.chemin === `${liste}/{code}`);
    return lire(
      api,
      `${liste}/${code}?${new URLSearchParams({ champs: texteDe(operation?.permis ?? new Map()) })}`,
    );
  };

  beforeAll(async () => {
    if (archive === null) return;
    csvs = await lireCsvs(archive, FICHIERS);
    standin = await demarrerStandin({
      referential: await archiveSource(archive).load(),
      complements: complementsDe(csvs),
      debit: 10_000,
    });
    appel = await appelant(standin);
  }, 180_000);
  afterAll(() => standin?.fermer());

  test("métiers: every field of the read", async () => {
    const choisis = new Map<string, LigneCsv>();
    for (const l of lignes("referentiel_code_rome")) {
      const code = l.code_rome ?? "";
      for (const cle of [code.slice(0, 1), l.transition_eco ?? "", String(l.code_rome_parent === code)]) {
        if (![...choisis.keys()].includes(cle)) choisis.set(cle, l);
      }
    }
    const competences = par("referentiel_competence", "code_ogr");
    const savoirs = par("referentiel_savoir", "code_ogr_savoir");
    const contextes = par("referentiel_contexte_travail", "code_ogr");
    const macros = par("referentiel_macro_competence_riasec", "code_ogr");
    const riasecs = par("referentiel_code_rome_riasec", "code_rome");
    const libelles = par("referentiel_code_rome", "code_rome");
    const riasec = (l: LigneCsv | undefined): Record<string, unknown> => ({
      riasecMajeur: l?.riasec_majeur,
      riasecMineur: l?.riasec_mineur,
    });
    const vus = new Set([...choisis.values()].map((l) => l.code_rome ?? ""));
    expect(vus.size).toBeGreaterThan(14);

    for (const code of vus) {
      const fiche = await lireTout("metiers", "/v1/metiers/metier", code);
      const l = libelles.get(code);
      if (l === undefined) throw new Error(`no ${code}`);
      const texte = (type: string): string =>
        de("texte", code)
          .filter((t) => t.libelle_type_texte === type)
          .sort((a, b) => Number(a.position_phrase) - Number(b.position_phrase))
          .map((t) => (t.libelle_texte ?? "").replaceAll("''", "'"))
          .join("\n");
      expect(fiche).toMatchObject(
        sansAbsents({
          code,
          libelle: l.libelle_rome,
          label: l.code_rome_parent === code ? undefined : l.code_rome_parent,
          definition: texte("definition"),
          accesEmploi: texte("acces_metier"),
          obsolete: false,
          ...riasec(riasecs.get(code)),
          ...drapeaux(l),
        }),
      );
      expect(fiche.domaineProfessionnel).toMatchObject({
        code: code.slice(0, 3),
        grandDomaine: { code: code.slice(0, 1) },
      });

      const items = de("coherence_item", code);
      const mobilisees = (coeur: string): unknown[] =>
        items
          .filter((i) => i.coeur_metier === coeur && !contextes.has(i.code_ogr ?? ""))
          .map((i) => {
            const ogr = i.code_ogr ?? "";
            const c = competences.get(ogr);
            const type = c === undefined ? "SAVOIR" : typeDe(c);
            return sansAbsents({
              type,
              code: ogr,
              codeOgr: ogr,
              libelle: c?.libelle_competence ?? savoirs.get(ogr)?.libelle_savoir,
              ...riasec(macros.get(ogr)),
            });
          });
      memes(fiche.competencesMobiliseesPrincipales, mobilisees("Principale"));
      memes(fiche.competencesMobiliseesEmergentes, mobilisees("Émergente"));
      memes(fiche.competencesMobilisees, mobilisees(""));
      memes(
        fiche.contextesTravail,
        items.flatMap((i) => {
          const c = contextes.get(i.code_ogr ?? "");
          return c === undefined
            ? []
            : [
                {
                  code: i.code_ogr,
                  libelle: c.libelle_cont_travail,
                  categorie: CATEGORIES[c.code_type_cont_trav ?? ""],
                },
              ];
        }),
      );
      memes(
        (fiche.appellations as Record<string, unknown>[]).map((a) => {
          const {
            competencesCles,
            metiersProches,
            metiersEnvisageables,
            appellationsProches,
            appellationsEnvisageables,
            ...reste
          } = a;
          expect([
            competencesCles,
            metiersProches,
            metiersEnvisageables,
            appellationsProches,
            appellationsEnvisageables,
          ]).toEqual([[], [], [], [], []]);
          return reste;
        }),
        de("referentiel_appellation", code).map((a) => ({
          code: a.code_ogr,
          libelle: a.libelle_appellation_long,
          libelleCourt: a.libelle_appellation_court,
          classification: a.classification,
          secondaire: a.peu_usite === "O",
          romeParent: a.code_rome_parent,
          ...drapeaux(a),
        })),
      );
      // In the official order, which is all that the API tells of a rank.
      expect(fiche.metiersEnProximite).toEqual(
        de("rubrique_mobilite", code)
          .toSorted((a, b) => Number(a.numero_ordre) - Number(b.numero_ordre))
          .map((m) => {
            const cible = m.code_rome_cible ?? "";
            return sansAbsents({
              code: cible,
              libelle: libelles.get(cible)?.libelle_rome,
              ...riasec(riasecs.get(cible)),
            });
          }),
      );
      memes(
        fiche.divisionsNaf,
        de("arborescence_secteur_naf", code).map((n) => ({
          code: n.code_secteur_naf,
          libelle: n.libelle_secteur_naf,
        })),
      );
      memes(
        fiche.themes,
        de("arborescence_thematique", code).map((t) => ({
          code: String(Number(t.code_theme)),
          libelle: t.libelle_theme,
        })),
      );
      memes(
        (
          fiche.centresInteretsLies as {
            centreInteret: { code: string; libelle: string };
            principal: boolean;
          }[]
        ).map(({ centreInteret: { code: c, libelle }, principal }) => ({ code: c, libelle, principal })),
        de("arborescence_centre_interet", code).map((c) => ({
          code: c.code_centre_interet,
          libelle: c.libelle_centre_interet,
          principal: c.principal === "oui",
        })),
      );
      memes(
        (
          fiche.secteursActivitesLies as {
            secteurActivite: { code: string; secteurActivite?: { code: string } };
            principal: boolean;
          }[]
        ).map(({ secteurActivite: s, principal }) => ({
          code: s.code,
          parent: s.secteurActivite?.code,
          principal,
        })),
        de("arborescence_secteur_activite", code).map((s) => ({
          code: s.code_ss_sect_activite || s.code_sect_activite,
          parent: s.code_ss_sect_activite ? s.code_sect_activite : undefined,
          principal: s.principal === "oui",
        })),
      );
    }
  });

  test("macro-compétences: every field of the read, and their place in the tree", async () => {
    const riasecs = par("referentiel_macro_competence_riasec", "code_ogr");
    const arbre = par("arborescence_competences", "code_ogr_macro_competence");
    const macros = lignes("referentiel_competence").filter((c) => c.nature === "Macro-compétence");
    const savoirEtre = macros.filter((c) => c.cat_comp !== "Savoir-faire");
    for (const m of [...macros.filter((_, i) => i % 60 === 0), ...savoirEtre.slice(0, 3)]) {
      const ogr = m.code_ogr ?? "";
      const place = arbre.get(ogr);
      expect(await lireTout("competences", "/v1/competences/macro-competence", ogr)).toMatchObject(
        sansAbsents({
          type: typeDe(m),
          code: ogr,
          codeOgr: ogr,
          libelle: m.libelle_competence,
          definition: m.definition,
          codeArborescence: m.code_macro_comp || place?.code_macro_competence,
          maturite: MATURITES[m.libelle_heterogeneite ?? ""],
          sousCategorie: SOUS_CATEGORIES[m.sous_cat_comp ?? ""],
          transitionEcologique: BOOLEENS[m.transition_eco ?? ""],
          transitionNumerique: BOOLEENS[m.transition_num ?? ""],
          riasecMajeur: riasecs.get(ogr)?.riasec_majeur,
          riasecMineur: riasecs.get(ogr)?.riasec_mineur,
          objectif: {
            libelle: place?.objectif,
            codeArborescence: place?.code_objectif,
            enjeu: {
              libelle: place?.enjeu,
              codeArborescence: place?.code_enjeu,
              domaineCompetence: {
                libelle: place?.domaine_competence,
                codeArborescence: place?.code_domaine_competence,
              },
            },
          },
        }),
      );
    }
  });

  test("compétences and savoirs: under their macro-compétence, or in their categories", async () => {
    for (const c of lignes("referentiel_competence").filter(
      (l, i) => l.nature === "Compétence" && i % 900 === 0,
    )) {
      const recue = await lireTout("competences", "/v1/competences/competence", c.code_ogr ?? "");
      expect(recue).toMatchObject(
        sansAbsents({
          type: "COMPETENCE-DETAILLEE",
          libelle: c.libelle_competence,
          transitionEcologique: BOOLEENS[c.transition_eco ?? ""],
          transitionNumerique: BOOLEENS[c.transition_num ?? ""],
          macroCompetence: c.code_ogr_macro_comp ? { code: c.code_ogr_macro_comp } : undefined,
        }),
      );
    }
    for (const s of lignes("referentiel_savoir").filter((_, i) => i % 900 === 0)) {
      expect(await lireTout("competences", "/v1/competences/savoir", s.code_ogr_savoir ?? "")).toMatchObject({
        type: "SAVOIR",
        libelle: s.libelle_savoir,
        categorieSavoir: { libelle: s.sous_categorie_savoir, categorie: { libelle: s.categorie_savoir } },
      });
    }
  });

  test("fiches: compétences by enjeu, savoirs by category, nothing twice and nothing lost", async () => {
    const [premier] = lignes("referentiel_code_rome");
    const code = premier?.code_rome ?? "";
    const fiche = await lire("fiches", `/v1/fiches-rome/fiche-metier/${code}`);
    const groupes = fiche.groupesCompetencesMobilisees as {
      enjeu: { libelle: string };
      competences: { code: string }[];
    }[];
    const savoirs = fiche.groupesSavoirs as { savoirs: { code: string }[] }[];
    const contextes = par("referentiel_contexte_travail", "code_ogr");
    const attendus = de("coherence_item", code)
      .map((i) => i.code_ogr ?? "")
      .filter((ogr) => !contextes.has(ogr));
    const recus = [...groupes.flatMap((g) => g.competences), ...savoirs.flatMap((g) => g.savoirs)].map(
      (c) => c.code,
    );
    expect(recus.sort()).toEqual(attendus.sort());
    const parCompetence = par("arborescence_competences", "code_ogr_competence");
    for (const { enjeu, competences } of groupes) {
      for (const c of competences)
        expect(parCompetence.get(c.code)?.enjeu ?? enjeu.libelle).toBe(enjeu.libelle);
    }
  });

  test("lists are whole", async () => {
    const nombre = async (api: Api, chemin: string): Promise<number> =>
      ((await lire(api, chemin)) as unknown as unknown[]).length;
    expect(await nombre("metiers", "/v1/metiers/metier")).toBe(lignes("referentiel_code_rome").length);
    expect(await nombre("metiers", "/v1/metiers/appellation")).toBe(lignes("referentiel_appellation").length);
    expect(await nombre("competences", "/v1/competences/competence")).toBe(
      lignes("referentiel_competence").length + lignes("referentiel_savoir").length,
    );
    expect(await nombre("contextes", "/v1/situations-travail/contexte-travail")).toBe(
      lignes("referentiel_contexte_travail").length,
    );
  });
});

function typeDe(c: LigneCsv): string {
  if (c.nature === "Compétence") return "COMPETENCE-DETAILLEE";
  return c.cat_comp === "Savoir-faire" ? "MACRO-SAVOIR-FAIRE" : "MACRO-SAVOIR-ETRE-PROFESSIONNEL";
}

/** The same objects, in whatever order. */
function memes(recus: unknown, attendus: readonly unknown[]): void {
  const trier = (liste: readonly unknown[]): unknown[] =>
    (liste as readonly { code?: string }[]).toSorted((a, b) => ((a.code ?? "") < (b.code ?? "") ? -1 : 1));
  expect(trier(recus as readonly unknown[])).toEqual(trier(attendus));
}
