import type { CodeMetier } from "../codes";
import { separerIntitule } from "../intitule";
import type {
  Appellation,
  CentreInteret,
  Coeur,
  Competence,
  Contexte,
  Domaine,
  Enjeu,
  GrandDomaine,
  LettreRiasec,
  Metier,
  Mobilite,
  Nomenclature,
  NomenclatureRow,
  Objectif,
  Referential,
  RomeTables,
  Savoir,
  Secteur,
  Theme,
} from "../model";
import { dUnTrait, type PasAPas } from "../pas-a-pas";

/**
 * Links validated tables into a `Referential`. Pure; about 0.2 s for the whole ROME.
 * The tables must have passed `validate`: a dangling link is a bug here, and throws.
 */
export const build = (rome: RomeTables): Referential => dUnTrait(buildPasAPas(rome));

/** `build`, one step a group of rows. */
export function* buildPasAPas({ version, publieeLe, source, tables: t }: RomeTables): PasAPas<Referential> {
  const grandsDomaines = new Map<string, GrandDomaine & { domaines: Domaine[]; metiers: CodeMetier[] }>(
    tries(t.grandsDomaines).map((g) => [g.code, { ...g, domaines: [], metiers: [] }]),
  );
  const domaines = new Map<string, Domaine & { metiers: CodeMetier[] }>();
  for (const d of tries(t.domaines)) {
    const grandDomaine = exige(grandsDomaines, d.code.slice(0, 1));
    const domaine = {
      ...d,
      grandDomaine: { code: grandDomaine.code, libelle: grandDomaine.libelle },
      metiers: [],
    };
    domaines.set(d.code, domaine);
    grandDomaine.domaines.push(domaine);
  }

  const domainesCompetence = parCode(t.domainesCompetence);
  const enjeux = new Map<string, Enjeu>(
    t.enjeux.map((e) => [
      e.code,
      { code: e.code, libelle: e.libelle, domaine: exige(domainesCompetence, e.domaine) },
    ]),
  );
  const objectifs = new Map<string, Objectif>(
    t.objectifs.map((o) => [o.code, { code: o.code, libelle: o.libelle, enjeu: exige(enjeux, o.enjeu) }]),
  );
  const objectifDeMacro = new Map(t.macros.map((m) => [m.ogr, exige(objectifs, m.objectif)]));
  const libelleDeCompetence = new Map(t.competences.map((c) => [c.ogr, c.libelle]));
  yield;
  const competences = new Map<string, Competence & { metiers: CodeMetier[] }>();
  for (const c of t.competences) {
    const codeMacro = c.nature === "macro" ? c.ogr : c.macro;
    competences.set(c.ogr, {
      ogr: c.ogr,
      libelle: c.libelle,
      nature: c.nature,
      categorie: c.categorie,
      macro: codeMacro === null ? null : { code: codeMacro, libelle: exige(libelleDeCompetence, codeMacro) },
      objectif: codeMacro === null ? null : (objectifDeMacro.get(codeMacro) ?? null),
      metiers: [],
    });
  }
  yield;
  const savoirs = new Map<string, Savoir & { metiers: CodeMetier[] }>(
    t.savoirs.map((s) => [s.ogr, { ...s, metiers: [] }]),
  );
  const contextes = new Map<string, Contexte & { metiers: CodeMetier[] }>(
    t.contextes.map((c) => [c.ogr, { ...c, metiers: [] }]),
  );
  const centresInteret = avecMetiers(t.centresInteret);
  const secteurs = avecMetiers(t.secteurs);
  const sousSecteurs = parCode(t.sousSecteurs);
  const themes = avecMetiers(t.themes);
  const nafs = avecMetiers(t.nafs);

  const appellations = new Map<string, Appellation>();
  yield;
  const appellationsDe = grouper(t.appellations);
  const textesDe = grouper(t.textes);
  yield;
  const itemsDe = grouper(t.items);
  yield;
  const centresDe = grouper(t.centresInteretLiens);
  const secteursDe = grouper(t.secteursLiens);
  const themesDe = grouper(t.themesLiens);
  const nafsDe = grouper(t.nafsLiens);
  const mobilitesDe = grouper(t.mobilites);

  const metiers = new Map<CodeMetier, Metier>();
  for (const m of tries(t.metiers)) {
    yield;
    const code = m.code;
    const domaine = exige(domaines, code.slice(0, 3));
    const grandDomaine = exige(grandsDomaines, code.slice(0, 1));
    domaine.metiers.push(code);
    grandDomaine.metiers.push(code);

    const siennes = (appellationsDe.get(code) ?? []).map((a): Appellation => {
      const intitule = separerIntitule(a.libelle);
      return {
        ogr: a.ogr,
        libelle: a.libelle,
        libelleCourt: a.libelleCourt,
        intitule,
        genre: a.principale ? "principale" : "synonyme",
        peuUsite: a.peuUsite,
        ancienCode: a.ancienCode,
        metier: code,
      };
    });
    siennes.sort((a, b) => Number(b.genre === "principale") - Number(a.genre === "principale"));
    for (const a of siennes) appellations.set(a.ogr, a);

    const sesCompetences: { competence: Competence; coeur: Coeur }[] = [];
    const sesSavoirs: { savoir: Savoir; coeur: Coeur }[] = [];
    const sesContextes: Contexte[] = [];
    for (const item of itemsDe.get(code) ?? []) {
      const competence = competences.get(item.ogr);
      const savoir = competence ? undefined : savoirs.get(item.ogr);
      if (competence) sesCompetences.push({ competence, coeur: item.coeur });
      else if (savoir) sesSavoirs.push({ savoir, coeur: item.coeur });
      else sesContextes.push(exige(contextes, item.ogr));
      (competence ?? savoir ?? exige(contextes, item.ogr)).metiers.push(code);
    }

    const textes = [...(textesDe.get(code) ?? [])].sort((a, b) => a.position - b.position);
    const centres = (centresDe.get(code) ?? []).map((l) => ({
      centre: joint(centresInteret, l.code, code),
      principal: l.principal,
    }));
    const sesSecteurs = (secteursDe.get(code) ?? []).map((l) => ({
      secteur: joint(secteurs, l.secteur, code),
      sousSecteur: l.sousSecteur === null ? null : exige(sousSecteurs, l.sousSecteur),
      principal: l.principal,
    }));

    metiers.set(code, {
      code,
      ogr: m.ogr,
      libelle: m.libelle,
      intitule: separerIntitule(m.libelle),
      parent: m.parent,
      domaine: { code: domaine.code, libelle: domaine.libelle },
      grandDomaine: { code: grandDomaine.code, libelle: grandDomaine.libelle },
      riasec: [m.riasecMajeur, m.riasecMineur].filter((l): l is LettreRiasec => l !== null),
      reglemente: m.reglemente,
      cadre: m.cadre,
      transitions: { ecologique: m.ecologique, numerique: m.numerique, demographique: m.demographique },
      definition: textes.filter((x) => x.genre === "definition").map((x) => x.texte),
      acces: textes.filter((x) => x.genre === "acces").map((x) => x.texte),
      appellations: siennes,
      competences: sesCompetences,
      savoirs: sesSavoirs,
      contextes: sesContextes,
      centresInteret: principauxDabord(centres),
      secteurs: principauxDabord(sesSecteurs),
      themes: (themesDe.get(code) ?? []).map((l) => joint(themes, l.code, code)),
      nafs: (nafsDe.get(code) ?? []).map((l) => joint(nafs, l.code, code)),
      mobilites: (mobilitesDe.get(code) ?? [])
        .map((l): Mobilite => ({ cible: l.cible, ordre: l.ordre }))
        .sort((a, b) => a.ordre - b.ordre),
    });
  }

  return {
    version,
    publieeLe,
    source,
    comptes: {
      metiers: metiers.size,
      appellations: appellations.size,
      competences: competences.size,
      savoirs: savoirs.size,
      contextes: contextes.size,
      mobilites: t.mobilites.length,
    },
    cites: {
      competences: combienCites(competences),
      savoirs: combienCites(savoirs),
      contextes: combienCites(contextes),
    },
    metiers,
    appellations,
    competences,
    savoirs,
    contextes,
    grandsDomaines,
    domaines,
    centresInteret,
    secteurs,
    themes,
    nafs,
  };
}

