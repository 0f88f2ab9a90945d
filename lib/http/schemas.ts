import { z } from "zod";
import type { Metier, Referential } from "../rome";
import { LETTRES_RIASEC } from "../rome";
import { comparaison } from "../rome/versions";
import { expliquer, expliquerResultats, type Resultat } from "../search";
import { code, ficheItems, libelle, mobilite, ref, version } from "./formes";

/**
 * The JSON of the API: schemas that `/api/openapi.json` publishes and tests hold every answer to, and the functions that
 * make those shapes. A field that is here stays.
 */
const ouiNon = z.boolean().nullable().describe("null : le référentiel ne le dit pas");

const resultatRecherche = z.object({
  code,
  libelle,
  appellation: ref.nullable().describe("L'intitulé qui répond le mieux"),
  intitule: z
    .string()
    .describe("Cet intitulé dans le genre de la requête, les deux formes où il ne se lit pas"),
  score: z.number(),
});
const force = z.number().min(0).max(1);
const explicationRecherche = z.object({
  mots: z
    .array(
      z.object({
        mot: z.string(),
        sens: z.array(z.object({ mot: z.string(), parente: z.string(), force })),
      }),
    )
    .describe("Chaque mot utile de la requête, et les mots des intitulés pour lesquels il a été pris"),
  resultats: z
    .array(
      z.object({
        code,
        score: z.number().describe("Somme des apports"),
        intitule: z.string().nullable(),
        lexique: z
          .object({ de: z.string(), vers: z.string() })
          .nullable()
          .describe("Mots courants remplacés"),
        apports: z.record(z.string(), z.number()).describe("Ce que chaque vue apporte à la note"),
        pourquoi: z
          .discriminatedUnion("type", [
            z.object({
              type: z.literal("courant"),
              mot: z.string(),
              lu: z.string().describe("Ce comme quoi il a été compris"),
            }),
            z.object({ type: z.literal("competences"), libelles: z.array(z.string()) }),
            z.object({ type: z.literal("definition"), phrase: z.string() }),
            z.object({ type: z.literal("ressemblance") }),
          ])
          .nullable()
          .describe("Où se trouvent les mots que l'intitulé n'a pas ; null : il les a tous"),
      }),
    )
    .describe("Dans l'ordre des résultats"),
});
export const reponseRecherche = z.object({
  version,
  requete: z.string(),
  total: z.int().describe("Métiers trouvés que les critères gardent"),
  masques: z.int().describe("Métiers trouvés que les critères écartent"),
  incertaine: z
    .boolean()
    .describe("La première réponse a autant de chances d'être à côté que d'être la bonne"),
  resultats: z.array(resultatRecherche),
  explication: explicationRecherche.optional().describe("Avec expliquer=1"),
});

const resumeMetier = z.object({
  code,
  libelle,
  domaine: ref,
  grandDomaine: ref,
  riasec: z.array(z.enum(LETTRES_RIASEC)),
  reglemente: ouiNon,
  cadre: ouiNon,
});

export const reponseMetier = resumeMetier.extend({
  version,
  definition: z.array(z.string()),
  acces: z.array(z.string()),
  parent: code,
  appellations: z.array(
    z.object({
      code,
      libelle,
      libelleCourt: z.string(),
      masculin: z.string(),
      feminin: z.string(),
      type: z.enum(["principale", "synonyme"]),
      peuUsite: z.boolean(),
    }),
  ),
  ...ficheItems.shape,
  contextes: z.array(z.object({ code, libelle, type: z.string() })),
  centresInteret: z.array(z.object({ code, libelle, principal: z.boolean() })),
  secteurs: z.array(z.object({ code, libelle, sousSecteur: ref.nullable(), principal: z.boolean() })),
  naf: z.array(ref),
  themes: z.array(ref),
  transitions: z.object({
    ecologique: z.enum(["blanc", "vert", "brun", "strategique"]).nullable(),
    numerique: ouiNon,
    demographique: ouiNon,
  }),
  mobilites: z
    .array(z.object({ code, libelle, ordre: z.int() }))
    .describe("Mobilités officielles, dans l'ordre officiel"),
});

export const reponseMetiers = z.object({
  version,
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  metiers: z.array(resumeMetier),
});

