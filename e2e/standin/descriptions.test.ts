import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
// Formats of dates: ajv itself has none.
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { RomeTables } from "../../lib/rome";
import { extraitSource } from "../../lib/rome/sources/extrait";
import { appelant } from "./appels";
import { type Complements, demarrerStandin, type Standin } from "./index";
import { APIS_ROME, type ApiRome, OPERATIONS, type Operation } from "./operations";
import { type Arbre, estListe, type Json, parseSelecteur, texteDe } from "./selecteur";

/** The provider's descriptions lie outside the repository, which never holds any of them. */
const DOSSIER = fileURLToPath(new URL("../../../shared/api/openapi/", import.meta.url));
const FICHIERS: Readonly<Record<ApiRome | "romeo", string>> = {
  metiers: "document_rome_metiers.json",
  competences: "document_rome_competences.json",
  contextes: "document_rome_situations.json",
  fiches: "document_rome_fiche_metiers.json",
  romeo: "romeo_v2_openapi.json",
};
const present = existsSync(DOSSIER);
if (!present) process.stderr.write(`SAUTÉ : réponses de la doublure (pas de descriptions en ${DOSSIER}).\n`);

const schema = z.record(z.string(), z.unknown());
const reponse = z.object({
  content: z.record(
    z.string(),
    z.object({
      schema: schema.optional(),
      examples: z.record(z.string(), z.object({ value: z.json() })).optional(),
    }),
  ),
});
const action = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        schema: z.object({ example: z.string().optional(), enum: z.array(z.string()).optional() }),
      }),
    )
    .default([]),
  requestBody: z
    .object({
      content: z.record(
        z.string(),
        z.object({ examples: z.record(z.string(), z.object({ value: z.json() })) }),
      ),
    })
    .optional(),
  responses: z.record(z.string(), z.unknown()),
});
const description = z.object({
  paths: z.record(z.string(), z.object({ get: action.optional(), post: action.optional() })),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});
type Description = z.infer<typeof description>;

const lire = (api: keyof typeof FICHIERS): Description =>
  description.parse(JSON.parse(readFileSync(DOSSIER + FICHIERS[api], "utf8")));

/** What the provider's schemas leave out although `champs` gives it. */
const OUBLIS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  SecteurActivite: { metiers: { type: "array", items: { $ref: "#/components/schemas/Metier" } } },
};

/**
 * The schemas as JSON Schema 2020, and strict: no property that they do not name, the values of `type` that their texts give,
 * and under a base with a discriminator any of its kinds.
 */
function stricts({ components: { schemas } }: Description): Record<string, unknown> {
  const fils = new Map<string, string[]>();
  for (const [nom, s] of Object.entries(schemas)) {
    const [parent] =
      z.array(z.object({ $ref: z.string() })).safeParse([(s.allOf as unknown[])?.[0]]).data ?? [];
    if (parent) fils.set(dernier(parent.$ref), [...(fils.get(dernier(parent.$ref)) ?? []), nom]);
  }
  const proprietes = (nom: string): Record<string, unknown> => {
    const s = schemas[nom] ?? {};
    if (!Array.isArray(s.allOf)) return { ...(s.properties as Record<string, unknown>), ...OUBLIS[nom] };
    return Object.assign(
      {},
      ...s.allOf.map((partie: Record<string, unknown>) =>
        typeof partie.$ref === "string" ? proprietes(dernier(partie.$ref)) : partie.properties,
      ),
    ) as Record<string, unknown>;
  };
  const sorties: Record<string, unknown> = {};
  for (const nom of Object.keys(schemas)) {
    const siennes = proprietes(nom);
    const types = /'[A-Z-]+'/g;
    const texte = (siennes.type as { description?: string } | undefined)?.description ?? "";
    const valeurs = [...texte.matchAll(types)].map(([v]) => v.slice(1, -1));
    if (valeurs.length > 0) siennes.type = { enum: valeurs };
    const plat = {
      type: "object",
      properties: siennes,
      additionalProperties: false,
      ...("type" in siennes ? { required: ["type"] } : {}),
    };
    const kinds = fils.get(nom) ?? [];
    sorties[nom] =
      kinds.length === 0
        ? plat
        : { anyOf: [plat, ...kinds.map((k) => ({ $ref: `#/components/schemas/${k}` }))] };
  }
  return sorties;
}
const dernier = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

