import { z } from "zod";
import type { Referential } from "../model";
import type { AppellationVue, Changement, CoeurVu, Diff, MetierVu } from "./diff";
import { successors } from "./successors";

/**
 * A diff told to people and programs: what was added, removed, renamed, moved, each with its title. This is the JSON of
 * `GET /api/versions/{de}/{a}`: a field that is here stays.
 */
const code = z.string();
const libelle = z.string();
const ref = z.object({ code, libelle });
export type Ref = z.infer<typeof ref>;

const renomme = z.object({ code, avant: libelle, apres: libelle });
const coeur = z.enum(["principale", "emergente"]).nullable();
const lien = ref.extend({ coeur });
const rang = ref.extend({ ordre: z.int() });
const edition = z.object({ version: z.string(), publieeLe: z.iso.date().nullable() });
const valeur = z.union([z.string(), z.boolean(), z.null()]);

/** What is told with its two values; the other parts of a fiche are only said to have changed. */
const DRAPEAUX = [
  "domaine",
  "riasec",
  "reglemente",
  "cadre",
  "ecologique",
  "numerique",
  "demographique",
  "parent",
] as const satisfies readonly (keyof MetierVu)[];
const TEXTES = ["definition", "acces", "interets", "secteurs"] as const satisfies readonly (keyof MetierVu)[];

const nomenclature = z.object({
  ajoutes: z.array(ref),
  retires: z.array(ref),
  renommes: z.array(renomme),
});
const itemsDeFiche = z.object({
  ajoutes: z.array(lien),
  retires: z.array(lien),
  modifies: z.array(ref.extend({ avant: coeur, apres: coeur })).describe("Cœur de métier avant et après"),
});

export const comparaison = z.object({
  de: edition,
  a: edition,
  metiers: z.object({
    ajoutes: z.array(ref),
    retires: z.array(ref.extend({ successeurs: z.array(ref).describe("Dans la version en service") })),
    renommes: z.array(
      renomme.extend({
        ancienSens: ref
          .nullable()
          .describe("Métier qui a reçu l'ancien intitulé principal, si ce code ne l'a plus"),
      }),
    ),
    modifies: z.array(
      ref.extend({
        drapeaux: z.array(z.object({ champ: z.enum(DRAPEAUX), avant: valeur, apres: valeur })),
        textes: z.array(z.enum(TEXTES)),
      }),
    ),
  }),
  appellations: z.object({
    ajoutees: z.array(ref.extend({ metier: ref })),
    retirees: z.array(ref.extend({ metier: ref })),
    renommees: z.array(renomme.extend({ metier: ref })),
    deplacees: z.array(ref.extend({ de: ref, vers: ref })),
    modifiees: z
      .array(ref.extend({ metier: ref, principale: z.boolean(), peuUsite: z.boolean() }))
      .describe("Devenues ou n'étant plus l'intitulé principal, ou un intitulé peu usité"),
  }),
  competences: nomenclature,
  savoirs: nomenclature,
  contextes: nomenclature,
  fiches: z
    .array(
      ref.extend({
        competences: itemsDeFiche,
        savoirs: itemsDeFiche,
        contextes: z.object({ ajoutes: z.array(ref), retires: z.array(ref) }),
        mobilites: z.object({
          ajoutees: z.array(rang),
          retirees: z.array(rang),
          reclassees: z.array(ref.extend({ avant: z.int(), apres: z.int() })),
        }),
      }),
    )
    .describe("Liens des métiers présents dans les deux versions"),
});
export type Comparaison = z.infer<typeof comparaison>;

/**
 * Tells a diff. Titles are those of the end of the diff, else of its start; what it does not name itself is named by the
 * present referential, else by the other kept comparisons.
 */