export const reponseVersion = z.object({
  version,
  publieeLe: z.iso.date().nullable(),
  source: z.enum(["api", "archive", "extrait"]),
  metiers: z.int(),
  appellations: z.int(),
  mobilites: z.int(),
  competences: z.int(),
  savoirs: z.int(),
  contextes: z.int(),
  chargeeLe: z.iso.datetime(),
});

const STATUTS_REGARD = ["remplace", "a-jour", "refuse", "echec", "occupe"] as const;
const regard = z.object({
  statut: z.enum(STATUTS_REGARD),
  version: z.string().nullable(),
  detail: z.string(),
  le: z.iso.datetime(),
});

export const reponseSante = z.object({
  statut: z.enum(["ok", "indisponible"]),
  referentiel: z.object({
    statut: z.enum(["charge", "indisponible"]),
    version: z.string().nullable(),
    source: z.enum(["api", "archive", "extrait"]).nullable(),
    avis: z.string().nullable(),
  }),
  base: z
    .enum(["ok", "indisponible", "absent"])
    .describe("Base des dossiers ; absent : elle n'a pas encore servi"),
  miseAJour: regard
    .partial()
    .extend({
      statut: z.enum(["inactive", "en-cours", ...STATUTS_REGARD]),
      dernier: regard.nullable().describe("Dernier regard mené à son terme, gardé d'un démarrage à l'autre"),
      refus: regard.nullable().describe("Dernier refus, tant qu'aucune version n'a été prise depuis"),
    })
    .describe("Regard sur l'archive officielle"),
  franceTravail: z
    .object({
      apis: z.array(
        z.object({
          api: z.string(),
          nom: z.string(),
          statut: z.enum(["inconnue", "ok", "refusee", "non-souscrite", "quota", "injoignable", "derive"]),
          depuis: z.iso.datetime().nullable().describe("Depuis quand elle est dans cet état"),
          detail: z.string().nullable(),
          derives: z.int().describe("Réponses qui n'étaient pas celles du contrat, depuis le démarrage"),
        }),
      ),
      synchronisation: z.object({
        statut: z.enum(["inactive", "en-cours", "remplace", "a-jour", "refuse", "echec", "occupe"]),
        version: z.string().nullable().optional(),
        detail: z.string().optional(),
        le: z.iso.datetime().optional(),
        fait: z.int().optional().describe("Appels faits"),
        reste: z.int().optional().describe("Appels à faire"),
        secondesRestantes: z.int().optional(),
      }),
    })
    .nullable()
    .describe("Les API de France Travail ; null sans identifiants"),
});

export const reponseMobilites = z.object({
  version,
  metier: ref,
  officielles: z.array(mobilite).describe("Toutes, dans l'ordre officiel"),
  calculees: z.array(mobilite).describe("Proches par leur contenu, sans les officielles"),
});
export const reponseParcours = z.object({
  version,
  parcours: z.array(
    z.object({
      cout: z.number(),
      faible: z.boolean().describe("Une étape au moins relie deux métiers qui ont peu en commun"),
      etapes: z.array(mobilite),
    }),
  ),
  raison: z.string().optional().describe("Pourquoi il n'y a pas de parcours"),
  proches: z
    .array(z.object({ code, libelle, etapes: z.int() }))
    .optional()
    .describe("Les métiers atteignables les plus proches"),
});
const colonne = z.array(z.int().nonnegative());
export const reponseCarte = z.object({
  version,
  disposition: z
    .enum(["calculee", "provisoire"])
    .describe("provisoire : groupés par domaine, le temps que la disposition de ces données soit calculée"),
  grandsDomaines: z.array(ref),
  codes: z.array(code).describe("Un métier par rang ; les colonnes qui suivent ont la même longueur"),
  libelles: z.array(libelle),
  groupes: colonne.describe("Rang du grand domaine de chaque métier"),
  x: colonne.describe("De 0 à 10000"),
  y: colonne.describe("De 0 à 10000, vers le haut"),
  liens: z
    .array(colonne)
    .describe("Rangs des métiers où mènent les mobilités officielles de chacun, dans l'ordre officiel"),
});