/** Compiles a schema of a description. */
function valideur(desc: Description): (voulu: unknown) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  // A base with a discriminator answers as any of its kinds: more than one may match.
  const souple = (s: unknown): unknown => JSON.parse(JSON.stringify(s).replaceAll('"oneOf"', '"anyOf"'));
  ajv.addSchema({ $id: "desc", components: { schemas: souple(stricts(desc)) } });
  return (voulu) =>
    ajv.compile(JSON.parse(JSON.stringify(souple(voulu)).replaceAll('"#/', '"desc#/')) as object);
}

const canonique = (arbre: Arbre): string =>
  [...arbre]
    .map(([cle, { sous }]) => (sous.size === 0 ? cle : `${cle}(${canonique(sous)})`))
    .sort()
    .join(",");

/** What stands at each path of an answer, lists gone through: `appellations.code` → string. Nothing for null and empty lists. */
function formes(json: Json, prefixe = "", toutes = new Map<string, string>()): Map<string, string> {
  if (estListe<Json>(json)) for (const element of json) formes(element, prefixe, toutes);
  else if (json !== null && typeof json === "object") {
    for (const [nom, valeur] of Object.entries(json)) {
      const chemin = prefixe === "" ? nom : `${prefixe}.${nom}`;
      toutes.set(chemin, estListe(valeur) ? "list" : typeof valeur);
      formes(valeur, chemin, toutes);
    }
  }
  return toutes;
}

/** The extract, with a value in every field that it lacks and the archive has. */
function remplir({ tables: t, ...rome }: RomeTables): { referential: RomeTables; complements: Complements } {
  const definition = "Une définition.";
  const definir = <T extends object>(rows: readonly T[]): (T & { definition: string })[] =>
    rows.map((row) => ({ ...row, definition }));
  const drapeaux = {
    cadre: true,
    reglemente: false,
    demographique: true,
    numerique: false,
    ecologique: "vert",
  } as const;
  const plus = {
    ecologique: true,
    numerique: false,
    definition,
    maturite: "HOMOGENE",
    riasecMajeur: "R",
    riasecMineur: "I",
  };
  return {
    referential: {
      ...rome,
      tables: {
        ...t,
        // One split off another: the API says which.
        metiers: t.metiers.map((m) => ({ ...m, parent: "A9999" })),
        centresInteret: definir(t.centresInteret),
        secteurs: definir(t.secteurs),
        sousSecteurs: definir(t.sousSecteurs),
        themes: definir(t.themes),
      },
    },
    complements: {
      appellations: new Map(t.appellations.map((a) => [a.ogr, drapeaux])),
      competences: new Map([...t.competences, ...t.savoirs].map((c) => [c.ogr, plus])),
    },
  };
}

/** What an example leaves out although `champs` gives it. */
const OUBLIS_D_EXEMPLES = ["/v1/metiers/appellation/requete resultats.secondaire"];

/** Names of fields that the stand-in never gives a value, in order: the open data has none (see README.md). */
const JAMAIS = [
  "appellationEsco",
  "codeIsco",
  // `competence` and `frequence` of `competencesCles`; `uri` of ESCO.
  "competence",
  "competenceEsco",
  "dateFin",
  "frequence",
  "qualiteProfessionnelle",
  "uri",
];