export function tellDiff(diff: Diff, referential: Referential, diffs: readonly Diff[]): Comparaison {
  const nommer = nommeur(diff, referential, diffs);
  const metierRef = (c: string): Ref => ({ code: c, libelle: nommer("metiers", c) });
  const appellation = (c: string, a: AppellationVue): Ref & { metier: Ref } => ({
    code: c,
    libelle: a.libelle,
    metier: metierRef(a.metier),
  });
  const m = trier(diff.metiers);
  const a = trier(diff.appellations);
  const sens = anciensSens(diff);
  const entiers = new Set([...m.ajoutes, ...m.retires].map((x) => x.code));
  return {
    de: diff.de,
    a: diff.a,
    metiers: {
      ajoutes: m.ajoutes.map((x) => ({ code: x.code, libelle: x.valeur.libelle })),
      retires: m.retires.map((x) => ({
        code: x.code,
        libelle: x.valeur.libelle,
        successeurs: successors(x.code, referential, diffs).map((s) => ({
          code: s.metier.code,
          libelle: s.metier.libelle,
        })),
      })),
      renommes: m.modifies
        .filter((x) => x.avant.libelle !== x.apres.libelle)
        .map((x) => {
          const parti = sens.get(x.code);
          return { ...renommage(x), ancienSens: parti === undefined ? null : metierRef(parti) };
        }),
      modifies: m.modifies.map(aspects).filter((x) => x.drapeaux.length + x.textes.length > 0),
    },
    appellations: {
      ajoutees: a.ajoutes.map((x) => appellation(x.code, x.valeur)),
      retirees: a.retires.map((x) => appellation(x.code, x.valeur)),
      renommees: a.modifies
        .filter((x) => x.avant.libelle !== x.apres.libelle)
        .map((x) => ({ ...renommage(x), metier: metierRef(x.apres.metier) })),
      deplacees: a.modifies
        .filter((x) => x.avant.metier !== x.apres.metier)
        .map((x) => ({
          code: x.code,
          libelle: x.apres.libelle,
          de: metierRef(x.avant.metier),
          vers: metierRef(x.apres.metier),
        })),
      modifiees: a.modifies
        .filter((x) => x.avant.principale !== x.apres.principale || x.avant.peuUsite !== x.apres.peuUsite)
        .map((x) => ({
          ...appellation(x.code, x.apres),
          principale: x.apres.principale,
          peuUsite: x.apres.peuUsite,
        })),
    },
    competences: nomenclatureDe(diff.competences),
    savoirs: nomenclatureDe(diff.savoirs),
    contextes: nomenclatureDe(diff.contextes),
    fiches: Object.entries(diff.liens)
      .filter(([c]) => !entiers.has(c))
      .map(([c, liens]) => {
        const contextes = trier(liens.contextes);
        const mobilites = trier(liens.mobilites);
        const nomme =
          (genre: Genre) =>
          (x: { code: string }): Ref => ({ code: x.code, libelle: nommer(genre, x.code) });
        const enRang = (x: { code: string; valeur: number }): Ref & { ordre: number } => ({
          ...metierRef(x.code),
          ordre: x.valeur,
        });
        return {
          ...metierRef(c),
          competences: items(liens.competences, nomme("competences")),
          savoirs: items(liens.savoirs, nomme("savoirs")),
          contextes: {
            ajoutes: contextes.ajoutes.map(nomme("contextes")),
            retires: contextes.retires.map(nomme("contextes")),
          },
          mobilites: {
            ajoutees: mobilites.ajoutes.map(enRang),
            retirees: mobilites.retires.map(enRang),
            reclassees: mobilites.modifies.map((x) => ({
              ...metierRef(x.code),
              avant: x.avant,
              apres: x.apres,
            })),
          },
        };
      }),
  };
}

interface Tries<V> {
  readonly ajoutes: { code: string; valeur: V }[];
  readonly retires: { code: string; valeur: V }[];
  readonly modifies: { code: string; avant: V; apres: V }[];
}

function trier<V>(liste: readonly Changement<V>[]): Tries<V> {
  const tries: Tries<V> = { ajoutes: [], retires: [], modifies: [] };
  for (const { code, avant, apres } of liste) {
    if (avant !== null && apres !== null) tries.modifies.push({ code, avant, apres });
    else if (apres !== null) tries.ajoutes.push({ code, valeur: apres });
    else if (avant !== null) tries.retires.push({ code, valeur: avant });
  }
  return tries;
}