type AvecMetiers<T extends NomenclatureRow> = Map<string, T & { metiers: CodeMetier[] }>;

function avecMetiers(
  rows: readonly (NomenclatureRow & { definition: string })[],
): AvecMetiers<CentreInteret & Secteur & Theme>;
function avecMetiers(rows: readonly NomenclatureRow[]): AvecMetiers<Nomenclature>;
function avecMetiers(rows: readonly NomenclatureRow[]): AvecMetiers<Nomenclature> {
  return new Map(rows.map((r) => [r.code, { ...r, metiers: [] }]));
}

/** The row of that code, with the métier added once to those that have it. */
function joint<T extends { metiers: CodeMetier[] }>(
  rows: Map<string, T>,
  code: string,
  metier: CodeMetier,
): T {
  const row = exige(rows, code);
  if (row.metiers.at(-1) !== metier) row.metiers.push(metier);
  return row;
}

const combienCites = (rows: ReadonlyMap<string, { readonly metiers: readonly CodeMetier[] }>): number =>
  [...rows.values()].filter((row) => row.metiers.length > 0).length;

const parCode = <T extends NomenclatureRow>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((r) => [r.code, r]));

const tries = <T extends { readonly code: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));

const principauxDabord = <T extends { readonly principal: boolean }>(liens: readonly T[]): T[] =>
  [...liens].sort((a, b) => Number(b.principal) - Number(a.principal));

function grouper<T extends { readonly metier: CodeMetier }>(rows: readonly T[]): Map<CodeMetier, T[]> {
  const groupes = new Map<CodeMetier, T[]>();
  for (const row of rows) {
    const groupe = groupes.get(row.metier);
    if (groupe) groupe.push(row);
    else groupes.set(row.metier, [row]);
  }
  return groupes;
}

function exige<K, V>(map: ReadonlyMap<K, V>, cle: K): V {
  const valeur = map.get(cle);
  if (valeur === undefined) throw new Error(`Referential: unknown code ${String(cle)} in validated tables`);
  return valeur;
}