describe.skipIf(!present)("answers of the stand-in and the provider's descriptions", () => {
  let standin: Standin;
  let appel: Awaited<ReturnType<typeof appelant>>;
  const couvertes = { rome: 0, romeo: 0 };
  /** Names of fields that some answer fills, and those that the examples have. */
  const remplis = new Set<string>();
  const decrits = new Set<string>();

  beforeAll(async () => {
    standin = await demarrerStandin({ ...remplir(await extraitSource().load()), debit: 10_000 });
    appel = await appelant(standin);
  });
  afterAll(async () => {
    await standin.fermer();
    process.stdout.write(
      `Doublure : ${couvertes.rome} opérations ROME sur ${OPERATIONS.length} tenues aux descriptions et à leurs exemples, ${couvertes.romeo} sur 4 de ROMEO.\n`,
    );
  });

  const decrites = APIS_ROME.flatMap((api) => {
    if (!present) return [];
    const desc = lire(api);
    const valider = valideur(desc);
    return Object.entries(desc.paths).flatMap(([chemin, { get }]) =>
      get ? [{ api, chemin, get, valider }] : [],
    );
  });

  test("the tables have the 44 operations, and no other", () => {
    expect(decrites).toHaveLength(44);
    expect(OPERATIONS.map((o) => `${o.api} ${o.chemin}`).sort()).toEqual(
      decrites.map((d) => `${d.api} ${d.chemin}`).sort(),
    );
  });

  test.each(decrites)("GET $chemin", async ({ api, chemin, get, valider }) => {
    const operation = exige(OPERATIONS.find((o) => o.api === api && o.chemin === chemin));
    const champs = get.parameters.find((p) => p.name === "champs")?.schema;
    expect(canonique(operation.permis)).toBe(canonique(parseSelecteur(champs?.enum?.join(",") ?? "")));
    expect(canonique(operation.defaut)).toBe(canonique(parseSelecteur(champs?.example ?? "")));
    const filtres = get.parameters.map((p) => p.name).filter((n) => !COMMUNS.includes(n));
    expect([...operation.filtres].sort()).toEqual(filtres.sort());

    for (const complet of [false, true]) {
      const question = new URLSearchParams();
      if (operation.genre === "requete") question.set("q", "con");
      if (complet) question.set("champs", texteDe(operation.permis));
      const recue = await appel(api, `${await adresse(operation)}?${question}`);
      expect(recue.status).toBe(200);
      const corps = (await recue.json()) as Json;
      const { schema: voulu, examples } = exige(
        Object.values(reponse.parse(get.responses["200"]).content)[0],
      );
      // The two searches have an example and no schema.
      if (voulu) {
        // One description says that a list is an object; the others of its kind are lists.
        const estUnObjet = voulu.$ref !== undefined && Array.isArray(corps);
        const valide = valider(estUnObjet ? { type: "array", items: voulu } : voulu);
        valide(corps);
        expect(valide.errors ?? []).toEqual([]);
      }
      const exemple =
        examples?.[complet ? "Retour complet" : "Retour par défaut"] ?? examples?.["Retour du service"];
      const attendus = formes(exige(exemple).value as Json);
      const siennes = formes(corps);
      const autres = [...siennes].filter(([nom, forme]) => attendus.get(nom) !== forme).map(([nom]) => nom);
      expect(autres.filter((nom) => !OUBLIS_D_EXEMPLES.includes(`${chemin} ${nom}`))).toEqual([]);
      for (const chemin of attendus.keys()) decrits.add(chemin.split(".").at(-1) ?? "");
      for (const chemin of siennes.keys()) remplis.add(chemin.split(".").at(-1) ?? "");
    }
    couvertes.rome++;
  });

  test("only what the open data lacks stays empty", () => {
    expect([...decrits].filter((nom) => !remplis.has(nom)).sort()).toEqual(JAMAIS);
  });

  const romeo = present ? lire("romeo") : null;
  test.each(Object.keys(romeo?.paths ?? {}))("POST %s", async (chemin) => {
    const desc = exige(romeo);
    const post = exige(desc.paths[chemin]?.post);
    const exemple = exige(
      Object.values(Object.values(post.requestBody?.content ?? {})[0]?.examples ?? {})[0],
    );
    const recue = await appel("romeo", `/v2${chemin}`, {
      method: "POST",
      body: JSON.stringify(exemple.value),
    });
    expect(recue.status).toBe(200);
    const corps = (await recue.json()) as Json;
    const valide = valideur(desc)(
      exige(Object.values(reponse.parse(post.responses["200"]).content)[0]).schema,
    );
    valide(corps);
    expect(valide.errors ?? []).toEqual([]);
    const sans = await appel("romeo", `/v2${chemin}`, { method: "POST", body: "{}" });
    expect([sans.status, await sans.json()]).toEqual([
      400,
      expect.objectContaining({ codeErreur: "J072000G", codeHttp: 400 }),
    ]);
    couvertes.romeo++;
  });

  async function adresse({ api, chemin, genre }: Operation): Promise<string> {
    if (genre !== "lecture") return chemin;
    const liste = (await (await appel(api, chemin.replace("/{code}", ""))).json()) as { code: string }[];
    return chemin.replace("{code}", exige(liste[0]).code);
  }
});

const COMMUNS = ["champs", "Authorization", "date", "code", "q", "qf", "fq", "op"];

function exige<T>(valeur: T | null | undefined): T {
  if (valeur === null || valeur === undefined) throw new Error("missing in a description");
  return valeur;
}