interface Nomme {
  readonly libelle: string;
}
const GENRES = ["metiers", "competences", "savoirs", "contextes"] as const;
type Genre = (typeof GENRES)[number];

const renommage = (x: { code: string; avant: Nomme; apres: Nomme }): z.infer<typeof renomme> => ({
  code: x.code,
  avant: x.avant.libelle,
  apres: x.apres.libelle,
});

function nomenclatureDe(liste: readonly Changement<Nomme>[]): z.infer<typeof nomenclature> {
  const { ajoutes, retires, modifies } = trier(liste);
  const nomme = (x: { code: string; valeur: Nomme }): Ref => ({ code: x.code, libelle: x.valeur.libelle });
  return {
    ajoutes: ajoutes.map(nomme),
    retires: retires.map(nomme),
    renommes: modifies.map(renommage),
  };
}

const enCoeur = (c: CoeurVu): z.infer<typeof coeur> => (c === "autre" ? null : c);

function items(
  liste: readonly Changement<CoeurVu>[],
  nommer: (x: { code: string }) => Ref,
): z.infer<typeof itemsDeFiche> {
  const { ajoutes, retires, modifies } = trier(liste);
  const avecCoeur = (x: { code: string; valeur: CoeurVu }): z.infer<typeof lien> => ({
    ...nommer(x),
    coeur: enCoeur(x.valeur),
  });
  return {
    ajoutes: ajoutes.map(avecCoeur),
    retires: retires.map(avecCoeur),
    modifies: modifies.map((x) => ({ ...nommer(x), avant: enCoeur(x.avant), apres: enCoeur(x.apres) })),
  };
}

function aspects({
  code,
  avant,
  apres,
}: {
  code: string;
  avant: MetierVu;
  apres: MetierVu;
}): Comparaison["metiers"]["modifies"][number] {
  return {
    code,
    libelle: apres.libelle,
    drapeaux: DRAPEAUX.filter((champ) => avant[champ] !== apres[champ]).map((champ) => ({
      champ,
      avant: avant[champ],
      apres: apres[champ],
    })),
    textes: TEXTES.filter((champ) => avant[champ] !== apres[champ]),
  };
}

/**
 * Where the principal title that a code had went, when it went elsewhere, or else the métier that is now called as it was:
 * the code changed its meaning.
 */
function anciensSens({ appellations, metiers }: Diff): Map<string, string> {
  const nommes = new Map(metiers.map((m) => [m.apres?.libelle, m.code]));
  const partis = new Map<string, string>();
  for (const { code, avant } of metiers) {
    const homonyme = nommes.get(avant?.libelle);
    if (avant && homonyme !== undefined) partis.set(code, homonyme);
  }
  for (const { avant, apres } of appellations) {
    if (avant?.principale && apres && apres.metier !== avant.metier) partis.set(avant.metier, apres.metier);
  }
  return partis;
}

/** Titles by kind and code, of each diff once. */
const titres = new WeakMap<Diff, Map<string, string>>();

function titresDe(diff: Diff): Map<string, string> {
  let connus = titres.get(diff);
  if (connus === undefined) {
    connus = new Map();
    for (const genre of GENRES) {
      for (const c of diff[genre]) connus.set(`${genre} ${c.code}`, (c.apres ?? c.avant)?.libelle ?? c.code);
    }
    titres.set(diff, connus);
  }
  return connus;
}

function nommeur(
  diff: Diff,
  referential: Referential,
  diffs: readonly Diff[],
): (genre: Genre, code: string) => string {
  return (genre, code) => {
    const cle = `${genre} ${code}`;
    const ailleurs = (): string | undefined => diffs.map((d) => titresDe(d).get(cle)).findLast(Boolean);
    return titresDe(diff).get(cle) ?? referential[genre].get(code)?.libelle ?? ailleurs() ?? code;
  };
}