export const reponseProblemeSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  parametre: z.string().optional().describe("400 : le paramètre en cause"),
  codes: z.array(code).optional().describe("400 : les codes que cette version n'a pas"),
  proches: z.array(resumeMetier).optional().describe("404 : les métiers aux codes les plus proches"),
  successeurs: z
    .array(ref)
    .optional()
    .describe("400, 404 : les métiers qui ont repris un code retiré, le plus probable d'abord"),
  connues: z
    .array(z.object({ de: z.string(), a: z.string() }))
    .optional()
    .describe("404 : les comparaisons de versions gardées"),
});

export const reponseVersions = comparaison.extend({ version });

const nomme = ({
  code,
  libelle,
}: {
  readonly code: string;
  readonly libelle: string;
}): z.infer<typeof ref> => ({ code, libelle });

const appellationRef = (a: Resultat["appellation"]): z.infer<typeof ref> | null =>
  a === null ? null : { code: a.ogr, libelle: a.libelle };

export const versResultat = ({
  metier,
  appellation,
  intitule,
  score,
}: Resultat): z.infer<typeof resultatRecherche> => ({
  code: metier.code,
  libelle: metier.libelle,
  appellation: appellationRef(appellation),
  intitule,
  score: Math.round(score * 1000) / 1000,
});

/** How these results came to be those of `requete`; a code, which leads straight to its métier, has nothing to explain. */
export function versExplication(
  referential: Referential,
  requete: string,
  resultats: readonly Resultat[],
): z.infer<typeof explicationRecherche> {
  const { mots, resultats: notes } = expliquer(referential, requete, Number.POSITIVE_INFINITY);
  const parCode = new Map(notes.map((n) => [n.code, n]));
  const raisons = expliquerResultats(referential, requete, resultats);
  return {
    mots: mots.map(({ mot, sens }) => ({ mot, sens: [...sens] })),
    resultats: resultats.flatMap(({ metier }) => {
      const note = parCode.get(metier.code);
      if (note === undefined) return [];
      const raison = raisons.get(metier.code) ?? null;
      return [
        {
          ...note,
          apports: { ...note.apports },
          pourquoi: raison?.type === "competences" ? { ...raison, libelles: [...raison.libelles] } : raison,
        },
      ];
    }),
  };
}

export const versResume = (m: Metier): z.infer<typeof resumeMetier> => ({
  code: m.code,
  libelle: m.libelle,
  domaine: nomme(m.domaine),
  grandDomaine: nomme(m.grandDomaine),
  riasec: [...m.riasec],
  reglemente: m.reglemente,
  cadre: m.cadre,
});

/** Everything the referential holds of a métier, without `version`. */
export function versMetier(
  m: Metier,
  referential: Referential,
): Omit<z.infer<typeof reponseMetier>, "version"> {
  return {
    ...versResume(m),
    definition: [...m.definition],
    acces: [...m.acces],
    parent: m.parent,
    appellations: m.appellations.map((a) => ({
      code: a.ogr,
      libelle: a.libelle,
      libelleCourt: a.libelleCourt,
      ...a.intitule,
      type: a.genre,
      peuUsite: a.peuUsite,
    })),
    competences: m.competences.map(({ competence: c, coeur }) => ({
      code: c.ogr,
      libelle: c.libelle,
      type: c.categorie,
      macroCompetence: c.nature === "macro",
      coeur,
      enjeu: c.objectif === null ? null : nomme(c.objectif.enjeu),
      macro: c.macro === null ? null : nomme(c.macro),
    })),
    savoirs: m.savoirs.map(({ savoir: s, coeur }) => ({
      code: s.ogr,
      libelle: s.libelle,
      categorie: s.categorie,
      sousCategorie: s.sousCategorie,
      coeur,
    })),
    contextes: m.contextes.map((c) => ({ code: c.ogr, libelle: c.libelle, type: c.type })),
    centresInteret: m.centresInteret.map(({ centre, principal }) => ({ ...nomme(centre), principal })),
    secteurs: m.secteurs.map(({ secteur, sousSecteur, principal }) => ({
      ...nomme(secteur),
      sousSecteur: sousSecteur === null ? null : nomme(sousSecteur),
      principal,
    })),
    naf: m.nafs.map(nomme),
    themes: m.themes.map(nomme),
    transitions: { ...m.transitions },
    mobilites: m.mobilites.map(({ cible, ordre }) => ({
      code: cible,
      libelle: referential.metiers.get(cible)?.libelle ?? cible,
      ordre,
    })),
  };
}
